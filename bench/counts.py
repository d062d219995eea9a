"""What figures cost where cases are many: counts out of the store's tables of days beside the
statement that counts every case, and the first board and the first Tren of a larger home beside
those of a smaller one.

    .venv/bin/python -m bench.counts [--messages 1000000 10000000] [--months 26] [--rounds 3]
    [--keep DIR]

Homes as in ``bench.years``. Everything is processor time of one process, in which both pages have
been opened on a small home before (their modules are loaded; nothing of the measured home is
kept); counts are medians of the rounds, the pages are opened once. Prints one table, with the
ratios of the first home to the last. ``--keep`` keeps the homes, and takes them up again: that of 10
million messages takes some ten minutes."""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from bench.years import fill
from data.cases import store
from data.lake.home import Home
from metrics import months
from metrics.coverage.periods import known
from metrics.figures import COUNTS, KEY, series
from metrics.selection import Selection

ROOT = Path(__file__).parents[1]
OF_CASES = ROOT / "tests/metrics/of_cases/figures.sql"
PAGES = {"papan": "", "tren": "tren"}
SMALL = 20_000  # messages of the home that pages are tried on first
MONTHS_COUNTED = 25
TIMEOUT = 600


def processor(make: Callable, rounds: int = 1) -> float:
    """Processor seconds of this process, the median of some rounds."""
    found = []
    for _ in range(rounds):
        begin = time.process_time()
        make()
        found.append(time.process_time() - begin)
    return statistics.median(found)


def counts(home: Path, rounds: int) -> dict[str, float]:
    """Of 25 months and all accounts, both ways; they must be the same."""
    cursor = store.cursor(store.current(Home(home)))
    last = known(cursor).months[0]
    asked = Selection.of_months("account", months.shifted(last, 1 - MONTHS_COUNTED), last, "wall")

    def of_days():
        return series(cursor, asked, only=COUNTS)

    def of_cases():
        first, last = asked.first, asked.last.replace(day=1)
        periods = {"first": first, "last": last, "step": "1 month", "steps": 1}
        whole = {"start_date": None, "platform": None, "channel": None}
        found = cursor.sql(
            OF_CASES.read_text(encoding="utf-8"),
            params={"by": "account", "clock": "wall"} | periods | whole,
        )
        return found.project(", ".join((*KEY, *COUNTS))).order(", ".join(KEY)).df()

    one, other = of_days(), of_cases()
    assert one.shape == other.shape and (one["cases"].to_numpy() == other["cases"].to_numpy()).all()
    return {
        "counts of days": processor(of_days, rounds),
        "counts of cases": processor(of_cases, rounds),
    }


def first_views(home: Path) -> dict[str, float]:
    """Of the board and of Tren, by whoever comes first."""
    return {
        page: processor(lambda address=address: _view(home, address))
        for page, address in PAGES.items()
    }


def _view(home: Path, address: str) -> None:
    os.environ["TANGGAP_HOME"] = str(home)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=TIMEOUT)
    app._page_hash = calc_hash(address)  # switch_page needs a run of the start page before
    app.run()
    if app.exception:
        raise SystemExit(app.exception[0].message)


def filled(folder: Path, messages: int, months_wanted: int) -> Path:
    """A home of so many messages with its store, made unless it is there."""
    home = folder / str(messages) / "home"
    if not (home / "home.json").exists():
        fill(home, messages, months_wanted)
    store.current(Home(home))
    return home


def main() -> None:
    """Prints one table."""
    options = argparse.ArgumentParser()
    options.add_argument("--messages", type=int, nargs="+", default=[1_000_000])
    options.add_argument("--months", type=int, default=26)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--keep", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = chosen.keep or Path(name)
        first_views(filled(folder, SMALL, chosen.months))
        homes = [filled(folder, messages, chosen.months) for messages in chosen.messages]
        rows = [first_views(home) | counts(home, chosen.rounds) for home in homes]
    _print(chosen.messages, rows)


def _print(sizes: list[int], rows: list[dict[str, float]]) -> None:
    print(f"| processor seconds | {' | '.join(f'{size:,}' for size in sizes)} | last ÷ first |")
    print("|---|" + "---|" * (len(sizes) + 1))
    for name in rows[0]:
        values = " | ".join(f"{row[name]:.3f}" for row in rows)
        print(f"| {name} | {values} | {rows[-1][name] / rows[0][name]:.2f} |")
    ratios = [row["counts of days"] / row["counts of cases"] for row in rows]
    print(f"| **days ÷ cases** | {' | '.join(f'**{ratio:.3f}**' for ratio in ratios)} | |")


if __name__ == "__main__":
    main()
