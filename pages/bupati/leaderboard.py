"""Papan peringkat: who answers the people?"""

import streamlit as st

from metrics import months
from pages.parts import access, board_numbers, board_view, cached, empty, explain, filters, own_rows, part, rights

OPENED = "figures-opened"  # whether "Buka angka ini" stands below the sentence


def page() -> None:
    """The whole board for the chosen window, clock and board."""
    path = empty.store_or_stop()
    chosen = filters.shared(path)
    viewer = access.current()
    st.title(board_view.sentence(path, chosen), anchor=False)
    overview = st.container()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        by, kind = filters.units(), filters.kind(cached.kinds(path))
        wanted = filters.search("OPD" if by == "opd" else "akun atau OPD")
    found = board_view.view(path, by, kind, chosen, wanted or "", viewer.role in rights.LAGGING)
    with overview:
        if st.session_state.get(OPENED):
            names = explain.figures(chosen.board) + explain.BOARD_WORDS
            explain.show(path, explain.regency(chosen, months.WINDOW), names, "board")
            board_numbers.show(path, by, kind, chosen, viewer.role in rights.LAGGING)
        part.draw(found.above, on_open=_open_or_close)
    part.draw(found.below, own_rows.of(viewer, by))


def _open_or_close() -> None:
    st.session_state[OPENED] = not st.session_state.get(OPENED)


page()
