"""The step "Sanggahan" of the monthly review: the contests that wait for Diskominfo, of whatever
month."""

import streamlit as st

from data.lake import home
from data.review import contests
from data.review.contests import WAITING
from pages.cache import units
from pages.cache.figures import target
from pages.contest import rows
from pages.drawing import markup
from words import numbers


def show(path: str) -> None:
    """The step, to read."""
    waiting = [contest for contest in contests.read(home.shown()) if contest.state == WAITING]
    said = (
        f"{numbers.count(len(waiting))} menunggu keputusan"
        if waiting
        else "✓ tidak ada yang menunggu"
    )
    with st.expander(f"**3 · Sanggahan:** {said}", expanded=bool(waiting)):
        if waiting:
            markup.show(rows.listed(waiting, units.names(path), target(path)), key="contests")
        else:
            st.write(
                "OPD menyanggah angka atau kasus pada layar Angka saya; sanggahannya muncul di "
                "sini."
            )
