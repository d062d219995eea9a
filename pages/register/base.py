"""The rows that a table's form was drawn from. They stay while somebody writes, also where another
section is looked at in between, and whoever else keeps a change meanwhile."""

from dataclasses import dataclass, replace

import streamlit as st

from data.editing.table import Row, Table
from data.lake import documents, home


@dataclass(frozen=True)
class Base:
    """``rows`` and their ``version``: the table when it was drawn; ``written``: what stands in it
    now; ``number`` tells the drawings apart."""

    rows: list[Row]
    version: str
    number: int
    written: list[Row]

    def has_written(self) -> bool:
        """Whether anything was changed in the table."""
        return self.written != self.rows


def of(table: Table) -> Base:
    """The base of the table; drawn anew where it has changed and nobody has written."""
    now = documents.version(home.current(), table.kind)
    held: Base | None = st.session_state.get(_key(table))
    if held is None or (held.version != now and not held.has_written()):
        rows = table.rows(home.current())
        held = st.session_state[_key(table)] = Base(rows, now, _next_number(table), rows)
    return held


def put(table: Table, held: Base, rows: list[Row]) -> None:
    """Rows that are to stand in the table, which is drawn anew with them."""
    st.session_state[_key(table)] = replace(held, number=_next_number(table), written=rows)


def forget(table: Table) -> None:
    """The table is drawn anew, from what is kept."""
    st.session_state.pop(_key(table), None)


def _next_number(table: Table) -> int:
    key = f"round-{table.name}"
    st.session_state[key] = st.session_state.get(key, 0) + 1
    return st.session_state[key]


def _key(table: Table) -> str:
    return f"base-{table.name}"
