"""The wall's link: made, shown once, withdrawn."""

import streamlit as st

from data import moment
from data.access import wall_link
from data.errors import Refused
from data.lake import documents, home
from pages.access import access, rights, wall_key
from pages.access.logged import logged
from pages.drawing import share
from words import markdown, numbers


def show(link: dict | None) -> None:
    """What the link is for, and the buttons; a new one is shown this once."""
    st.write(
        "Dengan tautan ini peramban televisi membuka layar dinding tanpa masuk; tautan itu tidak "
        "membuka halaman lain."
    )
    made, refused = (
        st.session_state.pop("wall-made", None),
        st.session_state.pop("wall-refused", None),
    )
    if link:
        at = numbers.moment(moment.from_text(link["at"]).astimezone(moment.WIB))
        st.caption(f"Dibuat {at} oleh {markdown.plain(link['by'])}.")
    if made:
        st.write(
            "Salin sekarang; sesudah halaman ini ditinggalkan, tautannya tidak dapat dilihat lagi."
        )
        st.code(f"{share.base()}/{wall_key.LINK}#{made}", language=None, wrap_lines=True)
    if refused:
        st.text(refused)
    seen = documents.version(home.current(), wall_link.KIND)
    with st.container(horizontal=True):
        st.button(
            "Ganti tautan" if link else "Buat tautan",
            on_click=_make,
            args=(seen,),
            key="wall-make",
            help="Tautan yang lama tidak berlaku lagi." if link else None,
        )
        if link:
            st.button("Cabut tautan", on_click=_withdraw, args=(seen,), key="wall-withdraw")


@logged("tautan-layar.buat")
def _make(seen: str) -> None:
    try:
        st.session_state["wall-made"] = wall_link.make(home.current(), _who(), seen)
    except Refused as refusal:
        st.session_state["wall-refused"] = refusal.on_screen


@logged("tautan-layar.cabut")
def _withdraw(seen: str) -> None:
    try:
        wall_link.withdraw(home.current(), _who(), seen)
    except Refused as refusal:
        st.session_state["wall-refused"] = refusal.on_screen


def _who() -> str:
    return access.require(*rights.WALL_LINK).name
