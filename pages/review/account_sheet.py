"""Lembar cetak: every account of a month against the target, on paper."""

import streamlit as st

from metrics import months, steps
from pages.access import access, rights
from pages.cache import figures
from pages.controls import empty, filters, ground
from pages.drawing import markup
from pages.drawing.heading import heading
from pages.figure import address
from pages.review import figures as month_figures
from pages.review import sheet
from words import coverage, markdown, numbers, terms
from words.chosen import Chosen

access.require(*rights.REVIEW)
path = empty.store_or_stop()
with st.container(key="screen-only", horizontal=True, vertical_alignment="center", gap="small"):
    st.page_link(
        "pages/review/review.py",
        label=markdown.link("Kembali ke Tinjauan bulanan"),
        width="content",
    )
    month = filters.month(path)
rows, target = month_figures.of(path, "account", month), figures.target(path)
chosen = Chosen(
    month, figures.settings(path).official_clock, "response", figures.target_hours(path)
)
days = steps.span(months.first_day(month), "month")
whole = address.writing(*address.REGENCY, chosen, days)
said = sheet.headline(rows, numbers.month(days[0]), target, whole)
markup.show(heading(terms.unbroken(said), 1), key="title")
st.caption(
    f"Target: dijawab dalam {target}. Dalam target: bagian pesan yang dijawab tepat waktu. Lewat: "
    f"terlambat atau belum dijawab. {sheet.LEGEND}. "
    f"{coverage.freshness(figures.complete_until(path))}. {markdown.plain(ground.sentence(path))}"
)


def _opened(shown: str, figure: str, account: str) -> str:
    return address.link(shown, figure, "account", account, chosen, days=days)


markup.show(sheet.html(rows, _opened), key="accounts")
