"""Every file of a home spoilt in every way, one after another: ``verify`` names what people have put
in, and no figure is shown that is not right, or does not say what it lacks."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.crash.deeds import asked
from bench.crash.killing import copied
from data.lake.home import Home
from data.lake.verify import bad_files

LAKE = ("uploads/", "documents/", "published/", "home.json", "contents.txt")


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


def names(home: Path) -> list[str]:
    """Files of a home that hold something, relative to it."""
    found = (path for path in home.rglob("*") if path.is_file() and path.stat().st_size)
    return sorted(str(path.relative_to(home)) for path in found)


def faults(before: Path, folder: Path) -> Iterator[str]:
    """What is believed, or said wrongly, of a home with one spoilt file."""
    expected = asked(before)
    for name in names(before):
        for how, spoil in SPOILS.items():
            home = copied(before, folder / "home")
            is_lake = name.startswith(LAKE)
            if is_lake:  # so that it is read again
                for path in [*home.glob("store-*"), *(home / "cases").iterdir()]:
                    path.unlink()
            spoil(home / name)
            yield from (f"{name} {how}: {fault}" for fault in _wrong(home, name, expected))
            shutil.rmtree(folder)


def _wrong(home: Path, name: str, expected: tuple[int, str, str]) -> Iterator[str]:
    known = bad_files(Home(home))[1]
    if name.startswith(LAKE) and not known:
        yield "verify finds nothing"
    if not name.startswith(LAKE) and known:
        yield "verify takes it for damage"
    code, out, err = asked(home)
    if "Traceback" in err or err.count("\n") > 1:
        yield f"no sentence: {err[-300:]}"
    elif code == 0 and not err and out != expected[1]:
        yield "another figure without a word"
    elif code and not err:
        yield "refused without a word"
