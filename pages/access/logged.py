"""One line in the server's log for each action: the role and OPD of whoever acted, what it was, and
how long it took. Never a name, an address or what was typed."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from pages.access import access
from pages.access.sign_in import Person


def logged(what: str) -> Callable[[Callable], Callable]:
    """A decorator for whatever changes something for everyone (``keputusan.simpan``)."""

    def wrap(act: Callable) -> Callable:
        @wraps(act)
        def acted(*given, **named):
            with action(what, access.current()):
                return act(*given, **named)

        return acted

    return wrap


@contextmanager
def action(what: str, viewer: Person) -> Iterator[None]:
    """The same for a part of a function."""
    begun = time.perf_counter()
    try:
        yield
    finally:
        seconds = time.perf_counter() - begun
        who = " ".join([f"peran={viewer.role or '-'}", *(f"opd={one}" for one in viewer.opd_ids)])
        print(f"tanggap aksi={what} {who} lama={seconds:.2f}", file=sys.stderr, flush=True)
