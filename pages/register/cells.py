"""Cells of a table before and after a change."""

from functools import partial

import streamlit as st

from data.editing.table import Difference, Readable
from pages.register import words
from words import numbers

LISTED = 200  # in sight
WHAT = {  # for who hears the page: several such tables may stand on it
    "after": "Yang akan berubah",
    "others": "Yang diubah orang lain",
    "did": "Yang berubah",
    "back": "Yang akan kembali",
}
NOTHING = "–"


def show(table: Readable, cells: list[Difference], key: str) -> None:
    """One line per cell: its row, its column, what stood there, and what would. ``key``: one of
    WHAT."""
    if not cells:
        return
    said = partial(words.value, table.name)
    rows = [
        {
            "Baris": " · ".join(filter(None, map(said, table.keys, cell.key))),
            "Kolom": words.head(table.name, cell.column),
            "Sebelum": said(cell.column, cell.before) or NOTHING,
            "Sesudah": said(cell.column, cell.after) or NOTHING,
        }
        for cell in cells[:LISTED]
    ]
    st.dataframe(
        rows,
        hide_index=True,
        alt=f"{WHAT[key]}: {words.TITLES[table.name]}",
        height="content" if len(rows) < 10 else 380,
        key=f"cells-{table.name}-{key}",
    )
    if len(cells) > LISTED:
        st.caption(f"{LISTED} dari {numbers.counted(len(cells), 'sel')} yang berubah.")
