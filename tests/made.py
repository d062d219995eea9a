"""What is dear to make, made once for all workers of a run: each takes a copy of it, or only reads
it."""

import fcntl
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

_shared: list[Path] = []  # the folder of the run, once it is known


def share(folder: Path) -> None:
    """From now on what is made lies there, for all processes that say so."""
    _shared[:] = [folder]


def once(name: str, make: Callable[[Path], object]) -> Path:
    """The folder of that name, which ``make`` fills unless another worker has; only to be read or
    copied."""
    place = _shared[0] if _shared else Path(_own().name)
    place.mkdir(parents=True, exist_ok=True)
    folder, whole = place / name, place / f"{name}.whole"
    with open(place / f"{name}.lock", "w") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)  # unlike flock, no child that is forked meanwhile has it
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            whole.touch()
    return folder


@cache
def _own() -> TemporaryDirectory:
    """The folder of a process that is no test run: a bench."""
    return TemporaryDirectory()
