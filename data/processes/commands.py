"""``python -m data …`` for a server that gives many commands: processes that have done their imports
take them one after another (``data.command_server``), so that each begins at once."""

import json
from subprocess import CompletedProcess

from data.processes.ready import Ready

COMMANDS = Ready("data.command_server", ahead=2)  # two uploads at once are usual, more are rare
KILLED = -9


def run(arguments: list[str], environment: dict[str, str]) -> CompletedProcess[str]:
    """``python -m data <arguments>`` with that environment, as ``subprocess.run`` does it with
    captured text; the code is KILLED where the process ended in the midst of it."""
    started = COMMANDS.take()
    try:
        started.orders.write(json.dumps([arguments, environment]).encode() + b"\n")
        started.orders.flush()
        answer = started.answers.readline()
    except BrokenPipeError:
        answer = b""
    if not answer:
        complaint = started.complaint()
        started.end()
        return CompletedProcess(arguments, KILLED, "", complaint)
    COMMANDS.give_back(started)
    code, out, err = json.loads(answer)
    return CompletedProcess(arguments, code, out, err)
