"""A real disk of a few kilobytes (a tmpfs, which only root may mount), filled up to so many bytes:
what commands and the upload screen say there, and what readers can do where it is read-only."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.crash import dashboard, screen
from bench.crash.deeds import Deed
from bench.crash.small import copied, figures, truth
from bench.disks.commands import READING, WRITING
from data.errors import DiskFails, Refused
from data.lake import leftovers
from data.lake.home import Home
from data.lake.verify import bad_files

SIZE = 40 << 20
LEFT = (0, 4096, 16_384, 65_536, 262_144)  # bytes: for nothing, a document, rows, a store
PAGE = 4096


@contextmanager
def disk(folder: Path) -> Iterator[Path]:
    """A disk of SIZE, mounted there."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        folder.rmdir()


@contextmanager
def full(folder: Path, left: int) -> Iterator[None]:
    """Nothing but so many bytes can be written there."""
    ballast = folder / "ballast"
    with open(ballast, "wb", buffering=0) as handle:
        while True:
            try:
                handle.write(bytes(1 << 16))
            except OSError:
                break
        handle.truncate(max(handle.tell() - left, 0) // PAGE * PAGE)
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nobody can write there."""
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["mount", "-o", "remount,rw", folder], check=True)


def faults(before: Path, folder: Path) -> Iterator[str]:
    """What is wrong on such disks, in copies of the home."""
    for deed in WRITING:
        for left in LEFT:
            with disk(folder / "disk") as place:
                for fault in _filled_up(deed, before, place, left):
                    yield f"{deed.name}, {left} bytes left: {fault}"
    with disk(folder / "disk") as place:
        yield from _only_read(before, place)


def _filled_up(deed: Deed, before: Path, place: Path, left: int) -> Iterator[str]:
    home = copied(before, place / "all" / "home")
    there = truth(home)
    deed.ahead(home)
    with full(place, left):
        refusal = _refusal(deed, home)
    if deed.do is screen.upload:
        deed.after()
    if refusal and "Disk penuh" not in refusal:
        yield f"does not say that it is full: {refusal}"
    if refusal and "sudah dicatat" not in refusal and truth(home) != there:
        yield f"refused, and yet stored: {refusal}"
    leftovers.finish(Home(home))
    yield from (f"{name} is damaged" for name in bad_files(Home(home))[1])
    yield from (f"{path.name} lies about" for path in leftovers.temporary(Home(home)))


def _only_read(before: Path, place: Path) -> Iterator[str]:
    """Readers have the same figures without a store; whoever writes is refused."""
    expected = figures(before)
    home = copied(before, place / "all" / "home")
    for path in [*home.glob("store-*"), *(home / "cases").iterdir()]:
        path.unlink()
    with read_only(place):
        if figures(home) != expected:
            yield "read-only: other figures"
        for page in dashboard.PAGES:
            if crashed := dashboard.shown(home, page).crashed:
                yield f"read-only: page “{page}” crashed: {crashed}"
        for deed in READING:
            if refusal := _refusal(deed, home):
                yield f"read-only: {deed.name}: {refusal}"
        for deed in WRITING:
            if deed.name not in ("rebuild", "backup") and not _refusal(deed, home):
                yield f"read-only: {deed.name} is not refused"


def _refusal(deed: Deed, home: Path) -> str:
    """What a deed is refused with; empty where it is done."""
    try:
        deed.do(home)
    except DiskFails as refusal:
        return str(refusal)
    except (AssertionError, Refused) as refusal:
        return str(refusal)
    return ""
