"""The figures of the handbook, section 4, per account, OPD or regency and period."""

import pandas as pd

from metrics.selection import Selection
from metrics.sql.statements import table

BANDS = ("backlog_lt_1d", "backlog_1_3d", "backlog_3_7d", "backlog_7_30d", "backlog_gt_30d")
UNIT_COLUMN = {"account": "account_id", "opd": "opd_id", "kind": "kind", "regency": "regency"}
COLUMNS = (
    "cases",
    "due",
    "on_time",
    "on_time_rate",
    "answered_rate",
    "median_response",
    "p90_response",
    "longest_response",
    "resolution_due",
    "resolved_in_time",
    "resolution_rate",
    "median_resolution",
    "reopen_rate",
    *BANDS,
    "waiting_again",
    "auto_share",
    "replies_sent",
    "excluded",
    "closed_unanswered",
    "coverage",
)


KEY = ("period", "unit")
QUANTILES = {  # and what they are quantiles of
    "median_response": "response",
    "p90_response": "response",
    "median_resolution": "resolution",
}
COUNTS = tuple(name for name in COLUMNS if name not in QUANTILES)  # what needs no single case


def figures(cursor, selection: Selection) -> pd.DataFrame:
    """One row per unit active in the month that the selection is, sorted by its id.

    Out: the unit's id (``account_id``, ``opd_id`` or ``regency``) and COLUMNS; durations in seconds,
    rates 0–1, null where there is nothing to judge or replies are not known."""
    found = series(cursor, selection)
    return found.drop(columns="month").rename(columns={"unit": UNIT_COLUMN[selection.by]})


def series(
    cursor, selection: Selection, length: int = 1, only: tuple[str, ...] = ()
) -> pd.DataFrame:
    """The same for every month from that of the selection's first day to that of its last (or the
    ``length`` months that end with it), of all units of its kind.

    Out: ``month`` (the first of the last month of the period), ``unit`` and COLUMNS (or ``only``
    these), sorted by month and unit."""
    first, last = selection.first.replace(day=1), selection.last.replace(day=1)
    periods = {"first": first, "last": last, "step": "1 month", "steps": length}
    found = _of_periods(cursor, selection, periods, only)
    return found.rename(columns={"period": "month"})


def weekly(cursor, selection: Selection, only: tuple[str, ...] = ()) -> pd.DataFrame:
    """The same for every week that begins on a day of the selection (Mondays, ``metrics.steps``).

    Out: ``week`` (its Monday), ``unit`` and COLUMNS (or ``only`` these), sorted by week and unit.
    """
    periods = {"first": selection.first, "last": selection.last, "step": "7 days", "steps": 1}
    return _of_periods(cursor, selection, periods, only).rename(columns={"period": "week"})


def of_days(cursor, selection: Selection) -> pd.DataFrame:
    """The same for all days of the selection. Out: ``unit`` and COLUMNS, sorted by unit."""
    days = (selection.last - selection.first).days + 1
    first = selection.first
    periods = {"first": first, "last": first, "step": f"{days} days", "steps": 1}
    return _of_periods(cursor, selection, periods).drop(columns="period")


def _of_periods(
    cursor, selection: Selection, periods: dict, only: tuple[str, ...] = ()
) -> pd.DataFrame:
    wanted = only or COLUMNS
    asked = periods | {
        "by": selection.by,
        "clock": selection.clock,
        "start_date": selection.start,
        "platform": selection.platform,
        "channel": selection.channel,
    }
    counts = (*KEY, *(name for name in wanted if name not in QUANTILES))
    found = table(cursor, "figures", asked, counts)
    measures = sorted({QUANTILES[name] for name in wanted if name in QUANTILES})
    if measures:  # they alone read the cases themselves
        quantiles = table(cursor, "medians", asked | {"measures": measures})
        found = found.merge(quantiles, on=list(KEY), how="left")
    return found[[*KEY, *wanted]]
