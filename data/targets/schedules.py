"""Working hours: for each schedule the open spans by season and weekday, from a day on (handbook,
section 3)."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.lake import documents
from data.lake.home import Home

HOUR = 3600
REGULAR, RAMADAN = "regular", "ramadan"
MONDAY = 1
ALWAYS = "24h"  # built in, open on holidays too; a file cannot change it
PERPRES = "Perpres 21/2023 pasal 4"
Span = tuple[int, int]


@dataclass(frozen=True)
class Hours:
    """What holds of one schedule from a day on: (season, weekday 1–7) → its open spans, in seconds
    after 00:00 WIB and in order; ``rows`` are those of ``schedules.csv``, as text."""

    name: str
    since: date | None
    spans: dict[tuple[str, int], tuple[Span, ...]]
    rows: tuple[dict[str, str], ...]

    @property
    def key(self) -> str:
        """How cases and days name it: the schedule's name, and from when where not since ever."""
        return self.name if self.since is None else f"{self.name}@{self.since}"

    def open_spans(self, weekday: int, is_ramadan: bool) -> tuple[Span, ...]:
        """Of a day that is no holiday; a schedule without rows for Ramadan keeps its regular
        ones."""
        return self.spans.get((self._season(is_ramadan), weekday), ())

    def target(self, is_ramadan: bool) -> int:
        """The first reply's target on the office clock, in seconds: the open time of the season's
        Monday."""
        return sum(end - begin for begin, end in self.open_spans(MONDAY, is_ramadan))

    def _season(self, is_ramadan: bool) -> str:
        has_ramadan = is_ramadan and any(season == RAMADAN for season, _ in self.spans)
        return RAMADAN if has_ramadan else REGULAR


@dataclass(frozen=True)
class Schedules:
    """``history``: name → what holds from a day on, oldest first."""

    history: dict[str, tuple[Hours, ...]]

    @classmethod
    def current(cls, home: Home) -> "Schedules":
        """The built-in ones with all documents laid over them: each replaces its schedules from its
        first day on."""
        found: dict[str, list[Hours]] = {}
        for rows in (BUILT_IN, *(d["rows"] for d in documents.read(home, "schedules"))):
            for name in dict.fromkeys(row["schedule"] for row in rows):
                new = _versions(name, [row for row in rows if row["schedule"] == name])
                first = new[0].since or date.min
                earlier = [h for h in found.get(name, ()) if (h.since or date.min) < first]
                found[name] = [*earlier, *new]
        return cls({name: tuple(versions) for name, versions in found.items()})

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All names, the built-in ones first."""
        return tuple(self.history)

    def on(self, name: str, day: date) -> Hours | None:
        """What holds of a schedule on a day; None before its first day. Unknown: KeyError."""
        held = [h for h in self.history[name] if h.since is None or h.since <= day]
        return held[-1] if held else None


def _versions(name: str, rows: list[dict[str, str]]) -> list[Hours]:
    """The rows of one schedule by the day from which they hold, oldest first."""
    by_day: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_day.setdefault(row["valid_from"] or "", []).append(row)
    return [
        Hours(name, date.fromisoformat(day) if day else None, _spans(of_day), tuple(of_day))
        for day, of_day in sorted(by_day.items())
    ]


def _spans(rows: list[dict[str, str]]) -> dict[tuple[str, int], tuple[Span, ...]]:
    found: dict[tuple[str, int], list[Span]] = {}
    for row in rows:
        span = seconds(row["opens"]), seconds(row["closes"])
        found.setdefault((row["season"], int(row["weekday"])), []).append(span)
    return {key: tuple(sorted(spans)) for key, spans in found.items()}


def seconds(text: str) -> int:
    """``07:30`` as seconds after midnight."""
    hour, minute = text.split(":")
    return int(hour) * HOUR + int(minute) * 60


def _built_in() -> tuple[dict[str, str], ...]:
    office = {
        REGULAR: ("07:30-12:00 13:00-16:00", "07:30-11:30 13:00-16:30"),
        RAMADAN: ("08:00-12:00 12:30-15:00", "08:00-11:30 12:30-15:30"),
    }
    rows = [
        ("office", season, weekday, span, PERPRES)
        for season, (to_thursday, friday) in office.items()
        for weekday in range(1, 6)
        for span in (friday if weekday == 5 else to_thursday).split()
    ]
    rows += [(ALWAYS, REGULAR, weekday, "00:00-24:00", "") for weekday in range(1, 8)]
    return tuple(
        {
            "schedule": name,
            "valid_from": "",
            "season": season,
            "weekday": str(weekday),
            "opens": span[:5],
            "closes": span[6:],
            "ground": ground,
        }
        for name, season, weekday, span, ground in rows
    )


BUILT_IN = _built_in()
