"""``/healthz``: whether this process can serve figures, for the proxy and for cron. 200 "ok", or 503
with what is wrong, one a line; nothing of what the home holds."""

import os
import shutil

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from data.cases import store
from data.errors import Refused
from data.lake import home

LEAST_FREE = 500_000_000  # bytes on the home's disk: an upload and a store


def problems() -> list[str]:
    """What keeps figures from being shown, or soon will."""
    try:
        return _of(home.shown())
    except (Refused, OSError):
        return ["folder data tidak terbaca"]


def _of(place: home.Home) -> list[str]:
    found = []
    if place.path.exists() and not os.access(place.path, os.R_OK | os.X_OK):
        found.append("folder data tidak terbaca")
    elif place.has_register() and not (store.ready(place) or store.is_being_made(place)):
        found.append("angka belum disusun dari unggahan terbaru")
    disk = place.path if place.path.exists() else place.path.parent
    if shutil.disk_usage(disk).free < LEAST_FREE:
        found.append("disk hampir penuh")
    return found


async def _answer(_request: Request) -> PlainTextResponse:
    found = await run_in_threadpool(problems)
    headers = {"Cache-Control": "no-store"}
    return PlainTextResponse("\n".join(found) or "ok", 503 if found else 200, headers)


ROUTES = (Route("/healthz", _answer, methods=["GET"]),)
