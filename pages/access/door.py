"""The door: who comes in, and the page for whoever may not."""

import streamlit as st

from data.errors import Refused
from data.lake import home
from data.register.register import Register
from pages.access import access, opened_link, rights, sign_in, tried, visitor, wall_key
from pages.access.logged import logged
from pages.drawing import refused

WHO_TO_ASK = "Minta Diskominfo Kabupaten Klaten mendaftarkan alamat ini."


STRANGERS = {
    "signed_out": (
        "Masuk ke Tanggap",
        "Pakai akun dinas Anda. Yang dapat masuk hanya alamat yang didaftarkan Diskominfo.",
    ),
    "too_old": (
        "Sesi Anda sudah berakhir",
        "Satu kali masuk berlaku 8 jam. Masuk lagi untuk melanjutkan.",
    ),
    "not_for_us": (
        "Jawaban penyedia akun ditolak",
        "Penyedia akun menjawab dengan cara yang tidak diterima Tanggap. Beri tahu Diskominfo: "
        "token harus bertanda tangan kunci publik dan dibuat untuk Tanggap.",
    ),
    "not_ascii": (
        "Alamat surel ini tidak diterima",
        "Alamat ini memuat huruf di luar a sampai z. Masuk dengan alamat dinas Anda.",
    ),
    "unverified": (
        "Alamat surel ini belum dipastikan",
        "Penyedia akun belum memastikan bahwa alamat ini milik Anda.",
    ),
    "unknown": ("Alamat ini belum terdaftar", WHO_TO_ASK),
}


def enter() -> access.Viewer:
    """Who looks, or ``access.NOBODY`` after drawing, under every address, the page for whoever may
    not: called once per run, by dashboard.py."""
    sign_in.refuse_open_door()
    if sign_in.is_set_up():
        visitor.note()
    else:
        tried.from_address()
    try:
        viewer = st.session_state[access.ENTERED] = access.current()
    except Refused as refusal:
        refused.say(refusal)
        st.stop()
    if viewer == access.NOBODY:
        paths = {screen.url_path for screen in rights.SCREENS}
        pages = [
            st.Page(_say_why, title="Tanggap", url_path=path or None, default=not path)
            for path in paths
        ]
        opened = st.navigation(pages, position="hidden")
        st.session_state[access.OPENED] = opened.url_path
        opened.run()
    return viewer


def _say_why() -> None:
    if not sign_in.is_set_up() and sign_in.comes_from_outside():
        _say(
            "Tanggap ini hanya untuk komputernya sendiri",
            "Masuk dengan akun belum disiapkan, jadi Tanggap tidak melayani komputer lain, juga "
            "tidak lewat proksi. Diskominfo menyiapkannya menurut docs/menjalankan.md.",
        )
    elif wall_key.is_asked() and (wall_key.given() or wall_key.is_old()):
        _say(
            "Tautan layar ini tidak berlaku",
            "Tautannya keliru atau sudah dicabut. Minta tautan baru kepada Diskominfo.",
        )
    else:
        _say_stranger(sign_in.signed_in())


def _say(title: str, sentence: str) -> None:
    st.title(title, anchor=False)
    st.write(sentence)


def _say_stranger(stranger: sign_in.Stranger) -> None:
    _say(*STRANGERS[stranger.why])
    if stranger.email:
        st.text(f"Anda masuk sebagai {stranger.email}.")
    if stranger.why == "signed_out":
        st.button(":violet[Masuk]", type="primary", on_click=_begin)
    elif stranger.why == "too_old":
        st.button(":violet[Masuk lagi]", type="primary", on_click=_begin)
    if stranger.why != "signed_out":
        st.button("Keluar", on_click=_leave)


def _begin() -> None:
    """Begins the sign-in, which comes back to the start page; what was opened is kept for then."""
    opened_link.keep(st.session_state.get(access.OPENED, ""), st.query_params.to_dict())
    st.login()


@logged("keluar")
def _leave() -> None:
    sign_in.sign_out()


def who(viewer: access.Viewer) -> None:
    """The small line at the top: who is signed in and the way out; in local mode the role that is
    tried."""
    if sign_in.is_set_up():
        st.text(f"{viewer.called} · {access.ROLES[viewer.role]}", width="content")
        st.button("Keluar", on_click=_leave, type="tertiary")
        return
    with st.popover("Mode lokal"):  # as tertiary its name is too pale while it is open, in the dark
        st.write(
            "Belum ada masuk dengan akun: Tanggap hanya dapat dibuka di komputer ini. Coba "
            "tampilannya sebagai:"
        )
        role = st.selectbox(
            "Peran",
            tried.ROLES,
            format_func=access.ROLES.get,
            key=tried.LOCAL_ROLE,
            persist_state="session",
        )
        if role == rights.OPD:
            names = Register.current(home.shown()).names
            st.selectbox(
                "OPD",
                sorted(names, key=names.get),
                format_func=names.get,
                key=tried.LOCAL_OPD,
                persist_state="session",
            )
