"""The rate that an office answering at once, but only in office hours, could reach (handbook,
section 3)."""

from datetime import date

import pandas as pd

from metrics import months
from metrics.settings import Settings
from metrics.sql.statements import table


def ceiling(cursor, month: str) -> float | None:
    """The regency's highest possible citizen-clock rate, 0–1, for the window that ends with the
    month; None without due cases."""
    [found] = of_spans(cursor, [months.window(month, Settings.of(cursor).start_date)])
    return found


def of_spans(
    cursor, spans: list[tuple[date, date]], by: str = "regency", unit: str = "regency"
) -> list[float | None]:
    """The same for each span of days, both inclusive, also of one account or opd."""
    days = table(
        cursor,
        "ceiling",
        {
            "by": by,
            "unit": unit,
            "first_day": min(first for first, _ in spans),
            "last_day": max(last for _, last in spans),
        },
    )
    opened = pd.to_datetime(days["day"]).dt.date
    return [_ratio(days[(opened >= first) & (opened <= last)]) for first, last in spans]


def _ratio(days: pd.DataFrame) -> float | None:
    due = int(days["due"].sum())
    return int(days["reachable"].sum()) / due if due else None
