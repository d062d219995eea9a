"""Rates month by month with what is wont: how sure each is, which month is unfinished, and the p′
limits (handbook, section 6)."""

from datetime import date

import numpy as np
import pandas as pd

from metrics import months
from metrics.board.standings import BOARDS
from metrics.coverage import periods
from metrics.settings import Settings
from metrics.sql.statements import table
from metrics.steps import MONTHS_SHOWN
from metrics.trend import trend

KEYS = ("by", "unit", "clock", "board", "period")
LIMITS = ("limit_low", "limit_high", "centre")


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
    return over(cursor, monthly, days(month), month)


def over(cursor, rows: pd.DataFrame, every: list[date], month: str) -> pd.DataFrame:
    """The same of months or weeks that begin on ``every``; limits and signals of months only.

    In: ``rows``, every figure of every month or week, of each ``by`` and ``clock``."""
    if not every:
        return pd.DataFrame(columns=list(KEYS))
    begins = "week" if "week" in rows else "month"
    owners, known = _owners(cursor, every[0], month), periods.known_until(cursor)
    least = Settings.of(cursor).min_coverage
    parts = []
    for clock, of_clock in rows.groupby("clock", sort=False):
        accounts = of_clock[of_clock["by"] == "account"].groupby("unit", sort=False)
        own = {unit: part[["unit", begins, "coverage"]] for unit, part in accounts}
        for by, of_by in of_clock.groupby("by", sort=False):
            unfinished = {
                unit: periods.unfinished_by(
                    pd.concat([own[i] for i in owners[by, unit] if i in own]), known, least
                )
                for unit in of_by["unit"].unique()
            }
            for board in BOARDS:
                found = trend.over_all(of_by, board, every, unfinished)
                found = _with_limits(found) if begins == "month" else found
                parts.append(found.assign(by=by, clock=clock, board=board))
    found = pd.concat(parts, ignore_index=True)
    found = found.astype({name: "Float64" for name in LIMITS if name in found})
    found = found[[*KEYS, *(name for name in found if name not in KEYS)]]
    return found.sort_values(list(KEYS), kind="stable").reset_index(drop=True)


def _owners(cursor, first: date, month: str) -> dict[tuple[str, str], list[str]]:
    """(by, unit) → the accounts that it had on any day of the months."""
    span = {"first_day": first, "last_day": months.last_day(month)}
    kinds = table(cursor, "names", {"by": "opd", **span})[["opd_id", "kind"]]
    owners = table(cursor, "owners", span).merge(kinds, on="opd_id", how="left")
    found: dict[tuple[str, str], list[str]] = {}
    for row in owners.to_dict("records"):
        units = (("regency", "regency"), ("opd", row["opd_id"]), ("kind", row["kind"].lower()))
        for key in (*units, ("account", row["account_id"])):
            found.setdefault(key, []).append(row["account_id"])
    return {key: sorted(set(accounts)) for key, accounts in found.items()}


def _with_limits(found: pd.DataFrame) -> pd.DataFrame:
    """Units one after another, each with its months in order."""
    columns: dict[str, list] = {name: [] for name in (*LIMITS, "signal")}
    counts = [found[name].to_numpy() for name in ("met", "due", "unfinished")]
    for rows in found.groupby("unit", sort=False).indices.values():
        own = [column[rows] for column in counts]
        limits = trend.limits_of(*own)
        nothing: list = [None] * len(rows)
        columns["limit_low"] += limits.low if limits else nothing
        columns["limit_high"] += limits.high if limits else nothing
        columns["centre"] += [limits.centre if limits else None] * len(rows)
        signals = list(nothing)
        if limits and limits.signal:
            signals[int(np.flatnonzero(~own[2])[-1])] = limits.signal
        columns["signal"] += signals
    return found.assign(**columns)
