"""Profil: one OPD or one account, and how long citizens wait for it."""

import streamlit as st

from pages.controls import empty, filters, freshness
from pages.controls import unit as unit_choice
from pages.profile import view


def page() -> None:
    """The chosen unit."""
    path = empty.store_or_version_or_stop()
    chosen = filters.shared(path)
    unit = unit_choice.choose(path)
    freshness.show(path, ground_of=chosen.board)
    if unit is None:
        st.title("Pilih OPD atau akun untuk melihat profilnya", anchor=False)
        st.stop()
    view.show(path, unit, chosen)


page()
