"""A deed that is killed at some moment, and what is wrong afterwards (``bench.crash``)."""

import hashlib
import json
import os
import shutil
import signal
import sys
import time
import traceback
from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.crash.deeds import Deed, known
from bench.crash.small import copied
from data.lake import leftovers
from data.lake.home import Home
from data.lake.locks import IN_USE, LOCKING
from data.lake.verify import bad_files

CHANGING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate")
WRITING = os.O_WRONLY | os.O_RDWR


class Moment(NamedTuple):
    """So many ``seconds`` after a ``step`` (from 0) has begun; 0: before anything of it is done."""

    step: int
    seconds: float


def steps(deed: Deed, home: Path) -> list[float]:
    """When each step of a whole run begins, in seconds, and at last its end."""
    read, write = os.pipe()
    deed.ahead(home)
    child = os.fork()
    if child == 0:
        seen: list[float] = []
        listen(home, lambda: seen.append(time.perf_counter()))
        try:
            deed.do(home)
            os.write(write, json.dumps([*seen, time.perf_counter()]).encode())
            os._exit(0)
        except Exception:
            traceback.print_exc()
        finally:  # whatever it says, this fork does not go on as the bench
            os._exit(1)
    os.close(write)
    with os.fdopen(read) as said:
        found = said.read()
    assert os.waitpid(child, 0)[1] == 0, f"{deed.name} fails by itself"
    deed.after()
    return json.loads(found)


def moments(times: list[float], wanted: int) -> list[Moment]:
    """So many moments: half of them spread evenly over the steps, half over the time."""
    count = len(times) - 1
    places = [i * count / (wanted // 2) for i in range(wanted // 2)]
    found = [
        Moment(step := int(place), place % 1 * (times[step + 1] - times[step])) for place in places
    ]
    rest = wanted - len(found)
    for i in range(rest):
        at = times[0] + i / rest * (times[-1] - times[0])
        step = min(bisect_right(times, at), count) - 1
        found.append(Moment(step, at - times[step]))
    return found


def kill(deed: Deed, home: Path, moment: Moment) -> bool:
    """Does the deed in a fork that is killed at the moment; whether it came so far."""
    deed.ahead(home)
    child = os.fork()
    if child == 0:
        left = iter(range(moment.step))
        listen(home, lambda: next(left, None) is None and _end(moment.seconds))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        try:
            deed.do(home)
        finally:  # whatever it says, this fork does not go on as the bench
            os._exit(0)
    is_killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    deed.after()
    return is_killed


def _end(seconds: float) -> None:
    """Ends this process, or has the system do so in a moment: nothing of it runs any more then."""
    if seconds:
        signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-6))
    else:
        os.kill(os.getpid(), signal.SIGKILL)


def listen(home: Path, step: Callable[[], object]) -> None:
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


def faults(deed: Deed, before: Path, folder: Path, several: list[Moment]) -> Iterator[str]:
    """What is wrong after a kill at each of the moments, in copies of the home ``before``."""
    seen, expected = set(), known(deed.figures, before)
    for moment in several:
        home = copied(before, folder / "home")
        kill(deed, home, moment)
        left = state(home.parent)
        if left not in seen:
            seen.add(left)
            place = f"{deed.name}, killed {moment.seconds:.4f} s after step {moment.step}"
            yield from (f"{place}: {fault}" for fault in _after(deed, home, expected))
        shutil.rmtree(folder)


def state(folder: Path) -> frozenset[tuple[str, bytes]]:
    """Everything that lies in a folder: names, and the hashes of what is in them."""
    return frozenset(
        (str(path.relative_to(folder)), hashlib.sha256(path.read_bytes()).digest())
        if path.is_file()
        else (str(path.relative_to(folder)), b"")
        for path in folder.rglob("*")
    )


def _after(deed: Deed, home: Path, expected: object) -> Iterator[str]:
    """What is wrong in a home in which a deed was killed; ``expected``: its figures before that."""
    leftovers.finish(Home(home))
    yield from (f"{name} is damaged" for name in bad_files(Home(home))[1])
    left = deed.figures(home)
    try:
        deed.do(home)
    except AssertionError as error:
        if not deed.may_refuse:
            yield f"cannot be done again: {error}"
    done = deed.figures(home)
    if left not in (expected, done):
        yield "figures of neither before nor after"
    if bad_files(Home(home))[1]:
        yield "done again, something is damaged"
    for path in (home / "staging").rglob("*"):
        if path.is_file() and path.name not in (IN_USE, LOCKING):
            yield f"{path.relative_to(home)} lies about"
