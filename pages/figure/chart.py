"""A chart whose points open the figures that they stand for, by a finger or a mouse; the same figures
are links on the figure's own page, for a keyboard."""

from urllib.parse import parse_qsl, urlencode

import plotly.graph_objects as go
import streamlit as st

from pages.access import access
from pages.figure import address
from words.chosen import Chosen

PAGE = "pages/figure/figure.py"


def opens(figure: str, whose: tuple[str, str], chosen: Chosen, days: list[address.Days]) -> list:
    """What each period's point opens: the figure of the unit (by, id) on those days."""
    return [urlencode(address.query(figure, *whose, chosen, days=span)) for span in days]


@st.fragment
def show(figure: go.Figure, key: str, height: int, alt: str) -> None:
    """Draws the chart; the second of a point's ``customdata`` is what it opens (see ``opens``)."""
    access.stay()
    touched = st.plotly_chart(
        figure,
        key=key,
        config={"displayModeBar": False},
        height=height,
        alt=alt,
        on_select="rerun",
        selection_mode="points",
    )
    found = [point["customdata"][1] for point in touched.selection.points if "customdata" in point]
    if found:
        st.switch_page(PAGE, query_params=dict(parse_qsl(found[0])))
