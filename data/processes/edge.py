"""Where a command ends: every refusal, and a disk that is full, read-only or failing, is one
sentence on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from data.errors import Refused, of_disk, refused_by_disk, said

_held: ContextVar[list[str] | None] = ContextVar("notices that wait", default=None)
NOBODY_READS = 141  # as a shell says it of a program that a closed pipe has ended


def ended(run: Callable[[], int]) -> int:
    """The exit code of a command: its own, or 1 with one sentence; what is the program's own fault
    goes on. Where "| head" has closed the pipe it ends without a word."""
    try:
        with refused_by_disk():
            return run()
    except BrokenPipeError:
        return NOBODY_READS
    except Refused as refusal:
        print(said(refusal), file=sys.stderr)
        return 1


@contextmanager
def stands(change: str) -> Iterator[None]:
    """What follows from a change that stands: where the disk does not let it, that is said, and is
    no failure. ``change``: what is done and what is not."""
    try:
        yield
    except Exception as error:
        if (reason := of_disk(error)) is None:
            raise
        notice = f"{change}: {reason}. Sisanya dikerjakan begitu disk itu pulih."
        if (held := _held.get()) is None:
            print(notice, file=sys.stderr)
        else:
            held.append(notice)


@contextmanager
def said_at_the_end() -> Iterator[None]:
    """Notices of :func:`stands` are said when all inside is done. A refusal takes their place: it says
    itself what stands."""
    held: list[str] = []
    token = _held.set(held)
    try:
        yield
    finally:
        _held.reset(token)
    for notice in held:
        print(notice, file=sys.stderr)
