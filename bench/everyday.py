"""What becomes of tables as offices here keep them: 200 invented logs of cases and of messages, with
known truth.

    .venv/bin/python -m bench.everyday [--first 0] [--tables 200] [--all]

The tables are those of ``bench.everyday_tables``. A person who knows the office answers what is asked: which
column is which, what a word means, how dates are ordered. Per table: *right* (the lake's rows are
the truth, after at most two questions), *guessed* (right, and the proposed columns needed no
change), *counted* (some rows are rejected by number, all others right), *refused* (one sentence),
*wrong* (anything else; must be none). ``--all`` prints every table that is not right."""

import argparse
import json
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet

from bench.everyday_files import written
from bench.everyday_tables import Log, invented
from bench.pollutions import CONTEXT
from data.errors import Refused
from data.importers import registry
from data.importers.files.opening import open_file
from data.questions import AsksColumns, AsksWords


def outcome(log: Log) -> tuple[str, str]:
    """What became of a log, and why it is not right."""
    context, questions, is_guessed = replace(CONTEXT, account="ig"), 0, True
    with tempfile.TemporaryDirectory() as name:
        path = written(log, Path(name))
        while True:
            folder = Path(name) / f"look-{questions}"
            folder.mkdir()
            asked, said = None, None
            try:
                reading = registry.read(open_file(path, folder, None), path.name, folder, context)
                asked = AsksWords() if reading["unknown_words"] else None
            except Refused as refusal:
                asked, said = refusal.question, str(refusal)
            if asked is None or questions == 2:
                break
            questions += 1
            if isinstance(asked, AsksColumns):
                is_guessed = all(asked.guess.get(f) == c for f, c in log.columns.items())
                context = replace(context, map=log.columns)
            elif isinstance(asked, AsksWords):
                context = replace(context, values=log.values)
            else:
                context = replace(context, dates="dmy")
        if said is not None:
            return "refused", said
        if reading["rejected_rows"]:
            row = reading["rejected_rows"][0]
            return "counted", f"{len(reading['rejected_rows'])} baris: {row}"
        stored = pyarrow.parquet.read_table(folder / f"{log.kind}.parquet").to_pylist()
    if log.kind == "cases":
        names = ("opened_at", "first_reply_at", "closed_at", "status")
        known = reading["has_reply"] and reading["has_closed_at"]
    else:
        names, known = ("sent_at", "direction"), True
    rows = sorted((tuple(row[n] for n in names) for row in stored), key=str)
    if rows != log.truth or not known:
        first = next(
            (pair for pair in zip(rows, log.truth, strict=False) if pair[0] != pair[1]), ""
        )
        return "wrong", f"{len(rows)} baris, {first}"
    return ("guessed" if is_guessed else "right"), "" if is_guessed else f"{asked}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--first", type=int, default=0, help="the seed of the first table")
    options.add_argument("--tables", type=int, default=200)
    options.add_argument("--all", action="store_true")
    chosen = options.parse_args()
    found: Counter[str] = Counter()
    for seed in range(chosen.first, chosen.first + chosen.tables):
        log = invented(seed)
        what, why = outcome(log)
        found[what] += 1
        if chosen.all and what != "guessed":
            print(seed, what, log.kind, log.layout, log.rows[0], why[:300])
    right = found["right"] + found["guessed"]
    print(json.dumps({**found, "right_share": right / chosen.tables}))


if __name__ == "__main__":
    main()
