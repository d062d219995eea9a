"""Signals: the regency or an OPD whose newest complete month lies outside its own p′ limits (handbook, section 6)."""

import pandas as pd

from metrics import case_list, months, periods
from metrics.figures import series
from metrics.limits import MIN_DUE, MIN_MONTHS, laney_limits, newest_signal
from metrics.questions import shaped
from metrics.statements import table

NAME, CLOCK = "month_signal", "office"  # on the citizen clock Lebaran would be a signal
MONTHS = 24  # that limits are computed from, the month asked about included


def month_signals(cursor, month: str) -> pd.DataFrame:
    """The regency and OPDs of which the month is the newest complete one and a signal, the regency first.

    Out: ``metrics.questions.COLUMNS``. ``numerator`` of ``denominator`` due cases were answered in time on the office
    clock, ``value`` is that rate, ``usual`` the centre line, ``low`` and ``high`` the month's limits (all 0–1).
    """
    first = months.shifted(month, 1 - MONTHS)
    accounts = series(cursor, "account", first, month, CLOCK)
    owners = table(cursor, "owners", {"first_day": months.first_day(first), "last_day": months.last_day(month)})
    found = []
    for by in ("regency", "opd"):
        for unit, rows in series(cursor, by, first, month, CLOCK).groupby("unit"):
            known = rows[rows["due"] > 0].assign(first_day=lambda r: pd.to_datetime(r["month"]).dt.date)
            if not _may_signal(known, month):
                continue
            own = accounts if by == "regency" else accounts[accounts["unit"].isin(
                owners.loc[owners["opd_id"] == unit, "account_id"])]
            complete = known[~known["first_day"].isin(periods.unfinished(cursor, own))]
            if row := _signal(complete, month):
                found.append({"question": NAME, "unit_type": by, "unit": unit, "month": month, **row})
    return shaped(pd.DataFrame(found))


def cases_behind(cursor, unit_type: str, unit: str, month: str) -> pd.DataFrame:
    """The due cases of the month (columns: ``metrics.case_list.cases_behind``), on the office clock."""
    found = case_list.cases_behind(cursor, unit_type, unit, month, CLOCK)
    counted = found["due"].fillna(False).astype(bool) & ~found["excluded"].astype(bool)
    return found[counted].reset_index(drop=True)


def _may_signal(rows: pd.DataFrame, month: str) -> bool:
    """Whether it is worth looking which months are complete."""
    return (len(rows) >= MIN_MONTHS and rows["first_day"].iloc[-1] == months.first_day(month)
            and rows["due"].iloc[-1] >= MIN_DUE)


def _signal(rows: pd.DataFrame, month: str) -> dict | None:
    k, n = (rows[name].to_numpy(dtype=float) for name in ("on_time", "due"))
    if not _may_signal(rows, month) or newest_signal(k, n) is None:
        return None
    limits = laney_limits(k, n)
    return {"numerator": int(k[-1]), "denominator": int(n[-1]), "value": k[-1] / n[-1], "usual": limits.centre,
            "low": limits.low[-1], "high": limits.high[-1], "cases": int(n[-1])}
