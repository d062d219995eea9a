"""The calendar: holidays, cuti bersama, Ramadan and local closing days, provisional or confirmed
per year."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path

from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.small_table import needed_day, place, read_rows

KINDS = {
    "holiday": "holiday",
    "libur": "holiday",
    "leave": "leave",
    "cuti": "leave",
    "ramadan": "ramadan",
    "local": "local",
    "lokal": "local",
}
FEAST = "Hari Raya Idul Fitri"  # how the package names the first day, and nothing else begins so
FASTING_DAYS = 30
PACKAGE, ESTIMATED = "holidays: ", " (perkiraan)"  # how a source begins, and ends where it may move


@dataclass(frozen=True)
class Calendar:
    """``sources``: (date, kind) → where it is from; ``confirmed_years``: every year that Diskominfo
    has confirmed."""

    sources: dict[tuple[date, str], str]
    confirmed_years: set[int]

    @classmethod
    def current(cls, home: Home, first_year: int, last_year: int) -> "Calendar":
        """First to last year: a confirmed one is exactly the newest document that mentions it,
        others provisional."""
        years: dict[int, dict[tuple[date, str], str]] = {}
        for document in documents.read(home, "calendar"):
            found: dict[int, dict[tuple[date, str], str]] = {}
            for row in document["rows"]:
                day = date.fromisoformat(row["date"])
                found.setdefault(day.year, {})[day, row["kind"]] = row["source"]
            years |= found
        confirmed = {key: source for rows in years.values() for key, source in rows.items()}
        defaults = default_days(first_year, last_year)
        merged = confirmed | {
            key: source for key, source in defaults.items() if key[0].year not in years
        }
        return cls(
            {key: merged[key] for key in sorted(merged) if first_year <= key[0].year <= last_year},
            set(years),
        )

    @cached_property
    def days(self) -> dict[date, set[str]]:
        """Day → its kinds."""
        found: dict[date, set[str]] = {}
        for day, kind in self.sources:
            found.setdefault(day, set()).add(kind)
        return found

    @cached_property
    def holidays(self) -> set[date]:
        """Public holidays."""
        return self._of("holiday")

    @cached_property
    def leaves(self) -> set[date]:
        """Cuti bersama."""
        return self._of("leave")

    @cached_property
    def ramadan(self) -> set[date]:
        """Days of Ramadan, with their own office hours."""
        return self._of("ramadan")

    @cached_property
    def local(self) -> set[date]:
        """Days on which the regency's offices are closed and others are not."""
        return self._of("local")

    def estimated(self, year: int) -> list[tuple[date, str]]:
        """The days of an unconfirmed year that the package only estimates, with what they are:
        Ramadan is left out, for it is always an estimate; none of a confirmed one."""
        if year in self.confirmed_years:
            return []
        return [
            (day, source.removeprefix(PACKAGE).removesuffix(ESTIMATED))
            for (day, _), source in self.sources.items()
            if day.year == year and source.endswith(ESTIMATED)
        ]

    def is_closed(self, day: date) -> bool:
        """Whether offices are closed for a holiday, leave or local day; weekends are the schedule's
        matter."""
        return bool(self.days.get(day, set()) - {"ramadan"})

    def _of(self, kind: str) -> set[date]:
        return {day for day, its_kind in self.sources if its_kind == kind}


@cache
def default_days(first_year: int, last_year: int) -> dict[tuple[date, str], str]:
    """(date, kind) → source for both years and those between, from the ``holidays`` package.

    Future Islamic feasts are its estimates. Ramadan is taken as the 30 days before each Idul Fitri
    (handbook, section 3), also one in the first days of the following year."""
    import holidays  # late: most commands need no calendar, and the import costs more than the days

    def days_of(category: str, until: int) -> list[tuple[date, str]]:
        years = range(first_year, until + 1)
        return sorted(
            holidays.country_holidays(
                "ID", years=years, categories=(category,), language="id"
            ).items()
        )

    public = days_of("public", last_year + 1)
    found = {(day, "holiday"): f"{PACKAGE}{name}" for day, name in public}
    found |= {(day, "leave"): f"{PACKAGE}{name}" for day, name in days_of("government", last_year)}
    for feast in (
        day for day, names in public if any(n.startswith(FEAST) for n in names.split("; "))
    ):
        for back in range(1, FASTING_DAYS + 1):
            found[feast - timedelta(days=back), "ramadan"] = (
                f"{PACKAGE}{FASTING_DAYS} hari sebelum Idul Fitri {feast}"
            )
    return {key: found[key] for key in sorted(found) if first_year <= key[0].year <= last_year}


def take_in(home: Home, path, by: str) -> dict[str, int]:
    """Takes in ``date,kind[,source]`` and so confirms every year that the file mentions, as exactly
    its rows. Returns the numbers of days and years."""
    home.create()
    with home.lock():
        content = content_of(home, path)
        documents.add(home, "calendar", content, by)
    years = {row["date"][:4] for row in content["rows"]}
    return {"days": len(content["rows"]), "years": len(years)}


def content_of(home: Home, path) -> dict:
    """The document that the file makes; Refused names the first bad row."""
    file = Path(path).name
    found: dict[tuple[date, str], str] = {}
    for row in read_rows(path, ("date", "kind"), ("source",)):
        day = needed_day(row, "date", file)
        kind = KINDS.get(row["kind"].lower())
        if kind is None:
            raise Refused(
                f"{place(file, row['row'], 'kind')}: {quote(row['kind'])} bukan jenis hari; tulis "
                "holiday, leave, ramadan atau local."
            )
        found[day, kind] = row.get("source", "")
    rows = [
        {"date": day.isoformat(), "kind": kind, "source": found[day, kind]}
        for day, kind in sorted(found)
    ]
    return {"rows": rows}
