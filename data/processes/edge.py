"""Where a command ends: every refusal, and a disk that is full, read-only or failing, is one
sentence on standard error."""

import sys
from collections.abc import Callable

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
        print(
            f"{reason}; yang belum dilaporkan selesai tidak disimpan. Pulihkan disk itu, lalu ulangi.",
            file=sys.stderr,
        )
        return 1
