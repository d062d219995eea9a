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
    is_staff = viewer.role in rights.LAGGING
    by, kind = filters.listed(cached.kinds(path))
    title, board = board_view.sentence(path, chosen), board_view.board(path, by, kind, chosen, is_staff)
    mine = own_rows.of(viewer, by)
    if st.session_state.get(OPENED):
        part.draw(title)
        names = explain.figures(chosen.board) + explain.BOARD_WORDS
        explain.show(path, explain.regency(chosen, months.WINDOW), names, "board")
        board_numbers.show(path, by, kind, chosen, is_staff)
        part.draw(board, mine, _open_or_close)
    else:
        part.draw((*title, *board), mine, _open_or_close)


def _open_or_close() -> None:
    st.session_state[OPENED] = not st.session_state.get(OPENED)


page()
