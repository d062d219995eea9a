"""A day and a time of day that stand in two columns, as one stamp."""

import re

import pyarrow as pa
import pyarrow.compute as compute

SPREADSHEET_DAY = re.compile(
    r"(?:1899-12-3[01]|1900-01-0[01]|1904-01-01|0 days)[ T](\d{1,2}:\d{2}(?::\d{2})?)(?:\.0+)?"
)  # a time of day as some programs write a cell that is nothing but one
HOURS = re.compile(r"(\d{1,2})(?:[.,](\d))?")  # 8.30 that a spreadsheet took for a number
FRACTION = re.compile(r"0[.,]\d{3,}")  # of a day
TWO_CLOCKS = re.compile(
    r"(.*\d)[ T](\d{1,2}[.:]\d{2}(?:[.:]\d{2})?) (\d{1,2}[.:]\d{2}(?:[.:]\d{2})?)"
)


def day_and_clock(parts: list[pa.Array]) -> pa.Array:
    """Day and time of day (text columns), joined by a space."""
    day, *clocks = parts
    joined = compute.binary_join_element_wise(day, *map(_clocks, clocks), " ")
    doubtful = compute.match_substring_regex(joined, r"\d[.:]\d\d \d{1,2}[.:]\d\d")
    if not compute.any(doubtful).as_py():
        return joined
    return pa.array([_with_one_clock(stamp) for stamp in joined.to_pylist()], pa.string())


def _clocks(column: pa.Array) -> pa.Array:
    coded = compute.dictionary_encode(column)
    plain = pa.array([_clock(text) for text in coded.dictionary.to_pylist()], pa.string())
    return plain.take(coded.indices)


def _clock(text: str) -> str:
    """A time of day that a spreadsheet has turned into something else, or guarded by an apostrophe; any
    other text unchanged."""
    cell = text.strip().lstrip("'")
    if found := SPREADSHEET_DAY.fullmatch(cell):
        return found[1]
    if FRACTION.fullmatch(cell):
        seconds = round(float(cell.replace(",", ".")) * 86400)
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
        return f"{clock}:{seconds % 60:02}" if seconds % 60 else clock
    found = HOURS.fullmatch(cell)
    if found and int(found[1]) <= 24 and not (found[2] and int(found[1]) == 0):
        return f"{found[1]}:{found[2] or 0}0" if int(found[2] or 0) < 6 else text
    return text.removeprefix("'")


def _with_one_clock(stamp: str | None) -> str | None:
    """``2026-09-14 08:00 08:00`` and ``2026-09-14 00:00 08:00`` say one time of day; two that differ
    are left as they are, so that the row is rejected."""
    found = TWO_CLOCKS.fullmatch(stamp or "")
    if found is None:
        return stamp
    day, first, second = found.groups()
    one, other = (re.split("[.:]", clock) for clock in (first, second))
    is_midnight = not any(map(int, one))
    is_same = [*map(int, one), 0][:3] == [*map(int, other), 0][:3]
    return f"{day} {second}" if is_midnight or is_same else stamp
