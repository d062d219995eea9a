"""One more row of a table, in plain fields: a cell of the table takes keys only while the pointer
stands on the table, and a first row should not hang on that."""

from functools import partial

import streamlit as st

from data.editing.table import Row, Table
from pages.register import choices, words

NARROW, WIDE = 220, 460  # pixels of a field


def show(table: Table, is_open: bool) -> Row | None:
    """The fields; what was written in them once it is to be put into the table, else None."""
    given = choices.of(table)
    with (
        st.expander("Tambah satu baris", key=f"adding-{table.name}", expanded=is_open),
        st.form(f"add-{table.name}", clear_on_submit=True, border=False),
    ):
        with st.container(horizontal=True):
            row = {column: _field(table, column, given.get(column)) for column in table.columns}
        is_given = st.form_submit_button("Tambahkan ke tabel")
    return row if is_given and any(row.values()) else None


def _field(table: Table, column: str, given: list[str] | None) -> str:
    head, key = words.head(table.name, column), f"add-{table.name}-{column}"
    if given is not None:
        return st.selectbox(
            head,
            ["", *given],  # a field that can be emptied has a cross, at which Tab stops
            format_func=partial(_said, table, column),
            key=key,
            width=NARROW,
        )
    width = WIDE if column in words.SENTENCES else NARROW
    hint = "2026-12-31" if column in words.DAYS else None
    return st.text_input(head, key=key, placeholder=hint, width=width).strip()


def _said(table: Table, column: str, value: str) -> str:
    return words.value(table.name, column, value) or "Pilih"
