"""The rows that a table's form was drawn from. They stay while somebody writes, also where another
section is looked at in between, and whoever else keeps a change meanwhile."""

from copy import deepcopy
from dataclasses import dataclass, field, replace

import streamlit as st

from data.editing.table import Row, Table
from data.lake import documents, home


@dataclass
class Base:
    """``rows`` and their ``version``: the table when it was drawn; ``number`` tells the drawings
    apart. ``shown``: what the editor was given; ``written``: what stands in it; ``state``: the
    editor's own account of what was done in it."""

    rows: list[Row]
    version: str
    number: int
    shown: list[Row]
    written: list[Row]
    state: dict = field(default_factory=dict)

    def has_written(self) -> bool:
        """Whether anything was changed in the form."""
        return self.written != self.rows


def of(table: Table) -> Base:
    """The base of the form; drawn anew where the table has changed and nobody has written."""
    now = documents.version(home.current(), table.kind)
    held: Base | None = st.session_state.get(_key(table))
    if held is None or (held.version != now and not (held.has_written() or is_late(table))):
        rows = table.rows(home.current())
        held = st.session_state[_key(table)] = Base(rows, now, _next_number(table), rows, rows)
    if editor_key(table, held) not in st.session_state:  # first, or anew after another section
        held.shown = held.written
    return held


def wrote(table: Table, held: Base, rows: list[Row]) -> None:
    """What stands in the form now."""
    held.written = rows
    held.state = deepcopy(dict(st.session_state.get(editor_key(table, held), {})))


def put(table: Table, held: Base, rows: list[Row]) -> None:
    """Rows that are to stand in the form, which is drawn anew with them."""
    st.session_state[_key(table)] = replace(
        held, number=_next_number(table), shown=rows, written=rows, state={}
    )


def is_late(table: Table) -> bool:
    """Whether something was written that no run has seen yet."""
    held: Base | None = st.session_state.get(_key(table))
    state = held and st.session_state.get(editor_key(table, held))
    return state is not None and dict(state) != held.state


def forget(table: Table) -> None:
    """The form is drawn anew, from what is kept."""
    st.session_state.pop(_key(table), None)


def editor_key(table: Table, held: Base) -> str:
    """The editor's key: another one for each drawing."""
    return f"edit-{table.name}-{held.number}"


def _next_number(table: Table) -> int:
    key = f"round-{table.name}"
    st.session_state[key] = st.session_state.get(key, 0) + 1
    return st.session_state[key]


def _key(table: Table) -> str:
    return f"base-{table.name}"
