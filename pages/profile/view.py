"""The profile of one unit from the whole to the single day, as "Profil" and "Angka saya" show
it."""

import streamlit as st

from pages.access import access, rights
from pages.cache import corrected as cases
from pages.cache import figures
from pages.profile import curve, document, sections
from pages.profile import data as profile_data
from words.chosen import Chosen
from words.review import contests
from words.units import Unit


def show(path: str, unit: Unit, chosen: Chosen) -> None:
    """All sections."""
    staff = access.allowed(*rights.COMPLETENESS)
    data = profile_data.look_up(path, unit, chosen, staff)
    sections.head(data, figures.completeness(path, chosen.month, chosen.clock).min_coverage, staff)
    if corrected := contests.corrected(cases.count(path, chosen.month, unit.by, unit.unit)):
        st.caption(f"{corrected}.")
    document.show(path, unit, chosen.month)
    sections.figures(data)
    if data.curve:
        st.space("medium")
        curve.waiting(path, data.curve, data.regency_curve, unit, chosen, least=data.min_cases)
    sections.months(data)
    sections.accounts(data)
    sections.open_cases(data)
