"""The step "Catatan" of the monthly review: one for the whole month, one for each OPD."""

import streamlit as st

from data.errors import Refused
from data.lake import home
from data.review import notes
from pages.access import access, rights
from pages.access.logged import logged
from pages.cache import units
from words import numbers

WHOLE = ""  # the choice of the whole month


def show(path: str, month: str) -> None:
    """What is noted, and a field for more."""
    found = notes.read(home.shown(), month)
    names = {opd: row["opd_name"] for opd, row in units.names(path)["opd"].items()}
    state = f"✓ {numbers.count(len(found))} catatan" if found else "belum ada"
    refusal = st.session_state.pop("note-refused", None)
    with st.expander(f"**5 · Catatan bulan ini:** {state}", expanded=bool(refusal)):
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
        now = next((note.text for note in found if (note.opd_id or WHOLE) == chosen), "")
        field = f"note-{month}-{chosen}"
        seen = f"{field}-seen"  # the note as it was when this person began to write
        st.session_state.setdefault(seen, now)
        st.text_area(
            "Catatan (tanpa nama warga)", now, key=field, max_chars=notes.LONGEST, height=80
        )
        st.button(
            "Simpan catatan", key="note-keep", on_click=_keep, args=(month, chosen, field, seen)
        )
        if refusal:
            st.error(refusal)


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
