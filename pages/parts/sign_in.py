"""Who signed in: by the regency's provider (OIDC) where it is set up, else the local mode of one person.

The provider only says which e-mail; role and OPDs come from our own register of users, looked up in every run, so that
a removed user is out at once. Streamlit's cookie lives 30 days whatever the provider says: older sign-ins than
MAX_AGE count for nothing.
"""

from dataclasses import dataclass

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from data import home, moment
from data.users import Users

MAX_AGE = 8 * 3600  # seconds
LOOPBACK = ("127.0.0.1", "localhost", "::1")
OPEN_DOOR = ("Tanggap tidak dapat dijalankan di alamat {address} tanpa masuk dengan akun: isi bagian [auth] di "
             ".streamlit/secrets.toml (lihat docs/menjalankan.md), atau jalankan di 127.0.0.1.")


@dataclass(frozen=True)
class Person:
    """One person: the name that uploads are signed with, the role, and the OPDs of an ``opd``."""

    name: str
    role: str
    opd_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stranger:
    """Nobody whom the register of users knows; ``why``: signed_out, too_old, unverified, unknown."""

    why: str
    email: str = ""


def is_set_up() -> bool:
    """Whether a provider is set up in the secrets file."""
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return False


def open_door() -> str | None:
    """The sentence that refuses to serve: without sign-in the server may listen on this machine only."""
    address = st.config.get_option("server.address") or "semua alamat"
    return None if is_set_up() or address in LOOPBACK else OPEN_DOOR.format(address=address)


def signed_in() -> Person | Stranger:
    """Who signed in with the provider, by our own register of users."""
    if not st.user.is_logged_in:
        return Stranger("signed_out")
    email = str(st.user.get("email") or "").lower()
    if st.user.get("email_verified") is False:
        return Stranger("unverified", email)
    since = st.user.get("iat")
    if since is None or moment.now().timestamp() - float(since) > MAX_AGE:
        return Stranger("too_old", email)
    user = Users.current(home.current()).get(email)
    return Person(user.name or email, user.role, user.opd_ids) if user else Stranger("unknown", email)
