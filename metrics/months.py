"""Months and the windows that end with them."""

from datetime import date, timedelta

WINDOW = 3  # months of the official window (handbook, section 5)


def first_day(month: str) -> date:
    """The first day of ``YYYY-MM``; ValueError for anything else."""
    if len(month) != 7:
        raise ValueError(month)
    return date.fromisoformat(f"{month}-01")


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
