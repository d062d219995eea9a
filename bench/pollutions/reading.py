"""What becomes of one broken table: its rows in the lake beside those of the clean file."""

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet

from bench.pollutions.broken import pollutions
from bench.pollutions.whole import CASES, MESSAGES, text_of, windows
from data.errors import Refused
from data.importers import registry
from data.importers.context import Account, Context
from data.importers.files.opening import open_file

CONTEXT = Context(
    accounts=[Account(a, platform="instagram", handle=a) for a in ("ig", "fb")],
    received_at="2026-10-05T02:00:00Z",
    secret="bench",
)
PLACE = ("row", "member")  # where a row stood, not what it says


def read(content: bytes, suffix: str = ".csv", **context) -> tuple[list[tuple], dict] | str:
    """The lake's rows of a file, sorted, and what is said of the reading; or the sentence of a
    refusal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / f"berkas{suffix}"
        path.write_bytes(content)
        (folder / "staging").mkdir()
        try:
            told = replace(CONTEXT, **context)
            reading = registry.read(
                open_file(path, folder / "staging", told.encoding),
                path.name,
                folder / "staging",
                told,
            )
        except Refused as refusal:
            return str(refusal)
        table = pyarrow.parquet.read_table(folder / "staging" / f"{reading['kind']}.parquet")
        columns = [table[c].to_pylist() for c in table.schema.names if c not in PLACE]
        return sorted(zip(*columns, strict=True), key=repr), reading


def outcome(content: bytes, clean: list[tuple], **context) -> str:
    """``exact``, ``counted``, ``refused`` or ``wrong``."""
    found = read(content, **context)
    if isinstance(found, str):
        return "refused"
    rows, reading = found
    if not rows:  # so does data.loading
        return "refused"
    if rows == clean and not reading["rejected_rows"]:
        return "exact"
    missing, extra = Counter(clean) - Counter(rows), Counter(rows) - Counter(clean)
    named = all(r["row"] > 0 and r["why"] for r in reading["rejected_rows"])
    return (
        "counted"
        if not extra and named and missing.total() <= len(reading["rejected_rows"])
        else "wrong"
    )


def measure() -> list[tuple[str, str, str]]:
    """Kind, name and outcome of every file."""
    found = []
    for title, rows in (("messages", MESSAGES), ("cases", CASES)):
        clean = read(text_of(rows).encode())[0]
        found += [
            (kind, f"{title}: {name}", outcome(content, clean))
            for kind, name, content in pollutions(rows)
        ]
        clean = read(text_of(windows(rows)).encode())[0]
        found.append(
            (
                "file_encoding",
                f"{title}: windows-1252",
                outcome(text_of(windows(rows)).encode("cp1252"), clean),
            )
        )
    return found
