"""Months and the windows that end with them."""

from argparse import ArgumentTypeError
from datetime import date, timedelta

from data.errors import quote

WINDOW = 3  # months of the official window (handbook, section 5)
FIRST_YEAR, LAST_YEAR = 1990, 2100  # that a command takes


def first_day(month: str) -> date:
    """The first day of ``YYYY-MM``; ValueError for anything else."""
    if len(month) != 7:
        raise ValueError(month)
    return date.fromisoformat(f"{month}-01")


def argument(text: str) -> str:
    """The month that a command names, as it is; ArgumentTypeError, with a sentence, for anything
    else."""
    try:
        if not FIRST_YEAR <= first_day(text).year <= LAST_YEAR:
            raise ValueError(text)
    except ValueError:
        raise ArgumentTypeError(f"{quote(text)} bukan bulan; tulis YYYY-MM") from None
    return text


def last_day(month: str) -> date:
    """The last day of ``YYYY-MM``."""
    return first_day(shifted(month, 1)) - timedelta(days=1)


def shifted(month: str, by: int) -> str:
    """The month that many months later (or earlier, if negative)."""
    year, index = divmod(first_day(month).year * 12 + first_day(month).month - 1 + by, 12)
    return f"{year:04d}-{index + 1:02d}"


def window(month: str, start_date: date | None) -> tuple[date, date]:
    """First and last day of the official window that ends with the month; it begins no earlier than
    ``start_date``."""
    begin = first_day(shifted(month, 1 - WINDOW))
    return max(begin, start_date or begin), last_day(month)


def beginnings(first: date, last: date, days: int) -> list[tuple[date, float]]:
    """The months from ``first`` to ``last`` with the share of ``days`` that lie before each,
    0–1."""
    found = [
        first,
        *(
            d
            for d in (first + timedelta(days=i) for i in range(1, (last - first).days + 1))
            if d.day == 1
        ),
    ]
    return [(day, (day - first).days / max(days, 1)) for day in found]
