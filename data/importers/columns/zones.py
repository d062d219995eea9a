"""A zone that the name of a column or the title of a table states: "Created at (UTC)"."""

import re

import pyarrow as pa
import pyarrow.compute as compute

ZONE = r"(utc|gmt|wib|wita|wit)\s*(?:([+-])\s*(\d{1,2})(?::?(\d{2}))?)?"
IN_NAME = re.compile(rf"(?:[(\[]\s*|\b){ZONE}\s*[)\]]?\s*$", re.IGNORECASE)
IN_TITLE = re.compile(rf"(?:zona|zone|waktu|jam|times?)\b[^.;]{{0,30}}\b{ZONE}\b", re.IGNORECASE)
HAS_CLOCK = r"\d[.:]\d\d"
HAS_ZONE = r"(?i)(?:(?:z|utc|gmt|wib|wita|wit)[)\]]?|:\d\d(?:\.\d+)?\s?[+-]\d{1,2}(?::?\d{2})?)\s*$"


def of_name(name: str) -> str | None:
    """``utc``, ``wita`` or ``+07:00`` where the name of a column ends with it."""
    return _written(IN_NAME.search(name))


def of_title(title: str) -> str | None:
    """The same of the lines above a table, where they speak of times."""
    return _written(IN_TITLE.search(title))


def _written(found: re.Match | None) -> str | None:
    if found is None:
        return None
    zone, sign, hours, minutes = found.groups()
    return f"{sign}{int(hours):02}:{minutes or '00'}" if sign else zone.lower()


def with_zone(stamps: pa.Array, zone: str) -> pa.Array:
    """Stamps with a time of day and without a zone of their own, with this one behind them."""
    plain = compute.and_(
        compute.match_substring_regex(stamps, HAS_CLOCK),
        compute.invert(compute.match_substring_regex(stamps, HAS_ZONE)),
    )
    return compute.if_else(plain, compute.binary_join_element_wise(stamps, zone, " "), stamps)
