"""Mode layar: who leads and who improves, for a wall; turns by itself and looks for newer data at
every turn."""

import streamlit as st

from data.errors import Refused
from pages.access import access, rights
from pages.wall import frame
from pages.wall import panels as wall_panels

TURN = 20  # seconds


@st.fragment(run_every=TURN)
def turn() -> None:
    """Shows the next panel, as long as the one who looks may see it: a link can be withdrawn."""
    if not access.allowed(*rights.EVERYONE, rights.WALL):
        st.rerun()
    try:
        panels = wall_panels.now()
    except Refused as refusal:  # what is shown at the next turn may be whole again
        panels = wall_panels.refused(refusal)
    at = (st.session_state.get("wall-at", -1) + 1) % max(1, len(panels.parts))
    st.session_state["wall-at"] = at
    frame.show(frame.html(panels, at))


with st.container(key="wall-frame"):  # by which style.css knows that the menu has to go
    turn()
