"""Until when the data are complete: in sight on every screen."""

import streamlit as st

from pages.cache import figures
from words import coverage


def show(path: str) -> None:
    """The day, and how many accounts reach it. Nothing before the first upload."""
    if figures.known(path) is not None:
        st.caption(coverage.freshness(figures.complete_until(path)))
