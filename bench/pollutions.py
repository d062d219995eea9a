"""What becomes of broken tables: every kind of pollution of the Pollock benchmark, and more, on a
table that is meant.

    .venv/bin/python -m bench.pollutions [--all]

The kinds are those that Pollock documents (Vitagliano et al., "Pollock: A Data Loading Benchmark",
VLDB 2023, and its generator): no payload, header or newline at the end, several header rows,
preamble, second tables, separators too many or too few in every cell, stray quotation marks in
every cell, rows with another separator, other separators, quotation marks, escape signs and record
ends. Its own files are no messages, so a message table and a case table are polluted the same way
here; encodings and wrappings come on top. Per kind: *exact* (the rows in the lake are those of the
clean file), *counted* (some rows are rejected by number, all others exact), *refused* (one
sentence) and *wrong* (anything else; must be none). ``--all`` prints every file."""

import argparse
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet

from bench.broken_tables import pollutions
from bench.whole_tables import CASES, MESSAGES, text_of, windows
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


def main() -> None:
    """Prints the table of pollutions."""
    options = argparse.ArgumentParser()
    options.add_argument("--all", action="store_true")
    show_all = options.parse_args().all
    found = measure()
    kinds: dict[str, Counter] = {}
    for kind, name, what in found:
        kinds.setdefault(kind, Counter())[what] += 1
        if show_all or what == "wrong":
            print(f"{what:8} {kind:28} {name}")
    columns = ("exact", "counted", "refused", "wrong")
    print(f"{'kind':30}" + "".join(f"{c:>9}" for c in columns))
    for kind, counts in kinds.items():
        print(f"{kind:30}" + "".join(f"{counts[c]:9}" for c in columns))
    print(f"{'all':30}" + "".join(f"{sum(c[w] for c in kinds.values()):9}" for w in columns))


if __name__ == "__main__":
    main()
