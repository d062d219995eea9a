"""Where a command ends: every refusal, and a disk that is full, read-only or failing, is one
sentence on standard error."""

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from data.errors import Refused, of_disk, said


def ended(run: Callable[[], int]) -> int:
    """The exit code of a command: its own, or 1 with one sentence; what is the program's own fault
    goes on."""
    try:
        return run()
    except Refused as refusal:
        print(said(refusal), file=sys.stderr)
        return 1
    except Exception as error:
        if (reason := of_disk(error)) is None:
            raise
        print(_sentence(reason, getattr(error, "errno", None)), file=sys.stderr)
        return 1


def _sentence(reason: str, number: int | None) -> str:
    """What became of the rest: of a disk that fails nobody can say it for certain."""
    if number == errno.EIO:
        return (
            f"{reason}; yang belum dilaporkan selesai mungkin tidak tersimpan. Pulihkan disk itu, "
            "jalankan “python -m data verify”, lalu ulangi."
        )
    return (
        f"{reason}; yang belum dilaporkan selesai tidak disimpan. Pulihkan disk itu, lalu ulangi."
    )


@contextmanager
def stands(
    change: str, way_out: str = "Pulihkan disk itu; sisanya dikerjakan sendiri."
) -> Iterator[None]:
    """What follows from a change that stands: where the disk does not let it, that is said, and is
    no failure. ``change``: what is done and what is not."""
    try:
        yield
    except Exception as error:
        if (reason := of_disk(error)) is None:
            raise
        print(f"{change}: {reason}. {way_out}", file=sys.stderr)
