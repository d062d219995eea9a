"""The gate before Streamlit's own routes, which know sessions but no roles.

- files are taken from those only who may upload, by their sign-in, and within a cap;
- a download is given to the sign-in only that was told of it;
- measurements of the server, and its way for programs to use the screens, are for nobody;
- of the messages of a page, those only pass that our screens need: any visitor could otherwise
  empty everybody's caches."""

from collections.abc import Awaitable, Callable

import streamlit as st
from google.protobuf.message import DecodeError
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.access import rights, visitor
from pages.server import taken, told

UPLOAD, MEDIA = "/_stcore/upload_file/", "/media/"
CLOSED = ("/_stcore/metrics", "/_stcore/agent")
NEEDED = (
    "rerun_script",
    "stop_script",
    "app_heartbeat",
    "file_urls_request",
    "backend_operation_request",
)
LONGEST_NOT_FOUND = 500  # bytes of that message: longer ones are not read for it
SIGN_IN = (401, "Masuk dahulu dengan akun yang boleh mengunggah.")
NO_LENGTH = (411, "Panjang berkas tidak disebutkan.")
TOO_MUCH = (413, "Unggahan Anda dalam satu jam ini sudah terlalu banyak; lanjutkan nanti.")
NOT_FOUND = (404, "Tidak ada.")


class Gate:
    """The middleware (ASGI)."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what may pass; the rest is answered here, before its body is read."""
        if scope["type"] == "websocket":
            with told.Connection(visitor.key(HTTPConnection(scope).cookies)) as connection:
                await self.app(scope, _needed(receive), _heard(connection, send))
            return
        refusal = await _refusal(scope) if scope["type"] == "http" else None
        if refusal is None:
            await self.app(scope, receive, send)
            return
        status, sentence = refusal
        await PlainTextResponse(sentence, status)(scope, receive, send)


async def _refusal(scope: Scope) -> tuple[int, str] | None:
    """Status and sentence of what may not pass; None for what may."""
    base = st.get_option("server.baseUrlPath").strip("/")
    path = scope["path"].removeprefix(f"/{base}") if base else scope["path"]
    if path.startswith(UPLOAD):
        return await _refused_upload(HTTPConnection(scope), scope["method"])
    if path.startswith(MEDIA):
        return await _refused_download(HTTPConnection(scope), path.removeprefix(MEDIA))
    return NOT_FOUND if path.startswith(CLOSED) else None


async def _refused_upload(asked: HTTPConnection, method: str) -> tuple[int, str] | None:
    person = await run_in_threadpool(visitor.person, asked.headers, asked.cookies, True)
    if person is None or person.role not in rights.UPLOAD:
        return SIGN_IN
    if method != "PUT":
        return None
    length = asked.headers.get("content-length", "")  # the server holds senders to what they say
    if not length.isdecimal():
        return NO_LENGTH
    return None if taken.may_send(visitor.key(asked.cookies), int(length)) else TOO_MUCH


async def _refused_download(asked: HTTPConnection, name: str) -> tuple[int, str] | None:
    person = await run_in_threadpool(visitor.person, asked.headers, asked.cookies, False)
    is_theirs = person is not None and told.knows(visitor.key(asked.cookies), name)
    return None if is_theirs else NOT_FOUND


def _needed(receive: Receive) -> Callable[[], Awaitable[Message]]:
    """``receive`` without the messages that no screen of ours needs."""

    async def received() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or _is_needed(message.get("bytes")):
                return message

    return received


def _is_needed(content: bytes | None) -> bool:
    try:
        return BackMsg.FromString(content or b"").WhichOneof("type") in NEEDED
    except DecodeError:  # Streamlit ends the connection of whoever sends that
        return True


def _heard(connection: told.Connection, send: Send) -> Send:
    """``send`` that keeps which downloads it tells of, and does not pass on that a page is not found:
    an address of nothing is answered before any session (``first_words``), so that this is only said
    to the first visit of a server, in English, over the right page."""

    async def sent(message: Message) -> None:
        if message["type"] == "websocket.send" and message.get("bytes"):
            if _says_not_found(message["bytes"]):
                return
            connection.says(message["bytes"])
        await send(message)

    return sent


def _says_not_found(content: bytes) -> bool:
    return (
        len(content) < LONGEST_NOT_FOUND
        and ForwardMsg.FromString(content).WhichOneof("type") == "page_not_found"
    )
