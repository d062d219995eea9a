"""What a change of a table did, with the values before it, and the way back."""

from typing import NamedTuple

import streamlit as st

from data import moment
from data.editing import past
from data.editing import way_back as ways
from data.editing.past import Kept, Past
from data.editing.way_back import Back
from data.errors import Refused
from data.lake import home, log
from metrics.board.moved import Moved
from pages.access import access, rights
from pages.access.logged import logged
from pages.cache import store
from pages.register import cells, effect, words
from pages.register import log as log_words
from words import markdown, numbers

WAITING, REFUSED, DONE = "back-waiting", "back-refused", "back-done"


class Waiting(NamedTuple):
    """A taking back that waits to be kept, and whom it gives another place."""

    back: Back
    places: list[Moved]

    @property
    def effect(self) -> str:
        """What it does, in a sentence."""
        return effect.sentence(self.back.deed.kind, self.back.effect, self.places)


def show() -> None:
    """The change that is chosen, cell by cell, and the button that takes it back."""
    place = home.current()
    pasts = {kind: Past.of(place, kind) for kind in past.KINDS}
    deeds = {deed.id: deed for found in pasts.values() for deed in found.deeds}
    if not deeds:
        return
    st.subheader("Nilai sebelumnya, dan jalan kembali", anchor=False)
    newest_first = sorted(deeds, key=lambda i: deeds[i].document["at"])[::-1]
    which = st.selectbox(
        "Perubahan",
        newest_first,
        key="back-which",
        format_func=lambda one: _said(deeds[one]),
        on_change=_forget,
    )
    deed = deeds[which]
    _did(pasts[deed.kind], deed)
    _offer(pasts[deed.kind], deed)
    _preview()


def _did(found: Past, deed: Kept) -> None:
    """What it changed when it was kept."""
    did = past.cells(deed.kind, found.until(deed, is_included=False), found.until(deed))
    for table, some in did:
        st.caption(words.TITLES[table.name])
        cells.show(table, some, "did")
    if not did:
        st.write("Perubahan ini tidak mengubah isi tabel.")


def _offer(found: Past, deed: Kept) -> None:
    if deed not in found.in_force:
        st.write("Sudah dibatalkan; pembatalannya ada di daftar di atas.")
        return
    label = "Berlakukan lagi" if deed.takes_back else "Batalkan perubahan ini"
    if st.button(label, key="back-look"):
        access.require(*rights.REGISTER)
        with st.spinner("Menghitung akibatnya …", show_time=False):
            _look(deed)


def _look(deed: Kept) -> None:
    _forget()
    place = home.current()
    try:
        back = ways.propose(place, deed.kind, deed.id)
        places = effect.boards(place, back.proposed, back.effect)
        st.session_state[WAITING] = Waiting(back, places)
    except Refused as refusal:
        st.session_state[REFUSED] = refusal.on_screen


def _preview() -> None:
    """What taking it back would do, why it cannot be, or that it is done."""
    if refusal := st.session_state.get(REFUSED):
        st.error(markdown.plain(refusal))
    if done := st.session_state.pop(DONE, None):
        st.success(done)
    waiting: Waiting | None = st.session_state.get(WAITING)
    if waiting is None:
        return
    with st.container(border=True, key="preview-back"):
        rows = {(table.name, cell.key) for table, some in waiting.back.cells for cell in some}
        st.subheader(f"{numbers.counted(len(rows), 'baris')} kembali", anchor=False)
        for table, some in waiting.back.cells:
            st.caption(words.TITLES[table.name])
            cells.show(table, some, "back")
        st.write(waiting.effect)
        with st.container(horizontal=True):
            st.button(":violet[Simpan perubahan]", type="primary", key="back-keep", on_click=_keep)
            st.button("Buang", key="back-drop", on_click=_forget)


@logged("register.kembalikan")
def _keep() -> None:
    viewer = access.require(*rights.REGISTER)
    waiting: Waiting = st.session_state[WAITING]
    _forget()
    try:
        ways.keep(home.current(), waiting.back, viewer.name)
    except Refused as refusal:
        st.session_state[REFUSED] = refusal.on_screen
        return
    st.session_state[DONE] = "Tersimpan. " + waiting.effect
    store.look_again()


def _forget() -> None:
    for key in (WAITING, REFUSED, DONE):
        st.session_state.pop(key, None)


def _said(deed: Kept) -> str:
    """12 Sep 2026, 14.05 WIB, Sri: Mengubah setelan: …"""
    document = deed.document
    at, kind = moment.from_text(document["at"]), deed.id[0]
    entry = log.Entry(at, document["by"], kind, document, deed.before)
    said = log_words.sentence(entry)
    return f"{numbers.moment(at.astimezone(moment.WIB))}, {entry.by}: {said}"
