"""The regency in one sentence: its rate in the official window, the change, and the months that
lead to it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from metrics import months
from metrics.board.standings import BOARDS, Board
from metrics.coverage.periods import unfinished
from metrics.figures import series
from metrics.selection import Selection
from metrics.settings import Settings
from metrics.sql.statements import table
from metrics.statistics import change
from metrics.statistics.effective import effective_counts

MONTHS_SHOWN = 13
RATES = {"response": "on_time_rate", "resolution": "resolution_rate"}
DUE = {"response": "due", "resolution": "resolution_due"}


class Month(NamedTuple):
    """The regency in one month: ``met`` of ``due`` (``rate`` 0–1, None without due cases), and
    whether it is over."""

    begin: date
    rate: float | None
    unfinished: bool
    met: int
    due: int


@dataclass(frozen=True)
class Headline:
    """``met`` of ``due`` in the window (``rate`` 0–1, None below ``min_cases``, for a headline
    never rests on fewer; ``cases`` opened), and the change against the window before: ``change``
    −1 … 1 or None, ``direction`` improving, declining or undecided.

    ``monthly``: the MONTHS_SHOWN months that end with the window.
    """

    cases: int
    met: int
    due: int
    rate: float | None
    change: float | None
    direction: str
    monthly: tuple[Month, ...]


def headline(cursor, board: str, month: str, clock: str) -> Headline:
    """The regency's own figures on one board, for the window that ends with the month."""
    which, settings = BOARDS[board], Settings.of(cursor)
    now = _counts(cursor, which, month, clock, settings)
    before = _counts(cursor, which, months.shifted(month, -months.WINDOW), clock, settings)
    difference, direction = None, "undecided"
    least = settings.min_cases("opd")
    if min(now["due"], before["due"]) >= least:
        difference = now["met"] / now["due"] - before["met"] / before["due"]
        bounds = change.difference_interval([now["k"]], [now["n"]], [before["k"]], [before["n"]])
        direction = str(change.verdict([difference], *bounds)[0])
    rate = now["met"] / now["due"] if now["due"] >= least else None
    return Headline(
        cases=now["cases"],
        met=now["met"],
        due=now["due"],
        rate=rate,
        change=difference,
        direction=direction,
        monthly=_monthly(cursor, board, month, clock),
    )


def _counts(cursor, which: Board, month: str, clock: str, settings: Settings) -> dict:
    """Plain counts of the regency's window, and k, n: its effective counts, as if it were one
    unit."""
    window = Selection.of_month("regency", month, clock).since(settings.start_date)
    row = series(cursor, window, months.WINDOW, ("cases", which.met, which.due))
    if row.empty:
        return {"cases": 0, "met": 0, "due": 0, "k": 0.0, "n": 0.0}
    first, last = months.window(month, settings.start_date)
    clusters = table(
        cursor, "clusters", {"by": "account", "clock": clock, "first_day": first, "last_day": last}
    )
    clusters = clusters[clusters[which.due] > 0]
    k, n, _ = effective_counts(
        np.zeros(len(clusters), dtype=int),
        clusters[which.met].to_numpy(dtype=float),
        clusters[which.due].to_numpy(dtype=float),
        1,
    )
    return {
        "cases": int(row["cases"].iloc[0]),
        "met": int(row[which.met].iloc[0]),
        "due": int(row[which.due].iloc[0]),
        "k": float(k[0]),
        "n": float(n[0]),
    }


def _monthly(cursor, board: str, month: str, clock: str) -> tuple[Month, ...]:
    which = BOARDS[board]
    first = months.shifted(month, 1 - MONTHS_SHOWN)
    regency, accounts = (
        series(cursor, Selection.of_months(by, first, month, clock), only=only)
        for by, only in (("regency", (which.met, which.due)), ("account", ("coverage",)))
    )
    open_months = unfinished(cursor, accounts)
    counts = {
        _day(begin): (int(met), int(due))
        for begin, met, due in zip(
            regency["month"], regency[which.met], regency[which.due], strict=True
        )
    }
    days = [months.first_day(months.shifted(first, i)) for i in range(MONTHS_SHOWN)]
    known = [(day, *counts.get(day, (0, 0))) for day in days]
    return tuple(
        Month(day, met / due if due else None, day in open_months, met, due)
        for day, met, due in known
    )


def _day(stamp) -> date:
    return stamp.date() if hasattr(stamp, "date") else stamp
