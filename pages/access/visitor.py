"""Who asks over plain HTTP, outside any run of a page: for a file to be taken or given.

Streamlit reads its signed cookie when a page's connection is opened, and tells each run what stands
in it (``st.user``). So every run notes for which cookie that was, and whoever shows the same cookie
over HTTP is the same. Nothing of Streamlit's way to sign is known here but the cookies' names. A
server just restarted knows a cookie again with the page's next run."""

import hashlib
import re
from collections.abc import Mapping

import streamlit as st

from pages.access import local, rights, sign_in
from pages.access.sign_in import Claim, Person

COOKIE = re.compile(r"_streamlit_user(_tokens)?_*\d*")  # a long one comes in parts
AT_MOST = 5_000  # cookies; the oldest go first
OPERATOR = Person("operator", rights.DISKOMINFO)
_noted: dict[str, Claim] = {}


def key(cookies: Mapping[str, str]) -> str:
    """What tells one sign-in from another; empty for whoever has not signed in."""
    parts = [f"{name}={value}" for name, value in sorted(cookies.items()) if COOKIE.fullmatch(name)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest() if parts else ""


def note() -> None:
    """Notes what this visit's cookie says; called by every run."""
    made, of = sign_in.claim(), key(st.context.cookies)
    if made is None or not of:
        return
    while of not in _noted and len(_noted) >= AT_MOST:
        _noted.pop(next(iter(_noted)), None)
    _noted[of] = made


def person(headers: Mapping[str, str], cookies: Mapping[str, str], acts: bool) -> Person | None:
    """Who asks, by our own register of users as it is now; None for a stranger. In local mode the
    operator, where a browser of this machine asks; ``acts``: for more than to look."""
    if sign_in.is_set_up():
        found = sign_in.judged(_noted.get(key(cookies)))
        return found if isinstance(found, Person) else None
    is_foreign = local.comes_from_outside if acts else local.is_of_elsewhere
    return None if is_foreign(headers) else OPERATOR
