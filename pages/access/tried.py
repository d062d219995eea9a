"""The role that is tried in local mode, in the address (?peran=opd:dinkes): a reload keeps it. It opens
nothing: without sign-in, who sits at this machine may try every role."""

import streamlit as st

from data.lake import home
from data.register.register import Register
from pages.access import rights
from pages.drawing import dead_link

KEY = "peran"
LOCAL_ROLE, LOCAL_OPD = "local-role", "local-opd"
ROLES = (rights.DISKOMINFO, rights.BUPATI, rights.OPD, rights.VIEWER)


def from_address() -> None:
    """Takes up what the address says, in a session that has not chosen yet; else what was chosen is
    said anew: in the first visit after a start, fields have other ids in the first run than in the
    next, which would find them empty."""
    role, opd_id = _named()
    for chosen in (LOCAL_ROLE, LOCAL_OPD):
        if chosen in st.session_state:
            st.session_state[chosen] = st.session_state[chosen]
    if LOCAL_ROLE in st.session_state or not _is_known(role, opd_id):
        return
    if role == rights.OPD:
        st.session_state[LOCAL_OPD] = opd_id
    st.session_state[LOCAL_ROLE] = role


def into_address() -> None:
    """Writes what is chosen into the address, where it says something else; of a role that nobody
    has, says so first, above the page."""
    if KEY in st.query_params and not _is_known(*_named()):
        shown = rights.NAMES[st.session_state.get(LOCAL_ROLE) or rights.DISKOMINFO]
        dead_link.say(
            f"peran {dead_link.GONE}", st.query_params[KEY], f"Yang ditampilkan: {shown}."
        )
    role, opd_id = (st.session_state.get(key) for key in (LOCAL_ROLE, LOCAL_OPD))
    wanted = f"{role}:{opd_id}" if role == rights.OPD else role
    if role in (None, rights.DISKOMINFO):
        st.query_params.pop(KEY, None)
    elif st.query_params.get(KEY) != wanted:
        st.query_params[KEY] = wanted


def _named() -> tuple[str, str]:
    """Role and OPD in the address."""
    role, _, opd_id = st.query_params.get(KEY, "").partition(":")
    return role, opd_id


def _is_known(role: str, opd_id: str) -> bool:
    if role == rights.OPD:
        return opd_id in Register.current(home.shown()).names
    return role in ROLES
