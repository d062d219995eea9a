"""Lembar cetak: every account of a month against the target, on paper."""

import streamlit as st

from metrics import months
from pages.access import access, rights
from pages.cache import figures
from pages.controls import empty, filters, ground
from pages.drawing import markup
from pages.review import figures as month_figures
from pages.review import sheet
from words import markdown, numbers

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
st.title(sheet.headline(rows, numbers.month(months.first_day(month)), target), anchor=False)
st.caption(
    f"Target: dijawab dalam {target}. Dalam target: bagian pesan yang dijawab tepat waktu. Lewat: "
    f"terlambat atau belum dijawab. {sheet.LEGEND}. Data sampai "
    f"{numbers.moment(figures.known(path).now)}. {markdown.plain(ground.sentence(path))}"
)
markup.show(sheet.html(rows), key="accounts")
