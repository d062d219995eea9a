"""The change of a table that waits to be kept: worked out, and held for the runs that follow."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from data.editing.change import Change
from data.editing.table import Difference, Table
from data.errors import Refused
from data.lake import home
from metrics.board.moved import Moved
from pages.register import effect, words


@dataclass
class Waiting:
    """What was looked at. ``written``: what the table's form held, where that was looked at;
    ``change``, with ``correct`` as it was asked for and ``places`` that it moves, or why there is
    none (``refusal``, in the words of the fields unless it ``is_of_file``); ``others``: what
    somebody else kept meanwhile, in a sentence and cells."""

    written: object = None
    correct: bool = False
    is_of_file: bool = False
    change: Change | None = None
    places: tuple[Moved, ...] = ()
    refusal: str = ""
    others: tuple[str, list[Difference]] | None = None


def of(table: Table) -> Waiting | None:
    """What waits; None where nothing was looked at."""
    return st.session_state.get(_key(table))


def look(
    table: Table,
    make: Callable[[], Change],
    correct: bool = False,
    written: object = None,
    is_of_file: bool = False,
) -> Waiting:
    """Works out a change, and holds it; in place of what waited before."""
    found = Waiting(written, correct, is_of_file)
    try:
        found.change = make()
        found.places = tuple(
            effect.boards(home.current(), found.change.proposed, found.change.effect)
        )
    except Refused as refusal:
        said = refusal.on_screen
        found.refusal = said if is_of_file else words.of_fields(table, said)
    st.session_state[_key(table)] = found
    return found


def said(found: Waiting) -> str:
    """What the change does, in a sentence."""
    return effect.sentence(found.change.table.kind, found.change.effect, list(found.places))


def forget(table: Table) -> None:
    """Nothing waits any more; the table stays as it is written."""
    st.session_state.pop(_key(table), None)


def _key(table: Table) -> str:
    return f"change-{table.name}"
