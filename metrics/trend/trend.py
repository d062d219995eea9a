"""A rate over months or weeks: how sure each is, which are unfinished, limits, and the newest
complete one.

Works on tables that ``metrics.figures.series`` and ``weekly`` gave, so that screens ask the store
once for all units."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from metrics.board.standings import BOARDS
from metrics.figures import BANDS
from metrics.statistics.limits import MIN_MONTHS, laney_limits, newest_signal, wilson_interval
from metrics.steps import COMPARED

STOCKS = (*BANDS, "waiting_again", "replies_sent")


@dataclass(frozen=True)
class Newest:
    """The newest complete period against the 12 before: rates 0–1 (None where fewer cases are due
    than ``min_cases``), ``change`` −1 … 1, ``count`` of periods compared with; None where there is
    nothing to judge."""

    period: date
    rate: float | None
    due: int
    before: float | None
    change: float | None
    count: int


class Limits(NamedTuple):
    """Laney's p′ limits of the complete months: ``low`` and ``high`` per row of the table (0–1,
    None without), the ``centre``, those of the newest complete month, and its ``signal``: above,
    below or None."""

    centre: float
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    newest: tuple[float, float] | None
    signal: str | None


def over(
    rows: pd.DataFrame, unit: str, which: str, days: list[date], unfinished: set[date]
) -> pd.DataFrame:
    """One unit's periods that begin on ``days``, also those in which it was not active: the columns
    of :func:`over_all` but ``unit``."""
    own = rows[rows["unit"] == unit]
    return over_all(own, which, days, {unit: unfinished}).drop(columns="unit")


def over_all(
    rows: pd.DataFrame, which: str, days: list[date], unfinished: dict[str, set[date]]
) -> pd.DataFrame:
    """The same of many units, in the order of ``unfinished`` (unit → its periods that are not
    complete); all units of ``rows`` are among them.

    In: ``rows`` of a monthly or weekly series; ``which`` response or resolution. Out: ``unit``,
    ``period`` (date), ``cases``, ``met``, ``due`` (0 without), ``rate`` with ``low`` and ``high``
    (90 % Wilson; 0–1, NaN without due cases), ``coverage`` (0–1 or NaN), ``unfinished``, STOCKS."""
    board = BOARDS[which]
    begins = pd.to_datetime(rows["week" if "week" in rows else "month"]).dt.date
    index = pd.MultiIndex.from_product([list(unfinished), days], names=["unit", "period"])
    own = rows.set_index(pd.MultiIndex.from_arrays([rows["unit"], begins])).reindex(index)
    met, due = (own[name].fillna(0).to_numpy(dtype=float) for name in (board.met, board.due))
    low, high = wilson_interval(met, due)
    found = pd.DataFrame(
        {
            "unit": index.get_level_values("unit"),
            "period": days * len(unfinished),
            "cases": own["cases"].fillna(0).to_numpy(dtype=int),
            "met": met.astype(int),
            "due": due.astype(int),
            "rate": met / np.where(due > 0, due, np.nan),
            "low": low,
            "high": high,
            "coverage": own["coverage"].to_numpy(dtype=float, na_value=np.nan),
            "unfinished": [day in open_days for open_days in unfinished.values() for day in days],
        }
    )
    return found.assign(**{name: own[name].fillna(0).to_numpy(dtype=int) for name in STOCKS})


def limits(found: pd.DataFrame) -> Limits | None:
    """Limits of a table of months; None before the 12th complete one (handbook, section 6).
    ``newest`` and ``signal`` are the newest complete month's: None where it has no due case, for an
    older one's would be taken for it."""
    return limits_of(*(found[name].to_numpy() for name in ("met", "due", "unfinished")))


def limits_of(met: np.ndarray, due: np.ndarray, unfinished: np.ndarray) -> Limits | None:
    """:func:`limits` of the columns of one unit, its months in order."""
    complete = np.flatnonzero(~unfinished & (due > 0))
    series = laney_limits(met[complete], due[complete])
    if series is None:
        return None
    low, high = (_whole(side, complete, len(met)) for side in (series.low, series.high))
    at = complete[-1]
    is_newest = at == np.flatnonzero(~unfinished)[-1]
    newest = (low[at], high[at]) if is_newest and low[at] is not None else None
    signal = newest_signal(met[complete], due[complete]) if is_newest else None
    return Limits(series.centre, low, high, newest, signal)


def _whole(side: np.ndarray, complete: np.ndarray, length: int) -> tuple[float | None, ...]:
    """Limits of complete months among all months; None where there is none."""
    known = {at: float(value) for at, value in zip(complete, side, strict=True) if value == value}
    return tuple(known.get(at) for at in range(length))


def has_limits(found: pd.DataFrame) -> bool:
    """Whether there are 12 complete months: fewer show how sure each month is (handbook, section
    6)."""
    return int((~found["unfinished"] & (found["due"] > 0)).sum()) >= MIN_MONTHS


def office_judges(found: pd.DataFrame, by: str, clock: str, step: str) -> bool:
    """Whether a table on the citizen clock is judged on the office clock, whose limits it has: there
    is one verdict on how far chance goes (handbook, section 6)."""
    return clock == "wall" and step == "month" and by != "account" and has_limits(found)


def newest(found: pd.DataFrame, least: int) -> Newest | None:
    """The newest complete period of a table; None before the first is complete. ``least``: due
    cases that a rate needs to be said."""
    complete = found.index[~found["unfinished"]]
    if len(complete) == 0:
        return None
    at = complete[-1]
    before = found.loc[:at].iloc[-COMPARED - 1 : -1]
    due, due_before = int(found["due"][at]), int(before["due"].sum())
    rate = float(found["rate"][at]) if due >= least else None
    rate_before = float(before["met"].sum() / due_before) if due_before >= least else None
    change = rate - rate_before if rate is not None and rate_before is not None else None
    return Newest(
        period=found["period"][at],
        rate=rate,
        due=due,
        before=rate_before,
        change=change,
        count=int((before["due"] > 0).sum()),
    )


def open_cases(found: pd.DataFrame, at: int) -> int:
    """All open cases at the end of one period of a table."""
    return int(sum(found[age].iloc[at] for age in BANDS))


def open_and_old(row: dict) -> tuple[int, int]:
    """All open cases of a row of figures, and those older than 7 days."""
    return int(sum(row[age] for age in BANDS)), int(sum(row[age] for age in BANDS[3:]))


def axis(highest: int) -> list[int]:
    """Four or five round numbers from 0 for an axis that reaches ``highest``."""
    size = 10 ** max(0, len(str(max(highest, 1))) - 1)
    apart = next(
        step
        for step in (size // 5 or 1, size // 2 or 1, size, 2 * size, 5 * size)
        if highest <= 5 * step
    )
    return list(range(0, highest + apart, apart))


def shares_of_highest(counts: list[int]) -> list[float]:
    """Each count ÷ the highest one, 0–1."""
    return [count / max(*counts, 1) for count in counts]
