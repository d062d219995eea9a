"""Who may write in a folder now, and folders of those who are just writing: by ``flock``, which a
killed process leaves open."""

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from data.errors import Busy, refused_by_disk

WAIT_SECONDS = 60
LOOKING = 0.05  # seconds between two looks
IN_USE = ".in-use"  # locked by the process whose staging folder it is
LOCKING = ".locking"  # the same until it is
ABANDONED_SECONDS = 3600  # what is written in moments, and is not finished after that, never is


@contextlib.contextmanager
def held(folder: Path, name: str, is_read_only: bool) -> Iterator[None]:
    """Only one process at a time is inside the folder's lock of that name. Busy where for 60 s nobody
    has come in: as long as others take turns there, whoever waits goes on waiting."""
    with refused_by_disk():
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = _opened(folder, name, is_read_only)
    try:
        entered, deadline = _last_entered(descriptor), time.monotonic() + WAIT_SECONDS
        while not take(descriptor):
            if entered != (entered := _last_entered(descriptor)):
                deadline = time.monotonic() + WAIT_SECONDS
            if time.monotonic() > deadline:
                raise Busy
            time.sleep(LOOKING)
        with refused_by_disk():
            if not is_read_only:
                os.utime(descriptor)
            yield
    finally:
        os.close(descriptor)


def take(descriptor: int) -> bool:
    """Takes the lock of an open file; False where another process has it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _last_entered(descriptor: int) -> int:
    """When somebody last came into the lock, as its file says."""
    return os.fstat(descriptor).st_mtime_ns


def is_held(folder: Path, name: str, is_read_only: bool) -> bool:
    """Whether some process is inside that lock now."""
    descriptor = _opened(folder, name, is_read_only)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _opened(folder: Path, name: str, is_read_only: bool) -> int:
    """The lock's file, opened as the folder allows; of one that can only be read, and in which nobody
    has ever locked, the folder itself stands for it."""
    path = folder / name
    if not is_read_only:
        return os.open(path, os.O_WRONLY | os.O_CREAT, 0o666)
    return os.open(path if path.exists() else folder, os.O_RDONLY)


@contextlib.contextmanager
def staging_folder(staging: Path) -> Iterator[Path]:
    """A folder of one's own among those of others who write, gone afterwards."""
    with refused_by_disk():
        staging.mkdir(parents=True, exist_ok=True)
        forget_abandoned(staging)
        folder = Path(tempfile.mkdtemp(dir=staging))
    try:
        with refused_by_disk(), open(folder / LOCKING, "w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            os.rename(folder / LOCKING, folder / IN_USE)  # nobody meets it before it is locked
            yield folder
    finally:
        _delete(folder)


def forget_abandoned(staging: Path) -> None:
    """Deletes what a killed process left behind: an unpacked export is citizens' words."""
    for folder in staging.iterdir():
        try:
            with open(folder / IN_USE) as handle:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _delete(folder)
        except FileNotFoundError:  # being made or deleted by its owner, or left so by a kill
            if is_abandoned(folder):
                shutil.rmtree(folder, ignore_errors=True)
        except (NotADirectoryError, BlockingIOError):
            continue  # a stranger's file, or in use


def _delete(folder: Path) -> None:
    """Deletes a staging folder, its mark last: what a kill leaves of it is known as left behind."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != IN_USE:
            with contextlib.suppress(OSError):  # as above
                path.unlink()
    shutil.rmtree(folder, ignore_errors=True)


def is_abandoned(path: Path) -> bool:
    """Whether what lies there is older than anybody would still be writing it."""
    try:
        return path.stat().st_mtime < time.time() - ABANDONED_SECONDS
    except FileNotFoundError:  # finished, or taken away, just now
        return False
