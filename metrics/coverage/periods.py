"""Which months there are to look at, which of them comes first, and how complete a window is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd

from metrics import months, steps
from metrics.figures import series
from metrics.selection import Selection
from metrics.settings import Settings
from metrics.sql.statements import table

HALF_KNOWN = timedelta(days=14)  # a month becomes the first choice once this much of it is known


@dataclass(frozen=True)
class Known:
    """Months with cases, newest first (YYYY-MM), the one to begin with, and "now": the latest
    as_of, in WIB."""

    months: tuple[str, ...]
    default: str
    now: datetime

    @property
    def last_day(self) -> date:
        """The last day of which something is known; ``now`` is midnight where it is known whole."""
        return (self.now - timedelta(seconds=1)).date()


def known(cursor) -> Known | None:
    """What the store knows; None without a case."""
    found = table(cursor, "known_months", {})
    if found.empty:
        return None
    now = pd.Timestamp(found["now"].iloc[0]).to_pydatetime()
    names = tuple(f"{month:%Y-%m}" for month in reversed(list(found["month"])))
    half_known = [name for name in names if months.first_day(name) <= (now - HALF_KNOWN).date()]
    return Known(names, (half_known or list(names))[0], now)


def response_target_hours(cursor) -> float:
    """The target of the first reply on the citizen clock, as it holds now."""
    return float(
        cursor.execute(
            "SELECT setting FROM settings WHERE name = 'response_target_hours'"
        ).fetchall()[0][0]
    )


@dataclass(frozen=True)
class Completeness:
    """Of the accounts active in a window: how many there are, how many are covered on at least
    ``min_coverage`` of its days, and the share of all their days that are covered (0–1, None before
    the first day has ended)."""

    accounts: int
    complete: int
    share: float | None
    min_coverage: float


def completeness(cursor, month: str, clock: str) -> Completeness:
    """Of the official window that ends with the month."""
    settings = Settings.of(cursor)
    accounts, regency = (
        series(
            cursor,
            Selection.of_month(by, month, clock).since(settings.start_date),
            months.WINDOW,
            ("coverage",),
        )
        for by in ("account", "regency")
    )
    share = regency["coverage"].iloc[0] if len(regency) else pd.NA
    complete = int((accounts["coverage"] >= settings.min_coverage).fillna(False).sum())
    return Completeness(
        len(accounts), complete, None if pd.isna(share) else float(share), settings.min_coverage
    )


def unfinished(cursor, accounts: pd.DataFrame) -> set[date]:
    """First days of the months (or weeks) that are not complete (handbook, section 6).

    In: ``accounts``, the monthly or weekly series of all accounts. A period is complete when it has
    ended and every account with enough coverage in it is known 24 h beyond its end."""
    return unfinished_by(accounts, known_until(cursor), Settings.of(cursor).min_coverage)


def known_until(cursor) -> dict[str, datetime]:
    """Account → until when it is known (WIB)."""
    return table(cursor, "account_ends", {}).set_index("unit")["known_until"].to_dict()


def unfinished_by(
    accounts: pd.DataFrame, known_until: dict[str, datetime], min_coverage: float
) -> set[date]:
    """:func:`unfinished`, for who asks of many units: what it reads of the store is read once."""
    begins = "week" if "week" in accounts else "month"
    enough = accounts[(accounts["coverage"] >= min_coverage).fillna(False)]
    found = set()
    for begin, unit in zip(enough[begins], enough["unit"], strict=True):
        beyond = steps.span(_day(begin), begins)[1] + 2 * steps.ONE_DAY
        if known_until[unit] < datetime(beyond.year, beyond.month, beyond.day):
            found.add(_day(begin))
    covered = {_day(begin) for begin in enough[begins]}
    return found | ({_day(begin) for begin in accounts[begins]} - covered)


def _day(month) -> date:
    return month.date() if isinstance(month, datetime) else month
