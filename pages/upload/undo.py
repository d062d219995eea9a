""" "Batalkan unggahan": the whole upload leaves all figures; of an earlier one it is asked
first."""

import streamlit as st

from pages.access import access
from pages.upload import commands
from words import numbers


def at_once(upload_id: str, key: str) -> None:
    """The button beside a result: whoever has just stored a file has it at hand and can hand it in
    again."""
    st.button("Batalkan unggahan", key=f"undo-{key}", on_click=_undo, args=(upload_id, "ini"))


def asking(upload_id: str, rows: int, key: str, name: str) -> None:
    """The button, and after it the question; ``rows`` of ``upload_id`` would leave all figures."""
    if st.session_state.get("undo") != upload_id:
        st.button("Batalkan unggahan", key=f"undo-{key}", on_click=_ask, args=(upload_id,))
        return
    st.markdown(
        f"Batalkan unggahan {name}? {numbers.counted(rows, 'baris')} akan keluar dari semua angka; "
        "berkasnya tetap tersimpan."
    )
    with st.container(horizontal=True):
        st.button(
            "Ya, batalkan unggahan", key=f"undo-yes-{key}", on_click=_undo, args=(upload_id, name)
        )
        st.button("Tidak jadi", key=f"undo-no-{key}", on_click=_ask, args=(None,))


def _ask(upload_id: str | None) -> None:
    st.session_state["undo"] = upload_id


def _undo(upload_id: str, name: str) -> None:
    refused = commands.undo(upload_id, access.current())
    st.session_state["undo"] = None
    st.session_state["results"] = [
        r
        for r in st.session_state.get("results", ())
        if r.line is None or r.line["upload_id"] != upload_id
    ]
    done = (
        f"Unggahan {name} sudah dibatalkan; semua angka sudah disesuaikan. Untuk memasukkannya "
        "lagi, unggah berkas yang sama."
    )
    st.session_state["said"] = (refused is None, refused or done)
