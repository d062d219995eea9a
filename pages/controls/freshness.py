"""Until when the data reach, and how complete they are: in sight on every screen."""

import streamlit as st

from pages.cache import figures
from words import coverage


def show(path: str, month: str | None = None, clock: str | None = None) -> None:
    """Of the window that ends with the month, by the clock: the newest and the official one where
    none is chosen. Nothing before the first upload."""
    known = figures.known(path)
    if known is not None:
        found = figures.completeness(
            path, month or known.default, clock or figures.settings(path).official_clock
        )
        st.caption(coverage.freshness(known.now, found))
