"""Every file of a small home flipped, missing, cut and doubled, one after another.

    .venv/bin/python -m bench.spoiling

``verify`` names what people have put in, the figures on the command line and the pages of the
dashboard are those of the whole home, or say what they lack; nobody sees a traceback."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.crash import dashboard
from bench.crash.small import NOW, asked, copied, filled, publish
from data.cases import store
from data.lake.home import Home
from data.lake.verify import bad_files

LAKE = ("uploads/", "documents/", "published/", "home.json", "contents.txt")
OF_DAMAGE = ("rusak", "hilang", "tidak terbaca")  # one of them stands in what is said of damage


def flip(path: Path) -> None:
    """One bit in the middle."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    """The second half goes."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def double(path: Path) -> None:
    """The content twice."""
    path.write_bytes(path.read_bytes() * 2)


SPOILS: dict[str, Callable[[Path], None]] = {
    "flipped": flip,
    "missing": Path.unlink,
    "cut": cut,
    "doubled": double,
}


class Answers(NamedTuple):
    """What is said of a home: the ``figures`` command, and each page of the dashboard."""

    figures: tuple[int, str, str]
    screens: tuple[dashboard.Screen, ...]

    @classmethod
    def of(cls, home: Path, pages: tuple[str, ...]) -> "Answers":
        """Asks them."""
        screens = tuple(dashboard.shown(home, page) for page in pages)
        store.close()
        return cls(asked(home), screens)


def names(home: Path) -> list[str]:
    """Files of a home that hold something, relative to it."""
    found = (path for path in home.rglob("*") if path.is_file() and path.stat().st_size)
    return sorted(str(path.relative_to(home)) for path in found)


def faults(
    before: Path, folder: Path, pages: tuple[str, ...] = dashboard.PAGES, ways: int = len(SPOILS)
) -> Iterator[str]:
    """What is believed, or said wrongly, of copies of a home with one spoilt file each: each file in
    so many ways, by turns, and of the dashboard these pages."""
    whole, turns = Answers.of(before, pages), itertools.cycle(SPOILS.items())
    for name in names(before):
        for how, spoil in itertools.islice(turns, ways):
            # never twice the same path: a dashboard keeps what it has made of one
            home = copied(before, folder / f"{name.replace('/', '-')}-{how}" / "home")
            if name.startswith(LAKE):  # so that it is read again
                for path in [*home.glob("store-*"), *(home / "cases").iterdir()]:
                    path.unlink()
            spoil(home / name)
            yield from (f"{name} {how}: {fault}" for fault in _wrong(home, name, whole, pages))
            shutil.rmtree(home.parent)


def _wrong(home: Path, name: str, whole: Answers, pages: tuple[str, ...]) -> Iterator[str]:
    known = bad_files(Home(home))[1]
    if name.startswith(LAKE) and not known:
        yield "verify finds nothing"
    if not name.startswith(LAKE) and known:
        yield "verify takes it for damage"
    answers = Answers.of(home, pages)
    code, out, err = answers.figures
    if "Traceback" in err or err.count("\n") > 1:
        yield f"no sentence: {err[-300:]}"
    elif code == 0 and not err and out != whole.figures[1]:
        yield "another figure without a word"
    elif code and not err:
        yield "refused without a word"
    for page, screen, as_whole in zip(pages, answers.screens, whole.screens, strict=True):
        is_said = any(word in f"{screen.said}\n{screen.drawn}" for word in OF_DAMAGE)
        if screen.crashed:
            yield f"page “{page}” crashed: {screen.crashed[-300:]}"
        elif screen != as_whole and not is_said:
            yield f"page “{page}” shows something else without a word"


def main() -> None:
    """Spoils every file of a home with an upload and a published month; prints what is wrong."""
    os.environ["TANGGAP_NOW"] = NOW
    with tempfile.TemporaryDirectory() as folder:
        before = filled(Path(folder) / "before")
        publish(before)
        found = 0
        for fault in faults(before, Path(folder) / "spoilt"):
            print(fault, flush=True)
            found += 1
        print(f"{len(names(before))} files, each in {len(SPOILS)} ways: {found} faults")


if __name__ == "__main__":
    main()
