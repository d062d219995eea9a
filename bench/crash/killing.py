"""A deed is killed at one of its steps, and what it leaves is looked at."""

import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.lake import leftovers
from data.lake.home import Home
from data.lake.verify import bad_files

CHANGING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate")
WRITING = os.O_WRONLY | os.O_RDWR


@dataclass(frozen=True)
class Deed:
    """A command that is killed: what it is called, ``do`` with a home, ``figures`` of a home, and
    whether it ``may_refuse`` to do again what was done before it was killed."""

    name: str
    do: Callable[[Path], None]
    figures: Callable[[Path], object]
    may_refuse: bool = False


def steps(deed: Deed, home: Path) -> int:
    """How many steps a whole run has."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        seen: list[str] = []
        _listen(home, lambda: seen.append("."))
        deed.do(home)
        os.write(write, str(len(seen)).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as said:
        found = said.read()
    assert os.waitpid(child, 0)[1] == 0, f"{deed.name} fails by itself"
    return int(found)


def kill(deed: Deed, home: Path, step: int) -> bool:
    """Does the deed in a fork that is killed before a step (from 1); whether it came so far."""
    child = os.fork()
    if child == 0:
        left = iter(range(step - 1))
        _listen(home, lambda: next(left, None) is None and os.kill(os.getpid(), signal.SIGKILL))
        with contextlib.suppress(BaseException):
            deed.do(home)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _listen(home: Path, step: Callable[[], object]) -> None:
    """From here on, every step below the folder of the home is told, as long as this process
    lives."""
    top = str(home.parent)

    def heard(event: str, arguments: tuple) -> None:
        if event == "open":
            path, _, flags = arguments
            is_step = bool(flags & WRITING)
        else:
            path, is_step = arguments[0] if arguments else None, event in CHANGING
        if is_step and isinstance(path, str | os.PathLike) and os.fspath(path).startswith(top):
            step()

    sys.addaudithook(heard)


def faults(deed: Deed, before: Path, expected: object, folder: Path, step: int) -> Iterator[str]:
    """What is wrong after one kill, in a copy of the home ``before``, whose figures are
    ``expected``."""
    home = copied(before, folder / "home")
    kill(deed, home, step)
    place = f"{deed.name}, killed before step {step}"
    leftovers.finish(Home(home))
    for name in bad_files(Home(home))[1]:
        yield f"{place}: {name} is damaged"
    left = deed.figures(home)
    try:
        deed.do(home)
    except AssertionError as error:
        if not deed.may_refuse:
            yield f"{place}: cannot be done again: {error}"
    done = deed.figures(home)
    if left not in (expected, done):
        yield f"{place}: figures of neither before nor after"
    if bad_files(Home(home))[1]:
        yield f"{place}: done again, something is damaged"
    shutil.rmtree(folder)


def copied(home: Path, target: Path) -> Path:
    """A home with its key and whatever lies beside it, in a folder of its own."""
    shutil.copytree(home.parent, target.parent)
    return target


def spread(total: int, wanted: int) -> list[int]:
    """So many of the steps, from the first to the last, evenly."""
    return sorted({1 + round(i * (total - 1) / max(wanted - 1, 1)) for i in range(wanted)})
