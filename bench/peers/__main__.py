"""From the lake to cases and figures: the program beside plain DuckDB, pandas and Polars.

    .venv/bin/python -m bench.peers [--messages 1000000] [--months 26] [--keep DIR]

The same messages (the demo's accounts, ``bench.years``) become cases by the handbook's rule, and
seven columns per account of the 25 complete months, in commands of their own; what they come to is
compared, row by row (``equal``). ``scan`` reads the messages and does nothing with them. ``duckdb:
whole cases`` is the plain statement that makes all that the program keeps of a case: repeats count
once, OPD, office clock, targets and exclusions, every column, into a DuckDB file. Then 5,000
new messages of the account of median size, and of the largest, are loaded. Prints JSON: processor
seconds of the whole command with its children, seconds on the clock, and the largest resident set;
and the ratios of processor time. ``--keep`` keeps the home, and takes it up again.
10 million messages take some twenty minutes."""

import argparse
import json
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import duckdb
import numpy as np
import pyarrow.parquet as pq

from bench.attacks.talks import messages, talks
from bench.peers.measuring import measured
from bench.years import fill
from data import moment
from data.cases import coverage, store, tables
from data.cases.rules import Rules
from data.lake.home import Home
from data.lake.uploads import Lake
from metrics import months

RULE = "bench.peers.case_rule"
LIBRARIES = ("duckdb", "pandas", "polars")
COLUMNS = (
    *("cases", "due", "on_time", "on_time_rate", "answered_rate"),
    *("longest_response", "auto_share"),
)
WHOLE = (("ours", "cases"), ("theirs", "whole"))
CASES = "case_key, opened_at, first_reply_at, resolved_at, reopened::INTEGER, automatic_first"
FIGURES = (
    "account_id, month::DATE, cases, due, on_time, nullif(on_time_rate, 'nan'), "
    "nullif(answered_rate, 'nan'), longest_response, auto_share"
)
SCAN = (
    "import duckdb, sys; query = 'SELECT sum(hash(COLUMNS(*))) FROM read_parquet($1)'; "
    "duckdb.execute(query, [sys.argv[1]]).fetchall()"
)
# what a page asks for, in a process of its own
SERIES = (
    "import sys; from data.cases import store; from data.lake import home; from metrics.figures "
    "import series; from metrics.selection import Selection; path, *span = sys.argv[1:]; "
    "cursor = store.cursor(store.current(home.current())); "
    f"found = series(cursor, Selection.of_months('account', *span, 'wall'), only={COLUMNS!r}); "
    "found.rename(columns={'unit': 'account_id'}).to_parquet(path)"
)
UPLOADED, SPREAD = 5_000, timedelta(days=60)


def works(home: Path, folder: Path) -> dict[str, dict]:
    """What each way costs; leaves ``<library>.cases`` and ``<who>.figures`` in the folder."""
    view = Lake.read(Home(home))
    upload = view.valid[0]  # all state the same end
    account_id = min(upload.info["covered"])
    as_of = coverage.as_of(account_id, [upload]).replace(tzinfo=None).isoformat()
    rows = str(view.home.uploads / "*" / upload.rows_file.name)
    found = {
        "scan": measured("-c", SCAN, rows, home=home),
        "rebuild": measured("-m", "data", "rebuild", home=home),
        "figures": measured("-c", SERIES, str(folder / "ours.figures"), *span(), home=home),
    }
    for one in LIBRARIES:
        command = ("-m", f"{RULE}.in_{one}", rows, as_of, str(folder / f"{one}.cases"))
        found[f"{one}: cases"] = measured(*command, home=home)
        found[f"{one}: both"] = measured(*command, str(folder / f"{one}.figures"), home=home)
    _write_tables(view, folder / "tables")
    whole = (rows, as_of, str(folder / "tables"), str(folder / "whole.duckdb"))
    found["duckdb: whole cases"] = measured("-m", f"{RULE}.whole_in_duckdb", *whole, home=home)
    return found


def _write_tables(view: Lake, folder: Path) -> None:
    """The small tables that cases with OPD, clocks and targets depend on."""
    folder.mkdir()
    rules = Rules.current(view)
    small = {
        "uploads": tables.upload_table(list(view.valid)),
        "owners": tables.owner_table(rules.register),
        "schedules": tables.schedule_table(rules.register, rules.schedules),
        "topics": tables.topic_table(rules.topics),
        "exclusions": tables.exclusion_table(rules.exclusions),
        "days": rules.days,
        "class_days": rules.class_days,
    }
    for name, table in small.items():
        pq.write_table(table, folder / f"{name}.parquet")


def span() -> tuple[str, str]:
    """The 25 complete months, first and last."""
    this = f"{moment.now().astimezone(moment.WIB):%Y-%m}"
    return months.shifted(this, -25), months.shifted(this, -1)


def equal(home: Path, folder: Path) -> dict[str, bool]:
    """Whether a library's cases and figures are the program's, none more and none less."""
    connection = duckdb.connect()
    connection.execute(f"ATTACH '{store.current(Home(home))}' AS ours (READ_ONLY)")
    ours = connection.table("ours.cases").select(CASES)
    first, last = (months.first_day(one) for one in span())

    def shown(name: str):
        rows = connection.read_parquet(str(folder / f"{name}.figures"))
        return rows.filter(f"cases > 0 AND month BETWEEN '{first}' AND '{last}'").select(FIGURES)

    connection.execute(f"ATTACH '{folder / 'whole.duckdb'}' AS theirs (READ_ONLY)")
    whole = (connection.table(f"{name}.{table}") for name, table in WHOLE)
    found = {"duckdb: whole cases": _are_same(*whole)}
    for one in LIBRARIES:
        theirs = connection.read_parquet(str(folder / f"{one}.cases")).select(CASES)
        found[f"{one}: cases"] = _are_same(ours, theirs)
        found[f"{one}: figures"] = _are_same(shown("ours"), shown(one))
    return found


def _are_same(one, other) -> bool:
    return not (one.except_(other).shape[0] or other.except_(one).shape[0]) and (
        one.shape[0] == other.shape[0] > 0
    )


def uploads(home: Path, folder: Path) -> dict[str, dict]:
    """What it costs to load UPLOADED new messages of the account of median size and of the
    largest, each into a copy of the home."""
    view = Lake.read(Home(home))
    sizes = {a: stamps[2] for u in view.valid for a, stamps in u.info["stamps"].items()}
    by_size = sorted(sizes, key=sizes.__getitem__)
    found = {}
    for name, account_id in (("median", by_size[len(by_size) // 2]), ("largest", by_size[-1])):
        copy = folder / name
        shutil.copytree(home, copy)
        shutil.copy(Home(home).key_file, Home(copy).key_file)
        path = folder / f"{name}.csv"
        _new_messages(account_id).to_csv(path, index=False)
        found[f"upload, {name} account"] = measured("-m", "data", "load", str(path), home=copy)
    return found


def _new_messages(account_id: str):
    end = moment.now().astimezone(moment.WIB).date() - timedelta(days=1)
    begin, draw = end - SPREAD, np.random.default_rng(2)
    new = talks(account_id, 0.7, draw, begin, end, UPLOADED / SPREAD.days)
    new[["id", "talk"]] = "baru-" + new[["id", "talk"]]
    return messages(new, begin, end)[:UPLOADED]


def ratios(found: dict[str, dict]) -> dict[str, float]:
    """Of processor time, as the issue of 29 November asks for them."""
    cost = {name: one["processor_s"] for name, one in found.items()}
    ours = cost["rebuild"] + cost["figures"]
    shares = {"rebuild ÷ duckdb: cases": cost["rebuild"] / cost["duckdb: cases"]}
    shares["rebuild ÷ duckdb: whole cases"] = cost["rebuild"] / cost["duckdb: whole cases"]
    shares |= {f"rebuild + figures ÷ {one}": ours / cost[f"{one}: both"] for one in LIBRARIES}
    sizes = ("median", "largest")
    shares |= {
        f"upload ({s}) ÷ rebuild": cost[f"upload, {s} account"] / cost["rebuild"] for s in sizes
    }
    return {name: round(value, 3) for name, value in shares.items()}


def main() -> None:
    """Prints one JSON object."""
    options = argparse.ArgumentParser()
    options.add_argument("--messages", type=int, default=1_000_000)
    options.add_argument("--months", type=int, default=26)
    options.add_argument("--keep", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = chosen.keep or folder / "home"
        if not (home / "home.json").exists():
            fill(home, chosen.messages, chosen.months)
        found = works(home, folder)
        same = equal(home, folder)
        found |= uploads(home, folder)
    print(
        json.dumps(
            {"work": found, "equal": same, "ratios": ratios(found)}, indent=1, ensure_ascii=False
        )
    )


if __name__ == "__main__":
    main()
