"""Tren: is it getting better, for the regency, each OPD, each platform; when do citizens write, who
answers?"""

import streamlit as st

from pages.access import access, rights
from pages.cache import periods
from pages.controls import empty, filters, freshness
from pages.controls import unit as unit_choice
from pages.drawing import markup, share
from pages.trend import activity, compare, hours, multiples, parts, sections


def page() -> None:
    """From the regency's line to the single account."""
    path = empty.store_or_version_or_stop()
    chosen = filters.shared(path)
    compare.take_up(path)
    is_staff = access.allowed(*rights.COMPLETENESS)
    freshness.show(path, ground_of=chosen.board)
    head = st.container()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        step, unit = filters.step(), unit_choice.choose(path)
        step = step if periods.days(path, step, chosen.month) else "month"
        markup.show(share.BUTTON, key="share")
    with head:
        regency = sections.title(path, chosen, step, unit, is_staff)
    sections.lines(path, chosen, step, regency, unit=unit, is_staff=is_staff)
    st.space("medium")
    multiples.show(path, chosen, is_staff)
    st.space("medium")
    parts.show(path, chosen, step)
    st.space("medium")
    hours.show(path, unit, chosen)
    st.space("medium")
    sections.backlog(path, regency.rows, chosen, step)
    st.space("medium")
    activity.show(path, chosen, unit, is_staff)
    st.space("medium")
    compare.show(path, chosen, step)


page()
