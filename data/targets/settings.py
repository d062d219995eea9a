"""Settings that hold from a day: targets, thresholds, the official clock."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from data.lake import documents
from data.lake.home import Home
from data.targets.grounds import Ground
from data.targets.setting import TABLE, Value


@dataclass(frozen=True)
class Settings:
    """``history``: name → (holds from this day, value), oldest first; the first entry holds since
    ever (None). ``grounds``: name and that day → on what ground the value stands."""

    history: dict[str, tuple[tuple[date | None, Value], ...]]
    grounds: dict[tuple[str, date | None], Ground]

    @classmethod
    def current(cls, home: Home) -> "Settings":
        """The defaults with all documents laid over them, later rows over earlier ones of the same
        name and day."""
        found: dict[str, dict[date | None, Value]] = {
            s.name: {None: s.default} for s in TABLE.values()
        }
        grounds: dict[tuple[str, date | None], Ground] = {
            (s.name, None): s.ground for s in TABLE.values()
        }
        for document in documents.read(home, "settings"):
            for row in document["rows"]:
                since = _from_text(row["valid_from"])
                found[row["name"]][since] = _stored(row)
                grounds[row["name"], since] = Ground.of(row)
        return cls(
            {
                name: tuple(sorted(dated.items(), key=lambda entry: entry[0] or date.min))
                for name, dated in found.items()
            },
            grounds,
        )

    def ground(self, name: str, since: date | None) -> Ground:
        """On what ground the value stands that holds from that day. Unknown: KeyError."""
        return self.grounds[name, since]

    def value(self, name: str, day: date | None = None) -> Value:
        """The value that holds on the day; without a day, the newest, which may not hold yet.
        Unknown: KeyError."""
        return self.held(name, day)[1]

    def held(self, name: str, day: date | None = None) -> tuple[date | None, Value]:
        """Since when it holds, and :meth:`value`."""
        return [
            (since, value)
            for since, value in self.history[name]
            if day is None or since is None or since <= day
        ][-1]

    def values(self, name: str, days: list[date]) -> list[Value]:
        """:meth:`value` of each day."""
        since = [first or date.min for first, _ in self.history[name]]
        return [self.history[name][bisect_right(since, day) - 1][1] for day in days]

    def number(self, name: str, day: date) -> float:
        """:meth:`value` of a setting that is a number."""
        return _number(self.value(name, day))

    def numbers(self, name: str, days: list[date]) -> list[float]:
        """:meth:`values` of a setting that is a number."""
        return [_number(value) for value in self.values(name, days)]


def _number(value: Value) -> float:
    if not isinstance(value, int | float):
        raise TypeError(f"not a number: {value!r}")
    return value


def _stored(row: dict) -> Value:
    return _from_text(row["value"]) if TABLE[row["name"]].form == "day" else row["value"]


def _from_text(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
