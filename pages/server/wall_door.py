"""The page behind the wall's link: its script sends what stands behind "#" in the body of one
request, gets a cookie for it, and goes on to the wall. Streamlit's own page takes what stands behind
"#" out of the address before anything of ours can read it."""

import hashlib
from base64 import b64encode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from data.access import wall_link
from data.lake import home
from pages.access import wall_key

LONGEST = 200  # bytes
SCRIPT = f"""
const secret = window.location.hash.slice(1);
window.history.replaceState(null, "", window.location.pathname);
const answer = await fetch(window.location.pathname, {{ method: "POST", body: secret }});
if (answer.ok) window.location.replace("{wall_key.PATH}");
else document.querySelector("h1").textContent = "Tautan layar ini tidak berlaku";
"""
PAGE = f"""<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>Tanggap</title></head>
<body><main><h1>Membuka layar dinding …</h1>
<p>Bila tautannya keliru atau sudah dicabut, minta yang baru kepada Diskominfo.</p></main>
<script type="module">{SCRIPT}</script></body></html>
"""
_HASH = b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
POLICY = f"default-src 'none'; script-src 'sha256-{_HASH}'; connect-src 'self'; base-uri 'none'"


async def _open(_request: Request) -> Response:
    return HTMLResponse(PAGE, headers={"Content-Security-Policy": POLICY})


async def _exchange(request: Request) -> Response:
    """204 and the cookie where the secret opens the wall now; else 403."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > LONGEST:
        return Response(status_code=403)
    secret = (await request.body()).decode("ascii", "replace")
    if not await run_in_threadpool(wall_link.opens, home.current(), secret):
        return Response(status_code=403)
    answer = Response(status_code=204)
    answer.set_cookie(wall_key.COOKIE, secret, max_age=wall_key.KEPT, httponly=True, samesite="lax")
    return answer


ROUTES = (
    Route(f"/{wall_key.LINK}", _open, methods=["GET"]),
    Route(f"/{wall_key.LINK}", _exchange, methods=["POST"]),
)
