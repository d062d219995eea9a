"""What "Buka angka ini" opens on Tentang data."""

from metrics import months
from metrics.selection import Selection
from pages.about.facts import Facts
from pages.figure import opened
from pages.figure.opened import Asked
from pages.figure.sentences import REGENCY

STATED = ("cases", "coverage")  # what "Tentang data" says of the whole window


def in_about(path: str, found: Facts) -> None:
    """Of the regency in the window that the page speaks of."""
    clock, hours = opened.official(path)
    selection = Selection("regency", *opened.days(found.month, months.WINDOW), clock, "regency")
    asked = Asked(selection, REGENCY, hours, is_window=True)
    opened.show(path, asked, STATED, "about")
