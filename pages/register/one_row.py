"""One row of a table in plain fields, a new one or one that is changed: the table itself takes no
keys. A cell of Streamlit's editor hears them only while the pointer stands on it, and drops what is
typed within a frame of Enter."""

from collections.abc import Callable
from functools import partial
from textwrap import shorten

import streamlit as st

from data.editing.table import Row, Table
from data.errors import Refused
from data.small_table import read_day
from pages.register import choices, words

NARROW, WIDE = 220, 460  # pixels of a field
NEW, CALLED = -1, 90  # the choice of a new row; the longest name of a row, in letters


def show(table: Table, rows: list[Row], listed: list[int], number: int) -> list[Row] | None:
    """The fields; the table's rows once one is to be put into it, changed or taken out, else None.
    ``listed``: which rows can be chosen; ``number`` tells the drawings of the table apart."""
    at = _which(table, rows, listed, number)
    is_new = at == NEW
    key = f"add-{table.name}" if is_new else f"row-{table.name}-{number}-{at}"
    with st.form(key, clear_on_submit=is_new, border=False):
        row = _fields(table, {} if is_new else rows[at], key)
        with st.container(horizontal=True):
            is_given = st.form_submit_button("Tambahkan ke tabel" if is_new else "Ubah di tabel")
            is_out = not is_new and st.form_submit_button("Hapus dari tabel")
    others = rows if is_new else [*rows[:at], *rows[at + 1 :]]
    if is_out:
        return others
    if not (is_given and any(row.values())):
        return None
    return [*rows, row] if is_new else [*rows[:at], row, *rows[at + 1 :]]


def _which(table: Table, rows: list[Row], listed: list[int], number: int) -> int:
    """The row that is written; nothing to choose while there is none."""
    if not listed:
        return NEW
    return st.selectbox(
        "Baris",
        [NEW, *listed],
        format_func=lambda at: "Baris baru" if at == NEW else _called(table, rows[at]),
        key=f"which-{table.name}-{number}",
        width=WIDE,
    )


def _called(table: Table, row: Row) -> str:
    """What tells it from the others first: dinkes-ig · 2026-01-01 · dinkes · instagram"""
    columns = (*table.keys, *(c for c in table.columns if c not in table.keys))
    said = [words.value(table.name, column, row[column]) for column in columns]
    return shorten(" · ".join(filter(None, said)), CALLED, placeholder=" …")


def _fields(table: Table, row: Row, key: str) -> Row:
    given = choices.of(table)
    with st.container(horizontal=True):
        return {
            column: _field(table, column, row.get(column, ""), given.get(column), f"{key}-{column}")
            for column in table.columns
        }


def _field(table: Table, column: str, text: str, given: list[str] | None, key: str) -> str:
    head = words.head(table.name, column)
    if given is not None:
        options = list(dict.fromkeys(["", *given, text]))  # a row may hold what is none any more
        return st.selectbox(
            head,
            options,  # a field that can be emptied has a cross, at which Tab stops
            options.index(text),
            format_func=_said(table, column),
            key=key,
            accept_new_options=(table.name, column) in choices.OPEN,
            width=NARROW,
        ).strip()
    if column in words.DAYS:
        return _day(head, text, key)
    width = WIDE if column in words.SENTENCES else NARROW
    return st.text_input(head, text, key=key, width=width).strip()


def _day(head: str, text: str, key: str) -> str:
    """Written as people write it, kept as the table has it; what is no day stays as it is, to be
    refused by name."""
    said = _read(text, "%d/%m/%Y")
    given = st.text_input(head, said, key=key, placeholder="31/12/2026", width=NARROW).strip()
    return _read(given, "%Y-%m-%d")


def _read(text: str, form: str) -> str:
    try:
        day = read_day(text, "", 0, "")
    except Refused:
        return text
    return f"{day:{form}}" if day else ""


def _said(table: Table, column: str) -> Callable[[str], str]:
    said = partial(words.value, table.name, column)
    return lambda value: said(value) or "Pilih"
