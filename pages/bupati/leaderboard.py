"""Papan peringkat: who answers the people?"""

import streamlit as st

from pages.parts import access, board_view, cached, empty, filters, part, sentences


def page() -> None:
    """The whole board for the chosen window, clock and board."""
    path = empty.store_or_stop()
    chosen = filters.shared(path)
    found = cached.headline(path, chosen.board, chosen.month, chosen.clock)
    st.title(sentences.headline(found, chosen), anchor=False)
    overview = st.container()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        by, kind = filters.units(), filters.kind(cached.kinds(path))
        wanted = filters.search("OPD" if by == "opd" else "akun atau OPD")
    found = board_view.view(path, by, kind, chosen, wanted or "", access.allowed("diskominfo", "bupati"))
    with overview:
        part.draw(found.above)
    part.draw(found.below)


page()
