"""What stands beside a figure that was opened, each a link to its own page: the same figure of the
window before and of each month, and the unit's other figures of the same days."""

import pandas as pd
import streamlit as st

from metrics import months as calendar
from metrics import steps
from pages.cache import periods
from pages.drawing import markup
from pages.drawing.markup import text
from pages.figure import address, opened, sentences
from pages.figure.asked import Question
from words import numbers, terms

BOARDS_OF = {rate: board for board, rate in opened.RATES_OF.items()}


def profile(question: Question) -> str:
    """The way to the unit's profile, as HTML; nothing for the regency and its parts."""
    if question.by not in ("opd", "account"):
        return ""
    address_ = markup.profile(question.by, question.unit)
    return f'<a class="onward" href="{address_}">Buka profil {text(question.asked.name)}</a>'


def earlier(path: str, question: Question) -> None:
    """The figure of the window before, with its change; nothing for other days than a window."""
    is_part = question.days is not None or question.asked.at is not None
    if is_part or question.figure not in opened.NUMBERS:
        return
    before = calendar.shifted(question.chosen.month, -calendar.WINDOW)
    days = opened.days(before, calendar.WINDOW)
    asked = opened.of_days(question.asked, days, is_window=True)
    row = opened.counted(path, asked, question.figure)[1]
    if row is None:
        return
    shown = _link(_value(question, row), question.figure, question, days)
    period = terms.capital(sentences.period(*days))
    markup.show(f'<p class="small">Masa sebelumnya, {period}: <b>{shown}</b></p>', key="earlier")


def months(path: str, question: Question) -> None:
    """Both rates month by month, the newest first."""
    which = BOARDS_OF.get(question.figure)
    if which is None:
        return
    is_channel = question.by == "channel"
    by, unit = address.REGENCY if is_channel else (question.by, question.unit)
    month, clock = question.chosen.month, question.chosen.clock
    rows = periods.over(
        path,
        "month",
        by,
        unit,
        which=which,
        month=month,
        clock=clock,
        channel=question.unit if is_channel else None,
    )
    known = [row for row in rows.to_dict("records") if not pd.isna(row["rate"])]
    items = "".join(_month(row, question) for row in reversed(known))
    if items:
        st.header("Bulan demi bulan", anchor=False)
        markup.show(f'<ul class="figures">{items}</ul>', key="months")


def _month(row: dict, question: Question) -> str:
    shown = _link(
        numbers.rate(row["rate"]), question.figure, question, steps.span(row["period"], "month")
    )
    open_ = ", belum selesai" if row["unfinished"] else ""
    return f"<li><span>{numbers.month(row['period'])}{open_}</span><b>{shown}</b></li>"


def others(row: dict, question: Question) -> None:
    """Every other figure of the unit and the same days; of an hour, its own of all hours too."""
    own = None if question.asked.at else question.figure
    names = [name for name in opened.NUMBERS if name != own]
    items = "".join(
        f"<li><span>{text(_name(name, question))}</span>"
        f"<b>{_link(_value(question, row, name), name, question, question.days)}</b></li>"
        for name in names
    )
    st.header("Angka lain dari masa yang sama", anchor=False)
    markup.show(f'<ul class="figures">{items}</ul>', key="others")


def _name(figure: str, question: Question) -> str:
    return sentences.name(opened.definition(figure), question.asked.target, figure)


def _value(question: Question, row: dict, figure: str = "") -> str:
    name = figure or question.figure
    return sentences.value(name, row, opened.definition(name), question.chosen.clock)


def _link(shown: str, figure: str, question: Question, days: address.Days | None) -> str:
    return address.link(shown, figure, question.by, question.unit, question.chosen, days=days)
