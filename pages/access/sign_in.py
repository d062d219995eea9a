"""Who signed in: by the regency's provider (OIDC) where it is set up, else the local mode of one
person.

The provider only says which e-mail; role and OPDs come from our own register of users, looked up in
every run, so that a removed user is out at once. Streamlit's cookie lives 30 days whatever the
provider says: older sign-ins than MAX_AGE, and those of whoever has signed out since, count for
nothing."""

import os
import sys
import time
from dataclasses import dataclass

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from data import moment
from data.access import sign_outs
from data.access.users import Users
from data.lake import home
from pages.access import claims, local
from pages.access.claims import MAX_AGE, Claim

NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SHORTEST_SECRET = 32  # characters: whoever guesses it signs any e-mail
OPEN_DOOR = (
    "Tanggap tidak dapat dijalankan di {address} tanpa masuk dengan akun: isi bagian [auth] di "
    ".streamlit/secrets.toml (lihat docs/menjalankan.md), atau jalankan di 127.0.0.1."
)
INCOMPLETE = (
    "Tanggap tidak dapat dijalankan: bagian [auth] di .streamlit/secrets.toml belum berisi "
    "{names} (lihat docs/menjalankan.md)."
)
WEAK = (
    "Tanggap tidak dapat dijalankan: cookie_secret di .streamlit/secrets.toml harus acak dan "
    f"paling sedikit {SHORTEST_SECRET} huruf (lihat docs/menjalankan.md)."
)
# seconds for which a look holds: without secrets, each looks for the files anew, half a millisecond
LOOKED_FOR = 0.2
_look = (
    None,
    0.0,
    False,
)  # the secrets that were looked at, when, and whether a provider stood in them


@dataclass(frozen=True)
class Person:
    """One person: the name that everything they do is signed with, the role, the OPDs of an
    ``opd``, and how the screen calls them."""

    name: str
    role: str
    opd_ids: tuple[str, ...] = ()
    called: str = ""


@dataclass(frozen=True)
class Stranger:
    """Nobody whom the register of users knows; ``why``: signed_out, not_for_us, not_ascii,
    unverified, too_old, unknown."""

    why: str
    email: str = ""


def is_set_up() -> bool:
    """Whether a provider is set up in the secrets file."""
    global _look
    secrets, since, answer = _look
    if secrets is not st.secrets or time.monotonic() - since > LOOKED_FOR:
        try:
            answer = "auth" in st.secrets
        except StreamlitSecretNotFoundError:
            answer = False
        _look = st.secrets, time.monotonic(), answer
    return answer


def refuse_open_door() -> None:
    """Ends the server, with the sentence that says what to set, where anybody could come in."""
    sentence = open_door()
    if sentence:
        print(sentence, file=sys.stderr, flush=True)
        os._exit(1)  # this is not the main thread: an exception would end one visitor's page only


def open_door() -> str | None:
    """What is wrong with how the server was started: without sign-in it may listen on this machine
    only."""
    if not is_set_up():
        address = st.config.get_option("server.address")
        where = f"alamat {address}" if address else "semua alamat"
        return None if address in local.LOOPBACK else OPEN_DOOR.format(address=where)
    missing = [name for name in NEEDED if not st.secrets["auth"].get(name)]
    if missing:
        return INCOMPLETE.format(names=", ".join(missing))
    return WEAK if len(st.secrets["auth"]["cookie_secret"]) < SHORTEST_SECRET else None


def comes_from_outside() -> bool:
    """Whether this visit is none of a browser of this machine (see ``local``)."""
    return local.comes_from_outside(st.context.headers)


def signed_in() -> Person | Stranger:
    """Who signed in with the provider, by our own register of users."""
    return judged(claim())


def claim() -> Claim | None:
    """What the provider said of this visit; None: nothing."""
    if not st.user.is_logged_in:
        return None
    return claims.read(st.user.tokens.get("id", ""), st.secrets["auth"]["client_id"])


def secrets() -> dict[str, dict]:
    """The secrets file's part on signing in with what our own checks need besides: the provider's
    token, for the runs only (see ``st.App``)."""
    return {"auth": st.secrets["auth"].to_dict() | {"expose_tokens": ["id"]}} if is_set_up() else {}


def judged(made: Claim | None) -> Person | Stranger:
    """Who that is now, by our own register of users; needs no visit, so that what runs later can
    ask again."""
    if made is None:
        return Stranger("signed_out")
    if not made.is_for_us:
        return Stranger("not_for_us", made.email)
    if not made.email.isascii():
        return Stranger("not_ascii", made.email)
    if not made.is_verified:
        return Stranger("unverified", made.email)
    place = home.current()
    if not made.holds(moment.now().timestamp()) or made.since <= sign_outs.ended(place, made.email):
        return Stranger("too_old", made.email)
    user = Users.current(place).get(made.email)
    if user is None:
        return Stranger("unknown", made.email)
    name = f"{user.name} ({made.email})" if user.name else made.email
    return Person(name, user.role, user.opd_ids, user.name or made.email)


def sign_out() -> None:
    """Ends this sign-in, in every tab and for every copy of its cookie, also after a restart of the
    server."""
    made, now = claim(), moment.now().timestamp()
    if made is not None and made.holds(now):
        sign_outs.end(home.current(), made.email, made.since, now - MAX_AGE)
    st.logout()
