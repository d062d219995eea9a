"""``home.json``: the fingerprint of the key that a home was made with, so that a wrong key is
refused: under another one everything would count twice."""

import hashlib
import json
from pathlib import Path

LAYOUT = 1  # of a home; a newer program reads every earlier one as it is


class Broken(Exception):
    """The file cannot be read, or is not as it was written."""


def content(key: str) -> bytes:
    """The file of a new home."""
    own = fingerprint(key)
    return _text({"tanggap": LAYOUT, "key_fingerprint": own, "check": _check(own)})


def fingerprint(key: str) -> str:
    """What may be known of a key: sixteen hexadecimal digits of its hash."""
    return hashlib.sha256(b"tanggap key " + key.encode()).hexdigest()[:16]


def read(path: Path) -> str:
    """The fingerprint in a file, which must be letter by letter as it was written; else Broken.

    Homes of earlier versions have no ``check``: of those only the form is known."""
    try:
        text = path.read_bytes()
        found = json.loads(text)
        own = found["key_fingerprint"]
        expected = {"tanggap": LAYOUT, "key_fingerprint": own, "check": _check(own)}
        if "check" not in found:
            del expected["check"]
        as_written = text == _text(expected)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Broken from error
    if not as_written:
        raise Broken
    return own


def is_whole(path: Path) -> bool:
    """Whether a file is as it was written."""
    try:
        return bool(read(path))
    except Broken:
        return False


def _text(found: dict) -> bytes:
    return json.dumps(found, indent=1).encode()


def _check(own: str) -> str:
    return hashlib.sha256(b"tanggap home " + own.encode()).hexdigest()[:16]
