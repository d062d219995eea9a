"""Register: who may sign in, the wall's link, and who did what when."""

import streamlit as st

from data import moment
from data.access import wall_link
from data.access.users import Users
from data.errors import Refused
from data.lake import home, log
from pages.access import access, rights, wall_key
from pages.controls import table_behind
from pages.controls.table_behind import Column
from pages.drawing import share, style
from pages.register import log as log_words
from pages.register import users as user_form
from words import numbers

SHOWN = 300  # deeds in sight; all of them are in the download


def page() -> None:
    """Headline, users, link, log."""
    access.require(*rights.REGISTER)
    style.style()
    users, link = Users.current(home.current()), wall_link.in_force(home.current())
    people = (
        f"{numbers.counted(len(users), 'orang')} dapat masuk"
        if users
        else "Belum ada pengguna terdaftar"
    )
    st.title(f"{people}; tautan layar {'berlaku' if link else 'tidak ada'}.", anchor=False)
    with st.container(width=900):
        _users(users)
        _wall(link)
    _log()


def _users(users: Users) -> None:
    st.header("Pengguna", anchor=False)
    if users:
        rows = [
            {
                "Surel": user.email,
                "Nama": user.name,
                "Peran": rights.NAMES[user.role],
                "OPD": ", ".join(user.opd_ids),
            }
            for _, user in sorted(users.items())
        ]
        st.dataframe(
            rows, hide_index=True, alt="Pengguna", height="content" if len(rows) < 12 else 420
        )
    user_form.show(users)
    st.write(
        "Atau banyak sekaligus, dengan berkas CSV berkolom email, name, role, opd_ids. Baris "
        "dengan role kosong mengeluarkan orang itu, seketika:"
    )
    st.code("python -m data users FILE.csv", language=None)


def _wall(link: dict | None) -> None:
    st.header("Tautan layar", anchor=False)
    st.write(
        "Dengan tautan ini peramban televisi membuka layar dinding tanpa masuk; tautan itu tidak "
        "membuka halaman lain."
    )
    made, refused = (
        st.session_state.pop("wall-made", None),
        st.session_state.pop("wall-refused", None),
    )
    if link:
        st.caption(f"Dibuat {_when(moment.from_text(link['at']))} oleh {link['by']}.")
    if made:
        st.write(
            "Salin sekarang; sesudah halaman ini ditinggalkan, tautannya tidak dapat dilihat lagi."
        )
        st.code(f"{share.base()}/{wall_key.LINK}#{made}", language=None, wrap_lines=True)
    if refused:
        st.text(refused)
    with st.container(horizontal=True):
        st.button(
            "Ganti tautan" if link else "Buat tautan",
            on_click=_make,
            key="wall-make",
            help="Tautan yang lama tidak berlaku lagi." if link else None,
        )
        if link:
            st.button("Cabut tautan", on_click=_withdraw, key="wall-withdraw")


def _make() -> None:
    st.session_state["wall-made"] = wall_link.make(home.current(), _who())


def _withdraw() -> None:
    try:
        wall_link.withdraw(home.current(), _who())
    except Refused as refusal:
        st.session_state["wall-refused"] = refusal.on_screen


def _who() -> str:
    return access.require(*rights.WALL_LINK).name


def _log() -> None:
    st.header("Riwayat", anchor=False)
    places = {place.path: place for place in (home.current(), home.shown())}
    found = sorted(
        (entry for place in places.values() for entry in log.entries(place)),
        key=lambda entry: entry.at,
        reverse=True,
    )
    rows = {
        "Waktu": [_when(entry.at) for entry in found],
        "Oleh": [entry.by for entry in found],
        "Apa": [log_words.sentence(entry) for entry in found],
    }
    st.caption(f"{numbers.counted(len(found), 'perbuatan')}, yang terbaru di atas")
    st.dataframe(
        {head: texts[:SHOWN] for head, texts in rows.items()},
        hide_index=True,
        alt="Riwayat",
        height="content" if len(found) < 12 else 420,
        column_config={"Apa": st.column_config.TextColumn(width=620)},
    )
    table_behind.downloads(
        [Column(head, "text", texts) for head, texts in rows.items()],
        "riwayat",
        "Siapa melakukan apa, dan kapan",
        "log",
    )


def _when(at) -> str:
    return numbers.moment(at.astimezone(moment.WIB))


page()
