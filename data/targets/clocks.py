"""Office clock, working days and targets, day by day, for equality joins in SQL: one row per
schedule (as it holds from a day on) and day, one per class of topics and day."""

from datetime import date, timedelta
from itertools import accumulate

import pyarrow as pa

from data.targets.calendar import Calendar
from data.targets.classes import Classes
from data.targets.schedules import ALWAYS, HOUR, Hours, Span
from data.targets.settings import Settings

FRIDAY = 4
TARGET = "response_target_hours"
SPANS = 3  # of a day, as many columns


def open_spans(hours: Hours, day: date, calendar: Calendar) -> tuple[Span, ...]:
    """The open spans of a day, seconds after 00:00 WIB; on holidays, cuti bersama and local closing
    days only the schedule 24h has one."""
    if calendar.is_closed(day) and hours.name != ALWAYS:
        return ()
    return hours.open_spans(day.isoweekday(), day in calendar.ramadan)


def is_working(day: date, calendar: Calendar) -> bool:
    """Monday to Friday without holidays, cuti bersama and local closing days, whatever the
    schedule."""
    return day.weekday() <= FRIDAY and not calendar.is_closed(day)


def day_table(days: list[date], calendar: Calendar, settings: Settings, all_hours) -> pa.Table:
    """One row per schedule in force and day; ``days`` follow each other.

    Columns: ``schedule`` (``Hours.key``), ``day``, ``before`` (office seconds since the first day,
    before this one), ``begin_1``, ``end_1`` … ``end_3`` (seconds after 00:00 WIB, 0 where there is
    no such span), ``working_number`` (working days since the first, this one included),
    ``is_working``, ``response_target`` and ``response_target_office`` (seconds, for cases opened
    that day)."""
    working = [is_working(day, calendar) for day in days]
    same = {
        "day": days,
        "working_number": list(accumulate(map(int, working))),
        "is_working": working,
        "response_target": [round(hours * HOUR) for hours in settings.numbers(TARGET, days)],
    }
    parts = []
    for hours in all_hours:
        targets = {season: hours.target(season) for season in (False, True)}
        own = {
            "schedule": [hours.key] * len(days),
            "response_target_office": [targets[day in calendar.ramadan] for day in days],
            **_open_seconds(hours, days, calendar),
        }
        parts.append(pa.table(own | same))
    return pa.concat_tables(parts)


def class_table(days: list[date], classes: Classes) -> pa.Table:
    """One row per class and day: ``class``, ``day``, ``resolution_days`` (working days, for cases
    opened that day)."""
    return pa.concat_tables(
        pa.table(
            {"class": [name] * len(days), "day": days, "resolution_days": classes.days(name, days)}
        )
        for name in classes.history
    )


def all_days(first_year: int, last_year: int) -> list[date]:
    """Every day of both years and of those between."""
    first = date(first_year, 1, 1)
    return [first + timedelta(days=i) for i in range((date(last_year, 12, 31) - first).days + 1)]


def _open_seconds(hours: Hours, days: list[date], calendar: Calendar) -> dict[str, list[int]]:
    spans = [open_spans(hours, day, calendar) for day in days]
    open_for = (sum(end - begin for begin, end in of_day) for of_day in spans)
    found = {"before": list(accumulate(open_for, initial=0))[:-1]}
    padded = [(*of_day, *[(0, 0)] * (SPANS - len(of_day))) for of_day in spans]
    for number in range(SPANS):
        found[f"begin_{number + 1}"] = [of_day[number][0] for of_day in padded]
        found[f"end_{number + 1}"] = [of_day[number][1] for of_day in padded]
    return found
