"""The end of the server: it waits for the runs that still draw a page.

Streamlit's runs are daemon threads, and Python does not wait for those: one that is within DuckDB,
pyarrow or scipy when the interpreter ends aborts the process or keeps it for ever. So whoever stops
the server is served within seconds and finds an exit code of 0."""

import atexit
import os
import threading
import time
from functools import cache

from pages.cache.following import NAME

LONGEST = 30  # seconds
RUNS = ("ScriptRunner.", NAME)  # how Streamlit's threads of runs are named, and those that follow

begun = threading.Event()  # nothing that nobody waits for need be started


def _wait_for_runs() -> None:
    """Streamlit has asked each run to stop, which it does with the next thing that it draws, and the
    server its followers."""
    begun.set()
    deadline = time.monotonic() + LONGEST
    runs = [thread for thread in threading.enumerate() if thread.name.startswith(RUNS)]
    for run in runs:
        run.join(max(deadline - time.monotonic(), 0))
    if any(run.is_alive() for run in runs):
        os._exit(
            1
        )  # the interpreter cannot be ended around it; a store is put in place whole or not at all


@cache
def register() -> None:
    """Waits at the end of this process; asked for by every run, registered once."""
    atexit.register(_wait_for_runs)
