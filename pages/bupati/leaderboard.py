"""Papan peringkat: who answers the people?"""

import streamlit as st

from pages.parts import access, board_lists, board_tables, cached, empty, filters, markup, sentences, svg, words
from pages.parts.ranking_list import name


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
    _ranking(path, chosen, complete.min_coverage)
    st.space("small")
    st.caption(sentences.rests_on(complete, chosen), width=900)


def _ranking(path: str, chosen: filters.Chosen, min_coverage: float) -> None:
    overview = st.container()
    st.space("small")
    tools = st.container(horizontal=True, vertical_alignment="center", gap="small")
    with tools:
        by, kind = filters.units(), filters.kind(cached.kinds(path))
        wanted = filters.search("OPD" if by == "opd" else "akun atau OPD")
    key = (path, by, chosen.board, chosen.month, chosen.clock, kind)
    board = cached.board(*key)
    with overview:
        _short_lists(board, key, chosen, words.units(by, kind))
    shown = _found(board, wanted, by)
    if shown.empty and wanted:
        everyone = [name(row, by) for row in board.to_dict("records")]
        st.text(sentences.not_found(wanted, everyone, words.units(by, kind)))
        return
    placed = board[board["status"].isin(("ranked", "no_difference"))]
    for _, rows in placed.groupby("basis", sort=True):
        some = shown[shown["unit"].isin(rows["unit"])]
        if len(some):
            board_tables.show(rows, some, chosen, by, kind)
    _unplaced(shown[~shown["unit"].isin(placed["unit"])], path, chosen, by, kind, min_coverage)


def _short_lists(board, key: tuple, chosen: filters.Chosen, units: str) -> None:
    basis = board["basis"].dropna().mode()
    measure = words.measure(chosen.board, None if basis.empty else basis.iloc[0], chosen.clock, chosen.hours)
    staff = access.allowed("diskominfo", "bupati")
    attention = cached.attention(*key) if staff else board.head(0)
    html = board_lists.short_lists(board[board["basis"] == basis.iloc[0]] if len(basis) else board, attention, measure,
                                   key[1], units)
    if html:
        markup.show(html, key="short")


def _found(board, wanted: str, by: str):
    """The rows whose name, or whose OPD's name, holds what is looked for."""
    keep = [wanted.casefold() in f"{name(row, by)} {row['opd_name']}".casefold() for row in board.to_dict("records")]
    return board[keep]


def _unplaced(rows, path: str, chosen: filters.Chosen, by: str, kind: str | None, min_coverage: float) -> None:
    if rows.empty:
        return
    st.header(f"{len(rows)} {words.units(by, kind)} belum dapat diperingkat", anchor=False)
    measures = {basis: words.measure(chosen.board, basis, chosen.clock, chosen.hours)
                for basis in (("response",) if chosen.board == "response" else ("silence", "status"))}
    least, gaps = cached.settings(path).min_cases(by), cached.gaps(path, by, chosen.month)
    markup.show(board_lists.unplaced(rows, measures, gaps, by, least, min_coverage), key="unplaced")


page()
