"""Papan peringkat: who answers the people?"""

import streamlit as st

from pages.access import access, own_rows, rights
from pages.board import behind, frozen, view
from pages.cache import figures, published, store
from pages.controls import empty, filters
from pages.drawing import part
from pages.upload import brought

# Whether the tables stand below the sentence. They are drawn only once "Lihat tabel" was pressed: they
# would cost the visit of every viewer.
OPENED = "tables-opened"


def page() -> None:
    """The whole board for the chosen window, clock and board."""
    path = empty.store_or_version_or_stop()
    chosen = filters.shared(path)
    viewer = access.current()
    is_staff, sees_gaps = viewer.role in rights.LAGGING, viewer.role in rights.COMPLETENESS
    by, kind = filters.listed(figures.kinds(path))
    title, board = (
        view.sentence(path, chosen),
        view.board(
            path,
            by,
            kind,
            chosen,
            is_staff=is_staff,
            sees_gaps=sees_gaps,
            lacking=rights.lacking(viewer.role),
        ),
    )
    is_now = not store.is_published(path)
    newest = published.newest(chosen.month) if is_now else None
    was_published = frozen.parts(path, newest, by, kind, chosen)
    board = (*was_published, *board)
    is_opened, takes_files = (
        st.session_state.get(OPENED),
        is_now and viewer.role in rights.START_UPLOAD,
    )
    stands_alone = is_opened or takes_files  # else all is one element
    part.draw(title if stands_alone else ())
    if takes_files:
        brought.offer()
    if is_opened:
        behind.show(path, by, kind, chosen, is_staff)
    part.draw(board if stands_alone else (*title, *board), own_rows.of(viewer, by), _open_or_close)


def _open_or_close() -> None:
    st.session_state[OPENED] = not st.session_state.get(OPENED)


page()
