"""The secret of the keyed hashes, in the environment or in a file beside the home, never in it; and
its mark, ``home.json``: the fingerprint of the key that a home was made with, so that a wrong one is
refused. Under another key everything would count twice."""

import hashlib
import json
import os
import secrets
from pathlib import Path

from data.errors import Refused
from data.lake.writing import write_whole

SHORTEST = 32  # signs; with a short one, hashes of telephone numbers are undone by trying
LAYOUT = 1  # of a home; a newer program reads every earlier one as it is


class Broken(Exception):
    """The file cannot be read, or is not as it was written."""


def at_hand(file: Path) -> str | None:
    """The key of the environment, else of the file, whether or not it is this home's."""
    return in_environment() or (file.read_text().strip() if file.exists() else None)


def in_environment() -> str | None:
    """What TANGGAP_KEY says."""
    return os.environ.get("TANGGAP_KEY", "").strip() or None


def first(file: Path) -> str:
    """The key that a home begins with; made where there is none. Refused where it can be guessed."""
    key = in_environment() or _in_file(file)
    if len(key) < SHORTEST:
        place = "TANGGAP_KEY" if in_environment() else file
        raise Refused(
            f"Kunci ({place}) hanya {len(key)} huruf, sehingga dapat ditebak; pakai paling sedikit "
            f"{SHORTEST} huruf acak, misalnya dari “openssl rand -hex 32”, atau kosongkan agar "
            "dibuatkan."
        )
    return key


def _in_file(file: Path) -> str:
    if file.exists():
        key = file.read_text().strip()
        if not key:
            raise Refused(f"Berkas kunci {file} kosong; hapus berkas itu, atau kembalikan isinya.")
        return key
    key = secrets.token_hex(32)
    write_whole(file, f"{key}\n".encode())  # which only its owner can read
    return key


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
