"""A column that says how long something took in place of when: "Waktu respons (menit)", "Durasi
respons". Texts with units of their own ("2 hari 3 jam") are read by data/sql/length_seconds.sql."""

import re

import pyarrow as pa
import pyarrow.compute as compute

from data.importers.columns.fitting import most
from data.importers.patterns import Pattern

UNITS = {
    "minggu": "minggu", "weeks": "minggu", "week": "minggu",
    "hari": "hari", "days": "hari", "day": "hari",
    "jam": "jam", "hours": "jam", "hour": "jam", "hrs": "jam",
    "menit": "menit", "mnt": "menit", "minutes": "menit", "minute": "menit", "mins": "menit",
    "min": "menit",
    "detik": "detik", "dtk": "detik", "seconds": "detik", "second": "detik", "secs": "detik",
    "sec": "detik",
}  # fmt: skip
UNIT = rf"({'|'.join(UNITS)})"
IN_NAME = Pattern(
    rf"(?:[(\[]\s*(?:dalam |in )?{UNIT}\s*[)\]]|\b(?:dalam|in|satuan|total|jumlah) {UNIT})\s*$|\b{UNIT}\s*$"
    rf"|^{UNIT} (?:to|sampai|hingga)\b"
)
LENGTH = re.compile(
    r"\b(?:durasi|lama|lamanya|selisih|rentang|duration|elapsed|time to|ttr|waktu tunggu)\b"
)
HOURS_AND_MINUTES = re.compile(r"\b(?:jam[:.]menit|hh?[:.]mm|jj[:.]mm)\b")
WORKING = re.compile(r"\b(?:jam|hari|menit|waktu) kerja\b|\b(?:business|working|office)\b")
BARE = r"^\d{1,7}(?:[.,]\d{1,2})?$"
CLOCK = r"^(\d{1,5}):(\d{2}):(\d{2})(?:[.,]\d+)?$"
SHORT_CLOCK = r"^(\d{1,5}):(\d{2})$"
UNCLEAR = "(satuan?)"  # behind a number of which nobody can know what it counts
WRITTEN = Pattern(  # with its units
    r"(?:\d+(?:[.,]\d+)? ?(?:minggu|mgg|hari|jam|menit|mnt|detik|dtk|weeks?|days?|hours?|hrs?|"
    r"minutes?|mins?|seconds?|secs?|[whjdms])\.?(?:(?:[ ,]+(?:dan |and )?)?(?=\d)|$))+"
    r"(?:\d+:\d{2}:\d{2})?|P(?:\d+[WD])*(?:T(?:\d+[HMS])+)?",
    re.IGNORECASE,
)


def are_lengths(name: str, cells: list[str]) -> bool:
    """Whether most cells below this name say how long something took; a column without any cell may
    hold anything else."""
    units = any(WRITTEN.fullmatch(cell) for cell in cells)
    forms = [BARE, CLOCK, SHORT_CLOCK] if is_of_name(name) else [CLOCK] if units else []
    return bool(cells) and most(
        lambda cell: WRITTEN.fullmatch(cell) or any(re.search(form, cell) for form in forms), cells
    )


def is_of_name(name: str) -> bool:
    """The name of a column says that it holds lengths."""
    return _unit(name) is not None or LENGTH.search(_plain(name)) is not None


def is_in_working_hours(name: str) -> bool:
    """The lengths below this name leave out nights and holidays: no moment follows from them."""
    return is_of_name(name) and WORKING.search(_plain(name)) is not None


def with_units(cells: pa.Array, name: str) -> pa.Array:
    """The cells below a name that says what they are (``is_of_name``), with their units: "90" below
    "… (menit)" is "90 menit", "26:00:00" is "26 jam 00 menit 00 detik", and "90" below "Durasi" is
    marked as unclear, for it is no day either."""
    cells = compute.replace_substring_regex(cells, CLOCK, r"\1 jam \2 menit \3 detik")
    clock = r"\1 jam \2 menit" if HOURS_AND_MINUTES.search(_plain(name)) else rf"\0 {UNCLEAR}"
    cells = compute.replace_substring_regex(cells, SHORT_CLOCK, clock)
    return compute.replace_substring_regex(cells, BARE, rf"\0 {_unit(name) or UNCLEAR}")


def _plain(name: str) -> str:
    return re.sub(r"[\s_\-]+", " ", re.sub(r"([a-z])([A-Z])", r"\1 \2", name)).strip().casefold()


def _unit(name: str) -> str | None:
    found = IN_NAME.search(_plain(name))
    return next((UNITS[unit] for unit in found.groups() if unit), None) if found else None
