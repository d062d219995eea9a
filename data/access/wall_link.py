"""The wall's link: one secret at a time, made and withdrawn by Diskominfo; only its hash is
kept."""

import hashlib
import hmac
import secrets

from data.errors import Refused
from data.lake import documents
from data.lake.home import Home

KIND = "wall_link"


def make(home: Home, by: str, seen: str | None = None) -> str:
    """A new secret, shown this once; the one before opens nothing any more. Overtaken where there
    was a change since the version that was ``seen``."""
    secret = secrets.token_urlsafe(32)  # 256 bits: a plain hash of it can be searched by nobody
    home.create()
    with home.lock():
        _refuse_overtaken(home, seen)
        documents.add(home, KIND, {"hash": _hash(secret)}, by)
    return secret


def withdraw(home: Home, by: str, seen: str | None = None) -> None:
    """The link opens nothing from now on; Refused where there is none, Overtaken as in
    :func:`make`."""
    home.create()
    with home.lock():
        _refuse_overtaken(home, seen)
        if in_force(home) is None:
            raise Refused("Tidak ada tautan layar yang berlaku; tidak ada yang dicabut.")
        documents.add(home, KIND, {"hash": None}, by)


def in_force(home: Home) -> dict | None:
    """The link that opens the wall now: ``at``, ``by``, ``hash``."""
    newest = documents.latest(home, KIND)
    return newest if newest and newest["hash"] else None


def opens(home: Home, secret: str) -> bool:
    """Whether the secret opens the wall now; takes the same time for every wrong one."""
    link = in_force(home)
    return link is not None and hmac.compare_digest(link["hash"], _hash(secret))


def _refuse_overtaken(home: Home, seen: str | None) -> None:
    if seen is not None:
        documents.refuse_overtaken(home, KIND, seen)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
