"""What "Buka angka ini" opens on Tren."""

import streamlit as st

from metrics import steps
from metrics.figures import BANDS
from pages.cache import periods
from pages.cache import units as cache_units
from pages.cache.units import platforms
from pages.controls import unit as unit_choice
from pages.figure import opened
from pages.figure.choice import ALL, Span, Whose, show, span, window
from pages.figure.sentences import REGENCY, period
from pages.trend import parts as parts_grid
from words.chosen import Chosen
from words.units import full_name


def in_trend(path: str, chosen: Chosen, step: str) -> None:
    """Of the regency, its platforms and channels, and the units on the page: each period of the
    lines, the window of the small multiples, and all that is shown together."""
    whose = _on_trend(path)
    shown = [span(*steps.span(day, step)) for day in periods.days(path, step, chosen.month)]
    whole = Span(
        shown[0].first,
        shown[-1].last,
        "Semua yang tampak: " + period(shown[0].first, shown[-1].last),
    )
    spans = [*reversed(shown), window(chosen.month), *([whole] if len(shown) > 1 else [])]
    names = opened.figures(chosen.board)
    show(
        path,
        whose,
        spans,
        chosen,
        names=(*names, *BANDS, "ceiling"),
        page=f"trend-{step}",
        key="trend",
    )


def _on_trend(path: str) -> dict[Whose, str]:
    """What can be opened on Tren: the chosen unit first, then the regency and its parts, then who
    is compared, then all OPDs."""
    names, unit = cache_units.names(path), unit_choice.in_address(path)
    compared = [tuple(key.split(":", 1)) for key in st.session_state.get("compared", [])]
    units = [*compared, *(("opd", opd) for opd in names["opd"])]
    parts = {("platform", key): f"{REGENCY}, {name}" for key, name in platforms(path).items()}
    parts |= {("channel", key): f"{REGENCY}, {name}" for key, name in parts_grid.CHANNELS.items()}
    own = {(unit.by, unit.unit): unit.name} if unit else {}
    return (
        own
        | {ALL: REGENCY}
        | parts
        | {one: full_name(names, *one) for one in units if one not in own}
    )
