"""The local mode of one person: only a browser of this machine is served, and no proxy between."""

from collections.abc import Mapping
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "::1")
FORWARDED = (
    "Forwarded",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-Ip",
    "Via",
)


def comes_from_outside(headers: Mapping[str, str]) -> bool:
    """Whether a request that acts (a page's connection, a file) came through a proxy, under another
    name than this machine's own, or from a page that is not ours, be it of another program on this
    machine: browsers say in ``Origin`` whose page asks. In local mode it would get the operator's
    role. A run without a connection (no headers at all) comes from within."""
    if not headers:
        return False
    return is_of_elsewhere(headers) or not _is_own(headers)


def is_of_elsewhere(headers: Mapping[str, str]) -> bool:
    """The same for a request that only looks, which has no ``Origin``."""
    hostname = urlsplit(f"//{headers.get('Host', '')}").hostname
    return hostname not in LOOPBACK or any(name in headers for name in FORWARDED)


def _is_own(headers: Mapping[str, str]) -> bool:
    host = headers["Host"]
    return headers.get("Origin") in (f"http://{host}", f"https://{host}")
