"""The address of a figure's page (?angka=…&by=…&unit=…): a figure on a screen is a link to it, for a
finger, a mouse and a keyboard alike."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from metrics.cases.of_hour import Hour
from pages.drawing.markup import text
from words import changes
from words.chosen import BOARDS, CLOCKS, Chosen
from words.writing import Writing

PATH = "angka"
FIRST, LAST = "dari", "sampai"  # days, where they are not the window that ends with ``bulan``
WEEKDAY, HOUR = "hari", "pukul"  # where the figure is of one hour of every week
OF_BOARD = ("place", "change", "group", "score")  # what these say hangs on the board
Days = tuple[date, date]  # first and last, inclusive
REGENCY = ("regency", "regency")


def query(
    figure: str,
    by: str,
    unit: str,
    chosen: Chosen,
    days: Days | None = None,
    at: Hour | None = None,
) -> dict[str, str]:
    """What stands in the address of a figure (a column of metrics.figures, or a word of the board) of
    one unit (``by`` regency, opd, account, platform or channel): in the window of the filters, or
    within ``days``, and only in the hour ``at`` where there is one."""
    found = {"angka": figure, "by": by, "unit": unit, "bulan": chosen.month}
    if days is not None:
        found |= {FIRST: f"{days[0]}", LAST: f"{days[1]}"}
    if at is not None:
        found |= {WEEKDAY: f"{at.weekday}", HOUR: f"{at.hour}"}
    found["jam"] = CLOCKS[chosen.clock]
    return found | ({"papan": BOARDS[chosen.board]} if figure in OF_BOARD else {})


def href(
    figure: str,
    by: str,
    unit: str,
    chosen: Chosen,
    days: Days | None = None,
    at: Hour | None = None,
) -> str:
    """The address, ready for ``href``."""
    asked = query(figure, by, unit, chosen, days=days, at=at)
    return text(f"{PATH}?{urlencode(asked)}")


def link(
    shown: str,
    figure: str,
    by: str,
    unit: str,
    chosen: Chosen,
    days: Days | None = None,
    at: Hour | None = None,
) -> str:
    """``shown`` (HTML) as a link to the figure that it says."""
    # six by position would be too many to tell apart
    address = href(figure, by, unit, chosen, days=days, at=at)
    return f'<a class="figure-link" href="{address}">{shown}</a>'


def writing(
    by: str, unit: str, chosen: Chosen, days: Days | None = None, earlier: Days | None = None
) -> Writing:
    """A sentence about one unit as HTML, each of its figures a link; ``earlier``: the days that it
    compares with."""

    def of(span: Days | None) -> Callable[[str, str], str]:
        return lambda shown, figure: link(shown, figure, by, unit, chosen, days=span)

    whole = Writing(text, changes.in_html, of(days))
    return replace(whole, earlier=of(earlier)) if earlier else whole
