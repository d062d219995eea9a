"""Until when the data are complete, and whether they are invented: in sight on every screen."""

import streamlit as st

from pages.cache import figures, store
from words import coverage

DEMO = ":orange-badge[Data contoh]"  # of an invented regency; the first register ends it


def show(path: str) -> None:
    """The day, and how many accounts reach it. Nothing before the first upload."""
    if figures.known(path) is not None:
        said = coverage.freshness(figures.complete_until(path))
        if store.is_demo():
            st.markdown(f"{DEMO} :small[:gray[{said}]]")
        else:
            st.caption(said)
