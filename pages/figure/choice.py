"""Of which unit and which period "Buka angka ini" opens a figure. Screens that show several offer
the choice beside that control."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import streamlit as st

from metrics import months
from metrics.selection import Selection
from pages.cache import figures
from pages.figure import opened
from pages.figure.opened import Asked
from pages.figure.sentences import option, period
from words import terms as words
from words.chosen import Chosen

Whose = tuple[str, str]  # regency, platform, channel, opd or account, and its id
ALL: Whose = ("regency", "regency")


class Span(NamedTuple):
    """Days that can be opened, as ``words`` call them; whether they are a board's window."""

    first: date
    last: date
    words: str
    is_window: bool = False


def official(path: str) -> tuple[str, float]:
    return figures.settings(path).official_clock, figures.target_hours(path)


def show(
    path: str,
    whose: dict[Whose, str],
    spans: list[Span],
    chosen: Chosen,
    names: tuple[str, ...],
    page: str,
    key: str,
) -> None:
    st.markdown("**Buka angka di halaman ini**")
    with st.container(horizontal=True, gap="small"):
        one = st.selectbox(
            "Angka siapa",
            list(whose),
            key=f"explain-whose-{page}",
            width=420,
            label_visibility="collapsed",
            format_func=whose.get,
        )
        span = st.selectbox(
            "Masa yang dibuka",
            spans,
            key=f"explain-when-{page}",
            width=260,
            label_visibility="collapsed",
            format_func=lambda span: option(span.words),
        )
    by, unit = one
    selection = Selection(by, span.first, span.last, chosen.clock, unit)
    if by in ("platform", "channel"):
        whole = replace(selection, by="regency", unit="regency")
        selection = whole.of(platform=unit) if by == "platform" else whole.of(channel=unit)
    opened.show(path, Asked(selection, whose[one], chosen.hours, span.is_window), names, key)


def span(first: date, last: date) -> Span:
    return Span(first, last, words.capital(period(first, last)))


def window(month: str) -> Span:
    first, last = opened.days(month, months.WINDOW)
    return Span(first, last, f"Papan: {words.short_window(month)}", True)
