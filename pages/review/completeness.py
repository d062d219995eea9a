"""The step "Kelengkapan" of the monthly review: who lacks uploads, and the text that reminds each."""

from datetime import date

import streamlit as st

from data import moment
from metrics.review import review
from metrics.review.review import Opd
from pages.cache.store import cursor, kept
from pages.controls import reminders
from pages.coverage import of_opd
from pages.drawing import markup
from pages.drawing.markup import text as text_of
from pages.review.step import Review
from words import markdown, numbers
from words.review import reminder

LISTED = 8  # OPDs; a longer list scrolls


def of(path: str, month: str) -> tuple[list[Opd], int]:
    """The OPDs that are not complete, and of how many."""
    return _found(path, month, moment.now().astimezone(moment.WIB).date())


@kept()
def _found(path: str, month: str, today: date) -> tuple[list[Opd], int]:
    store = cursor(path)
    return review.incomplete(store, month, today), review.opds_of(store, month)


def state(now: Review) -> str:
    """How many lack what."""
    return reminder.step(of(now.path, now.month)[0])


def show(now: Review) -> None:
    """The list, and the ready text for each."""
    found, _ = of(now.path, now.month)
    if not found:
        st.write("Setiap hari bulan ini yang sudah lewat tercakup oleh unggahan setiap akun.")
        return
    with st.container(height=380 if len(found) > LISTED else "content", border=False):
        markup.show(listed(found, now.month), key="incomplete")
    if len(found) > LISTED:
        st.caption(
            f"{numbers.counted(len(found), 'OPD')} dalam daftar ini, yang paling kurang di "
            "atas; gulir untuk melihat semuanya."
        )
    reminders.show(found, now.month)
    st.page_link(
        "pages/coverage/coverage.py", label=markdown.link("Cakupan: semua akun, minggu demi minggu")
    )


def listed(found: list[Opd], month: str) -> str:
    """The OPDs that are not complete, with what they lack, as HTML; each share opens its days on
    "Cakupan"."""
    rows = "".join(_row(opd, month) for opd in found)
    return f'<div class="box"><ul class="contests">{rows}</ul></div>'


def _row(opd: Opd, month: str) -> str:
    low = "<small>belum dapat diperingkat</small>" if opd.is_too_low else ""
    share = f"{numbers.rate(opd.coverage)} hari terisi"
    opened = f'<a class="figure-link" href="{of_opd.address(opd.opd_id, month)}">{share}</a>'
    return f"<li><b>{text_of(opd.name)}</b><em>{opened}</em><span>{text_of(reminder.summary(opd))}</span>{low}</li>"
