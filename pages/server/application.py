"""What the server puts around Streamlit: the gate before its routes, and an end in order."""

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from pages.server.first_words import FirstWords
from pages.server.gate import Gate
from pages.server.headers import Headers

# the first stands outside
MIDDLEWARE = (Middleware(Headers), Middleware(FirstWords), Middleware(Gate))


@asynccontextmanager
async def ends_in_order(_app: st.App) -> AsyncIterator[None]:
    """Whoever stops the server finds an exit code of 0 and what ``atexit`` has to do done: when all
    is over, uvicorn raises the signal that it was stopped by again, which would kill the process
    before that; so it is blocked from here on."""
    yield
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
