"""What "Buka angka ini" opens on Tinjauan bulanan."""

import streamlit as st

from metrics.selection import Selection
from pages.figure import opened
from pages.figure.opened import Asked
from pages.review import figures as month_figures


def in_review(path: str, by: str, month: str) -> None:
    """Of one OPD or account of the month's table."""
    units = month_figures.units(path, by, month)
    unit = st.selectbox(
        "Buka angka dari", list(units), key="explain-unit", width=420, format_func=units.get
    )
    clock, hours = opened.official(path)
    asked = Asked(Selection.of_month(by, month, clock).of(unit=unit), units[unit], hours)
    opened.show(path, asked, opened.figures("response"), "review")
