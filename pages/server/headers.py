"""Headers of every answer: what a page may load (content security policy), cookies for TLS only, and
the mark of a browser (see ``pages.access.browser``)."""

from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.access import browser
from pages.server import first_words

OWN = b64encode(sha256(first_words.WORDS.encode()).digest()).decode()  # our script within the page
# Streamlit writes styles into the page and loads the scripts of components as blobs; nothing of
# another host is loaded, run, framed or sent to.
POLICY = "; ".join(
    (
        "default-src 'self'",
        # the one script within Streamlit's page; a later Streamlit's would be left out, harmlessly
        "script-src 'self' blob: 'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA=' "
        f"'sha256-{OWN}'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "frame-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)


class Headers:
    """The middleware (ASGI)."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on, and completes the heads of answers over HTTP."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_marked = browser.COOKIE in HTTPConnection(scope).cookies

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start":
                _complete(MutableHeaders(scope=message), is_marked, scope["scheme"] == "https")
            await send(message)

        await self.app(scope, receive, answered)


def _complete(headers: MutableHeaders, is_marked: bool, is_secure: bool) -> None:
    """``is_secure``: the visitor came by TLS, which the proxy says."""
    if headers.get("content-type", "").startswith("text/html"):
        headers.setdefault("content-security-policy", POLICY)
        if not is_marked:
            headers.append("set-cookie", browser.new())
    cookies = headers.getlist("set-cookie")
    if is_secure and cookies:
        del headers["set-cookie"]
        for cookie in cookies:
            headers.append("set-cookie", _secure(cookie))


def _secure(cookie: str) -> str:
    named = {part.strip().lower() for part in cookie.split(";")}
    return cookie if "secure" in named else f"{cookie}; Secure"
