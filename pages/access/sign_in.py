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
from urllib.parse import urlsplit

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from data import moment
from data.access import sign_outs
from data.access.users import Users
from data.lake import home

MAX_AGE = 8 * 3600  # seconds
LOOPBACK = ("127.0.0.1", "localhost", "::1")
FORWARDED = (
    "Forwarded",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-Ip",
    "Via",
)
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
    """Nobody whom the register of users knows; ``why``: signed_out, too_old, unverified,
    unknown."""

    why: str
    email: str = ""


@dataclass(frozen=True)
class Claim:
    """What the provider says: the e-mail (lower-case), when it was signed in (seconds since 1970),
    whether the provider knows that the address is theirs."""

    email: str
    since: float
    is_verified: bool


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
        return None if address in LOOPBACK else OPEN_DOOR.format(address=where)
    missing = [name for name in NEEDED if not st.secrets["auth"].get(name)]
    if missing:
        return INCOMPLETE.format(names=", ".join(missing))
    return WEAK if len(st.secrets["auth"]["cookie_secret"]) < SHORTEST_SECRET else None


def comes_from_outside() -> bool:
    """Whether this visit came through a proxy or under another name than this machine's own: in
    local mode it would get the operator's role."""
    headers = st.context.headers
    hosts = [f"//{headers['Host']}"] if "Host" in headers else []
    hosts += [headers["Origin"]] if "Origin" in headers else []
    return any(name in headers for name in FORWARDED) or any(
        urlsplit(h).hostname not in LOOPBACK for h in hosts
    )


def signed_in() -> Person | Stranger:
    """Who signed in with the provider, by our own register of users."""
    return judged(claim())


def claim() -> Claim | None:
    """What the cookie of this visit says; None: nothing."""
    if not st.user.is_logged_in:
        return None
    return Claim(
        str(st.user.get("email") or "").lower(),
        float(st.user.get("iat") or 0),
        str(st.user.get("email_verified")).lower() != "false",
    )


def judged(made: Claim | None) -> Person | Stranger:
    """Who that is now, by our own register of users; needs no visit, so that what runs later can
    ask again."""
    if made is None:
        return Stranger("signed_out")
    if not made.is_verified:
        return Stranger("unverified", made.email)
    place = home.current()
    if moment.now().timestamp() - made.since > MAX_AGE or made.since <= sign_outs.ended(
        place, made.email
    ):
        return Stranger("too_old", made.email)
    user = Users.current(place).get(made.email)
    if user is None:
        return Stranger("unknown", made.email)
    name = f"{user.name} ({made.email})" if user.name else made.email
    return Person(name, user.role, user.opd_ids, user.name or made.email)


def sign_out() -> None:
    """Ends this sign-in, in every tab and for every copy of its cookie, also after a restart of the
    server."""
    made = claim()
    if made is not None:
        sign_outs.end(home.current(), made.email, made.since, moment.now().timestamp() - MAX_AGE)
    st.logout()
