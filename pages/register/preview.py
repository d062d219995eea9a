"""What a change of a table would do, before it is kept; and what to do where somebody was
faster."""

import streamlit as st

from data.editing import change as changes
from data.editing.change import Change
from data.editing.table import Readable, Table, differences
from data.errors import Refused
from data.lake import documents, home, log
from data.lake.documents import Overtaken
from pages.access import access, rights
from pages.access.logged import logged
from pages.cache import store
from pages.register import base, cells, start, waiting, words
from pages.register import log as log_words
from pages.register.waiting import Waiting
from words import markdown, numbers


def is_kept(table: Table) -> bool:
    """Whether a change was kept just now, said once."""
    return st.session_state.pop(f"kept-{table.name}", False)


def show(table: Table) -> None:
    """The change that waits to be kept, why there is none, or that it is done."""
    if done := st.session_state.pop(f"done-{table.name}", None):
        st.success(done)
        start.onward()
    held = waiting.of(table)
    if held is None:
        return
    if held.refusal:
        st.error(markdown.plain(held.refusal))
    if held.change is None:
        return
    with st.container(border=True, key=f"preview-{table.name}"):
        if held.others:
            sentence, others = held.others
            st.warning(markdown.plain(sentence))
            cells.show(table, others, "others")
        st.subheader(_headline(held.change), anchor=False)
        cells.show(table, held.change.differences, "after")
        st.write(waiting.said(held))
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


@logged("register.simpan")
def _keep(table: Table) -> None:
    viewer = access.require(*rights.REGISTER)
    held = waiting.of(table)
    try:
        changes.keep(home.current(), held.change, viewer.name)
    except Overtaken:
        _again(table, held)
        return
    except Refused as refusal:
        held.change, held.refusal = None, refusal.on_screen
        return
    _drop(table)
    st.session_state[f"done-{table.name}"] = "Tersimpan. " + waiting.said(held)
    st.session_state[f"kept-{table.name}"] = True
    store.look_again()


def _again(table: Table, held: Waiting) -> None:
    """Works the same rows out upon what others have kept, to be looked at again."""
    place, change = home.current(), held.change
    now, version = table.rows(place), documents.version(place, table.kind)
    others = differences(table, change.drawn, now)
    keys, mine = {cell.key for cell in others}, set(map(table.replaced, change.given))
    sentence = who(table)
    if any(table.key(row) in keys and table.replaced(row) in mine for row in (*change.drawn, *now)):
        sentence += " Sebagian barisnya juga Anda ubah: nilai Anda akan menggantikannya."
    again = waiting.look(
        table,
        lambda: changes.propose(
            place,
            table,
            change.given,
            version,
            is_whole=False,
            correct=held.correct,
            anew=tuple(mine),
        ),
        held.correct,
        held.written,
        held.is_of_file,
    )
    if again.change:
        again.others = (sentence, others)
    else:
        again.refusal = f"{sentence} {again.refusal}"


def who(table: Readable) -> str:
    """Sementara itu Sri menyimpan: …; of the newest change."""
    newest = next(
        entry for entry in log.entries(home.current()) if entry.kind in (table.kind, "withdrawn")
    )
    return f"Sementara itu {newest.by} menyimpan: {log_words.sentence(newest)}."


def _drop(table: Table) -> None:
    """Nothing waits any more, and the table is drawn anew."""
    waiting.forget(table)
    base.forget(table)
