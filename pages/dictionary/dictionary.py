"""Kamus indikator: what each figure says, how it is computed, what it leaves out and where its
limits are."""

from datetime import date
from functools import partial

import streamlit as st

from data import moment
from data.lake import home
from data.targets.classes import Classes
from data.targets.settings import Settings
from metrics.dictionary import dictionary, false_alarms
from pages.cache import figures
from pages.controls import empty, freshness
from pages.dictionary import entry, values
from pages.drawing import dead_link, markup
from pages.figure import address, opened
from words import grounds, markdown, terms
from words.chosen import Chosen
from words.figures import said


def page() -> None:
    """The chosen definition, from its meaning to its column."""
    path = empty.store_for_reading()
    known = path and figures.known(path)
    target = figures.target(path) if path else "24 jam"
    definition = _choice(target)
    with st.container(width=900):
        st.title(terms.unbroken(said(definition.title, target)), anchor=False)
        found = values.value(path, definition.column, known.default) if known else None
        period = terms.window(known.default) if known else ""
        clock = _clock(path) if known else "wall"
        opens = partial(_opens, path, definition, known.default) if known else str
        value = entry.value(definition, found, period, clock, opens)
        markup.show(f"<p>{value}</p>", key="value")
        if known:
            freshness.show(path)
            _behind(path, definition.column, known.default)
        st.header("Cara menghitung", anchor=False)
        st.markdown(said(definition.says, target))
        st.markdown(entry.parts(definition))
        markup.show(entry.example(definition), key="example")
        _data(definition)
        st.header("Yang tidak dihitung", anchor=False)
        st.markdown(entry.bullets(definition.not_counted, target))
        st.header("Batasnya", anchor=False)
        st.markdown(entry.bullets(definition.limits, target))
        if rates := false_alarms.rates().get(definition.column):
            st.header("Muncul tanpa sebab", anchor=False)
            st.markdown(entry.false_alarms(rates))
        day = known.last_day if known else moment.now().astimezone(moment.WIB).date()
        markup.show(entry.facts(definition, target, _grounds(definition, day)), key="facts")


def _opens(path: str, definition: dictionary.Definition, month: str, shown: str) -> str:
    """What is shown as a link to the figure's page, of the regency in the newest window."""
    column = definition.columns[0] if definition.columns else definition.column
    if column not in opened.NUMBERS:
        return shown
    return address.link(shown, column, *address.REGENCY, _chosen(path, month))


def _behind(path: str, column: str, month: str) -> None:
    """The same in words, for those that have one."""
    if column not in opened.NUMBERS:
        return
    st.page_link(
        "pages/figure/figure.py",
        label=markdown.link("Lihat kasus di balik angka ini"),
        query_params=address.query(column, *address.REGENCY, _chosen(path, month)),
        width="content",
    )


def _chosen(path: str, month: str) -> Chosen:
    return Chosen(month, _clock(path), "response", figures.target_hours(path))


def _data(definition: dictionary.Definition) -> None:
    """What the example is computed from, to compute it again: the tables that a test of Tanggap
    loads."""
    if not definition.example.tables:
        return
    with st.expander("Data contoh ini, untuk dihitung sendiri"):
        st.write(entry.statement(definition.example))
        for number, table in enumerate(definition.example.tables, start=1):
            st.code(table, language=None, height=min(240, 40 + 24 * len(table.splitlines())))
            st.download_button(
                "Unduh CSV",
                table + "\n",
                f"contoh-{definition.column}-{number}.csv",
                "text/csv",
                on_click="ignore",
                key=f"example-{number}",
            )


def _choice(target: str) -> dictionary.Definition:
    """The definition that the address names by its column, else the first; draws the choice."""
    known = dictionary.definitions()
    address = st.query_params.get("indikator")
    if address in known and address != st.session_state.get("indicator-address"):
        st.session_state["indicator"] = address
    if address is not None and address not in known:
        dead_link.say(f"indikator {dead_link.GONE}", address, "Pilih yang lain dalam daftar ini.")
    chosen = st.selectbox(
        "Indikator",
        list(known),
        key="indicator",
        label_visibility="collapsed",
        width=340,
        format_func=lambda c: f"{known[c].group}: {said(known[c].name, target)}",
    )
    st.query_params["indikator"] = st.session_state["indicator-address"] = chosen
    return known[chosen]


def _grounds(definition: dictionary.Definition, day: date) -> list[tuple[str, str]]:
    """The register's targets that the entry is about, from the day on, each with its ground."""
    if not definition.targets:
        return []
    place = home.shown()
    return grounds.rows(definition.targets, Settings.current(place), Classes.current(place), day)


def _clock(path: str) -> str:
    return figures.settings(path).official_clock


page()
