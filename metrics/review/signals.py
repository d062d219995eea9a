"""Signals: the regency or an OPD whose newest complete month lies outside its own p′ limits
(handbook, section 6)."""

import pandas as pd

from metrics import months
from metrics.cases import case_list
from metrics.coverage import periods
from metrics.figures import series
from metrics.review.questions import shaped
from metrics.selection import Selection
from metrics.sql.statements import table
from metrics.steps import MONTHS_SHOWN
from metrics.trend import trend

NAME, CLOCK = "month_signal", "office"  # on the citizen clock Lebaran would be a signal


def month_signals(cursor, month: str) -> pd.DataFrame:
    """The regency and OPDs of which the month is a signal, the regency first: as the newest
    complete month, so of an older month what stood in its own review (months after it do not
    count).

    Out: ``metrics.questions.COLUMNS``. ``numerator`` of ``denominator`` due cases were answered in
    time on the office clock, ``value`` is that rate, ``usual`` the centre line, ``low`` and
    ``high`` the month's limits (all 0–1)."""
    days = [
        months.first_day(months.shifted(month, -back)) for back in reversed(range(MONTHS_SHOWN))
    ]
    first = f"{days[0]:%Y-%m}"
    accounts = series(cursor, Selection.of_months("account", first, month, CLOCK))
    owners = table(cursor, "owners", {"first_day": days[0], "last_day": months.last_day(month)})
    found = []
    for by in ("regency", "opd"):
        rows = series(cursor, Selection.of_months(by, first, month, CLOCK))
        for unit in rows["unit"].unique():
            own = (
                accounts
                if by == "regency"
                else accounts[
                    accounts["unit"].isin(owners.loc[owners["opd_id"] == unit, "account_id"])
                ]
            )
            if row := _signal(
                trend.over(rows, unit, "response", days, periods.unfinished(cursor, own))
            ):
                found.append(
                    {"question": NAME, "unit_type": by, "unit": unit, "month": month, **row}
                )
    return shaped(pd.DataFrame(found))


def cases_behind(cursor, unit_type: str, unit: str, month: str) -> pd.DataFrame:
    """The due cases of the month (columns: ``metrics.case_list.cases_behind``), on the office
    clock."""
    found = case_list.cases_behind(cursor, unit_type, unit, month, CLOCK)
    counted = found["due"].fillna(False).astype(bool) & ~found["excluded"].astype(bool)
    return found[counted].reset_index(drop=True)


def _signal(months_of_unit: pd.DataFrame) -> dict | None:
    """What the last month of a table of ``metrics.trend.over`` says, where it is complete and a
    signal."""
    last, limits = months_of_unit.iloc[-1], trend.limits(months_of_unit)
    if limits is None or limits.newest is None or limits.signal is None:
        return None
    if last["unfinished"] or not last["due"]:
        return None
    return {
        "numerator": int(last["met"]),
        "denominator": int(last["due"]),
        "value": last["rate"],
        "usual": limits.centre,
        "low": limits.newest[0],
        "high": limits.newest[1],
        "cases": int(last["due"]),
    }
