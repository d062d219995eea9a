"""A visitor without a browser: signs in with the real provider over HTTP, and opens pages over the
websocket as the browser does, with whatever headers."""

import asyncio
import json
import re
import zlib
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LONGEST = 180  # seconds; a guard only


@dataclass(frozen=True)
class Seen:
    """What came over the wire in one run: all bytes as text (packed HTML unpacked too), the title
    of the page, the addresses in the menu, the address of the page that ran, where the browser is
    sent, the id of each button by its label, and of each field and of what can be opened."""

    text: str
    title: str = ""
    menu: tuple[str, ...] = ()
    shown: str | None = None
    sent_to: str = ""
    is_found: bool = True
    buttons: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)


def open_page(
    address: str,
    path: str = "",
    query: str = "",
    cookies: str = "",
    click: str = "",
    press: str = "",
    says: dict[str, bool | str] | None = None,
    **headers: str,
) -> Seen:
    """Opens a page in a new session, and presses the button with the label ``click`` in it, or the
    one with the id ``press``, whether it is there or not. ``says``: what is sent along of fields, by
    their ids: what is written into them, or True where they are opened."""
    return run(_visit(address, path, query, cookies, click, press, says or {}, **headers))


def open_at_once(address: str, path: str, cookies: list[str]) -> list[Seen]:
    """The page in as many new sessions at once as there are cookies."""

    async def all_of_them() -> list[Seen]:
        return await asyncio.gather(*(_visit(address, path, cookies=one) for one in cookies))

    return run(all_of_them())


def run(coroutine):
    """In a thread of its own: Playwright runs a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


async def _visit(
    address: str,
    path: str = "",
    query: str = "",
    cookies: str = "",
    click: str = "",
    press: str = "",
    says: dict[str, bool | str] | None = None,
    **headers: str,
) -> Seen:
    async with connected(address, cookies, **headers) as connection:
        messages = await _shown(connection, path, query)
        if click or press or says:
            request = BackMsg()
            request.rerun_script.page_name, request.rerun_script.query_string = path, query
            states = request.rerun_script.widget_states.widgets
            for name, value in (says or {}).items():
                said = {"bool_value" if value is True else "string_value": value}
                states.add(id=name, **said)
            if click or press:
                states.add(id=press or _buttons(messages)[click], trigger_value=True)
            await connection.send(request.SerializeToString())
            messages += await _until_finished(connection)
    return _seen(messages)


@asynccontextmanager
async def connected(address: str, cookies: str = "", **headers: str):
    """A page's connection, as the browser opens it."""
    server = urlsplit(address)
    sent = {"Host": server.netloc, "Origin": address, "Cookie": cookies}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    async with websockets.connect(
        f"ws://{sent.pop('Host')}/_stcore/stream",
        host=server.hostname,
        port=server.port,
        max_size=None,
        subprotocols=["streamlit", *_xsrf(cookies)],
        origin=sent.pop("Origin") or None,
        additional_headers={k: v for k, v in sent.items() if v},
    ) as connection:
        yield connection


async def _shown(connection, path: str = "", query: str = "") -> list[ForwardMsg]:
    request = BackMsg()
    request.rerun_script.page_name, request.rerun_script.query_string = path, query
    await connection.send(request.SerializeToString())
    return await _until_finished(connection)


@dataclass(frozen=True)
class Stayed:
    """A page that stays open: its session's id, and the addresses of its downloads."""

    session: str
    downloads: tuple[str, ...]


@asynccontextmanager
async def staying(address: str, path: str = "", cookies: str = ""):
    """Opens a page and stays on it."""
    async with connected(address, cookies) as connection:
        messages = await _shown(connection, path)
        [session] = {
            m.new_session.initialize.session_id
            for m in messages
            if m.WhichOneof("type") == "new_session"
        }
        buttons = [m.delta.new_element.download_button for m in messages]
        yield Stayed(session, tuple(button.url for button in buttons if button.url))


def _xsrf(cookies: str) -> list[str]:
    """The mark against forged requests, which browsers send along."""
    return [
        cookie.split("=", 1)[1]
        for cookie in cookies.split("; ")
        if cookie.startswith("_streamlit_xsrf=")
    ]


async def _until_finished(connection) -> list[ForwardMsg]:
    messages = []
    while not messages or messages[-1].WhichOneof("type") != "script_finished":
        message = ForwardMsg()
        message.ParseFromString(await asyncio.wait_for(connection.recv(), LONGEST))
        messages.append(message)
    return messages


def _buttons(messages: list[ForwardMsg]) -> dict[str, str]:
    found = [m.delta.new_element.button for m in messages if m.delta.new_element.HasField("button")]
    return {button.label.removeprefix(":violet[").removesuffix("]"): button.id for button in found}


def _fields(messages: list[ForwardMsg]) -> dict[str, str]:
    every = [m.delta.new_element.text_input for m in messages]
    every += [m.delta.add_block.expandable for m in messages]
    return {one.label: one.id for one in every if one.id}


def _html(component) -> str:
    data = json.loads(component.json)
    return (
        zlib.decompress(b64decode(data["packed"])).decode()
        if "packed" in data
        else data.get("html", "")
    )


def _seen(messages: list[ForwardMsg]) -> Seen:
    drawn = [
        _html(m.delta.new_element.bidi_component)
        for m in messages
        if m.delta.new_element.HasField("bidi_component")
    ]
    text = "".join(
        [*(m.SerializeToString().decode("utf-8", "replace") for m in messages), *drawn]
    ).replace("\\u2026", "…")
    headings = [
        m.delta.new_element.heading for m in messages if m.delta.new_element.HasField("heading")
    ]
    titles = [h.body for h in headings if h.tag == "h1"] + re.findall(
        "<h1.*?>(.*?)</h1>", "".join(drawn)
    )
    title = titles[0].replace("\u00a0", " ") if titles else ""
    menus = [m.navigation for m in messages if m.WhichOneof("type") == "navigation"]
    sent_to = [m.auth_redirect.url for m in messages if m.WhichOneof("type") == "auth_redirect"]
    is_found = not any(m.WhichOneof("type") == "page_not_found" for m in messages)
    if not menus:
        return Seen(
            text,
            title,
            sent_to=(sent_to or [""])[-1],
            is_found=is_found,
            buttons=_buttons(messages),
            fields=_fields(messages),
        )
    pages = {
        page.page_script_hash: "" if page.is_default else page.url_pathname
        for page in menus[-1].app_pages
    }
    menu = tuple(pages[page.page_script_hash] for page in menus[-1].app_pages if not page.is_hidden)
    return Seen(
        text,
        title,
        menu,
        pages.get(menus[-1].page_script_hash),
        (sent_to or [""])[-1],
        is_found,
        _buttons(messages),
        _fields(messages),
    )


def sign_in(address: str, email: str) -> str:
    """Signs in with the provider that the server is set up for; gives the cookies as a header."""
    with httpx.Client(base_url=address, follow_redirects=True, timeout=LONGEST) as client:
        form = client.get(open_page(address, click="Masuk").sent_to)
        client.post(form.url, data={"sub": email}).raise_for_status()
        client.get("/_stcore/health")
        return "; ".join(
            f"{cookie.name}={cookie.value}"
            for cookie in client.cookies.jar
            if cookie.name.startswith("_streamlit")
        )
