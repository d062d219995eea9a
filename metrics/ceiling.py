"""The rate that an office answering at once, but only in office hours, could reach (handbook, section 3)."""

import pandas as pd

from metrics import months
from metrics.settings import Settings
from metrics.statements import table


def ceiling(cursor, month: str) -> float | None:
    """The regency's highest possible citizen-clock rate, 0–1, for the window that ends with the month; None without due
    cases."""
    first, last = months.window(month, Settings.of(cursor).start_date)
    found = table(cursor, "ceiling", {"first_day": first, "last_day": last})["ceiling"].iloc[0]
    return None if pd.isna(found) else float(found)
