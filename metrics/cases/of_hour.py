"""The cases or replies behind one hour of the week (``metrics.trend.rhythm``)."""

from typing import NamedTuple

from metrics.cases.evidence import Evidence, among, cases
from metrics.selection import Selection
from metrics.sql.statements import table

FIGURES = ("cases", "replies_sent")  # what is counted by weekday and hour


class Hour(NamedTuple):
    """``weekday`` 1 (Monday) to 7, ``hour`` 0 to 23, both WIB."""

    weekday: int
    hour: int


def of_hour(cursor, figure: str, selection: Selection, at: Hour) -> Evidence:
    """What one of FIGURES is made of in that hour of every week of the ``selection``."""
    if figure == "replies_sent":
        days = {"first_day": selection.first_counted, "last_day": selection.last}
        whose = {"by": selection.by, "unit": selection.unit}
        found = table(cursor, "reply_hours", whose | days | at._asdict())
        return Evidence(found, int(found["sent"].sum()), None)
    rows = among(cases(cursor, selection), figure).rows
    opened = rows["opened_at"].dt
    is_then = (opened.day_of_week + 1 == at.weekday) & (opened.hour == at.hour)
    found = rows[is_then].reset_index(drop=True)
    return Evidence(found, len(found), None)
