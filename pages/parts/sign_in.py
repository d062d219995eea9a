"""Who signed in: by the regency's provider (OIDC) where it is set up, else the local mode of one person.

The provider only says which e-mail; role and OPDs come from our own register of users, looked up in every run, so that
a removed user is out at once. Streamlit's cookie lives 30 days whatever the provider says: older sign-ins than
MAX_AGE, and those of whoever has signed out since, count for nothing.
"""

import os
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from data import home, moment
from data.users import Users

MAX_AGE = 8 * 3600  # seconds
LOOPBACK = ("127.0.0.1", "localhost", "::1")
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Via")
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SHORTEST_SECRET = 32  # characters: whoever guesses it signs any e-mail
OPEN_DOOR = ("Tanggap tidak dapat dijalankan di {address} tanpa masuk dengan akun: isi bagian [auth] di "
             ".streamlit/secrets.toml (lihat docs/menjalankan.md), atau jalankan di 127.0.0.1.")
INCOMPLETE = ("Tanggap tidak dapat dijalankan: bagian [auth] di .streamlit/secrets.toml belum berisi {names} (lihat "
              "docs/menjalankan.md).")
WEAK = ("Tanggap tidak dapat dijalankan: cookie_secret di .streamlit/secrets.toml harus acak dan paling sedikit "
        f"{SHORTEST_SECRET} huruf (lihat docs/menjalankan.md).")

_signed_out: dict[str, float] = {}  # e-mail → iat of the newest sign-in that has been ended


@dataclass(frozen=True)
class Person:
    """One person: the name that everything they do is signed with, the role, the OPDs of an ``opd``, and how the
    screen calls them."""

    name: str
    role: str
    opd_ids: tuple[str, ...] = ()
    called: str = ""


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


def refuse_open_door() -> None:
    """Ends the server, with the sentence that says what to set, where anybody could come in."""
    sentence = open_door()
    if sentence:
        print(sentence, file=sys.stderr, flush=True)
        os._exit(1)  # this is not the main thread: an exception would end one visitor's page only


def open_door() -> str | None:
    """What is wrong with how the server was started: without sign-in it may listen on this machine only."""
    if not is_set_up():
        address = st.config.get_option("server.address")
        where = f"alamat {address}" if address else "semua alamat"
        return None if address in LOOPBACK else OPEN_DOOR.format(address=where)
    missing = [name for name in NEEDED if not st.secrets["auth"].get(name)]
    if missing:
        return INCOMPLETE.format(names=", ".join(missing))
    return WEAK if len(st.secrets["auth"]["cookie_secret"]) < SHORTEST_SECRET else None


def comes_from_outside() -> bool:
    """Whether this visit came through a proxy or under another name than this machine's own: in local mode it would
    get the operator's role."""
    headers = st.context.headers
    hosts = [f"//{headers['Host']}"] if "Host" in headers else []
    hosts += [headers["Origin"]] if "Origin" in headers else []
    return any(name in headers for name in FORWARDED) or any(urlsplit(h).hostname not in LOOPBACK for h in hosts)


def signed_in() -> Person | Stranger:
    """Who signed in with the provider, by our own register of users."""
    if not st.user.is_logged_in:
        return Stranger("signed_out")
    email = str(st.user.get("email") or "").lower()
    if str(st.user.get("email_verified")).lower() == "false":
        return Stranger("unverified", email)
    since = float(st.user.get("iat") or 0)
    if moment.now().timestamp() - since > MAX_AGE or since <= _signed_out.get(email, 0):
        return Stranger("too_old", email)
    user = Users.current(home.current()).get(email)
    if user is None:
        return Stranger("unknown", email)
    return Person(f"{user.name} ({email})" if user.name else email, user.role, user.opd_ids, user.name or email)


def sign_out() -> None:
    """Ends this sign-in, in every tab and for every copy of its cookie."""
    email = str(st.user.get("email") or "").lower()
    _signed_out[email] = max(float(st.user.get("iat") or 0), _signed_out.get(email, 0))
    st.logout()
