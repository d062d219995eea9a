"""A dashboard in the midst of an upload, as ``bench.crash`` kills it: the upload screen's own way to
a command that waits, ready, in a process beside it."""

import json
import os
from pathlib import Path

from data.processes import commands as processes
from data.processes.ready import Started
from pages.access.sign_in import Person
from pages.upload import commands

DINA = Person("Dina", "diskominfo")
OWN = processes.COMMANDS


class Given:
    """The process for the order of a fork, started before it: a fork cannot ask whether it lives,
    for it is no child of the fork's."""

    def __init__(self, one: Started):
        self.one = one

    def take(self) -> Started:
        """The one."""
        return self.one

    def give_back(self, _: Started) -> None:
        """It stays with whoever has started it."""


def upload(home: Path) -> None:
    """Takes in a file as the screen does; AssertionError with its sentence where it is refused."""
    os.environ["TANGGAP_HOME"] = str(home)
    content = (home.parent / "second.csv").read_bytes()
    result = commands.load("second.csv", content, [], DINA)
    assert result.line, result.sentence


def prepare(_: Path) -> None:
    """Starts the process that the dashboard will give its order to."""
    processes.COMMANDS = Given(OWN.take())


def finished() -> None:
    """Where only the dashboard has ended, its order is done to the end: waits for that."""
    one = _taken_back()
    one.orders.write(json.dumps([["formats"], dict(os.environ)]).encode() + b"\n")
    one.orders.flush()
    while b"has_reply" not in (answer := one.answers.readline()):
        assert answer, one.complaint()  # the answer to the order itself, if nobody has read it
    OWN.give_back(one)


def ended() -> None:
    """Where everything ends with the dashboard, as systemd ends it: the process that has the order,
    too."""
    _taken_back().end()


def _taken_back() -> Started:
    one = processes.COMMANDS.take()
    processes.COMMANDS = OWN
    return one
