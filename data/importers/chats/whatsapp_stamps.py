"""WhatsApp writes a year of two digits last: 21/07/25 is never 2021 (``--dates ymd`` says
otherwise)."""

import re
from functools import lru_cache

SHORT_YEAR = re.compile(r"^(\d{1,2}[./-]\d{1,2}[./-])(\d\d)(?!\d)")


def with_century(stamp: str) -> str:
    """A stamp whose year, if it stands last and has two digits, has four."""
    day, space, time = stamp.partition(" ")
    return _day_with_century(day) + space + time


@lru_cache(1 << 14)
def _day_with_century(day: str) -> str:
    return SHORT_YEAR.sub(r"\g<1>20\2", day, count=1)
