"""The one style outside components."""

from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_name("style.css")


def style() -> None:
    """What the theme cannot do (see style.css); drawn once, by dashboard.py."""
    st.html(STYLE)
