"""The preview of a month: how long OPDs see their draft and may contest it, and from when on it may
be published (handbook, section 7)."""

from datetime import date, timedelta

from data import moment
from data.lake.home import Home
from data.targets.calendar import Calendar
from data.targets.clocks import is_working
from data.targets.settings import Settings
from metrics import months
from words import numbers

ONE_DAY = timedelta(days=1)


def ends_on(home: Home, month: str) -> date:
    """The last day on which the month can be contested: ``preview_days`` working days after the
    first working day of the next month, on which OPDs find the draft."""
    first = months.first_day(months.shifted(month, 1))
    calendar = Calendar.current(home, first.year, first.year + 1)
    left, day = round(float(str(Settings.current(home).value("preview_days", first)))), first
    while not is_working(day, calendar):
        day += ONE_DAY
    while left:
        day += ONE_DAY
        left -= is_working(day, calendar)
    return day


def opens_on(home: Home, month: str) -> date:
    """The first day on which the month may be published."""
    return ends_on(home, month) + ONE_DAY


def today() -> date:
    """The WIB day of this moment."""
    return moment.now().astimezone(moment.WIB).date()


def running(home: Home) -> str | None:
    """The month that has ended last, while it can still be contested; None after that."""
    month = months.shifted(f"{today():%Y-%m}", -1)
    return month if today() <= ends_on(home, month) else None


def hindrances(home: Home, month: str) -> list[str]:
    """Why the month cannot be published yet, as sentences; empty where it can."""
    found, said = [], numbers.month(months.first_day(month))
    if today() < opens_on(home, month):
        found.append(
            f"{said} dapat diterbitkan mulai {_day(opens_on(home, month))}: sampai "
            f"{_day(ends_on(home, month))} OPD masih dapat menyanggah konsepnya."
        )
    years = {months.first_day(months.shifted(month, -months.WINDOW + 1)).year}
    years.add(months.last_day(month).year)
    confirmed = Calendar.current(home, min(years), max(years)).confirmed_years
    if missing := sorted(years - confirmed):
        found.append(
            f"Kalender {' dan '.join(map(str, missing))} masih sementara; konfirmasikan hari libur "
            "dan Ramadan dengan “python -m data calendar FILE.csv”, lalu terbitkan."
        )
    return found


def _day(day: date) -> str:
    return numbers.days(day, day)
