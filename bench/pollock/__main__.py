"""The score of the Pollock benchmark (VLDB 2023): our reader, DuckDB and, where installed,
clevercsv, unconfigured.

    .venv/bin/python -m bench.pollock [--source source.csv] [--all] [--every N]

``--source`` takes the benchmark's own files/source.csv (github.com/HPI-Information-Systems/Pollock;
MIT); without it an invented table of the same shape is polluted in the same ways. A file scores up
to 10: 1 for being read at all, and precision, recall and F1 of the header's names, of the records
(their cells put together) and of the cells. *simple* is the mean over all files, *weighted* by how
common each kind is (``pollock_files.WEIGHTS``). Names, dates, times, prices and numbers are
compared as the benchmark's ``normalize_cell`` does, by value. A refusal scores nothing. *meant*:
only files that hold one table with data. Rows that our reader rejects by number are not among its
rows, so they cost points. ``--all`` prints the score of every kind, and the sentence of every file
that we refuse. ``--every``: of the kinds with a file per row or cell only each N-th, which counts N
times; clevercsv alone takes a second per file."""

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb

from bench.pollock.files import WEIGHTS, Polluted, files_of, invented, source_of
from data.errors import Refused
from data.importers.files.opening import open_file
from data.importers.tables.any_table import tables_of

Rows = list[list[str]]
FORMS = (
    (
        re.compile(r"\d{2}/\d{2}/\d{4}"),
        lambda text: datetime.strptime(text, "%d/%m/%Y").isoformat(" "),
    ),
    (re.compile(r"\d{1,2}:\d{2}"), lambda text: f"time {text}"),
    (re.compile(r"-?\d+"), lambda text: str(int(text))),
    (re.compile(r"-?\d*\.\d+"), lambda text: str(float(text))),
    (re.compile(r"\$\d+(\.\d+)?"), lambda text: f"${float(text[1:])}"),
)


def ours(path: Path) -> Rows:
    """The header and the accepted rows of the reader behind every upload, without a mapping."""
    with tempfile.TemporaryDirectory() as folder:
        table, *others = tables_of(open_file(path, Path(folder), None)[0], path.name, set())
        assert not others
        rows = [
            list(row)[:-1]
            for batch in table.batches()
            for row in zip(*(c.to_pylist() for c in batch.columns), strict=True)
        ]
    return [table.header, *rows]


def duckdb_auto(path: Path) -> Rows:
    """DuckDB's sniffer, every column as text; rows that it cannot read are skipped."""
    return _duckdb(path, "ignore_errors=true")


def duckdb_lenient(path: Path) -> Rows:
    """The same, not strict, short rows padded."""
    return _duckdb(path, "strict_mode=false, null_padding=true, ignore_errors=true")


def _duckdb(path: Path, options: str) -> Rows:
    with duckdb.connect() as connection:
        found = connection.execute(
            f"FROM read_csv(?, all_varchar=true, parallel=false, {options})", [str(path)]
        )
        names = [column[0] for column in found.description]
        return [names, *([cell or "" for cell in row] for row in found.fetchall())]


def clevercsv_auto(path: Path) -> Rows:
    """clevercsv's detection."""
    import clevercsv  # a guest of this bench only

    return clevercsv.read_table(str(path))


def readers() -> dict[str, Callable[[Path], Rows]]:
    """Name → reader; clevercsv where it is installed."""
    found = {"Tanggap": ours, "DuckDB auto": duckdb_auto, "DuckDB lenient": duckdb_lenient}
    try:
        import clevercsv
    except ImportError:
        return found
    return found | {f"clevercsv {clevercsv.__version__}": clevercsv_auto}


def normal(cell: str) -> str:
    """A cell as the benchmark compares it."""
    return next((change(cell) for form, change in FORMS if form.fullmatch(cell)), cell.lower())


def measures(found: list[str], meant: list[str]) -> float:
    """Precision, recall and F1, added up."""
    both = (Counter(found) & Counter(meant)).total()
    if not meant:
        return 3.0
    if not both:
        return 0.0
    one, other = both / len(meant), both / len(found)
    return one + other + 2 * one * other / (one + other)


def score(rows: Rows, clean: Rows) -> float:
    """0 to 10."""
    if not clean:
        return 10.0
    header, records = (
        [normal(c) for c in (rows or [[]])[0]],
        ["".join(map(normal, row)) for row in rows[1:]],
    )
    return (
        1
        + measures(header, [normal(c) for c in clean[0]])
        + measures(records, ["".join(map(normal, row)) for row in clean[1:]])
        + measures([c for row in rows for c in row], [c for row in clean for c in row])
    )


def attempt(
    reader: Callable[[Path], Rows], path: Path, polluted: Polluted
) -> tuple[float, str | None]:
    """The score, and why the reader did not take the file."""
    try:
        return score(reader(path), polluted.clean), None
    except Refused as refusal:
        return 0.0, str(refusal)
    except Exception as error:  # whatever a guest raises is its refusal
        return 0.0, f"{type(error).__name__}: {error}".splitlines()[0]


def main() -> None:
    """Prints the scores."""
    options = argparse.ArgumentParser()
    options.add_argument("--source", type=Path)
    options.add_argument("--all", action="store_true")
    options.add_argument("--every", type=int, default=1)
    chosen = options.parse_args()
    whole = list(files_of(source_of(chosen.source) if chosen.source else invented()))
    files = some_of(whole, chosen.every)
    known = readers()
    scores: dict[str, list[float]] = {name: [] for name in known}
    with tempfile.TemporaryDirectory() as folder:
        for polluted in files:
            path = Path(folder) / "berkas.csv"
            path.write_text(polluted.content, encoding="utf-8", newline="")
            for name, reader in known.items():
                points, why = attempt(reader, path, polluted)
                scores[name].append(points)
                if chosen.all and why and reader is ours:
                    print(f"refused: {polluted.kind}, {polluted.name}: {why}")
    _print(files, Counter(f.kind for f in whole), scores, chosen.all)


def some_of(files: list[Polluted], every: int) -> list[Polluted]:
    """Each ``every``-th file of the kinds that have one per row or cell, all of the others."""
    kinds = {
        kind: [f for f in files if f.kind == kind] for kind in dict.fromkeys(f.kind for f in files)
    }
    return [f for some in kinds.values() for f in some[:: every if len(some) > every else 1]]


def _print(
    files: list[Polluted], whole: Counter, scores: dict[str, list[float]], is_long: bool
) -> None:
    """``whole``: how many files each kind has in the benchmark."""
    read = Counter(f.kind for f in files)
    print(f"{len(files)} files{'':23}" + "".join(f"{name:>18}" for name in scores))
    kinds = dict.fromkeys(f.kind for f in files) if is_long else {}
    lines = [(kind, [f.kind == kind for f in files], False) for kind in kinds]
    lines += [
        ("simple", [True] * len(files), False),
        ("weighted", [True] * len(files), True),
        ("simple, one table meant", [f.has_table for f in files], False),
        ("weighted, one table meant", [f.has_table for f in files], True),
    ]
    for title, counted, weighted in lines:
        weights = [
            is_in * (WEIGHTS[f.kind] if weighted else 1) * whole[f.kind] / read[f.kind]
            for f, is_in in zip(files, counted, strict=True)
        ]
        means = [
            sum(w * s for w, s in zip(weights, of, strict=True)) / sum(weights)
            for of in scores.values()
        ]
        print(f"{title:33}" + "".join(f"{mean:18.3f}" for mean in means))


if __name__ == "__main__":
    main()
