"""Office clock, working days and targets, day by day: one row per schedule and day, for equality
joins in SQL.

Working hours: Perpres 21/2023, article 4, as in the handbook, section 3.
"""

from datetime import date, timedelta
from itertools import accumulate

import pyarrow as pa

from data.targets.calendar import Calendar
from data.targets.settings import Settings

HOUR = 3600
OPEN_SPANS = {
    "regular": ((7.5, 12, 13, 16), (7.5, 11.5, 13, 16.5)),  # Monday to Thursday, Friday
    "ramadan": ((8, 12, 12.5, 15), (8, 11.5, 12.5, 15.5)),
}
FRIDAY = 4
SCHEDULES = ("office", "24h")
TOPIC_CLASSES = ("information", "complaint", "oversight")


def open_spans(schedule: str, day: date, calendar: Calendar) -> tuple[int, int, int, int]:
    """Begin and end of the two open spans of a day, seconds after 00:00 WIB; begin = end where
    there is none.

    Raises KeyError for a schedule that is not known.
    """
    if schedule == "24h":
        return 0, 24 * HOUR, 0, 0
    if schedule != "office":
        raise KeyError(schedule)
    if day.weekday() > FRIDAY or calendar.is_closed(day):
        return 0, 0, 0, 0
    kind = "ramadan" if day in calendar.ramadan else "regular"
    begin, noon, after, end = OPEN_SPANS[kind][day.weekday() == FRIDAY]
    return int(begin * HOUR), int(noon * HOUR), int(after * HOUR), int(end * HOUR)


def is_working(day: date, calendar: Calendar) -> bool:
    """Monday to Friday without holidays, cuti bersama and local closing days, whatever the
    schedule."""
    return day.weekday() <= FRIDAY and not calendar.is_closed(day)


def office_target(schedule: str, day: date, calendar: Calendar) -> int:
    """One working day of the schedule in seconds, for a case opened on the day: 7.5 h, in Ramadan
    6.5 h, or 24 h."""
    if schedule == "24h":
        return 24 * HOUR
    return int((6.5 if day in calendar.ramadan else 7.5) * HOUR)


def day_table(first: date, last: date, calendar: Calendar, settings: Settings) -> pa.Table:
    """One row per schedule and day, both days inclusive.

    Columns: ``schedule``, ``day``, ``before`` (office seconds since ``first``, before the day),
    ``begin_1``, ``end_1``, ``begin_2``, ``end_2`` (seconds after 00:00 WIB), ``working_number``
    (working days since ``first``, this one included), ``is_working``, ``response_target`` and
    ``response_target_office`` (seconds, for cases opened that day), ``resolution_information``,
    ``resolution_complaint``, ``resolution_oversight`` (working days)."""
    days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    working = [is_working(day, calendar) for day in days]
    same = {
        "working_number": list(accumulate(map(int, working))),
        "is_working": working,
        "response_target": [
            round(hours * HOUR) for hours in settings.numbers("response_target_hours", days)
        ],
    }
    resolution = {
        f"resolution_{topic_class}": settings.values(f"resolution_days_{topic_class}", days)
        for topic_class in TOPIC_CLASSES
    }
    return pa.concat_tables(
        [
            pa.table(
                {
                    "schedule": [schedule] * len(days),
                    "day": days,
                    **_open_seconds(schedule, days, calendar),
                    **same,
                    "response_target_office": [
                        office_target(schedule, day, calendar) for day in days
                    ],
                    **resolution,
                }
            )
            for schedule in SCHEDULES
        ]
    )


def _open_seconds(schedule: str, days: list[date], calendar: Calendar) -> dict[str, list[int]]:
    begin_1, end_1, begin_2, end_2 = map(
        list, zip(*(open_spans(schedule, day, calendar) for day in days), strict=True)
    )
    whole = accumulate(
        (e1 - b1 + e2 - b2 for b1, e1, b2, e2 in zip(begin_1, end_1, begin_2, end_2, strict=True)),
        initial=0,
    )
    return {
        "before": list(whole)[:-1],
        "begin_1": begin_1,
        "end_1": end_1,
        "begin_2": begin_2,
        "end_2": end_2,
    }
