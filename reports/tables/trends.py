"""Rates month by month with what is wont: how sure each is, which month is unfinished, and the p′
limits (handbook, section 6)."""

from datetime import date

import pandas as pd

from metrics import months
from metrics.board.ranking import BOARDS
from metrics.coverage import periods
from metrics.sql.statements import table
from metrics.steps import MONTHS_SHOWN
from metrics.trend import trend
from reports.tables.figures import CLOCKS, UNITS

OWNED = {"opd": "opd_id", "kind": "kind"}


def days(month: str) -> list[date]:
    """The first days of the 24 months that end with the month."""
    back = reversed(range(MONTHS_SHOWN))
    return [months.first_day(months.shifted(month, -number)) for number in back]


def trends(cursor, monthly: pd.DataFrame, month: str) -> pd.DataFrame:
    """One row per ``by``, ``unit``, ``clock``, ``board`` and month (``period``), also those in
    which the unit was not active: the columns of ``metrics.trend.trend.over``, ``limit_low``,
    ``limit_high`` and ``centre`` (0–1, null before the 12th complete month), and ``signal`` (above,
    below; of the newest complete month only).

    In: ``monthly``, every figure month by month (``reports.tables.figures.monthly``)."""
    every = days(month)
    owners = _owners(cursor, every[0], month)
    parts = []
    for clock in CLOCKS:
        of_clock = monthly[monthly["clock"] == clock]
        accounts = of_clock[of_clock["by"] == "account"]
        for by in UNITS:
            rows = of_clock[of_clock["by"] == by]
            for unit in rows["unit"].unique():
                own = accounts[accounts["unit"].isin(_accounts(owners, by, unit))]
                open_months = periods.unfinished(cursor, own)
                for board in BOARDS:
                    found = trend.over(rows, unit, board, every, open_months)
                    keys = {"by": by, "unit": unit, "clock": clock, "board": board}
                    parts.append(_with_limits(found).assign(**keys))
    found = pd.concat(parts, ignore_index=True)
    keys = ["by", "unit", "clock", "board", "period"]
    return found[keys + [name for name in found if name not in keys]]


def _owners(cursor, first: date, month: str) -> pd.DataFrame:
    span = {"first_day": first, "last_day": months.last_day(month)}
    kinds = table(cursor, "names", {"by": "opd", **span})[["opd_id", "kind"]]
    found = table(cursor, "owners", span).merge(kinds, on="opd_id", how="left")
    return found.assign(kind=found["kind"].str.lower())


def _accounts(owners: pd.DataFrame, by: str, unit: str) -> set[str]:
    if by == "account":
        return {unit}
    own = owners if by == "regency" else owners[owners[OWNED[by]] == unit]
    return set(own["account_id"])


def _with_limits(found: pd.DataFrame) -> pd.DataFrame:
    limits = trend.limits(found)
    empty = [None] * len(found)
    low, high, centre = (limits.low, limits.high, limits.centre) if limits else (empty, empty, None)
    signals = list(empty)
    if limits and limits.signal:
        signals[int((~found["unfinished"]).to_numpy().nonzero()[0][-1])] = limits.signal
    whole = found.assign(limit_low=list(low), limit_high=list(high), centre=centre, signal=signals)
    return whole.astype(dict.fromkeys(("limit_low", "limit_high", "centre"), "Float64"))
