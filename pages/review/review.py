"""Tinjauan bulanan: a list to work through, from who has not uploaded to the workbook of the
month."""

from datetime import date
from pathlib import Path

import streamlit as st

from data import moment
from data.cases import store
from metrics.review import review
from pages.access import access, rights
from pages.cache import figures
from pages.cache.store import KEPT
from pages.controls import empty, filters, freshness, reminders
from pages.drawing import markup
from pages.review import (
    contests,
    documents,
    incomplete,
    month_list,
    notes,
    publishing,
    questions,
    samples,
)
from pages.review import figures as month_figures
from words import markdown, numbers
from words.chosen import Chosen
from words.figures import UNITS
from words.review import reminder

LISTED = 8  # OPDs; a longer list scrolls


def page() -> None:
    """Month, headline, one expander per step."""
    access.require(*rights.REVIEW)
    path = empty.store_or_stop()
    month = filters.month(path)
    known_until = numbers.moment(figures.known(path).now)
    found, opds = _incomplete(path, month, moment.now().astimezone(moment.WIB).date())
    freshness.show(path)
    st.title(reminder.headline(month, found, opds), anchor=False)
    target = figures.target(path)
    with st.container(width=1200):
        _completeness(found, month)
        questions.show(path, month)
        contests.show(path, month)
        samples.show(path, month)
        notes.show(path, month)
        documents.show(month)
        publishing.show(path, month, opds)
        _figures(path, month, target)
        _sheet(month)
        _workbook(path, month, target, known_until)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _incomplete(path: str, month: str, today: date) -> tuple[list[review.Opd], int]:
    cursor = store.cursor(Path(path))
    return review.incomplete(cursor, month, today), review.opds_of(cursor, month)


def _completeness(found: list[review.Opd], month: str) -> None:
    with st.expander(f"**1 · Kelengkapan:** {reminder.step(found)}", expanded=bool(found)):
        if not found:
            st.write("Setiap hari bulan ini yang sudah lewat tercakup oleh unggahan setiap akun.")
            return
        with st.container(height=380 if len(found) > LISTED else "content", border=False):
            markup.show(incomplete.listed(found), key="incomplete")
        if len(found) > LISTED:
            st.caption(
                f"{numbers.counted(len(found), 'OPD')} dalam daftar ini, yang paling kurang di "
                "atas; gulir untuk melihat semuanya."
            )
        reminders.show(found, month)
        st.page_link(
            "pages/coverage/coverage.py",
            label=markdown.link("Cakupan: semua akun, minggu demi minggu"),
        )


def _figures(path: str, month: str, target: str) -> None:
    """The main figures as links; all of them, to be sorted, in the table behind."""
    with st.expander("**Angka bulan ini:** semua OPD dan akun, dengan perubahannya", expanded=True):
        by = filters.units()
        clock, hours = figures.settings(path).official_clock, figures.target_hours(path)
        chosen = Chosen(month, clock, "response", hours)
        listed = month_list.listed(month_figures.of(path, by, month), by, chosen, target)
        with st.container(height=560, border=False):
            markup.show(listed, key="month-figures")
        st.caption(
            "Perubahan dibanding bulan sebelumnya. Bila pesannya sedikit, perubahan bisa kebetulan."
        )
        _table(path, by, month, target)


@st.fragment
def _table(path: str, by: str, month: str, target: str) -> None:
    """All figures, to be sorted; drawn once it is opened."""
    access.stay()
    behind = st.expander("Lihat tabel semua angka", key="behind-month", on_change="rerun")
    if not behind.open:
        return
    with behind:
        table = month_figures.table(path, by, month, target)
        names = {
            name: st.column_config.TextColumn(pinned=name == UNITS[by], width=width)
            for name, width in month_figures.NAME_WIDTHS.items()
        }
        st.dataframe(
            table,
            hide_index=True,
            height=560,
            placeholder="tidak ada",
            alt="Semua angka bulan ini",
            row_height=month_figures.row_height(table.data),
            column_config=names,
        )


def _sheet(month: str) -> None:
    with st.expander("**Lembar cetak:** semua akun terhadap target", expanded=True):
        st.page_link(
            "pages/review/account_sheet.py",
            label=markdown.link("Buka lembar cetak"),
            query_params={"bulan": month},
        )


def _workbook(path: str, month: str, target: str, known_until: str) -> None:
    with st.expander("**Unduh:** semua angka bulan ini sebagai XLSX", expanded=True):
        st.download_button(
            "Unduh XLSX",
            access.held(lambda: month_figures.as_xlsx(path, month, target, known_until)),
            f"tinjauan-{month}.xlsx",
            on_click="ignore",
            key="workbook",
        )


page()
