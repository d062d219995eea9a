"""The secret of the wall's link. It stands behind "#" in the address, which a browser sends to
nobody, and is exchanged for a cookie (``pages.server.wall_door``): no log of a server or a proxy can
hold it."""

from urllib.parse import urlsplit

import streamlit as st

LINK = "buka-layar"  # the address before "#"
PATH = "layar"
OLD = "kunci"
COOKIE = "tanggap_wall"
KEPT = 366 * 24 * 3600  # seconds: a television comes back after a power cut


def is_asked() -> bool:
    """Whether this visit has opened the wall's address: elsewhere the cookie counts for nothing."""
    return urlsplit(st.context.url or "").path.rpartition("/")[2] == PATH


def given() -> str:
    """The secret that this browser was given; "" where it has none."""
    return st.context.cookies.get(COOKIE, "")


def is_old() -> bool:
    """Whether the address has the form that links had before: it reached logs, and opens nothing."""
    return OLD in st.query_params
