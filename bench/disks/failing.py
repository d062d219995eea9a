"""A disk that fails from one moment on, as the system itself says it: calls of this process that
would write (or read) come back with an error number, in Python, DuckDB and Arrow alike.

It is a filter of the kernel's (seccomp), so it needs no rights and no disk of its own; it never
goes away again, and belongs into a fork. Standard output and error are let through."""

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterable
from dataclasses import dataclass

NUMBERS = {  # of the system's calls
    "x86_64": {
        "read": 0, "write": 1, "pread64": 17, "pwrite64": 18, "writev": 20, "sendfile": 40,
        "fsync": 74, "fdatasync": 75, "ftruncate": 77, "rename": 82, "mkdir": 83, "rmdir": 84,
        "link": 86, "unlink": 87, "openat": 257, "mkdirat": 258, "unlinkat": 263, "renameat": 264,
        "fallocate": 285, "renameat2": 316, "copy_file_range": 326, "seccomp": 317,
    },
    "aarch64": {
        "mkdirat": 34, "unlinkat": 35, "renameat": 38, "ftruncate": 46, "fallocate": 47,
        "openat": 56, "read": 63, "write": 64, "writev": 66, "pread64": 67, "pwrite64": 68,
        "sendfile": 71, "fsync": 82, "fdatasync": 83, "renameat2": 276, "seccomp": 277,
        "copy_file_range": 285,
    },
}[platform.machine()]  # fmt: skip
LOAD, EQUAL, GREATER, ANY_BIT, RETURN = 0x20, 0x15, 0x25, 0x45, 0x06  # instructions of a filter
ALLOW, ERROR = 0x7FFF0000, 0x00050000
NUMBER, FIRST, THIRD = 0, 16, 32  # where the call's number and its arguments stand
NO_NEW_PRIVILEGES, SET_FILTER, ALL_THREADS = 38, 1, 1

WRITES = ("write", "pwrite64", "writev", "sendfile", "fallocate")
READS = ("read", "pread64")
GIVES = ("mkdir", "mkdirat")
TAKES = ("rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "link", "ftruncate")
LASTS = ("fsync", "fdatasync")
NEW_FILE = os.O_EXCL | os.O_TRUNC
TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


@dataclass(frozen=True)
class Failure:
    """``calls`` that fail with an error ``number``, ``streams`` of them unless they are about
    standard output or error, and files opened with any bit of ``opening``."""

    number: int
    calls: tuple[str, ...] = ()
    streams: tuple[str, ...] = ()
    opening: int = 0


FAILURES = {
    "full": Failure(errno.ENOSPC, GIVES, WRITES, NEW_FILE),
    "full of files": Failure(errno.ENOSPC, GIVES, (), NEW_FILE),
    "read-only": Failure(errno.EROFS, GIVES + TAKES, WRITES, TO_WRITE),
    "broken": Failure(errno.EIO, GIVES + LASTS, WRITES, NEW_FILE),
    "unreadable": Failure(errno.EIO, (), READS),
}


def fail(failure: Failure) -> None:
    """From here on, in every thread of this process, until its end."""
    code = b"".join(_filter(failure))
    text = ctypes.create_string_buffer(code)
    program = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(text))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if libc.syscall(NUMBERS["seccomp"], SET_FILTER, ALL_THREADS, program):
        raise OSError(ctypes.get_errno(), "the kernel takes no filter")


def _filter(failure: Failure) -> Iterable[bytes]:
    """The program: each rule loads the number of the call, and what it asks of its arguments."""
    error = _step(RETURN, ERROR | failure.number)
    for name in failure.calls:
        if name in NUMBERS:
            yield from (_step(LOAD, NUMBER), _step(EQUAL, NUMBERS[name], 0, 1), error)
    for name in failure.streams:
        yield from (_step(LOAD, NUMBER), _step(EQUAL, NUMBERS[name], 0, 3))
        yield from (_step(LOAD, FIRST), _step(GREATER, 2, 0, 1), error)
    if failure.opening:
        yield from (_step(LOAD, NUMBER), _step(EQUAL, NUMBERS["openat"], 0, 3))
        yield from (_step(LOAD, THIRD), _step(ANY_BIT, failure.opening, 0, 1), error)
    yield _step(RETURN, ALLOW)


def _step(code: int, value: int, if_so: int = 0, else_: int = 0) -> bytes:
    """One instruction; ``if_so`` and ``else_``: how many are left out then."""
    return struct.pack("HBBI", code, if_so, else_, value)
