"""What uploads say they are complete for: ``as_of`` and covered days of each account (handbook,
section 3)."""

from datetime import date, datetime, timedelta

from data.lake.uploads import Upload
from data.moment import WIB, from_text

DAY = timedelta(days=1)


def as_of(account_id: str, uploads: list[Upload]) -> datetime | None:
    """The latest stated end among the account's valid uploads, at most the receipt; else its latest
    stamp.

    None where the account has neither.
    """
    ends = [
        u.interval[1] for u in uploads if u.interval is not None and account_id in u.info["covered"]
    ]
    if ends:
        return max(ends)
    return max(
        (
            from_text(u.info["stamps"][account_id][1])
            for u in uploads
            if account_id in u.info["stamps"]
        ),
        default=None,
    )


def intervals(account_id: str, uploads: list[Upload]) -> list[tuple[datetime, datetime]]:
    """The account's stated coverage, united; touching intervals are one."""
    united: list[tuple[datetime, datetime]] = []
    for begin, end in sorted(
        u.interval for u in uploads if u.interval is not None and account_id in u.info["covered"]
    ):
        if united and begin <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((begin, end))
    return united


def covered_days(account_id: str, uploads: list[Upload]) -> list[date]:
    """The WIB days that are covered from 00:00 to 24:00, with or without messages."""
    days: list[date] = []
    for interval in intervals(account_id, uploads):
        first, last = whole_days(*interval)
        days += [first + DAY * i for i in range((last - first).days + 1)]
    return days


def whole_days(begin: datetime, end: datetime) -> tuple[date, date]:
    """First and last WIB day that lie between two moments from 00:00 to 24:00; none: the last
    before the first."""
    local = begin.astimezone(WIB)
    first = local.date() if local.time() == datetime.min.time() else local.date() + DAY
    return first, end.astimezone(WIB).date() - DAY
