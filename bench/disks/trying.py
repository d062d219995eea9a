"""A command in whose midst the disk fails, and what is wrong afterwards (``bench.disks``)."""

import contextlib
import io
import json
import os
import shutil
import traceback
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.crash import screen
from bench.crash.deeds import Deed, known
from bench.crash.killing import listen, steps
from bench.crash.small import copied, truth
from bench.disks.commands import ALL, READING
from bench.disks.failing import FAILURES, Failure, fail
from data.errors import DISK, Refused
from data.lake import damage, leftovers
from data.lake.home import Home
from data.lake.verify import bad_files

DONE, REFUSED, CRASHED = "done", "refused", "crashed"
STANDS = ("sudah disimpan", "sudah dicatat")  # how it is said that a change stands
UNSURE = "mungkin tidak tersimpan"  # of a disk of which nobody knows what it has taken
UNREADABLE = (damage.NOT_WHOLE, "tidak dapat dibaca")  # of a file that is not given back
LONGEST = 300  # characters of a sentence
FOR_PROGRAMMERS = ("Traceback", "Errno", "Error", "duckdb")


def tried(deed: Deed, home: Path, step: int, failure: Failure) -> tuple[str, str]:
    """DONE, REFUSED or CRASHED, and what was said, of a deed in whose midst the disk fails."""
    read, write = os.pipe()
    deed.ahead(home)
    child = os.fork()
    if child == 0:
        os.dup2(write, 1)  # the only stream that is let through
        os.write(1, json.dumps(_in_fork(deed, home, step, failure)).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as said:
        found = json.load(said)
    os.waitpid(child, 0)
    deed.after()
    return tuple(found)


def _in_fork(deed: Deed, home: Path, step: int, failure: Failure) -> tuple[str, str]:
    err, left = io.StringIO(), iter([False] * step + [True])
    listen(home, lambda: next(left, False) and fail(failure))
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(err):
        try:
            deed.do(home)
        except (AssertionError, Refused) as refusal:
            return REFUSED, str(refusal)
        except BaseException:
            return CRASHED, traceback.format_exc()
    return DONE, "".join(f"{s}\n" for s in err.getvalue().splitlines() if " aksi=" not in s)


def faults(
    deed: Deed, before: Path, folder: Path, step: int, failure: Failure, is_reading: bool = False
) -> Iterator[str]:
    """What is wrong of one try in a copy of the home ``before``."""
    home = copied(before, folder / "home")
    expected, there = known(deed.figures, before), truth(home)
    how, said = tried(deed, home, step, failure)
    yield from _of_words(how, said)
    stands, unsure = any(one in said for one in STANDS), UNSURE in said
    if how == REFUSED and truth(home) != there and not (stands or unsure):
        yield f"refused, and yet stored: {said}"
    leftovers.finish(Home(home))
    yield from (f"{name} is damaged" for name in bad_files(Home(home))[1])
    if "unlink" not in failure.calls:  # else nothing could be cleared away
        yield from (f"{path.name} lies about" for path in leftovers.temporary(Home(home)))
    left = deed.figures(home)
    with contextlib.suppress(AssertionError) if deed.may_refuse else contextlib.nullcontext():
        deed.do(home)
    done = deed.figures(home)
    if how == DONE and left != done and not is_reading:
        yield f"done, and yet not there: {said}"
    if how == REFUSED and left != expected and not (stands or unsure):
        yield f"refused, and yet other figures: {said}"


def _of_words(how: str, said: str) -> Iterator[str]:
    """What is wrong with what was said."""
    lines = said.splitlines()
    if how == CRASHED or any(word in said for word in FOR_PROGRAMMERS):
        yield f"no sentence: {said[-400:]}"
    elif how == REFUSED and len(lines) != 1:
        yield f"{len(lines)} sentences: {said}"
    elif how == REFUSED and not any(reason in said for reason in (*DISK.values(), *UNREADABLE)):
        yield f"does not name the disk: {said}"
    elif how == DONE and not all(any(one in line for one in STANDS) for line in lines):
        yield f"done, with other words: {said}"
    elif any(len(line) > LONGEST or line[-1] not in ".…" for line in lines):
        yield f"not a sentence: {said}"


def all_faults(before: Path, folder: Path, wanted: int) -> Iterator[str]:
    """Every command, in every way, at so many of its steps."""
    for deed in ALL:
        count = len(steps(deed, copied(before, folder / "steps" / "home"))) - 1
        shutil.rmtree(folder / "steps")
        for name, failure in FAILURES.items():
            if deed.do is screen.upload:  # whose process is told by a pipe, which is no disk
                failure = replace(failure, streams=())
            for step in sorted({i * count // wanted for i in range(wanted)}):
                place = f"{deed.name}, {name} from step {step} of {count}"
                for fault in faults(deed, before, folder / "try", step, failure, deed in READING):
                    yield f"{place}: {fault}"
                shutil.rmtree(folder / "try")
        print(json.dumps({"command": deed.name, "steps": count}), flush=True)
