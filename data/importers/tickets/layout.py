"""What the importers of ticket tools share: a tool's module is its sheet, its columns and its
words.

A ``Layout`` is one form of a tool's export. It is known by its columns (tables) or keys (JSON),
never by a file name, and its rows become canonical cases by the layout's ``convert``.
``data.importers.tickets`` reads files by it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from data.importers.columns.header import squeeze
from data.importers.columns.nothing import is_nothing
from data.importers.rows.formats import Format

Row = dict[str, str]
TELLS = {
    "has_reply": ("replied", "reply_minutes"),
    "has_closed_at": ("closed",),
    "has_reopened": ("reopened",),
}
UNKNOWN = {
    "has_reply": "Berkas ini tidak memuat waktu balasan pertama, jadi kasusnya tidak punya angka "
    "respons (tepat waktu, median, antrean).",
    "has_closed_at": "Berkas ini tidak memuat waktu penutupan, jadi kasusnya tidak punya angka "
    "penyelesaian.",
}
SPOILT = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d{1,3}")
LAST_EPOCH = 4_102_444_800  # the year 2100


def _no_case(row: Row, facts: object) -> dict[str, str | None]:
    raise TypeError("a form of export that is refused makes no cases")


@dataclass(frozen=True)
class Layout:
    """One form of a tool's export.

    ``columns``: our name → the names that the column goes by in the file (for JSON: key, or keys
    joined by a dot). ``needs``: our names that are all there, ``some``: of which one is; by these
    it is known. ``accounts``: columns that may hold the account's handle in the register, the best
    first. ``convert`` takes a row as our name → text ("" where empty) and what ``survey`` found in
    the whole file, and returns canonical fields. ``tells``: which columns make has_reply,
    has_closed_at and has_reopened (and what else the uploader should miss) true; ``unknown``: what
    to say where they are not. ``refusal``: the export is known, and this is why it is of no use and
    which one is."""

    format: Format
    columns: dict[str, tuple[str, ...]]
    needs: tuple[str, ...]
    convert: Callable[[Row, Any], dict[str, str | None]] = _no_case
    some: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    is_json: bool = False
    tells: dict[str, tuple[str, ...]] = field(default_factory=lambda: TELLS)
    unknown: dict[str, str] = field(default_factory=lambda: UNKNOWN)
    notes: tuple[str, ...] = ()
    survey: Callable[[Iterable[Row]], object] | None = None
    refusal: str | None = None

    @property
    def names(self) -> frozenset[str]:
        """All names of columns that it knows."""
        return frozenset(name for names in self.columns.values() for name in names)

    def found_in(self, header: list[str]) -> dict[str, str]:
        """Our name → the column of this header."""
        place = {(name if self.is_json else squeeze(name)): name for name in reversed(header)}
        found = {}
        for ours, names in self.columns.items():
            column = next(
                (place[n] for n in (names if self.is_json else map(squeeze, names)) if n in place),
                None,
            )
            if column is not None:
                found[ours] = column
        return found

    def knows(self, header: list[str]) -> bool:
        """Whether a table with this header is one of these."""
        found = self.found_in(header)
        return all(n in found for n in self.needs) and (
            not self.some or any(n in found for n in self.some)
        )

    def may_be(self, head: bytes) -> bool:
        """Whether the beginning of a JSON file has all the keys that it is known by."""
        return all(
            any(f'"{name.split(".")[-1]}"'.encode() in head for name in self.columns[n])
            for n in self.needs
        )


def case(row: Row, **changes: str | None) -> dict[str, str | None]:
    """The canonical case of a row: id, opened, replied, closed, status, author, topic, reopened,
    with changes."""
    return {
        "case_id": row.get("id"),
        "opened_at": row.get("opened"),
        "first_reply_at": row.get("replied"),
        "closed_at": row.get("closed"),
        "status": row.get("status"),
        "author": row.get("author"),
        "topic": row.get("topic"),
        "reopened": row.get("reopened"),
        **changes,
    }


def by_office(is_so: bool) -> str | None:
    """The problem of a row whose case the office opened itself."""
    return "opened_by_office" if is_so else None


def person(*parts: str) -> str | None:
    """Who asks, by name and number; a number that a spreadsheet has rounded is nobody's."""
    known = [part.strip() for part in parts if part.strip() and not SPOILT.fullmatch(part.strip())]
    return " ".join(known) or None


def from_epoch(text: str) -> str | None:
    """Seconds since 1970 as ISO 8601; 0 is none, and anything else is left as it stands."""
    if re.fullmatch(r"\d{1,10}(?:\.\d+)?", text) and float(text) < LAST_EPOCH:
        seconds = int(float(text))
        return (
            datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if seconds else None
        )
    return text or None


def in_seconds(minutes: str) -> str | None:
    """Minutes, also with one or two decimals, as whole seconds; None where there are none. Anything
    else is left as it stands, so that the row is rejected by it: "1.440" may be a day or a minute
    and a half."""
    text = minutes.strip()
    if not re.search(r"\d", text) and is_nothing(text):  # "0" is a reply within the minute
        return None
    if re.fullmatch(r"\d{1,7}(?:[.,]\d{1,2})?", text):
        return str(round(float(text.replace(",", ".")) * 60))
    return f"{text} menit" if text.isdigit() else text or None
