"""``python -m data …`` as forks of a command server (``data.command_server``): one begins at once
instead of after a second of imports."""

import tempfile
from subprocess import CompletedProcess

from data.processes.forks import Fork, ForkServer

COMMANDS = ForkServer("data.command_server")
KILLED = -9


def run(
    arguments: list[str],
    environment: dict[str, str],
    server: ForkServer = COMMANDS,
    program: str = "data",
) -> CompletedProcess:
    """``python -m <program> <arguments>`` with that environment, as ``subprocess.run`` does it with
    captured text; the code is KILLED where it did not end by itself."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        fork = Fork(server, err, out)
        fork.send([program, arguments, environment])
        with fork.talk.makefile() as answer:
            code = answer.readline()
        fork.end()
        for said in (out, err):
            said.seek(0)
        return CompletedProcess(
            arguments,
            int(code) if code else KILLED,
            *(said.read().decode(errors="replace") for said in (out, err)),
        )
