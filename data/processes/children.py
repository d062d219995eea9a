"""Child processes that read files, so that a hostile file can hurt nobody else."""

import json
import os
import select

from data.processes.ready import Ready

CHILDREN = Ready("data.importers.child")
AT_ONCE = 1 << 20  # bytes of an answer


class Child:
    """One child: takes an order, gives an answer, and so on until it is ended or let go."""

    def __init__(self) -> None:
        self._started, self._said = CHILDREN.take(), b""
        self._is_asked = False

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._started.process.pid

    def order(self, order: dict) -> None:
        """Gives it an order; where it has ended, the answer says so."""
        self._is_asked = True
        try:
            self._started.orders.write(json.dumps(order).encode() + b"\n")
            self._started.orders.flush()
        except BrokenPipeError:
            pass

    def answer(self, seconds: float) -> dict | None:
        """The next answer; None where it has not come within so many seconds, EOFError where the
        child has ended."""
        answers = self._started.answers
        while not self._said.endswith(b"\n"):
            if not select.select([answers], [], [], seconds)[0]:
                return None
            more = os.read(answers.fileno(), AT_ONCE)
            if not more:
                raise EOFError
            self._said += more
        said, self._said, self._is_asked = self._said, b"", False
        return json.loads(said)

    def problem(self) -> str:
        """What an ended child complained of."""
        return self._started.complaint()

    def resident(self) -> int:
        """Bytes of memory that it holds now; 0 after its end."""
        return self._started.resident()

    def used(self) -> float:
        """Seconds of the processor that it has used so far, of all its threads."""
        return self._started.used()

    def let_go(self) -> None:
        """It may read for somebody else; it is ended where it still owes an answer."""
        if self._is_asked:
            self.end()
        else:
            CHILDREN.give_back(self._started)

    def end(self) -> None:
        """Ends it, whatever it is doing."""
        self._started.end()
