"""A zone that a file states for its stamps: in the name of a column ("Created at (UTC)"), in the title
of a table, in the name of its sheet, or in a column of its own."""

import re
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pyarrow as pa
import pyarrow.compute as compute

OFFSETS = {  # other short names of one meaning
    "zulu": "utc", "est": "-05:00", "edt": "-04:00", "pst": "-08:00", "pdt": "-07:00",
    "cet": "+01:00", "cest": "+02:00", "ict": "+07:00", "sgt": "+08:00", "myt": "+08:00",
    "hkt": "+08:00", "pht": "+08:00", "jst": "+09:00",
    "indonesia barat": "wib", "indonesia tengah": "wita", "indonesia timur": "wit",
}  # fmt: skip
SHORT = r"(utc|gmt|wib|wita|wit)\s*(?:([+-])\s*(\d{1,2})(?::?(\d{2}))?)?"
PLACE = r"(?-i:[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_]+){1,2})"  # Asia/Jakarta
# a word of its own, also behind an underscore, or with a capital as in "createdAtUtc"
BEGINS = r"(?:(?<![A-Za-z0-9])|(?<=[a-z])(?=(?-i:U(?:tc|TC))))"
OTHERS = "|".join(OFFSETS)
NAMED = rf"(?:{SHORT}|({OTHERS})|({PLACE}))"
IN_NAME = (
    re.compile(rf"[(\[]\s*{NAMED}\s*[)\]]", re.IGNORECASE),
    re.compile(rf"{BEGINS}(?:{SHORT}|(zulu)|({PLACE}))\s*$", re.IGNORECASE),
    re.compile(rf"^{SHORT}(?=[\s_:-])()()", re.IGNORECASE),
    re.compile(r"[(\[]\s*()([+-])\s?(\d{1,2}):(\d{2})\s*[)\]]()()"),
)
IN_TITLE = re.compile(
    rf"(?:zona|zone|waktu|jam|times?(?:stamps?)?)\b[^.;]{{0,30}}\b{NAMED}(?!\w)", re.IGNORECASE
)
WHOLE = re.compile(NAMED, re.IGNORECASE)
COLUMNS = ("timezone", "zonawaktu", "tz", "zona")  # squeezed names of a column that states it
HAS_CLOCK = r"\d[.:]\d\d"
HAS_ZONE = r"(?i)(?:(?:z|utc|gmt|wib|wita|wit)[)\]]?|:\d\d(?:\.\d+)?\s?[+-]\d{1,2}(?::?\d{2})?)\s*$"


def of_name(name: str) -> str | None:
    """``utc``, ``wita``, ``+07:00``, or a place with summer time, where the name of a column or of a
    sheet has it."""
    return next(filter(None, (_written(one.search(name)) for one in IN_NAME)), None)


def of_title(title: str) -> str | None:
    """The same of the lines above a table, where they speak of times."""
    return _written(IN_TITLE.search(title))


def of_cell(cell: str) -> str | None:
    """The same of a cell that says nothing else."""
    return _written(WHOLE.fullmatch(cell.strip()))


def has_summer_time(zone: str) -> bool:
    """The zone is a place whose clocks change, so that no offset says it."""
    return "/" in zone


def _written(found: re.Match | None) -> str | None:
    if found is None:
        return None
    zone, sign, hours, minutes, other, place = found.groups()
    if place:
        return _of_place(place)
    if other:
        return OFFSETS[other.lower()]
    return f"{sign}{int(hours):02}:{minutes or '00'}" if sign else zone.lower()


@cache
def _of_place(name: str) -> str | None:
    """The offset of a place, its name where clocks change there; None for what is no place."""
    if name not in available_timezones():
        return None
    offsets = {datetime(2026, month, 15, tzinfo=ZoneInfo(name)).strftime("%z") for month in (1, 7)}
    return name if len(offsets) > 1 else f"{(only := offsets.pop())[:3]}:{only[3:]}"


def with_zone(stamps: pa.Array, zone: str) -> pa.Array:
    """Stamps with a time of day and without a zone of their own, with this one behind them."""
    plain = compute.and_(
        compute.match_substring_regex(stamps, HAS_CLOCK),
        compute.invert(compute.match_substring_regex(stamps, HAS_ZONE)),
    )
    return compute.if_else(plain, compute.binary_join_element_wise(stamps, zone, " "), stamps)
