"""Classes of topics: how many working days their cases have to be resolved, from a day on, and on
what ground."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.small_table import needed, place, read_day, read_rows
from data.targets.grounds import COLUMNS, Ground, read_ground
from data.targets.settings import Settings

UNKNOWN = "information"  # what a topic without a class counts as
CLASSES = ("information", "complaint", "oversight")  # whose days are settings too
LONGEST_NAME = 40
MOST_DAYS = 365
PPID = Ground("law", "UU 14/2008 pasal 22 ayat (7)")


@dataclass(frozen=True)
class Target:
    """What holds of a class from a day on (None: since ever): working days, and its ground."""

    since: date | None
    days: int
    ground: Ground


@dataclass(frozen=True)
class Classes:
    """``history``: class → its targets, oldest first."""

    history: dict[str, tuple[Target, ...]]

    @classmethod
    def current(cls, home: Home) -> "Classes":
        """The defaults and the settings ``resolution_days_…``, with the rows of all documents laid
        over them."""
        settings = Settings.current(home)
        found: dict[str, dict[date | None, Target]] = {
            name: {
                since: Target(
                    since, int(str(days)), settings.ground(f"resolution_days_{name}", since)
                )
                for since, days in settings.history[f"resolution_days_{name}"]
            }
            for name in CLASSES
        }
        found["ppid"] = {None: Target(None, 10, PPID)}
        for document in documents.read(home, "classes"):
            for row in document["rows"]:
                since = _from_text(row["valid_from"])
                target = Target(since, row["resolution_days"], Ground.of(row))
                found.setdefault(row["class"], {})[since] = target
        return cls(
            {
                name: tuple(sorted(dated.values(), key=lambda target: target.since or date.min))
                for name, dated in found.items()
            }
        )

    def days(self, name: str, days: list[date]) -> list[int]:
        """The working days that a class has on each day; before its first one it counts as
        unknown."""
        targets = self.history[name]
        since = [target.since or date.min for target in targets]
        unknown = self.days(UNKNOWN, days) if since[0] > date.min else [0] * len(days)
        return [
            targets[at - 1].days if (at := bisect_right(since, day)) else instead
            for day, instead in zip(days, unknown, strict=True)
        ]


def take_in(home: Home, path, by: str) -> dict[str, int]:
    """Takes in ``class,resolution_days,valid_from[,ground_kind,ground,verified_by,verified_on]``;
    returns the number of rows."""
    home.create()
    with home.lock():
        content = content_of(home, path)
        documents.add(home, "classes", content, by)
    return {"classes": len(content["rows"])}


def content_of(home: Home, path) -> dict:
    """The document that the file makes, with what held before; Refused names the first bad row. The
    class ``information`` always has a target since ever, so every case has one."""
    file = Path(path).name
    rows: list[dict] = []
    seen: dict[tuple[str, date | None], int] = {}
    for row in read_rows(path, ("class", "resolution_days", "valid_from"), COLUMNS):
        name = needed(row, "class", file).lower()
        since = read_day(row["valid_from"], file, row["row"], "valid_from")
        if len(name) > LONGEST_NAME or not name.isprintable():
            raise Refused(
                f"{place(file, row['row'], 'class')}: {quote(name)} lebih panjang dari "
                f"{LONGEST_NAME} huruf; beri nama yang lebih pendek."
            )
        if seen.setdefault((name, since), row["row"]) != row["row"]:
            raise Refused(
                f"{place(file, row['row'], 'class')}: {quote(name)} dengan tanggal yang sama "
                f"sudah ada di baris {seen[name, since]}; sisakan satu, lalu ulangi."
            )
        rows.append(
            {
                "class": name,
                "resolution_days": _days(row, file),
                "valid_from": since.isoformat() if since else "",
                **read_ground(row, file).row,
            }
        )
    current = Classes.current(home)
    earlier = {
        row["class"]: current.days(row["class"], [_from_text(row["valid_from"]) or date.min])[0]
        for row in rows
        if row["class"] in current.history
    }
    return {"rows": rows, "earlier": earlier}


def _from_text(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _days(row: dict, file: str) -> int:
    text = row["resolution_days"]
    if not (text.isascii() and text.isdigit() and 0 < int(text[:4]) <= MOST_DAYS):
        raise Refused(
            f"{place(file, row['row'], 'resolution_days')}: {quote(text)} bukan jumlah hari kerja; "
            f"tulis bilangan bulat dari 1 sampai {MOST_DAYS}."
        )
    return int(text)
