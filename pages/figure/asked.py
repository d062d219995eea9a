"""Which figure the address of a figure's page asks for."""

from datetime import date
from typing import NamedTuple

import streamlit as st

from metrics import months
from metrics.cases import of_hour
from metrics.cases.of_hour import Hour
from metrics.figures import COLUMNS
from metrics.selection import Selection
from pages.cache import figures, units
from pages.figure import address, opened
from pages.figure.opened import Asked
from pages.figure.sentences import REGENCY
from words.chosen import BOARDS, CLOCKS, Chosen
from words.terms import CHANNELS
from words.units import name, platform_name

BY_HOUR = ("regency", "opd", "account")
WHOSE = ("angka", "by", "unit")  # in the address
FIGURES = {*COLUMNS, "backlog", *opened.BOARD_WORDS}


class Question(NamedTuple):
    """The ``figure`` of whom (``by``, ``unit``), and all that an answer needs; ``days`` where they are
    not the window that ends with the chosen month."""

    figure: str
    by: str
    unit: str
    chosen: Chosen
    days: address.Days | None
    asked: Asked


def in_address(path: str) -> Question:
    """What stands in the address, where nothing of it is dead."""
    said = st.query_params.to_dict()
    figure, by, unit = (said.get(key, "") for key in WHOSE)
    chosen, called = _chosen(path, said), _name(path, by, unit)
    days, at = _days(said), _hour(said, figure, by)
    first, last = days or opened.days(chosen.month, months.WINDOW)
    selection = Selection(by, first, last, chosen.clock, unit)
    if by in ("platform", "channel"):
        whole = Selection("regency", first, last, chosen.clock, "regency")
        selection = whole.of(platform=unit) if by == "platform" else whole.of(channel=unit)
    asked = Asked(selection, called, chosen.hours, is_window=days is None, at=at)
    return Question(figure, by, unit, chosen, days=days, asked=asked)


def dead(path: str) -> tuple[str, str] | None:
    """The first that the address names and that is not there: what it is, and what the address says;
    nothing of what it has to name says nothing."""
    said, known = st.query_params.to_dict(), figures.known(path)
    figure, by, unit = (said.get(key, "") for key in WHOSE)
    month, clock, board = (said.get(key) for key in ("bulan", "jam", "papan"))
    is_dead = {
        "angka": (figure not in FIGURES, figure),
        "OPD, akun, platform, atau kanal": (_name(path, by, unit) is None, unit),
        "bulan": (month not in (None, *known.months), month),
        "jam": (clock not in (None, *CLOCKS.values()), clock),
        "papan": (board not in (None, *BOARDS.values()), board),
        "masa": (_days(said) == (), _together(said, address.FIRST, address.LAST)),
        "jam dalam pekan": (
            _hour(said, figure, by) == (),
            _together(said, address.WEEKDAY, address.HOUR),
        ),
    }
    return next(((what, named) for what, (is_so, named) in is_dead.items() if is_so), None)


def _chosen(path: str, said: dict[str, str]) -> Chosen:
    """The window, clock and board, which stand in the address as on the other screens."""
    clocks, boards = ({words: code for code, words in of.items()} for of in (CLOCKS, BOARDS))
    official = figures.settings(path).official_clock
    return Chosen(
        said.get("bulan", figures.known(path).default),
        clocks.get(said.get("jam"), official),
        boards.get(said.get("papan"), "response"),
        figures.target_hours(path),
    )


def _together(said: dict[str, str], *keys: str) -> str:
    """hari 8, pukul 9"""
    return ", ".join(f"{key} {said[key]}" for key in keys if key in said)


def _days(said: dict[str, str]) -> address.Days | tuple[()] | None:
    """First and last day; None where the address names none, empty where it names none that are."""
    if address.FIRST not in said:
        return None
    try:
        first, last = (
            date.fromisoformat(said.get(key, "")) for key in (address.FIRST, address.LAST)
        )
    except ValueError:
        return ()
    return (first, last) if first <= last else ()


def _hour(said: dict[str, str], figure: str, by: str) -> Hour | tuple[()] | None:
    """The hour of the week; None where the address names none, empty where it names none that is,
    or one of what is not counted by hours."""
    named = [said.get(key) for key in (address.WEEKDAY, address.HOUR)]
    if named == [None, None]:
        return None
    hours = {(str(day), str(hour)): Hour(day, hour) for day in range(1, 8) for hour in range(24)}
    is_counted = figure in of_hour.FIGURES and by in BY_HOUR
    return hours.get(tuple(named), ()) if is_counted else ()


def _name(path: str, by: str, unit: str) -> str | None:
    """What the unit is called; None where nobody knows it."""
    if by in ("opd", "account"):
        row = units.names(path)[by].get(unit)
        return None if row is None else name(row, by)
    if by == "platform":
        return f"{REGENCY}, {platform_name(unit)}" if unit in units.platforms(path) else None
    if by == "channel":
        return f"{REGENCY}, {CHANNELS[unit]}" if unit in CHANNELS else None
    return REGENCY if (by, unit) == address.REGENCY else None
