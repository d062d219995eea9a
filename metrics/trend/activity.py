"""How active each account is: human replies per week (``replies_sent``)."""

from datetime import date
from typing import NamedTuple

import pandas as pd

WEEKS = 13


class Active(NamedTuple):
    """``weeks``: replies of each week, oldest first, None where no upload covers a day of it;
    ``per_week``: their mean over the covered weeks that have ended, None without one or where the
    exports hold no messages."""

    unit: str
    weeks: tuple[int | None, ...]
    per_week: float | None


class Shares(NamedTuple):
    """Of ``known`` accounts: ``steady`` sent a reply in every covered week, ``silent`` none at
    all."""

    known: int
    steady: int
    silent: int


def shares(found: list[Active]) -> Shares:
    """How many accounts answer all the time, and how many never."""
    known = [one for one in found if one.per_week is not None]
    steady = sum(all(count for count in one.weeks if count is not None) for one in known)
    return Shares(len(known), steady, sum(not any(one.weeks) for one in known))


def activity(rows: pd.DataFrame, days: list[date], unfinished: set[date]) -> list[Active]:
    """All accounts of a weekly series, the most active first, those without a mean last.

    In: ``days``: the Mondays wanted; ``unfinished``: those of weeks that are not complete, which do
    not count."""
    week = pd.to_datetime(rows["week"]).dt.date
    found = [
        _account(unit, part, days, unfinished)
        for unit, part in rows.assign(week=week)[week.isin(days)].groupby("unit", sort=True)
    ]
    return sorted(found, key=lambda one: (one.per_week is None, -(one.per_week or 0.0), one.unit))


def _account(unit: str, part: pd.DataFrame, days: list[date], unfinished: set[date]) -> Active:
    covered = part[(part["coverage"] > 0).fillna(False)]
    sent = dict(
        zip(covered["week"], (int(count) for count in covered["replies_sent"]), strict=True)
    )
    only_tickets = (
        not sum(sent.values()) and part["cases"].sum() > 0 and part["auto_share"].isna().all()
    )
    ended = [count for day, count in sent.items() if day not in unfinished]
    mean = sum(ended) / len(ended) if ended and not only_tickets else None
    return Active(unit, tuple(None if only_tickets else sent.get(day) for day in days), mean)
