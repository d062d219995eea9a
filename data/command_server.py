"""``python -m data`` as a process that takes one command after another: arguments and environment
come as one line of JSON on standard input, code, output and complaint go as one line back (see
``data.processes.commands``)."""

import contextlib
import io
import json
import os
import sys
import traceback
from collections.abc import Callable

from data import moment
from data.processes.children import CHILDREN
from data.processes.leaving import leave
from data.processes.light import forgo_numpy

CRASHED = 1  # as Python ends on an exception that nobody caught


def captured(
    main: Callable[[list[str]], int], arguments: list[str], environment: dict[str, str]
) -> tuple[int, str, str]:
    """Code, output and complaint of a command, as a process of its own would end; this process has
    that environment afterwards."""
    from data.cases import store

    os.environ.clear()
    os.environ.update(environment)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(arguments)
        except SystemExit as leaving:  # wrong usage, or --help
            code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
        except Exception:
            traceback.print_exc()
            code = CRASHED
        finally:
            store.close()  # the next command may be on another home
    return code, out.getvalue(), err.getvalue()


def get_ready() -> None:
    """Does ahead what takes a command long: imports, the holidays, the child that reads files."""
    CHILDREN.prepare()
    from data.__main__ import parser
    from data.targets.calendar import default_days

    parser()
    year = moment.now().year
    default_days(year - 1, year + 1)


def serve() -> None:
    """Answers commands until no more come."""
    from data.__main__ import main

    for order in sys.stdin:
        answer = captured(main, *json.loads(order))
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    forgo_numpy()
    get_ready()
    serve()
    leave(0)
