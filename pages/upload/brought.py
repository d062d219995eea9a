"""Files that an OPD chooses on the start page: they are taken along to "Unggah", which checks and
stores them."""

import streamlit as st

from pages.drawing import style

BROUGHT = "brought"


def offer() -> None:
    """Draws the field; where files are chosen, "Unggah" opens with them."""
    drop()
    style.style()
    chosen = st.file_uploader(
        "Unggah ekspor percakapan akun Anda", accept_multiple_files=True, key="start-files"
    )
    if chosen:
        st.session_state[BROUGHT] = chosen
        st.switch_page("pages/upload/upload.py")


def files() -> list:
    """Those that were brought along."""
    return st.session_state.get(BROUGHT, [])


def drop() -> None:
    """They are stored, or not wanted."""
    st.session_state.pop(BROUGHT, None)


def show() -> None:
    """On "Unggah", where each file is named below: how to be rid of what was brought."""
    if files():
        count = "" if len(files()) == 1 else f"{len(files())} "
        st.button(f"Buang {count}berkas ini", on_click=drop, key="drop-brought")
