"""``python -m data`` as a process that waits for its command: arguments and environment come as one
line of JSON on standard input (see ``data.processes.commands``)."""

import json
import os
import sys

from data import moment
from data.processes.children import CHILDREN
from data.processes.leaving import leave
from data.processes.light import forgo_pandas


def get_ready() -> None:
    """Does ahead what takes a command long: imports, the holidays, the child that reads files."""
    CHILDREN.prepare()
    from data.__main__ import parser
    from data.targets.calendar import default_days

    parser()
    year = moment.now().year
    default_days(year - 1, year + 1)


def obey() -> int:
    """Runs the command that comes, and returns its code; 0 where none comes."""
    order = sys.stdin.readline()
    if not order:
        return 0
    arguments, environment = json.loads(order)
    os.environ.clear()
    os.environ.update(environment)
    from data.__main__ import main

    try:
        return main(arguments)
    except SystemExit as leaving:  # wrong usage, or --help
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)


if __name__ == "__main__":
    forgo_pandas()
    get_ready()
    leave(obey())
