"""``python -m data`` for a server that gives many commands: each is a fork of one process that has
them imported, so that looking at a file begins at once instead of after a second of imports."""

import json
import os
import socket
import sys
import traceback
from collections.abc import Callable

from data import moment
from data.processes.children import CHILDREN
from data.processes.forks import serve
from data.processes.light import forgo_pandas


def obey(programs: dict[str, Callable[[list[str]], int]]) -> int:
    """Becomes one command of the ``programs``, and tells its code when all is said."""
    talk = socket.socket(fileno=os.dup(0))
    with talk.makefile() as orders:
        program, arguments, environment = json.loads(orders.readline())
    os.environ.clear()
    os.environ.update(environment)
    try:
        code = programs[program](arguments)
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    talk.sendall(f"{code}\n".encode())
    return code


def get_ready() -> None:
    """Does once what the commands would each do anew: imports, the holidays, the server of their
    children."""
    from data.__main__ import parser
    from data.targets.calendar import default_days

    parser()
    year = moment.now().year
    default_days(year - 1, year + 1)
    CHILDREN.prepare()


if __name__ == "__main__":
    forgo_pandas()
    get_ready()
    from data.__main__ import main

    serve(lambda: obey({"data": main}))
