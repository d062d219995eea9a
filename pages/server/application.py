"""What the server puts around Streamlit: the gate before its routes, and an end in order."""

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from pages.cache.store import followed
from pages.server.first_words import FirstWords
from pages.server.gate import Gate
from pages.server.headers import Headers

# the first stands outside
MIDDLEWARE = (Middleware(Headers), Middleware(FirstWords), Middleware(Gate))


@asynccontextmanager
async def ends_in_order(_app: st.App) -> AsyncIterator[None]:
    """Newer stores are made ready in the background. Whoever stops the server finds an exit code of 0
    and what ``atexit`` has to do done: when all is over, uvicorn raises the signal that it was
    stopped by again, which would kill the process before that; so it is blocked from here on."""
    with followed.in_background():
        yield
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
