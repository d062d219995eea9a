"""Six tickets of September 2026, told by every tool in its own form, and what they come to, worked
out by hand.

| ticket | opened (WIB)    | first reply         | closed              | what it is                            |
|--------|-----------------|---------------------|---------------------|---------------------------------------|
| 1      | Tue 01 08:00    | 09:30 (1 h 30 min)  | Wed 02 10:00 (26 h) | answered and resolved in time         |
| 2      | Thu 03 09:00    | Sat 05 09:00 (48 h) | Mon 07 15:00 (102 h)| late; reopened once, then resolved    |
| 3      | Thu 10 10:00    | –                   | –                   | waits                                 |
| 4      | Fri 11 10:00    | –                   | –                   | the tool calls it spam: excluded      |
| 5      | Mon 14 10:00    | 11:00               | 12:00               | opened by the office: not taken       |
| 6      | Tue 15 10:00    | –                   | –                   | a status nobody knows: rejected       |

As of 30 September 24:00 WIB. Cases 1, 2, 3 are due (24 h), 1 on time. Kaplan–Meier over 1.5 h, 48 h
and one that still waits: F is 1/3, then 2/3, so the median is 48 h. Resolution (5 working days, no
holiday in that month): 1 and 2 within it; median 102 h in the same way. Of two resolved cases one
was reopened. Ticket 3 is 20 days old: backlog 7–30 days."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")
FIGURES = {
    "cases": 3,
    "due": 3,
    "on_time": 1,
    "median_response": 48 * 3600,
    "resolution_due": 3,
    "resolved_in_time": 2,
    "median_resolution": 102 * 3600,
    "reopen_rate": 0.5,
    "backlog_7_30d": 1,
    "excluded": 1,
    "closed_unanswered": 0,
    "coverage": 1,
}
RESPONSE = {
    "on_time_rate": None,
    "answered_rate": None,
    "median_response": None,
    "p90_response": None,
    "longest_response": None,
    "due": 0,
    "on_time": 0,
    "backlog_7_30d": 0,
    "closed_unanswered": 0,
}
RESOLUTION = {
    "resolution_due": 0,
    "resolved_in_time": 0,
    "resolution_rate": None,
    "median_resolution": None,
}


@dataclass(frozen=True)
class Story:
    """One ticket; ``kind``: resolved, waiting, spam, office, unknown."""

    number: int
    kind: str
    opened: datetime
    replied: datetime | None = None
    closed: datetime | None = None
    reopened: int = 0


def at(day: int, time: str) -> datetime:
    """A moment of September 2026, WIB."""
    return datetime.fromisoformat(f"2026-09-{day:02} {time}").replace(tzinfo=WIB)


STORIES = [
    Story(1, "resolved", at(1, "08:00"), at(1, "09:30"), at(2, "10:00")),
    Story(2, "resolved", at(3, "09:00"), at(5, "09:00"), at(7, "15:00"), 1),
    Story(3, "waiting", at(10, "10:00")),
    Story(4, "spam", at(11, "10:00")),
    Story(5, "office", at(14, "10:00"), at(14, "11:00"), at(14, "12:00")),
    Story(6, "unknown", at(15, "10:00")),
]
# ticket 3 is answered on the 17th and resolved on the 18th
LATER = [replace(STORIES[2], kind="resolved", replied=at(17, "10:00"), closed=at(18, "10:00"))]


def local(moment: datetime | None, form: str = "%Y-%m-%d %H:%M:%S") -> str:
    """As a tool writes it in the office's zone; empty where there is none."""
    return moment.strftime(form) if moment else ""


def utc(moment: datetime | None, form: str = "%Y-%m-%dT%H:%M:%SZ") -> str | None:
    """As an API writes it."""
    return moment.astimezone(UTC).strftime(form) if moment else None


def stored(moment: datetime | None) -> datetime | None:
    """As the lake keeps it."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment else None


def epoch(moment: datetime | None) -> int | None:
    """As seconds since 1970."""
    return int(moment.timestamp()) if moment else None


def minutes(story: Story) -> int | str:
    """From opening to first reply."""
    return (story.replied - story.opened) // timedelta(minutes=1) if story.replied else ""
