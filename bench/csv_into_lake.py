"""A CSV of canonical messages into the lake, as a multiple of DuckDB's own typed read of it in the same run.

    .venv/bin/python -m bench.csv_into_lake [--messages N]

Both are commands of their own, from start to end (see bench.throughput). ``reading_s`` is what finding the dialect,
checking the quotation marks and cutting the text into rows takes of it, in a process that is warm.
"""

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path

from bench.throughput import timed, typed_read_command, write_messages, write_register
from data.importers import fields
from data.importers.table import open_table


def reading(path: Path) -> float:
    """Seconds to read the table as text."""
    begin = time.perf_counter()
    table = open_table(path, path.name, fields.NAMES)
    sum(batch.num_rows for batch in table.batches())
    return time.perf_counter() - begin


def main() -> None:
    """Prints one JSON object with the measurements."""
    options = argparse.ArgumentParser()
    options.add_argument("--messages", type=int, default=1_000_000)
    messages = options.parse_args().messages
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, home = folder / "messages.csv", folder / "home"
        write_messages(path, messages)
        timed("data", "register", *write_register(folder), home=home)
        typed = statistics.median(typed_read_command(path) for _ in range(3))
        load, line = timed("data", "load", str(path), home=home)
        table = statistics.median(reading(path) for _ in range(3))
        print(json.dumps({"messages": messages, "megabytes": path.stat().st_size // 10**6,
                          "typed_read_s": round(typed, 2), "load_s": round(load, 2), "ratio": round(load / typed, 1),
                          "reading_s": round(table, 2), "accepted": json.loads(line)["accepted"]}, indent=1))


if __name__ == "__main__":
    main()
