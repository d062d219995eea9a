"""When Ramadan is, by two sources that may differ by a day: a person confirms it against the
decree."""

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from data.targets.calendar import default_days

RAMADAN = 9  # the month of the Hijri year
Span = tuple[date, date]


def by_holidays(year: int) -> list[Span]:
    """The 30 days before each Idul Fitri of the package ``holidays``: those that begin in the
    year."""
    days = {day for day, kind in default_days(year, year + 1) if kind == "ramadan"}
    return spans_of(days, year)


def spans_of(days: set[date], year: int) -> list[Span]:
    """The unbroken runs of days that begin in the year."""
    starts = [
        day for day in sorted(days) if day - timedelta(days=1) not in days and day.year == year
    ]
    return [(start, _end(start, days)) for start in starts]


def by_hijridate(year: int) -> list[Span]:
    """The ninth month of the Umm al-Qura calendar (package ``hijridate``): those that begin in the
    year."""
    first = Gregorian(year, 1, 1).to_hijri().year
    months = [Hijri(number, RAMADAN, 1) for number in range(first, first + 3)]
    spans = [
        (_date(month), _date(month) + timedelta(days=month.month_length() - 1)) for month in months
    ]
    return [span for span in spans if span[0].year == year]


def _date(month: Hijri) -> date:
    found = month.to_gregorian()
    return date(found.year, found.month, found.day)


def _end(start: date, days: set[date]) -> date:
    end = start
    while end + timedelta(days=1) in days:
        end += timedelta(days=1)
    return end
