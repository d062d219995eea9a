"""Chats exported as text: lines that begin with a stamp, everything else going on with the message
above.

``[21/07/2026, 03.15.42] Nama: pesan`` (iOS, Signal), ``21/07/26 03.15 - Nama: pesan`` (Android) or
``03.15, 21 Jul 2026 - Nama: pesan``. Dates stay text; how they are to be read is decided for the
whole file, by SQL."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from data.importers.chats import chat_stamps
from data.importers.chats.chat_stamps import STAMP
from data.importers.files.letters import EDGE, MARK, plain_line
from data.importers.files.opening import Member
from data.importers.patterns import Pattern

FLAGS = re.IGNORECASE | re.DOTALL | re.ASCII  # digits of other scripts are in no export here
STYLES = {
    "bracket": Pattern(rf"\[({STAMP})\] ?(?:[-–] )?(.*)", FLAGS),
    "dash": Pattern(rf"({STAMP}) +[-–—] ?(.*)", FLAGS),
    "colon": Pattern(rf"({STAMP}): (?=[^\n:]+: )(.*)", FLAGS),
}
# one of these stands in every line of a style: the patterns are dear to make, and a table needs none
SIGNS = {"bracket": ("[",), "dash": (" -", " –", " —"), "colon": (": ",)}
LIKE_A_BEGINNING = Pattern(rf"{STAMP}(?!\d)", re.IGNORECASE)
AUTHOR = Pattern(r"([^\n]{1,200}?):(?:[ \t\n]|$)")
# "Nama:pesan", where the colon is neither that of a time of day nor of a link
NO_SPACE = Pattern(r"([^\n:]{1,60}):(?=[^\s/\d:]|\d(?!\d\b))(.*)", re.DOTALL)
DIGITS = frozenset("0123456789[" + EDGE)
LETTERS = DIGITS | frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
QUOTED = EDGE + "\"'“”‘’*_~•·-–—>#(<[|"  # signs with which somebody quotes or lists a line
FIRST_LINES = 5  # an export begins with a stamp


class Style(NamedTuple):
    """How the lines of one chat begin: ``name`` in STYLES, ``signs`` with which a line that begins
    a message may begin, ``time_first`` where the time stands before the date."""

    name: str
    signs: frozenset[str]
    time_first: bool


class Line(NamedTuple):
    """One entry: ``author`` None where no person is named. ``text`` may have several lines and
    begin with MARK."""

    row: int
    sent_at: str
    author: str | None
    text: str


@dataclass
class Strange:
    """What is no message and goes on with none, or only seems to: ``before`` the lines above the
    first message (row and text), ``inside`` the lines of messages that look like the beginning of
    another one (row and what looks like a stamp)."""

    before: list[tuple[int, str]] = field(default_factory=list)
    inside: list[tuple[int, str]] = field(default_factory=list)


def style_of(member: Member) -> Style | None:
    """The style of a member that is a chat, by its first lines; None for anything else."""
    if member.is_workbook:
        return None
    lines = [line for line in _head(member).splitlines() if line.strip()][:FIRST_LINES]
    for line in map(_begun, lines):
        for name, pattern in STYLES.items():
            found = any(sign in line for sign in SIGNS[name]) and pattern.match(line)
            if found:
                signs = LETTERS if found[1][0].isalpha() else DIGITS
                return Style(name, signs, chat_stamps.is_time_first(found[1]))
    return None


def _head(member: Member) -> str:
    """The beginning of a member; stamps are ASCII in every encoding, a dash behind them is not."""
    head = member.head[: 1 << 14]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore")
    return head.replace(b"\0", b"").decode("utf-8", "ignore")


def entries(path: Path, style: Style, strange: Strange) -> Iterator[Line]:
    """All entries of one chat (UTF-8), whoever wrote them; ``row`` is the line on which an entry
    begins. Fills ``strange`` on the way."""
    header, signs = STYLES[style.name].match, style.signs
    found, row = None, 0
    with open(path, encoding="utf-8", errors="strict", newline=None) as handle:
        for number, raw in enumerate(handle, start=1):
            line = raw if raw.isascii() and raw[0] != "?" else plain_line(raw)
            match = header(line.lstrip(EDGE)) if line[:1] in signs else None
            if match is None:
                _go_on(found, line, number, strange)
                continue
            if found is not None:
                yield _line(row, found)
            found, row = [match[1], match[2]], number
    if found is not None:
        yield _line(row, found)


def without_space(text: str) -> tuple[str, str] | None:
    """Name and text of an entry that has no blank after its first colon; None where there is no
    such colon."""
    match = NO_SPACE.match(text)
    return match and (match[1].replace(MARK, "").strip(), match[2])


def stamp_as_written(path: Path, style: Style, row: int) -> str | None:
    """The stamp of the entry that begins on line ``row``, with every letter that it has in the
    file."""
    with open(path, encoding="utf-8", newline=None) as handle:
        line = next(islice(handle, row - 1, None), "")
    match = STYLES[style.name].match(_begun(line))
    return match and match[1]


def _begun(line: str) -> str:
    return plain_line(line).lstrip(EDGE)


def _go_on(found: list[str] | None, line: str, number: int, strange: Strange) -> None:
    if found is None:
        if line.strip():
            strange.before.append((number, line.strip()))
        return
    found.append(line)
    if line[:1] in DIGITS or line[:1] in QUOTED:
        looks = LIKE_A_BEGINNING.match(line.lstrip(QUOTED))
        if looks:
            strange.inside.append((number, looks[0]))


def _line(row: int, parts: list[str]) -> Line:
    stamp, rest = chat_stamps.plain(parts[0]), "".join(parts[1:]).rstrip()
    match = AUTHOR.match(rest)
    if match is None:
        return Line(row, stamp, None, rest)
    return Line(row, stamp, match[1].replace(MARK, "").strip(), rest[match.end() :])
