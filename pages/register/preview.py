"""What a change of a table would do, before it is kept; and what to do where somebody was
faster."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from data.editing import change as changes
from data.editing.change import Change, Overtaken
from data.editing.table import Difference, Table, differences
from data.errors import Refused
from data.lake import documents, home, log
from metrics.board.moved import Moved
from pages.access import access, rights
from pages.access.logged import logged
from pages.cache import store
from pages.register import base, cells, effect, words
from pages.register import log as log_words
from words import numbers


class Waiting(NamedTuple):
    """A change that waits to be kept: with ``correct`` as it was asked for, and whom it gives
    another place."""

    change: Change
    correct: bool
    places: list[Moved]

    @property
    def effect(self) -> str:
        """What it does, in a sentence."""
        return effect.sentence(self.change.table.kind, self.change.effect, self.places)


def look(
    table: Table, make: Callable[[], Change], correct: bool = False, written: object = None
) -> None:
    """Works out a change, and keeps it for the next run to show. ``written``: what the table's form
    held, where it was asked to look at that (see ``looked_at``)."""
    forget(table)
    st.session_state[f"looked-{table.name}"] = written
    try:
        change = make()
        places = effect.boards(home.current(), change.proposed, change.effect)
        st.session_state[_key(table)] = Waiting(change, correct, places)
    except Refused as refusal:
        refuse(table, refusal)


def looked_at(table: Table) -> object:
    """What the table's form held when it was looked at last; None where nothing of it waits."""
    return st.session_state.get(f"looked-{table.name}")


def is_kept(table: Table) -> bool:
    """Whether a change was kept just now, said once."""
    return st.session_state.pop(f"kept-{table.name}", False)


def refuse(table: Table, refusal: Refused) -> None:
    """Says why there is no change to look at."""
    st.session_state.pop(_key(table), None)
    st.session_state[_refused(table)] = refusal.on_screen


def show(table: Table) -> None:
    """The change that waits to be kept, why there is none, or that it is done."""
    if refusal := st.session_state.get(_refused(table)):
        st.error(refusal)
    if done := st.session_state.pop(_done(table), None):
        st.success(done)
    waiting: Waiting | None = st.session_state.get(_key(table))
    if waiting is None:
        return
    with st.container(border=True, key=f"preview-{table.name}"):
        if seen := st.session_state.get(_seen(table)):
            _others(table, *seen)
        st.subheader(_headline(waiting.change), anchor=False)
        cells.show(table, waiting.change.differences, "after")
        st.write(waiting.effect)
        with st.container(horizontal=True):
            st.button(
                ":violet[Simpan perubahan]",
                type="primary",
                key=f"keep-{table.name}",
                on_click=_keep,
                args=(table,),
            )
            st.button("Buang", key=f"drop-{table.name}", on_click=_drop, args=(table,))


def _headline(change: Change) -> str:
    keys = dict.fromkeys(cell.key for cell in change.differences)
    if not keys:
        return "Isinya tetap; yang disimpan adalah bahwa tahun ini sudah dipastikan"
    return f"{words.TITLES[change.table.name]}: {numbers.counted(len(keys), 'baris')} berubah"


def _others(table: Table, sentence: str, others: list[Difference]) -> None:
    """What somebody else kept meanwhile; the change below is now worked out upon it."""
    st.warning(sentence)
    cells.show(table, others, "others")


@logged("register.simpan")
def _keep(table: Table) -> None:
    viewer = access.require(*rights.REGISTER)
    waiting: Waiting = st.session_state[_key(table)]
    if looked_at(table) is not None and base.is_late(table):
        return  # something was written after the look: the run that follows looks again
    try:
        changes.keep(home.current(), waiting.change, viewer.name)
    except Overtaken:
        _again(table, waiting)
        return
    except Refused as refusal:
        refuse(table, refusal)
        return
    _drop(table)
    st.session_state[_done(table)] = "Tersimpan. " + waiting.effect
    st.session_state[f"kept-{table.name}"] = True
    store.look_again()


def _again(table: Table, waiting: Waiting) -> None:
    """Works the same rows out upon what others have kept, to be looked at again."""
    place, change = home.current(), waiting.change
    now, version = table.rows(place), documents.version(place, table.kind)
    others = differences(table, change.drawn, now)
    keys, mine = {cell.key for cell in others}, set(map(table.replaced, change.given))
    sentence = _who(table)
    if any(table.key(row) in keys and table.replaced(row) in mine for row in (*change.drawn, *now)):
        sentence += " Sebagian barisnya juga Anda ubah: nilai Anda akan menggantikannya."
    look(
        table,
        lambda: changes.propose(
            place,
            table,
            change.given,
            version,
            is_whole=False,
            correct=waiting.correct,
            anew=tuple(mine),
        ),
        waiting.correct,
        looked_at(table),
    )
    if _key(table) in st.session_state:
        st.session_state[_seen(table)] = (sentence, others)
    else:
        st.session_state[_refused(table)] = f"{sentence} {st.session_state[_refused(table)]}"


def _who(table: Table) -> str:
    """Sementara itu Sri menyimpan perubahan: …"""
    newest = next(
        entry for entry in log.entries(home.current()) if entry.kind in (table.kind, "withdrawn")
    )
    return f"Sementara itu {newest.by} menyimpan: {log_words.sentence(newest)}."


def _drop(table: Table) -> None:
    """Nothing waits any more, and the table is drawn anew."""
    forget(table)
    base.forget(table)


def forget(table: Table) -> None:
    """Nothing waits any more; the table stays as it is written."""
    for key in (_key, _refused, _done, _seen):
        st.session_state.pop(key(table), None)
    st.session_state.pop(f"looked-{table.name}", None)


def _key(table: Table) -> str:
    return f"change-{table.name}"


def _refused(table: Table) -> str:
    return f"refused-{table.name}"


def _done(table: Table) -> str:
    return f"done-{table.name}"


def _seen(table: Table) -> str:
    return f"seen-{table.name}"
