"""Processes that are started ahead of need: each has done its imports and waits for a first line,
so that whoever wants one does not wait a second for them."""

import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).parents[2]


class Started(NamedTuple):
    """A process of its own with pipes for standard input and output; ``err``: what it complains of."""

    process: subprocess.Popen[bytes]
    err: IO[bytes]

    def complaint(self) -> str:
        """What it has said on standard error."""
        self.err.seek(0)
        return self.err.read().decode(errors="replace")

    def end(self) -> None:
        """Ends it, whatever it is doing."""
        self.process.kill()
        self.process.communicate()  # closes the pipes, and nothing is left of it
        self.err.close()


class Ready:
    """``python -m <module>``; at most ``ahead`` of them wait. The module reads lines from its
    standard input and ends where that is closed, so none outlives the process that started it."""

    def __init__(self, module: str, ahead: int = 1):
        self._module, self._ahead = module, ahead
        self._lock = threading.Lock()
        self._waiting: list[Started] = []

    def prepare(self) -> None:
        """Starts what is missing of those that wait."""
        with self._lock:
            while len(self._waiting) < self._ahead:
                self._waiting.append(self._started())

    def take(self) -> Started:
        """One that waited and still lives, else a new one; it is the caller's from here on."""
        with self._lock:
            while self._waiting:
                one = self._waiting.pop(0)
                if one.process.poll() is None:
                    return one
                one.end()  # it has ended, as for want of memory
        return self._started()

    def _started(self) -> Started:
        err = tempfile.TemporaryFile()
        process = subprocess.Popen(
            [sys.executable, "-m", self._module],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=err,
            process_group=0,  # an interrupt at the keyboard is for the program, which ends them
        )
        return Started(process, err)
