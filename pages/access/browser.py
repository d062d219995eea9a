"""The mark of a browser: a cookie of ours, by which a browser is known again before anybody has
signed in. It opens nothing."""

import secrets

import streamlit as st

COOKIE = "tanggap_browser"


def new() -> str:
    """A cookie with a new mark, as it stands in the head of an answer; gone with the browser."""
    return f"{COOKIE}={secrets.token_urlsafe(24)}; HttpOnly; Path=/; SameSite=Lax"


def mark() -> str | None:
    """The mark of this visit's browser; None for a visit without one."""
    return st.context.cookies.get(COOKIE)
