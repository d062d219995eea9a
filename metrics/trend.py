"""A rate over the months: how sure each month is, which are unfinished, and the newest complete one against its year.

Works on tables that ``metrics.figures.series`` gave, so that screens ask the store once for all units.
"""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from metrics import months
from metrics.limits import MIN_MONTHS, wilson_interval
from metrics.ranking import BOARDS

YEAR, MONTHS_SHOWN = 12, 24
AGES = ("backlog_lt_1d", "backlog_1_3d", "backlog_3_7d", "backlog_7_30d", "backlog_gt_30d")


class Newest(NamedTuple):
    """The newest complete month against the 12 before: rates 0–1, ``change`` −1 … 1, ``months`` compared with;
    None where there is nothing to judge."""

    month: date
    rate: float | None
    due: int
    before: float | None
    change: float | None
    months: int


def monthly(rows: pd.DataFrame, unit: str, which: str, first: str, last: str, open_months: set[date]) -> pd.DataFrame:
    """One unit's months from ``first`` to ``last``, also those in which it was not active.

    In: ``rows`` of a monthly series; ``which`` response or resolution. Out: ``month`` (date), ``cases``, ``met``,
    ``due`` (0 without), ``rate`` with ``low`` and ``high`` (90 % Wilson; 0–1, NaN without due cases), ``unfinished``,
    AGES.
    """
    board = BOARDS[which]
    own = rows[rows["unit"] == unit]
    own = own.set_index(pd.to_datetime(own["month"]).dt.date)
    days = [months.first_day(month) for month in _names(first, last)]
    own = own.reindex(days)
    met, due = (own[name].fillna(0).to_numpy(dtype=float) for name in (board.met, board.due))
    low, high = wilson_interval(met, due)
    found = pd.DataFrame({"month": days, "cases": own["cases"].fillna(0).to_numpy(dtype=int), "met": met.astype(int),
                          "due": due.astype(int), "rate": met / np.where(due > 0, due, np.nan), "low": low,
                          "high": high, "unfinished": [day in open_months for day in days]})
    return found.assign(**{age: own[age].fillna(0).to_numpy(dtype=int) for age in AGES})


def has_limits(found: pd.DataFrame) -> bool:
    """Whether there are 12 complete months: fewer show how sure each month is (handbook, section 6)."""
    return int((~found["unfinished"] & (found["due"] > 0)).sum()) >= MIN_MONTHS


def newest(found: pd.DataFrame) -> Newest | None:
    """The newest complete month of a ``monthly`` table; None before the first is complete."""
    complete = found.index[~found["unfinished"]]
    if len(complete) == 0:
        return None
    at = complete[-1]
    before = found.loc[:at].iloc[-YEAR - 1:-1]
    due, due_before = int(found["due"][at]), int(before["due"].sum())
    rate = float(found["rate"][at]) if due else None
    rate_before = float(before["met"].sum() / due_before) if due_before else None
    change = rate - rate_before if due and due_before else None
    return Newest(found["month"][at], rate, due, rate_before, change, int((before["due"] > 0).sum()))


def first_shown(known: tuple[str, ...], last: str) -> str:
    """The first month to show: 24 with the last one, fewer where data begin later."""
    return max(min(known), months.shifted(last, 1 - MONTHS_SHOWN))


def _names(first: str, last: str) -> list[str]:
    names = [first]
    while names[-1] < last:
        names.append(months.shifted(names[-1], 1))
    return names


def open_cases(found: pd.DataFrame, at: int) -> int:
    """All open cases at the end of one month of a ``monthly`` table."""
    return int(sum(found[age].iloc[at] for age in AGES))


def open_and_old(row: dict) -> tuple[int, int]:
    """All open cases of a row of figures, and those older than 7 days."""
    return int(sum(row[age] for age in AGES)), int(sum(row[age] for age in AGES[3:]))


def axis(highest: int) -> list[int]:
    """Four or five round numbers from 0 for an axis that reaches ``highest``."""
    size = 10 ** max(0, len(str(max(highest, 1))) - 1)
    apart = next(step for step in (size // 5 or 1, size // 2 or 1, size, 2 * size, 5 * size) if highest <= 5 * step)
    return list(range(0, highest + apart, apart))


def shares_of_highest(counts: list[int]) -> list[float]:
    """Each count ÷ the highest one, 0–1."""
    return [count / max(*counts, 1) for count in counts]
