"""What "Buka angka ini" opens on Profil."""

from metrics import months, steps
from pages.cache import periods
from pages.figure import opened
from pages.figure.choice import ALL, show, span, window
from pages.figure.sentences import REGENCY
from words.chosen import Chosen
from words.units import Unit


def in_profile(path: str, unit: Unit, chosen: Chosen) -> None:
    """Of the unit or the regency beside it: the window, the one before, and each month of the
    lines."""
    before = window(months.shifted(chosen.month, -months.WINDOW))
    by_month = [
        span(*steps.span(day, "month")) for day in periods.days(path, "month", chosen.month)
    ]
    whose = {(unit.by, unit.unit): unit.name, ALL: REGENCY}
    spans = [window(chosen.month), before, *reversed(by_month)]
    show(
        path,
        whose,
        spans,
        chosen,
        names=opened.figures(chosen.board) + opened.UNIT_WORDS,
        page="profile",
        key="unit",
    )
