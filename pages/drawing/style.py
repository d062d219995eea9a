"""The one style outside components."""

from pathlib import Path

import streamlit as st


def style() -> None:
    """What the theme cannot do, for the screens that need it (see style.css)."""
    st.html(Path(__file__).parents[1] / "drawing" / "style.css")
