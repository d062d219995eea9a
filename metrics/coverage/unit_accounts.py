"""The accounts of a unit and which of their days uploads cover."""

from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from metrics import months
from metrics.coverage.gaps import Gap, Lacking
from metrics.settings import Settings
from metrics.sql.statements import table


class Account(NamedTuple):
    """``days``: one per day of the window: True covered, False without upload, None not active or
    not over yet."""

    account_id: str
    platform: str
    handle: str | None
    days: tuple[bool | None, ...]
    gaps: tuple[Gap, ...]

    @property
    def active(self) -> int:
        """Days of the window on which the account was active and that have ended."""
        return sum(day is not None for day in self.days)

    @property
    def covered(self) -> int:
        """Of these, those that an upload covers."""
        return sum(day is True for day in self.days)


def unit_accounts(
    cursor, by: str, unit: str, month: str, gaps: dict[str, Lacking]
) -> list[Account]:
    """Accounts of an OPD (or the account itself) in the window that ends with the month.

    In: ``by`` opd or account; ``gaps`` per account, from ``metrics.gaps``.
    """
    first, last = months.window(month, Settings.of(cursor).start_date)
    rows = table(
        cursor, "accounts_of", {"by": by, "unit": unit, "first_day": first, "last_day": last}
    )
    return of_rows(rows, gaps, first, last)


def of_rows(rows: pd.DataFrame, gaps: dict[str, Lacking], first: date, last: date) -> list[Account]:
    """:func:`unit_accounts` out of the rows of the statement ``accounts_of``, for a window."""
    every = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    return [
        Account(
            row["account_id"],
            row["platform"],
            row["handle"] or None,
            tuple(_covered(day, row, own) for day in every),
            own,
        )
        for row in rows.to_dict("records")
        for own in [gaps[row["account_id"]].gaps if row["account_id"] in gaps else ()]
    ]


def account_ids(cursor, by: str, unit: str, first: date, last: date) -> set[str]:
    """Accounts that an OPD had on any day from ``first`` to ``last`` (or the account itself)."""
    rows = table(
        cursor, "accounts_of", {"by": by, "unit": unit, "first_day": first, "last_day": last}
    )
    return set(rows["account_id"])


def _covered(day: date, row: dict, gaps: tuple[Gap, ...]) -> bool | None:
    if not row["first_active"] <= day <= row["last_active"]:
        return None
    return not any(gap.first <= day <= gap.last for gap in gaps)
