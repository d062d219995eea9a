"""What a browser gets before any script has run: Streamlit's empty page with its language, its name and
what it does in Indonesian, and for an address that no screen has a page that says so."""

import gzip
from html import escape
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.access import rights

FOLDER = Path(__file__).parent
FIRST, CHARTS, WORDS, BODY, STYLE = (
    (FOLDER / name).read_text(encoding="utf-8")
    for name in ("first.html", "charts.css", "words.js", "first_body.html", "style.css")
)
HEAD = FIRST.replace("</style>", f"\n{CHARTS}</style>\n<script>{WORDS}</script>")
TITLES = {screen.url_path: screen.title for screen in rights.SCREENS}
ABOUT = "Seberapa cepat pesan warga kepada pemerintah kabupaten dijawab."
NO_SCRIPT = "Tanggap memerlukan JavaScript: nyalakan di peramban ini, lalu muat ulang halaman ini."
NOWHERE = (FOLDER / "nowhere.html").read_text(encoding="utf-8")
# of Streamlit's page, and what stands there instead
BEGIN, NAME, END = '<html lang="en">', "<title>Streamlit</title>", "</body>"
ROOT = '<div id="root"></div>'
PARTS = (BEGIN, NAME, END, ROOT, "<noscript>", "</noscript>")


class FirstWords:
    """The middleware (ASGI)."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on but Streamlit's page, which it gives for every address that nothing
        else answers, and what it says to a person of a file that is not there."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        held = _Held(scope, receive, send)
        await self.app(_uncompressed(scope) if held.is_screen else scope, receive, held.answered)


class _Held:
    """One answer: Streamlit's page is kept back until it is whole."""

    def __init__(self, scope: Scope, receive: Receive, send: Send):
        self.scope, self.receive, self.send = scope, receive, send
        self.head: Message | None = None
        self.body = b""
        base = st.get_option("server.baseUrlPath").strip("/")
        self.start = f"/{base}/" if base else "/"
        self.path = scope["path"].removeprefix(self.start.rstrip("/")).strip("/")
        self.is_screen = self.path in TITLES
        # a person's visit; scripts and images ask for no page
        self.is_visit = "text/html" in Headers(scope=scope).get("accept", "")

    async def answered(self, message: Message) -> None:
        if message["type"] == "http.response.start" and (
            _is_page(message) or (self.is_visit and message["status"] == 404)
        ):
            self.head = message
        elif self.head is None:
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._give()

    async def _give(self) -> None:
        """Streamlit's page with our words, or ours where no screen has the address; another page as
        it is."""
        if self.head["status"] == 404:
            await self._nowhere()
            return
        is_packed = Headers(scope=self.head).get("content-encoding") == "gzip"
        text = (gzip.decompress(self.body) if is_packed else self.body).decode("utf-8")
        if ROOT not in text:
            await self._send(self.body)
        elif self.is_screen:
            headers = MutableHeaders(scope=self.head)
            for name in ("etag", "last-modified"):  # they are those of Streamlit's page
                if name in headers:
                    del headers[name]
            await self._send(with_first_words(text, self.path).encode())
        else:
            await self._nowhere()

    async def _nowhere(self) -> None:
        answer = HTMLResponse(NOWHERE.replace("{start}", self.start), status_code=404)
        await answer(self.scope, self.receive, self.send)

    async def _send(self, body: bytes) -> None:
        MutableHeaders(scope=self.head)["content-length"] = str(len(body))
        await self.send(self.head)
        await self.send({"type": "http.response.body", "body": body})


def with_first_words(page: str, path: str) -> str:
    """Streamlit's page with our language, name and first words."""
    before, _, rest = page.partition("<noscript>")
    page = f"{before}<noscript><p>{NO_SCRIPT}</p></noscript>{rest.partition('</noscript>')[2]}"
    # at the end: style.css must win over Streamlit's own styles, which stand in the head
    words = BODY.format(about=ABOUT, title=escape(TITLES[path]), style=STYLE)
    return (
        page.replace(BEGIN, '<html lang="id">', 1)
        .replace(NAME, HEAD, 1)
        .replace(END, f"{words}{END}", 1)
    )


def _is_page(head: Message) -> bool:
    is_html = Headers(scope=head).get("content-type", "").startswith("text/html")
    return is_html and head["status"] == 200


def _uncompressed(scope: Scope) -> Scope:
    """The same request by a browser that takes no compressed answer."""
    kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return scope | {"headers": kept}
