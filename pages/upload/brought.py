"""Files that wait to be checked on "Unggah": chosen there, or on the start page and taken along.
They stay when the page is left, whose uploader then forgets what was chosen in it."""

import streamlit as st

BROUGHT, CHOSEN = "brought", "chosen"


def offer() -> None:
    """Draws the field; where files are chosen, "Unggah" opens with them."""
    drop()
    chosen = st.file_uploader(
        "Unggah ekspor percakapan akun Anda", accept_multiple_files=True, key="start-files"
    )
    if chosen:
        st.session_state[BROUGHT] = chosen
        st.switch_page("pages/upload/upload.py")


def uploader(key: str) -> list:
    """Draws the field of "Unggah"; all files that wait: those in it, and those that were brought
    along or were in it when the page was left."""
    # of any type: what a file is shows in its content, and only our own refusal speaks Indonesian
    chosen = st.file_uploader(
        "Berkas ekspor", accept_multiple_files=True, key=key, on_change=_changed
    )
    if chosen:
        st.session_state[CHOSEN] = chosen
    elif st.session_state.get(CHOSEN):  # nobody took them out: the page was left
        st.session_state[BROUGHT] = [*files(), *st.session_state.pop(CHOSEN)]
    return [*files(), *chosen]


def _changed() -> None:
    st.session_state.pop(CHOSEN, None)


def is_waiting() -> bool:
    """Whether files wait to be checked that the field does not show."""
    return bool(files() or st.session_state.get(CHOSEN))


def files() -> list:
    """Those that were brought along."""
    return st.session_state.get(BROUGHT, [])


def drop() -> None:
    """They are stored, or not wanted."""
    st.session_state.pop(BROUGHT, None)
    st.session_state.pop(CHOSEN, None)


def show() -> None:
    """On "Unggah", where each file is named below: how to be rid of what was brought."""
    if files():
        count = "" if len(files()) == 1 else f"{len(files())} "
        st.button(f"Buang {count}berkas ini", on_click=drop, key="drop-brought")
