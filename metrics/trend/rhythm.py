"""When citizens write and when they are answered: weekday × hour."""

from datetime import date
from typing import NamedTuple

from metrics.sql.statements import table

HOURS = 24


class Rhythm(NamedTuple):
    """Seven weekdays (Monday first) of 24 hours (WIB) each: counts that add up to the figures of
    the same days."""

    cases: tuple[tuple[int, ...], ...]
    replies_sent: tuple[tuple[int, ...], ...]


def rhythm(cursor, by: str, unit: str, first: date, last: date) -> Rhythm:
    """Of a unit (``by`` account, opd or regency) on the days from ``first`` to ``last``."""
    rows = table(cursor, "hours", {"by": by, "unit": unit, "first_day": first, "last_day": last})
    counts = ([int(value) for value in rows[name]] for name in ("cases", "replies_sent"))
    return Rhythm(
        *(tuple(tuple(week[i : i + HOURS]) for i in range(0, len(week), HOURS)) for week in counts)
    )


def busiest_hour(counts: tuple[tuple[int, ...], ...]) -> int | None:
    """The hour of the day with most of all; None where there is nothing, or several hours have as
    many."""
    hours = [sum(day[hour] for day in counts) for hour in range(HOURS)]
    highest = max(hours)
    return hours.index(highest) if highest and hours.count(highest) == 1 else None
