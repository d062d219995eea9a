"""The profile of an OPD as one page of paper, of a published month."""

import streamlit as st

from pages.access import access, rights
from pages.cache import published, store
from pages.controls import viewed
from reports.documents.monthly import profile_pdf
from words.units import Unit


def show(path: str, unit: Unit, month: str) -> None:
    """A button for whoever may see the OPD's place; nothing where the month is not published, or
    the OPD was not active in it."""
    is_viewed = store.is_published(path)
    found = viewed.version() if is_viewed else published.newest(month)
    if found is None or unit.by != "opd" or not access.allowed(*rights.COMPLETENESS):
        return
    version = published.version(found)
    if unit.unit not in set(version.table("opds")["opd_id"]):
        return
    st.download_button(
        f"Unduh satu halaman (PDF), versi {found.version}",
        access.held(lambda: profile_pdf(version, unit.unit)),
        f"profil-{unit.unit}-{month}.pdf",
        "application/pdf",
        on_click="ignore",
        key="profile-pdf",
    )
