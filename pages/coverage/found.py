"""What Cakupan looks up: covered days by account and week, and who lacks what of a month."""

from datetime import date
from pathlib import Path

from data.cases import store
from metrics import months
from metrics.coverage.weeks import AccountWeeks, account_weeks, mondays
from metrics.review import review
from pages.cache import figures
from pages.cache.store import kept


@kept()
def weeks(path: str) -> tuple[tuple[date, ...], tuple[AccountWeeks, ...]]:
    """The Mondays that are shown, and each account's covered days of their weeks."""
    known = figures.known(path)
    since = months.first_day(min(known.months))
    shown = mondays(since, known.now.date())
    return tuple(shown), tuple(account_weeks(store.cursor(Path(path)), shown, since))


@kept()
def incomplete(path: str, month: str, today: date) -> list[review.Opd]:
    """OPDs with accounts that lack days of the month (YYYY-MM)."""
    return review.incomplete(store.cursor(Path(path)), month, today)
