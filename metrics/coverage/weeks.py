"""Accounts × weeks: how many days of each week uploads cover."""

from dataclasses import dataclass
from datetime import date

from metrics.sql.statements import table
from metrics.steps import ONE_DAY, WEEK

MOST = 60  # weeks


@dataclass(frozen=True)
class AccountWeeks:
    """``weeks``: of each week the days on which the account was active and that have ended, and
    those of them that are covered; None where there is no such day. The OPD is the latest one."""

    account_id: str
    platform: str
    handle: str
    opd_id: str
    opd_name: str
    weeks: tuple[tuple[int, int] | None, ...]

    @property
    def share(self) -> float | None:
        """Covered days ÷ active days of all weeks, 0–1."""
        known = [week for week in self.weeks if week]
        active = sum(days for days, _ in known)
        return sum(covered for _, covered in known) / active if active else None

    @property
    def missing(self) -> int:
        """Active days that no upload covers."""
        return sum(days - covered for days, covered in filter(None, self.weeks))


def mondays(first: date, last: date) -> list[date]:
    """The Mondays of the weeks that hold both days and those between, the newest 60 at most."""
    newest = last - ONE_DAY * last.weekday()
    count = (newest - (first - ONE_DAY * first.weekday())).days // 7 + 1
    return [newest - WEEK * i for i in reversed(range(min(count, MOST)))]


def account_weeks(cursor, weeks: list[date], since: date) -> list[AccountWeeks]:
    """Every account that was active in the weeks, the one with the smallest covered share first;
    days before ``since`` do not count."""
    days = {"first_day": max(weeks[0], since), "last_day": weeks[-1] + WEEK - ONE_DAY}
    names = table(cursor, "names", {"by": "account", **days})
    found: dict[str, dict[date, tuple[int, int]]] = {}
    for row in table(cursor, "coverage_weeks", days).to_dict("records"):
        of_account = found.setdefault(row["account_id"], {})
        of_account[_day(row["week"])] = (int(row["active"]), int(row["covered"]))
    accounts = [
        AccountWeeks(
            row["unit"],
            row["platform"],
            row["handle"] or "",
            row["opd_id"],
            row["opd_name"],
            weeks=tuple(found.get(row["unit"], {}).get(week) for week in weeks),
        )
        for row in names.to_dict("records")
    ]
    return sorted(accounts, key=_worst_first)


def _worst_first(account: AccountWeeks) -> tuple:
    share = account.share
    return (2.0 if share is None else share, account.opd_name, account.account_id)


def _day(value) -> date:
    return value.date() if hasattr(value, "date") else value
