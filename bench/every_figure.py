"""Every figure of a home, so that two homes can be compared."""

from datetime import date

from data.cases import store
from data.lake.home import Home
from metrics.figures import series
from metrics.selection import Selection

FIRST, LAST = date(2026, 7, 1), date(2026, 10, 31)
UNITS = ("account", "opd", "regency")
CLOCKS = ("wall", "office")


def all_figures(home: Home) -> list[str]:
    """The tables of all units and clocks, month by month, as text."""
    cursor = store.cursor(store.current(home))
    asked = [Selection(by, FIRST, LAST, clock) for by in UNITS for clock in CLOCKS]
    found = [series(cursor, one).to_csv(index=False) for one in asked]
    store.close()
    return found
