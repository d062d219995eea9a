"""Turns of those whose work takes a processor for seconds: the loads of a home.

Twenty uploads that begin at once are done no sooner for it, and nobody else gets the processor."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from data.errors import refused_by_disk
from data.lake import locks

AT_ONCE = 2  # while one takes minutes the others pass it by
LINE, PLACE = "load-line.lock", "load-{}.lock"


@contextmanager
def taken(folder: Path) -> Iterator[None]:
    """Inside are at most AT_ONCE processes, in the order in which they came: Linux gives a ``flock`` to
    those who wait for it one after another, and only the first in line looks for a place. Nobody gives
    up: each step of those before has its own limit, and what a killed one held is free. In a folder
    that is not there or cannot be written nobody loads anything."""
    with ExitStack() as held:
        if os.access(folder, os.W_OK):
            with refused_by_disk():
                line, *places = [
                    held.enter_context(open(folder / name, "a"))
                    for name in (LINE, *map(PLACE.format, range(AT_ONCE)))
                ]
            fcntl.flock(line, fcntl.LOCK_EX)
            while not any(locks.take(place.fileno()) for place in places):
                time.sleep(locks.LOOKING)
            line.close()
        yield
