"""Until which day the data are complete: one account's newer upload does not move it for all."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

import pandas as pd

from metrics.settings import Settings
from metrics.sql.statements import table

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class CompleteUntil:
    """``day``: the latest day (WIB) that at least ``min_coverage`` of the active accounts are known
    to the end of; None where fewer have uploaded anything. ``reached``: how many of the
    ``accounts`` are known to its end (without a day: how many have uploaded anything)."""

    day: date | None
    reached: int
    accounts: int


def complete_until(cursor) -> CompleteUntil:
    """Of the accounts that belong to an OPD now (handbook, section 3)."""
    ends = table(cursor, "known_until", {"opd_id": None})["as_of"]
    return of_ends(ends, Settings.of(cursor).min_coverage)


def of_ends(ends: pd.Series, min_coverage: float) -> CompleteUntil:
    """:func:`complete_until` of the ``as_of`` (UTC, null without an upload) of these accounts."""
    known = sorted((_last_full_day(end) for end in ends.dropna()), reverse=True)
    needed = ceil(min_coverage * len(ends) - 1e-9)
    if not known or len(known) < needed:
        return CompleteUntil(None, len(known), len(ends))
    day = known[max(needed, 1) - 1]
    return CompleteUntil(day, sum(one >= day for one in known), len(ends))


def _last_full_day(end: pd.Timestamp) -> date:
    """The last day in WIB that is over at ``end`` (UTC)."""
    return (pd.Timestamp(end) + pd.Timedelta(hours=7)).date() - ONE_DAY
