"""An opened figure: its sentence, its counts, the rows behind it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import streamlit as st

from data.cases import store
from metrics import figures as measured
from metrics import months
from metrics.cases import evidence
from metrics.cases.evidence import Evidence
from metrics.cases.of_hour import Hour, of_hour
from metrics.dictionary import dictionary
from metrics.figures import BANDS, COLUMNS
from metrics.selection import Selection
from pages.access import access
from pages.cache import figures as cached
from pages.cache import register, units
from pages.cache.store import is_published, kept
from pages.figure import frozen, sentences
from pages.figure import rows as evidence_table
from pages.figure.sentences import Opened
from words import markdown, numbers

RATES_OF = {"response": "on_time_rate", "resolution": "resolution_rate"}  # what a board goes by
BOARD_WORDS = ("score", "place", "group", "change", "funnel", "no_difference", "ceiling")
NUMBERS = (  # in the order of the page that lists them all
    "on_time_rate",
    "answered_rate",
    "median_response",
    "p90_response",
    "due",
    "cases",
    "backlog",
    "waiting_again",
    "closed_unanswered",
    "auto_share",
    "replies_sent",
    "excluded",
    "coverage",
    *BANDS,
    "resolution_rate",
    "median_resolution",
    "reopen_rate",
    "longest_response",
)
LISTS_KEPT = 6  # the cases of a whole regency are many


@dataclass(frozen=True)
class Asked:
    """What is opened: the ``selection`` of one unit, its ``name``, the target of a first
    reply in ``hours``; ``is_window``: whether the days are a board's window, which begins no earlier
    than ``start_date``; ``at``: only one hour of every week."""

    selection: Selection
    name: str
    hours: float
    is_window: bool = False
    at: Hour | None = None

    @property
    def period(self) -> str:
        """The days in words, and the hour."""
        days_ = sentences.period(self.selection.first, self.selection.last)
        return f"{days_}, {numbers.hour_of_week(*self.at)}" if self.at else days_

    @property
    def target(self) -> str:
        """The target of a first reply in words."""
        return numbers.hours(self.hours) if self.selection.clock == "wall" else "satu hari kerja"


def of_days(asked: Asked, span: tuple[date, date], is_window: bool) -> Asked:
    """The same of other days."""
    selection = replace(asked.selection, first=span[0], last=span[1])
    return replace(asked, selection=selection, is_window=is_window)


def days(month: str, length: int) -> tuple[date, date]:
    """First and last day of the ``length`` months that end with ``month``."""
    return months.first_day(months.shifted(month, 1 - length)), months.last_day(month)


@cache
def definition(figure: str) -> dictionary.Definition:
    """The entry of a figure's column, or of a word of the board."""
    known = dictionary.definitions()
    return (
        known[figure]
        if figure in known and not known[figure].columns
        else dictionary.of_column(figure)
    )


def answer(
    path: str, asked: Asked, figure: str, key: str, say: Callable[[str], None] = st.markdown
) -> dict | None:
    """The figure in a sentence, which ``say`` draws, its counts, and its cases for those who may see
    them. Out: the unit's row of figures; None where it was not active."""
    (found, row), entry = counted(path, asked, figure), definition(figure)
    if row is None:
        why = frozen.OTHER_DAYS if is_published(path) else "tidak berlaku dalam masa ini"
        say(f"{markdown.plain(asked.name)}, {asked.period}: {why}.")
        return None
    shown = row | {figure: found.of} if asked.at else row
    opened = Opened(
        asked.name, asked.period, figure, row=shown, found=found, clock=asked.selection.clock
    )
    say(sentences.sentence(opened, entry, asked.target))
    st.markdown(sentences.parts(opened, entry))
    if not access.sees_cases(owner(path, asked)):
        st.caption("Daftar kasusnya hanya terlihat oleh OPD itu sendiri dan Diskominfo.")
    elif found.of:
        rows = look_up(path, asked, figure)[0].rows
        if rows.empty:
            st.caption(frozen.NOT_KEPT)
            return row
        evidence_table.show(path, opened, rows, entry, key=key, accounts=units.account_names(path))
    return row


@kept()
def counted(path: str, asked: Asked, figure: str) -> tuple[Evidence, dict | None]:
    """The same as ``look_up``, kept without the rows: what everyone may see."""
    found, row = look_up(path, asked, figure)
    return found._replace(rows=found.rows.head(0)), row


@st.cache_resource(max_entries=LISTS_KEPT, show_spinner="Mengambil kasus di balik angka ini …")
def look_up(path: str, asked: Asked, figure: str) -> tuple[Evidence, dict | None]:
    """The rows behind the figure, and the unit's row of figures (None where it was not active)."""
    start = cached.settings(path).start_date
    selection = asked.selection.since(start if asked.is_window else None)
    if is_published(path):
        return frozen.look_up(path, figure, selection, is_hour=asked.at is not None)
    cursor = store.cursor(Path(path))
    found = (
        of_hour(cursor, figure, selection, asked.at)
        if asked.at
        else evidence.of_figure(cursor, figure, selection)
    )
    rows = measured.of_days(cursor, selection)
    rows = rows[rows["unit"] == selection.unit].to_dict("records")
    return found, {name: rows[0][name] for name in COLUMNS} if rows else None


def owner(path: str, asked: Asked) -> str | None:
    """The OPD whose cases they are; None for the regency and for an account that moved."""
    by, unit = asked.selection.by, asked.selection.unit
    if by == "account":
        return register.owner(path, unit)
    return unit if by == "opd" else None
