"""Processes that are started ahead of need and used again: each has done its imports and waits for
an order, so that whoever wants one does not wait a second for them."""

import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).parents[2]
PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")
KEPT = 300_000_000  # bytes: whatever holds more than this after an order is not used again


class Started(NamedTuple):
    """A process of its own with pipes for orders and answers, watched through /proc; ``err``: what
    it complains of."""

    process: subprocess.Popen[bytes]
    orders: IO[bytes]
    answers: IO[bytes]
    err: IO[bytes]

    def complaint(self) -> str:
        """What it has said on standard error."""
        self.err.seek(0)
        return self.err.read().decode(errors="replace")

    def resident(self) -> int:
        """Bytes of memory that it holds now; 0 after its end."""
        try:
            return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * PAGE
        except (FileNotFoundError, ProcessLookupError):
            return 0

    def used(self) -> float:
        """Seconds of the processor that it has used so far, of all its threads."""
        try:
            stat = Path(f"/proc/{self.process.pid}/stat").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return 0.0
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def end(self) -> None:
        """Ends it, whatever it is doing."""
        self.process.kill()
        self.process.communicate()  # closes the pipes, and nothing is left of it
        self.err.close()


class Ready:
    """``python -m <module>``; at most ``ahead`` of them wait. The module answers each line of its
    standard input with a line, and ends where that is closed: none outlives whoever started it."""

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
        """One that waited and still lives, else a new one; the caller ends it or gives it back."""
        with self._lock:
            while self._waiting:
                one = self._waiting.pop(0)
                if one.process.poll() is None:
                    return one
                one.end()  # it has ended, as for want of memory
        return self._started()

    def give_back(self, one: Started) -> None:
        """One that has answered all its orders waits for the next, unless it has grown or enough
        wait."""
        with self._lock:
            if len(self._waiting) < self._ahead and 0 < one.resident() < KEPT:
                self._waiting.append(one)
                return
        one.end()

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
        assert process.stdin is not None and process.stdout is not None  # they are pipes
        return Started(process, process.stdin, process.stdout, err)
