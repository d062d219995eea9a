"""``python -m data …`` for a server that gives many commands: each is a process that has done its
imports ahead (``data.command_server``), so that it begins at once."""

import json
from subprocess import CompletedProcess

from data.processes.ready import Ready

COMMANDS = Ready("data.command_server", ahead=2)  # a second file is often looked at at once


def run(arguments: list[str], environment: dict[str, str]) -> CompletedProcess[str]:
    """``python -m data <arguments>`` with that environment, as ``subprocess.run`` does it with
    captured text."""
    started = COMMANDS.take()
    COMMANDS.prepare()  # the next one imports while this one works
    order = json.dumps([arguments, environment]).encode() + b"\n"
    out, _ = started.process.communicate(order)
    complaint = started.complaint()
    started.err.close()
    code = started.process.returncode
    return CompletedProcess(arguments, code, out.decode(errors="replace"), complaint)
