"""The documents of the month, made when they are asked for: of the published version, else of the
draft, marked so on every page; and how their pages look, before anything is laid on the table."""

from functools import partial

import streamlit as st

from data.lake import home
from pages.access import access
from pages.cache import published
from pages.review.step import Review
from reports.documents.monthly import DOCUMENTS, document
from reports.documents.paper.brief import brief
from reports.documents.paper.report import report
from reports.documents.pdf import pdf
from reports.draft import open_draft
from reports.published import Version, open_version

WORDS = {
    "ringkasan": "Ringkasan untuk Bupati (PDF)",
    "laporan": "Laporan lengkap (PDF)",
    "angka": "Semua angka (XLSX)",
    "rapat": "Bahan rapat (PPTX)",
    "teks-grup": "Teks untuk grup WhatsApp",
}
PAGES = {"ringkasan": brief, "laporan": report}  # those that can be looked at here
WIDTH = 560  # pixels of a page


def state(now: Review) -> str:
    """What they are made of."""
    found = published.versions(now.home, now.month)
    return f"✓ dari versi {found[-1]}" if found else "dari konsep"


def show(now: Review) -> None:
    """A button for each, and their pages."""
    _, place, month = now
    is_published = bool(published.versions(place, month))
    with st.container(horizontal=True):
        for name, (ending, _) in DOCUMENTS.items():
            st.download_button(
                WORDS[name],
                access.held(partial(_made, place, month, name, is_published)),
                f"{name}-{month}{ending}",
                on_click="ignore",
                key=f"document-{name}",
            )
    _preview(place, month, is_published)


def _preview(place: home.Home, month: str, is_published: bool) -> None:
    """The pages of a document, once somebody asks for them."""
    chosen = st.segmented_control(
        "Lihat halamannya di sini", list(PAGES), format_func=WORDS.get, key="document-look"
    )
    if not chosen:
        return
    with st.spinner("Menyusun halamannya …", show_time=False):
        content, _ = PAGES[chosen](_version(place, month, is_published))
        pages = pdf.pictures(content)
    st.caption(f"{WORDS[chosen]}, {len(pages)} halaman. Isinya sebagai teks ada di PDF.")
    with st.container(horizontal=True):
        for number, page in enumerate(pages, start=1):
            st.image(page, caption=f"Halaman {number}", width=WIDTH)


def _made(place: home.Home, month: str, name: str, is_published: bool) -> bytes:
    return document(_version(place, month, is_published), name)


def _version(place: home.Home, month: str, is_published: bool) -> Version:
    return open_version(place, month) if is_published else open_draft(place, month)
