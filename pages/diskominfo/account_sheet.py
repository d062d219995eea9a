"""Lembar cetak: every account of a month against the target, on paper."""

import streamlit as st

from metrics import months
from pages.parts import access, account_sheet, cached, empty, filters, frame, markup, month_figures, rights
from words import markdown, numbers

access.require(*rights.REVIEW)
path = empty.store_or_stop()
frame.style()
with st.container(key="screen-only", horizontal=True, vertical_alignment="center", gap="small"):
    st.page_link("pages/diskominfo/review.py", label=markdown.link("Kembali ke Tinjauan bulanan"), width="content")
    month = filters.month(path)
rows, target = month_figures.of(path, "account", month), month_figures.target(path)
st.title(account_sheet.headline(rows, numbers.month(months.first_day(month)), target), anchor=False)
st.caption(f"Target: dijawab dalam {target}. Dalam target: bagian pesan yang dijawab tepat waktu. Lewat: terlambat "
           f"atau belum dijawab. {account_sheet.LEGEND}. Data sampai {numbers.moment(cached.known(path).now)}.")
markup.show(account_sheet.html(rows), key="accounts")
