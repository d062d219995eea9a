"""What "Buka angka ini" opens on Tentang data."""

from metrics import months
from pages.about.facts import Facts
from pages.figure import opened
from pages.figure.choice import ALL, official
from pages.figure.opened import Asked
from pages.figure.sentences import REGENCY

STATED = ("cases", "coverage")  # what "Tentang data" says of the whole window


def in_about(path: str, found: Facts) -> None:
    """Of the regency in the window that the page speaks of."""
    asked = Asked(
        *ALL, REGENCY, *opened.days(found.month, months.WINDOW), *official(path), is_window=True
    )
    opened.show(path, asked, STATED, "about")
