"""The child processes that read files: one JSON order per line comes in, one JSON answer per line
goes out.

A child has no home and no lake, only the context that it is given, and limits on memory; the parent
watches the rest."""

import json
import resource
import sys
from pathlib import Path

from data.processes.light import forgo_numpy
from data.processes.priority import stand_back

ADDRESS_SPACE = 4 << 30


def work() -> None:
    """Answers orders until no more come."""
    # pyarrow comes with them, and NumPy with it unless that was forgone before
    from data.importers.context import Context
    from data.importers.one_file import read_file

    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    for line in sys.stdin:
        order = json.loads(line)
        answer = read_file(
            Path(order["path"]),
            order["name"],
            Path(order["folder"]),
            Context.from_line(order["context"]),
        )
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    stand_back()
    forgo_numpy()
    work()
