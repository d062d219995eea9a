"""Users in place: add one, change a role or its OPDs, let one go; the same as a CSV of ``python -m
data users``."""

import streamlit as st

from data.access import users
from data.access.users import User, Users
from data.errors import Refused
from data.lake import home
from data.register.register import Register
from pages.access import access, rights

NEW = "Pengguna baru"
FIELDS = {"email": "Surel", "opd_ids": "OPD", "role": "Peran"}


def show(known: Users) -> None:
    """The form: whom, then their name, role and OPDs."""
    names = Register.current(home.current()).names
    with st.expander("Tambah, ubah atau keluarkan pengguna", key="user-form", expanded=not known):
        chosen = st.selectbox("Pengguna", [NEW, *sorted(known)], key="user-which")
        user = known.get(chosen, User("", "", rights.OPD, ()))
        email = st.text_input("Surel", key="user-email", max_chars=254) if chosen == NEW else chosen
        name = st.text_input("Nama", user.name, key=f"user-name-{chosen}", max_chars=120)
        role = st.selectbox(
            "Peran",
            rights.EVERYONE,
            rights.EVERYONE.index(user.role),
            key=f"user-role-{chosen}",
            format_func=rights.NAMES.get,
        )
        opds = st.multiselect(
            "OPD",
            sorted(names, key=names.get),
            [o for o in user.opd_ids if o in names],
            format_func=names.get,
            key=f"user-opds-{chosen}",
            placeholder="Pilih OPD",
            disabled=role != rights.OPD,
        )
        opd_ids = tuple(opds) if role == rights.OPD else ()
        with st.container(horizontal=True):
            st.button(
                "Simpan pengguna",
                key="user-save",
                on_click=change,
                args=(email, name, role, opd_ids),
            )
            if chosen != NEW:
                st.button(
                    "Keluarkan pengguna ini",
                    key="user-remove",
                    on_click=change,
                    args=(chosen, name, "", ()),
                )
        if refusal := st.session_state.pop("user-refused", None):
            st.error(refusal)
        if done := st.session_state.pop("user-done", None):
            st.text(done)


def change(email: str, name: str, role: str, opd_ids: tuple[str, ...]) -> None:
    """Keeps the change, signed by the one who looks; an empty role removes."""
    viewer, place = access.require(*rights.USERS), home.current()
    try:
        user = users.checked(
            email,
            name,
            role,
            opd_ids,
            known=Register.current(place).opds,
            at=lambda column: f"Kolom “{FIELDS[column]}”",
        )
        users.change(place, [user], viewer.name)
    except Refused as refusal:
        st.session_state["user-refused"] = refusal.on_screen
        return
    st.session_state["user-done"] = f"{user.email} {'tersimpan' if role else 'dikeluarkan'}."
    st.session_state.update({"user-which": NEW, "user-email": ""})
