"""The months or weeks (Monday to Sunday, WIB) of a trend: their days, and those that a line
shows."""

from datetime import date, timedelta

from metrics import months

Span = tuple[date, date]  # first and last day, inclusive
ONE_DAY, WEEK = timedelta(days=1), timedelta(days=7)
MONTHS_SHOWN, WEEKS_SHOWN = 24, 26
COMPARED = 12  # steps before the newest one that it is compared with


def span(first: date, step: str) -> Span:
    """The days of the month or week that begins on ``first``; ``step`` month or week."""
    return first, (first + WEEK - ONE_DAY if step == "week" else months.last_day(f"{first:%Y-%m}"))


def span_before(first: date, step: str) -> Span:
    """The days of the COMPARED months or weeks before it."""
    begin = (
        first - COMPARED * WEEK
        if step == "week"
        else months.first_day(months.shifted(f"{first:%Y-%m}", -COMPARED))
    )
    return begin, first - ONE_DAY


def months_shown(known: tuple[str, ...], last: str) -> list[date]:
    """The first days of 24 months that end with the last one, fewer where data begin later."""
    first = max(min(known), months.shifted(last, 1 - MONTHS_SHOWN))
    days = [months.first_day(first)]
    while days[-1] < months.first_day(last):
        days.append(span(days[-1], "month")[1] + ONE_DAY)
    return days


def weeks_shown(known: tuple[str, ...], last: str, now: date) -> list[date]:
    """The Mondays of 26 weeks up to the one that holds the month's last day, or ``now`` where that
    comes first; fewer where data begin later."""
    end = min(months.last_day(last), now)
    monday, first = end - timedelta(days=end.weekday()), months.first_day(min(known))
    days = [monday - WEEK * i for i in reversed(range(WEEKS_SHOWN))]
    return [day for day in days if day + WEEK > first] or [monday]
