"""Every figure of a home, so that two homes can be compared."""

from data.cases import store
from data.lake.home import Home
from metrics.figures import figures
from metrics.selection import Selection

MONTHS = ("2026-07", "2026-08", "2026-09", "2026-10")
UNITS = ("account", "opd", "regency")
CLOCKS = ("wall", "office")


def all_figures(home: Home) -> list[str]:
    """The tables of all units, months and clocks as text."""
    cursor = store.cursor(store.current(home))
    asked = [Selection.of_month(by, month, c) for by in UNITS for month in MONTHS for c in CLOCKS]
    found = [figures(cursor, one).to_csv(index=False) for one in asked]
    store.close()
    return found
