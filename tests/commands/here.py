"""Commands in this process: what most tests of commands mean is not the start of a process, which
costs half a second of imports, and as much again for the child that reads files."""

import contextlib
import json
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import data.__main__
import metrics.__main__
from data.command_server import captured
from data.importers.context import Context
from data.importers.one_file import read_file
from data.intake.reader import Reader, told

COUNTS = ("read", "accepted", "updated", "duplicates", "rejected")


@dataclass(frozen=True)
class Done:
    """One finished process."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict]:
        """Every line of standard output is one JSON object."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def line(self) -> dict:
        """The one line that there is."""
        (only,) = self.lines
        return only

    @property
    def counts(self) -> tuple[int, ...]:
        """read, accepted, updated, duplicates, rejected of the one line."""
        return tuple(self.line[name] for name in COUNTS)


class ReadsHere(Reader):
    """Reads files in this process, without the limits of a child."""

    def __enter__(self) -> "ReadsHere":
        return self

    def read(self, path: Path, folder: Path, context: Context) -> dict:
        """As the child does, through JSON, too."""
        order = Context.from_line(json.loads(json.dumps(context.as_line())))
        answer = read_file(path.absolute(), path.name, folder.absolute(), order)
        return told(json.loads(json.dumps(answer)))


def _reports(arguments: list[str]) -> int:
    from reports.__main__ import main  # late: few need what draws documents

    return main(arguments)


PROGRAMS = {
    "data": lambda arguments: data.__main__.main(arguments, ReadsHere),
    "metrics": metrics.__main__.main,
    "reports": _reports,
}


def run(program: str, arguments, environment: dict[str, str]) -> Done:
    """``python -m <program> <arguments>`` with that environment, as a process of its own would end."""
    with _as_it_was():
        return Done(*captured(PROGRAMS[program], [*map(os.fspath, arguments)], environment))


@contextlib.contextmanager
def _as_it_was() -> Iterator[None]:
    """This process goes on with its own environment and its own way to end."""
    variables, stopped = dict(os.environ), signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(variables)
        signal.signal(signal.SIGTERM, stopped)
