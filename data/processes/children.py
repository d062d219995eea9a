"""Child processes that read files: forks of one process that has the importers imported, so that
each starts in a hundredth of a second instead of a whole one.

A child is watched through /proc.
"""

import json
import os
import tempfile
from pathlib import Path

from data.processes.forks import Fork, ForkServer

CHILDREN = ForkServer("data.importers.child")
PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")


class Child:
    """One child: takes an order, gives an answer, and so on until it is ended."""

    def __init__(self):
        self._problem, self._said = tempfile.TemporaryFile(), b""
        self._fork = Fork(CHILDREN, self._problem)

    @property
    def pid(self) -> int:
        """Its process id, once it runs; RuntimeError where none could be started."""
        return self._fork.pid

    def order(self, order: dict) -> None:
        """Gives it an order, once it runs."""
        self._fork.send(order)

    def answer(self, seconds: float) -> dict | None:
        """The next answer; None where it has not come within so many seconds, EOFError where the
        child has ended."""
        talk = self._fork.talk
        talk.settimeout(seconds)
        try:
            while not self._said.endswith(b"\n"):
                more = talk.recv(1 << 20)
                if not more:
                    raise EOFError
                self._said += more
        except TimeoutError:
            return None
        except ConnectionResetError:
            raise EOFError from None
        finally:
            talk.settimeout(None)
        said, self._said = self._said, b""
        return json.loads(said)

    def problem(self) -> str:
        """What an ended child complained of."""
        self._problem.seek(0)
        return self._problem.read().decode(errors="replace")

    def resident(self) -> int:
        """Bytes of memory that it holds now; 0 after its end."""
        try:
            return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * PAGE
        except (FileNotFoundError, ProcessLookupError):
            return 0

    def used(self) -> float:
        """Seconds of the processor that it has used so far, of all its threads."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            return 0.0
        return (int(fields[11]) + int(fields[12])) / TICKS

    def end(self) -> None:
        """Ends it, whatever it is doing."""
        self._fork.end()
        self._problem.close()
