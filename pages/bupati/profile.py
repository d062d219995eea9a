"""Profil: one OPD or one account, and how long citizens wait for it."""

import streamlit as st

from metrics import months
from pages.parts import (
    access,
    cached,
    empty,
    explain,
    filters,
    profile_charts,
    profile_data,
    profile_sections,
    sentences,
    unit_choice,
)


def page() -> None:
    """The chosen unit from the whole to the single day."""
    path = empty.store_or_stop()
    chosen = filters.shared(path)
    unit = unit_choice.choose(path)
    complete = cached.completeness(path, chosen.month, chosen.clock)
    st.caption(sentences.freshness(cached.known(path).now, complete))
    if unit is None:
        st.title("Pilih OPD atau akun untuk melihat profilnya", anchor=False)
        st.stop()
    staff = access.allowed("bupati", "diskominfo", "opd")
    data = profile_data.look_up(path, unit, chosen, staff)
    profile_sections.head(data, complete.min_coverage, staff)
    profile_sections.figures(data)
    explain.show(path, explain.of_unit(unit, chosen, months.WINDOW), explain.figures(chosen.board) + explain.UNIT_WORDS,
                 "unit")
    if data.curve:
        st.space("medium")
        profile_charts.waiting(data.curve, data.regency_curve, unit.short, chosen)
    profile_sections.months(data)
    profile_sections.accounts(data)
    profile_sections.open_cases(data)


page()
