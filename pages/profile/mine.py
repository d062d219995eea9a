"""Angka saya: the own profile of an OPD, and "Sanggah" where it thinks that a figure is wrong."""

import streamlit as st

from pages.access import access, rights
from pages.contest import form
from pages.controls import empty, filters, freshness, opd, unit
from pages.profile import draft, view


def page() -> None:
    """The profile of the OPD of the one who looks, then the contest."""
    viewer = access.require(*rights.CONTEST)
    path = empty.store_or_stop()
    chosen = filters.shared(path)
    opd_id = opd.chosen_opd(path, viewer)
    freshness.show(path, with_link=False, ground_of=chosen.board)  # the own days stand below
    draft.show(path, opd_id, viewer)
    view.show(path, unit.of(path, "opd", opd_id), chosen)
    st.space("medium")
    form.show(path, opd_id, chosen)


page()
