"""Whose figure of when "Buka angka ini" opens, chosen beside that one control, on screens that show several."""

from datetime import date
from typing import NamedTuple

import streamlit as st

from metrics import months, steps
from metrics.trend import trend
from pages.about.facts import Facts
from pages.cache import figures, periods
from pages.controls import unit as unit_choice
from pages.controls.filters import Chosen
from pages.controls.unit import Unit
from pages.figure import opened
from pages.figure.opened import Asked
from pages.figure.sentences import REGENCY, option, period
from pages.review import figures as month_figures
from pages.trend import parts as parts_grid
from words import terms as words

Whose = tuple[str, str]  # regency, platform, channel, opd or account, and its id
ALL: Whose = ("regency", "regency")
CHANGED = ("on_time_rate", "coverage", "backlog")  # what "Unggah" shows before and after
STATED = ("cases", "coverage")  # what "Tentang data" says of the whole window


class Span(NamedTuple):
    """Days that can be opened, as ``words`` call them; whether they are a board's window."""

    first: date
    last: date
    words: str
    is_window: bool = False


def in_trend(path: str, chosen: Chosen, step: str) -> None:
    """Of the regency, its platforms and channels, and the units on the page: each period of the lines, the window of
    the small multiples, and all that is shown together."""
    whose = _on_trend(path)
    shown = [_span(*steps.span(day, step)) for day in periods.days(path, step, chosen.month)]
    whole = Span(shown[0].first, shown[-1].last, "Semua yang tampak: " + period(shown[0].first, shown[-1].last))
    spans = [*reversed(shown), _window(chosen.month), *([whole] if len(shown) > 1 else [])]
    names = opened.figures(chosen.board)
    _show(path, whose, spans, chosen, (*names, *trend.AGES, "ceiling"), f"trend-{step}", "trend")


def in_profile(path: str, unit: Unit, chosen: Chosen) -> None:
    """Of the unit or the regency beside it: the window, the one before, and each month of the lines."""
    before = _window(months.shifted(chosen.month, -months.WINDOW))
    by_month = [_span(*steps.span(day, "month")) for day in periods.days(path, "month", chosen.month)]
    whose = {(unit.by, unit.unit): unit.name, ALL: REGENCY}
    spans = [_window(chosen.month), before, *reversed(by_month)]
    _show(path, whose, spans, chosen, opened.figures(chosen.board) + opened.UNIT_WORDS, "profile", "unit")


def in_review(path: str, by: str, month: str) -> None:
    """Of one OPD or account of the month's table."""
    units = month_figures.units(path, by, month)
    unit = st.selectbox("Buka angka dari", list(units), key="explain-unit", width=420, format_func=units.get)
    asked = Asked(by, unit, units[unit], *opened.days(month, 1), *_official(path))
    opened.show(path, asked, opened.figures("response"), "review")


def in_upload(before: str, after: str, accounts: dict[str, str], month: str) -> None:
    """Of each account (id → name) in the store before the upload and in the one after it."""
    whose = {(path, account): f"{name}, {when}" for account, name in accounts.items()
             for path, when in ((after, "sesudah unggahan ini"), (before, "sebelum unggahan ini"))}
    with st.container(horizontal=True, gap="small"):
        path, account = st.selectbox("Angka akun", list(whose), key="explain-account", width=420,
                                     label_visibility="collapsed", format_func=whose.get)
        asked = Asked("account", account, whose[path, account], *opened.days(month, 1), *_official(path))
        opened.show(path, asked, CHANGED, "upload")


def in_about(path: str, found: Facts) -> None:
    """Of the regency in the window that the page speaks of."""
    asked = Asked(*ALL, REGENCY, *opened.days(found.month, months.WINDOW), *_official(path), is_window=True)
    opened.show(path, asked, STATED, "about")


def _official(path: str) -> tuple[str, float]:
    return figures.settings(path).official_clock, figures.target_hours(path)


def _show(path: str, whose: dict[Whose, str], spans: list[Span], chosen: Chosen, names: tuple[str, ...], page: str,
          key: str) -> None:
    st.markdown("**Buka angka di halaman ini**")
    with st.container(horizontal=True, gap="small"):
        by, unit = one = st.selectbox("Angka siapa", list(whose), key=f"explain-whose-{page}", width=420,
                                      label_visibility="collapsed", format_func=whose.get)
        span = st.selectbox("Masa yang dibuka", spans, key=f"explain-when-{page}", width=260,
                            label_visibility="collapsed", format_func=lambda span: option(span.words))
    part = {by: unit} if by in ("platform", "channel") else {}
    asked = Asked(*(ALL if part else one), whose[one], span.first, span.last, chosen.clock, chosen.hours,
                  span.is_window, **part)
    opened.show(path, asked, names, key)


def _on_trend(path: str) -> dict[Whose, str]:
    """What can be opened on Tren: the chosen unit first, then the regency and its parts, then who is compared, then
    all OPDs."""
    names, unit = periods.names(path), unit_choice.in_address(path)
    compared = [tuple(key.split(":", 1)) for key in st.session_state.get("compared", [])]
    units = [*compared, *(("opd", opd) for opd in names["opd"])]
    parts = {("platform", key): f"{REGENCY}, {name}" for key, name in periods.platforms(path).items()}
    parts |= {("channel", key): f"{REGENCY}, {name}" for key, name in parts_grid.CHANNELS.items()}
    own = {(unit.by, unit.unit): unit.name} if unit else {}
    return own | {ALL: REGENCY} | parts | {one: unit_choice.words(names, *one) for one in units if one not in own}


def _span(first: date, last: date) -> Span:
    return Span(first, last, words.capital(period(first, last)))


def _window(month: str) -> Span:
    first, last = opened.days(month, months.WINDOW)
    return Span(first, last, f"Papan: {words.short_window(month)}", True)
