"""Child processes that read files, so that a hostile file can hurt nobody else.

A child is watched through /proc.
"""

import json
import os
import select
from pathlib import Path

from data.processes.ready import Ready

CHILDREN = Ready("data.importers.child")
PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")
AT_ONCE = 1 << 20  # bytes of an answer


class Child:
    """One child: takes an order, gives an answer, and so on until it is ended."""

    def __init__(self) -> None:
        self._started, self._said = CHILDREN.take(), b""

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._started.process.pid

    def order(self, order: dict) -> None:
        """Gives it an order; where it has ended, the answer says so."""
        orders = self._started.process.stdin
        assert orders is not None  # it is a pipe
        try:
            orders.write(json.dumps(order).encode() + b"\n")
            orders.flush()
        except BrokenPipeError:
            pass

    def answer(self, seconds: float) -> dict | None:
        """The next answer; None where it has not come within so many seconds, EOFError where the
        child has ended."""
        answers = self._started.process.stdout
        assert answers is not None  # it is a pipe
        while not self._said.endswith(b"\n"):
            if not select.select([answers], [], [], seconds)[0]:
                return None
            more = os.read(answers.fileno(), AT_ONCE)
            if not more:
                raise EOFError
            self._said += more
        said, self._said = self._said, b""
        return json.loads(said)

    def problem(self) -> str:
        """What an ended child complained of."""
        return self._started.complaint()

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
        self._started.end()
