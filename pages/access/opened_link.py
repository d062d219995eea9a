"""The page that somebody opened before signing in: a link of "Bagikan" shows the same after it.

``st.login`` comes back to the start page in a new session, so the wish waits in this process, under
the browser's mark. Only pages of the table of rights and the keys of
our own addresses are kept: nothing in it can lead elsewhere. Several processes or a restart in
these minutes lose a wish: then the start page is shown."""

import time
from typing import NamedTuple

import streamlit as st

from pages.access import browser, rights

KEYS = (
    "bulan",
    "jam",
    "papan",
    "daftar",
    "jenis",
    "cari",
    "unit",
    "by",
    "langkah",
    "banding",
    "indikator",
    "opd",
    "bagian",
    "akun",
    "minggu",
    "angka",
    "dari",
    "sampai",
    "kasus",
    "hari",
    "pukul",
    "versi",
)
LONGEST = 200  # characters of a value
KEPT = 600  # seconds: nobody is longer at the provider
AT_MOST = 500  # wishes; the oldest go first
_wishes: dict[str, "Wish"] = {}  # the browser's mark → what it wants


class Wish(NamedTuple):
    """``path``: the page's url_path; ``query``: what stands in its address; ``until``: on the
    monotonic clock."""

    path: str
    query: dict[str, str]
    until: float


def harmless(path: str, query: dict[str, str]) -> tuple[str, dict[str, str]] | None:
    """The path and query with nothing in them but what our own links hold; None where nothing is
    left to show."""
    known = {key: value for key, value in query.items() if key in KEYS and len(value) <= LONGEST}
    is_ours = path in {screen.url_path for screen in rights.SCREENS}
    return (path, known) if is_ours and (path or known) else None


def keep(path: str, query: dict[str, str]) -> None:
    """Keeps what this browser has opened, until it comes back."""
    mark, wanted = browser.mark(), harmless(path, query)
    if mark is None or wanted is None:
        return
    while len(_wishes) >= AT_MOST:
        _wishes.pop(next(iter(_wishes)), None)
    _wishes[mark] = Wish(*wanted, time.monotonic() + KEPT)


def follow(pages: list[st.Page]) -> None:
    """Shows what this browser had opened, once, or whose page that is; call it on the start
    page."""
    found = _wishes.pop(browser.mark(), None) if _wishes and not st.query_params else None
    if found is None or time.monotonic() > found.until:
        return
    page = next((page for page in pages if page.url_path == found.path), None)
    if page is not None:
        st.switch_page(page, query_params=found.query)
