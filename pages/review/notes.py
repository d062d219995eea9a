"""The step "Catatan" of the monthly review: one for the whole month, one for each OPD."""

import streamlit as st

from data.errors import Refused
from data.lake import home
from data.review import notes
from pages.access import access, rights
from pages.access.logged import logged
from pages.cache import reviewed, units
from pages.review.step import Review
from words import markdown, numbers

WHOLE = ""  # the choice of the whole month


def state(now: Review) -> str:
    """How many there are."""
    found = reviewed.notes(now.home, now.month)
    return f"✓ {numbers.count(len(found))} catatan" if found else "belum ada"


def show(now: Review) -> None:
    """What is noted, and a field for more."""
    found = reviewed.notes(now.home, now.month)
    names = {opd: row["opd_name"] for opd, row in units.names(now.path)["opd"].items()}
    for note in found:
        st.text(
            f"{names.get(note.opd_id, note.opd_id) if note.opd_id else 'Seluruh bulan'}: {note.text}"
        )
    chosen = st.selectbox(
        "Catatan untuk",
        [WHOLE, *names],
        format_func=lambda opd: names.get(opd, "Seluruh bulan"),
        key="note-of",
    )
    text = next((note.text for note in found if (note.opd_id or WHOLE) == chosen), "")
    field = f"note-{now.month}-{chosen}"
    seen = f"{field}-seen"  # the note as it was when this person began to write
    st.session_state.setdefault(seen, text)
    st.text_area(
        "Catatan (tanpa nama warga)",
        text,
        key=field,
        max_chars=notes.LONGEST,
        height=80,
        persist_state="session",
    )
    st.button(
        "Simpan catatan", key="note-keep", on_click=_keep, args=(now.month, chosen, field, seen)
    )
    if refusal := st.session_state.pop("note-refused", None):
        st.error(markdown.plain(refusal))


@logged("catatan.simpan")
def _keep(month: str, opd_id: str, field: str, seen: str) -> None:
    viewer = access.require(*rights.NOTES)
    try:
        text = st.session_state[field]
        notes.add(
            home.shown(), month, opd_id or None, text, viewer.name, seen=st.session_state[seen]
        )
        st.session_state[seen] = text.strip()
    except Refused as refusal:
        st.session_state["note-refused"] = str(refusal)
        found = notes.read(home.shown(), month)
        now = (note.text for note in found if note.opd_id == (opd_id or None))
        st.session_state[seen] = next(now, "")
