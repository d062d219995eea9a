"""JSON that anybody may have written: read with limits on size and depth; whatever is wrong ends in
one sentence.

``load_json`` holds the whole document; ``Stream`` walks through one that is larger than memory: its
outer objects and arrays are visited one value at a time, each value decoded by the standard
library. On a Telegram export of 33 MB that takes 0.40 s; ijson 3.6 (C) takes 0.28 s for items and
0.40 s for events, too little gain for a package."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from data.errors import Refused, quote
from data.importers.files.opening import Member

MAX_WHOLE = 64_000_000  # bytes; decoded, a document takes up to ten times as much
MAX_VALUE = 16_000_000  # characters of one value of a stream
DEEPEST = 100  # objects and lists within each other; exports have ten
CHUNK = 1 << 20
NOT_BLANK = re.compile(r"[^ \t\r\n]")
ITEMS = 5  # of a list that show what it holds
LEVELS = 6  # of objects and lists, in which an export has the keys that it is known by


def load_json(member: Member, name: str):
    """The value of a whole JSON member; Refused where it is broken, too deep, or over MAX_WHOLE."""
    if member.text.stat().st_size > MAX_WHOLE:
        raise Refused(
            f"Berkas {quote(name)} lebih dari {MAX_WHOLE // 10**6} MB; pecah menjadi beberapa "
            "ekspor, misalnya per bulan."
        )
    return parse_json(member.text.read_text(encoding="utf-8-sig"), name)


def parse_json(text: str, name: str):
    """The value of a JSON text of the FILE ``name``; Refused where it is broken or too deep."""
    try:
        found = json.loads(text)
        _refuse_deeper(found, DEEPEST, text)
        return _mended(found, text)
    except (ValueError, RecursionError) as error:
        raise _refusal(error, name, "\x00" in text) from error


def has_names(member: Member, *ways: set[str]) -> bool:
    """Whether the member is a JSON object that has all keys of one of the ``ways``: among its first
    64 KB, or anywhere where it ``is_searched``."""
    begin = member.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not begin.startswith(b"{"):
        return False
    if any(all(f'"{key}"'.encode() in begin for key in way) for way in ways):
        return True
    return member.is_searched and any(way <= _names_in(member.text, member.file) for way in ways)


@lru_cache(8)
def _names_in(path: Path, name: str) -> frozenset[str]:
    """The keys of a document; of a broken one none, for whoever reads it says so."""
    try:
        with Stream(path, name) as stream:
            return frozenset(stream.names(LEVELS))
    except Refused:
        return frozenset()


class Stream:
    """A JSON document read value by value: ``keys()`` in front of an object, ``items()`` of an
    array, ``value()``.

    Whoever visits keys or items must take what follows each of them, by any of the three.
    """

    def __init__(self, path: Path, name: str):
        self._handle = open(path, encoding="utf-8-sig", newline="")
        self._name, self._buffer, self._at, self._ended = name, "", 0, False
        self._inside_of = 0  # objects and lists that are being walked through
        self._decode = json.JSONDecoder().raw_decode

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_) -> None:
        self._handle.close()

    def next_sign(self) -> str:
        """The first sign of what comes next: ``{``, ``[``, ``"`` …; empty at the end."""
        while True:
            found = NOT_BLANK.search(self._buffer, self._at)
            self._at = found.start() if found else len(self._buffer)
            if self._at < len(self._buffer) or not self._more(CHUNK):
                return self._buffer[self._at : self._at + 1]

    def keys(self) -> Iterator[str]:
        """The keys of the object that comes next."""
        for _ in self._inside("{", "}"):
            key = self.value()
            self._take(":")
            yield key

    def items(self) -> Iterator[None]:
        """Stops in front of every item of the array that comes next."""
        return self._inside("[", "]")

    def value(self):
        """The value that comes next, decoded; Refused where it is broken, too deep, or over
        MAX_VALUE."""
        self.next_sign()
        size = CHUNK
        while True:
            try:
                found, end = self._decode(self._buffer, self._at)
                if end < len(self._buffer) or not self._more(
                    size
                ):  # a number may go on in the next chunk
                    text, self._at = self._buffer[self._at : end], end
                    _refuse_deeper(found, DEEPEST - self._inside_of, text)
                    return _mended(found, text)
            except RecursionError as error:
                raise self._refusal(error) from error
            except ValueError as error:
                if not self._more(size):
                    raise self._refusal(error) from error
            if len(self._buffer) - self._at > MAX_VALUE:
                raise Refused(
                    f"Berkas {quote(self._name)} rusak, atau satu nilainya lebih dari "
                    f"{MAX_VALUE // 10**6} MB; ekspor lagi dari aplikasinya."
                )
            size *= 2

    def names(self, levels: int) -> set[str]:
        """The keys of the value that comes next, down to so many levels, in lists those of the
        first items; the value is taken."""
        found: set[str] = set()
        sign = self.next_sign()
        if sign == "{" and levels:
            for key in self.keys():
                found |= {key} | self.names(levels - 1)
        elif sign == "[" and levels:
            for number, _ in enumerate(self.items()):
                found |= self.names(levels - 1 if number < ITEMS else 0)
        else:
            self.value()
        return found

    def _inside(self, begin: str, end: str) -> Iterator[None]:
        self._take(begin)
        self._inside_of += 1
        if self.next_sign() != end:
            yield
        while self.next_sign() != end:
            self._take(",")
            yield
        self._take(end)
        self._inside_of -= 1

    def _take(self, sign: str) -> None:
        if self.next_sign() != sign:
            raise self._refusal(ValueError(f"{sign} expected"))
        self._at += 1

    def _more(self, size: int) -> bool:
        """Reads on, dropping what was consumed; False at the end of the file."""
        chunk = "" if self._ended else self._handle.read(size)
        self._ended = not chunk
        if chunk:
            self._buffer, self._at = self._buffer[self._at :] + chunk, 0
        return bool(chunk)

    def _refusal(self, error: Exception) -> Refused:
        return _refusal(error, self._name, "\x00" in self._buffer[self._at : self._at + MAX_VALUE])


def _refuse_deeper(found, most: int, text: str) -> None:
    """RecursionError, as of the decoder, where more than so many objects and lists lie within each
    other. Looked at only where the text has as many brackets."""
    if text.count("[") + text.count("{") <= most:
        return
    level = [found]
    for _ in range(most + 1):
        level = [one for one in level if isinstance(one, list | dict)]
        if not level:
            return
        level = [
            inner for one in level for inner in (one.values() if isinstance(one, dict) else one)
        ]
    raise RecursionError


def _refusal(error: Exception, name: str, has_nul: bool) -> Refused:
    if isinstance(error, RecursionError):
        return Refused(
            f"Berkas {quote(name)} bersarang terlalu dalam, jadi bukan hasil ekspor aplikasinya; "
            "ekspor lagi dari aplikasinya."
        )
    if has_nul:
        return Refused(
            f"Berkas {quote(name)} rusak: ada byte nol di dalamnya; ekspor lagi dari aplikasinya."
        )
    return Refused(
        f"Berkas {quote(name)} rusak atau terpotong (JSON tidak utuh); ekspor lagi dari "
        "aplikasinya."
    )


def _mended(found, text: str):
    """Without halves of surrogate pairs (``"\\ud83d"`` alone), which are no text; only escapes can
    make them."""
    return _without_halves(found) if "\\ud" in text or "\\uD" in text else found


def _without_halves(found):
    """The same value with "?" for every half."""
    if isinstance(found, str):
        return found.encode("utf-8", "replace").decode("utf-8")
    if isinstance(found, list):
        return [_without_halves(item) for item in found]
    if isinstance(found, dict):
        return {_without_halves(key): _without_halves(value) for key, value in found.items()}
    return found
