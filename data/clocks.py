"""Office clock, working days and targets, day by day: one row per schedule and day, for equality joins in SQL.

Working hours: Perpres 21/2023, article 4, as in the handbook, section 3.
"""

from datetime import date, timedelta

import pyarrow as pa

from data.calendar import Calendar
from data.settings import Settings

HOUR = 3600
OPEN_SPANS = {
    "regular": ((7.5, 12, 13, 16), (7.5, 11.5, 13, 16.5)),    # Monday to Thursday, Friday
    "ramadan": ((8, 12, 12.5, 15), (8, 11.5, 12.5, 15.5)),
}
FRIDAY = 4
SCHEDULES = ("office", "24h")
TOPIC_CLASSES = ("information", "complaint", "oversight")


def open_spans(schedule: str, day: date, calendar: Calendar) -> tuple[int, int, int, int]:
    """Begin and end of the two open spans of a day, seconds after 00:00 WIB; begin = end where there is none.

    Raises KeyError for a schedule that is not known.
    """
    if schedule == "24h":
        return 0, 24 * HOUR, 0, 0
    if schedule != "office":
        raise KeyError(schedule)
    if day.weekday() > FRIDAY or calendar.is_closed(day):
        return 0, 0, 0, 0
    kind = "ramadan" if day in calendar.ramadan else "regular"
    return tuple(int(hour * HOUR) for hour in OPEN_SPANS[kind][day.weekday() == FRIDAY])


def is_working(day: date, calendar: Calendar) -> bool:
    """Monday to Friday without holidays, cuti bersama and local closing days, whatever the schedule."""
    return day.weekday() <= FRIDAY and not calendar.is_closed(day)


def office_target(schedule: str, day: date, calendar: Calendar) -> int:
    """One working day of the schedule in seconds, for a case opened on the day: 7.5 h, in Ramadan 6.5 h, or 24 h."""
    if schedule == "24h":
        return 24 * HOUR
    return int((6.5 if day in calendar.ramadan else 7.5) * HOUR)


def day_table(first: date, last: date, calendar: Calendar, settings: Settings) -> pa.Table:
    """One row per schedule and day, both days inclusive.

    Columns: ``schedule``, ``day``, ``before`` (office seconds since ``first``, before the day), ``begin_1``,
    ``end_1``, ``begin_2``, ``end_2`` (seconds after 00:00 WIB), ``working_number`` (working days since ``first``, this
    one included), ``is_working``, ``response_target`` and ``response_target_office`` (seconds, for cases opened that
    day), ``resolution_information``, ``resolution_complaint``, ``resolution_oversight`` (working days).
    """
    days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    rows = []
    for schedule in SCHEDULES:
        before = number = 0
        for day in days:
            spans = open_spans(schedule, day, calendar)
            working = is_working(day, calendar)
            number += working
            rows.append((schedule, day, before, *spans, number, working,
                         round(settings.value("response_target_hours", day) * HOUR),
                         office_target(schedule, day, calendar),
                         *(settings.value(f"resolution_days_{topic_class}", day) for topic_class in TOPIC_CLASSES)))
            before += spans[1] - spans[0] + spans[3] - spans[2]
    names = ("schedule", "day", "before", "begin_1", "end_1", "begin_2", "end_2", "working_number", "is_working",
             "response_target", "response_target_office", "resolution_information", "resolution_complaint",
             "resolution_oversight")
    return pa.table({name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)})
