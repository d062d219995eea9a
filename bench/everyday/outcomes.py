"""What became of one table, and why it is not right."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet

from bench.everyday.files import written
from bench.everyday.tables import Log
from bench.pollutions.reading import CONTEXT
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
