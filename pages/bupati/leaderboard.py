"""Papan peringkat: who answers the people?"""

import streamlit as st

from metrics import months
from pages.parts import access, board_view, cached, empty, explain, filters, markup, part, sentences, svg, words


def page() -> None:
    """The whole board for the chosen window, clock and board."""
    path = empty.store_or_stop()
    chosen = filters.shared(path)
    complete = cached.completeness(path, chosen.month, chosen.clock)
    st.caption(sentences.freshness(cached.known(path).now, complete))
    found = cached.headline(path, chosen.board, chosen.month, chosen.clock)
    st.title(sentences.headline(found, chosen), anchor=False)
    if any(rate is not None for _, rate, _ in found.monthly):
        markup.show(svg.months_line(found.monthly, f"13 bulan sampai {words.window(chosen.month)}"), key="months")
    _ranking(path, chosen)
    st.space("small")
    names = explain.figures(chosen.board) + explain.BOARD_WORDS
    explain.show(path, explain.regency(chosen, months.WINDOW), names, "board")
    st.caption(sentences.rests_on(complete, chosen, cached.ceiling(path, chosen.month)), width=900)


def _ranking(path: str, chosen: filters.Chosen) -> None:
    overview = st.container()
    st.space("small")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        by, kind = filters.units(), filters.kind(cached.kinds(path))
        wanted = filters.search("OPD" if by == "opd" else "akun atau OPD")
    found = board_view.view(path, by, kind, chosen, wanted or "", access.allowed("diskominfo", "bupati"))
    with overview:
        part.draw(found.above)
    part.draw(found.below)


page()
