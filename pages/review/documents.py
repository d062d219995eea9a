"""The documents of the month, made when they are asked for: of the published version, else of the
draft, marked so on every page."""

from functools import partial

import streamlit as st

from data.lake import home
from pages.access import access
from reports.documents.monthly import DOCUMENTS, document
from reports.draft import open_draft
from reports.published import open_version, versions

WORDS = {
    "ringkasan": "Ringkasan untuk Bupati (PDF)",
    "laporan": "Laporan lengkap (PDF)",
    "angka": "Semua angka (XLSX)",
    "rapat": "Bahan rapat (PPTX)",
    "teks-grup": "Teks untuk grup WhatsApp",
}


def show(month: str) -> None:
    """A button for each."""
    place = home.shown()
    is_published = bool(versions(place, month))
    which = f"versi {versions(place, month)[-1]['version']}" if is_published else "dari konsep"
    with st.expander(f"**8 · Dokumen:** {which}", expanded=True), st.container(horizontal=True):
        for name, (ending, _) in DOCUMENTS.items():
            st.download_button(
                WORDS[name],
                access.held(partial(_made, place, month, name, is_published)),
                f"{name}-{month}{ending}",
                on_click="ignore",
                key=f"document-{name}",
            )


def _made(place: home.Home, month: str, name: str, is_published: bool) -> bytes:
    version = open_version(place, month) if is_published else open_draft(place, month)
    return document(version, name)
