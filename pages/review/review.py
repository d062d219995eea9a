"""Tinjauan bulanan: a list to work through, from who has not uploaded to the workbook of the
month."""

import streamlit as st

from data.lake import home
from pages.access import access, rights
from pages.cache import figures
from pages.controls import empty, filters, freshness
from pages.drawing import markup
from pages.review import completeness, month_list, step
from pages.review import figures as month_figures
from pages.review.step import Review
from pages.review.steps import STEPS
from words import markdown
from words.chosen import Chosen
from words.figures import UNITS
from words.review import reminder


def page() -> None:
    """Month, headline, the steps, and what stands beside them."""
    access.require(*rights.REVIEW)
    path = empty.store_or_stop()
    month = filters.month(path)
    freshness.show(path, ground_of="response")
    st.title(reminder.headline(month, *completeness.of(path, month)), anchor=False)
    with st.container(width=1200):
        step.show_all(STEPS, Review(path, home.shown(), month))
        _figures(path, month)


def _figures(path: str, month: str) -> None:
    """The main figures as links; all of them, to be sorted, in the table behind."""
    opened = st.expander(
        "**Angka bulan ini:** semua OPD dan akun, untuk dilihat, diunduh, atau dicetak",
        key="month-figures-open",
        on_change="rerun",
    )
    if not opened.open:
        return
    with opened:
        target = figures.target(path)
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
        _take_home(path, month, target)


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


def _take_home(path: str, month: str, target: str) -> None:
    """All accounts on paper, all figures as a workbook."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Unduh XLSX",
            access.held(lambda: month_figures.as_xlsx(path, month, target)),
            f"tinjauan-{month}.xlsx",
            on_click="ignore",
            key="workbook",
        )
        st.page_link(
            "pages/review/account_sheet.py",
            label=markdown.link("Lembar cetak: semua akun terhadap target"),
            query_params={"bulan": month},
            width="content",
        )


page()
