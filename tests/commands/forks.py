"""The server whose forks run the tests' commands: ``python -m data …`` and ``python -m metrics …``
without the imports, half of the time of most commands (see data/command_server.py)."""

import signal

import data.__main__
import metrics.__main__
from data.command_server import get_ready, obey
from data.processes.forks import serve

LONGEST = 300  # seconds
PROGRAMS = {"data": data.__main__.main, "metrics": metrics.__main__.main}


def command() -> int:
    """Becomes one command, which must end some time."""
    signal.alarm(LONGEST)
    return obey(PROGRAMS)


if __name__ == "__main__":
    get_ready()
    serve(command)
