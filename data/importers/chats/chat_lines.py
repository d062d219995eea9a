"""Chats exported as text: lines that begin with a stamp, everything else going on with the message
above.

``[21/07/2026, 03.15.42] Nama: pesan`` (iOS, Signal) or ``21/07/26 03.15 - Nama: pesan`` (Android).
Dates stay text; how they are to be read is decided for the whole file, by SQL."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from data.importers.files.opening import Member

DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
TIME = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?(?:[ap]\.? ?m\.?|pagi|siang|sore|malam))?\.?"
STAMP = rf"{DATE},? {TIME}"
STYLES = {
    "bracket": re.compile(rf"\[({STAMP})\] (.*)", re.IGNORECASE | re.DOTALL),
    "dash": re.compile(rf"({STAMP}) [-–] (.*)", re.IGNORECASE | re.DOTALL),
}
AUTHOR = re.compile(r"([^\n]{1,200}?):(?:[ \n]|$)")
HALF = re.compile(r"(.*?(\d{1,2})[.:]\d{2}(?:[.:]\d{2})?) ?([a-z. ]+)", re.IGNORECASE)
MARK = "\u200e"  # iOS writes it before what the app says, not a person
# marks of writing direction, the BOM, kinds of spaces
INVISIBLE = str.maketrans(
    {
        **dict.fromkeys("\ufeff\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
        "\u202f": " ",
        "\u00a0": " ",
    }
)
HEAD_SIGNS = frozenset("0123456789[" + MARK)
FIRST_LINES = 5  # an export begins with a stamp


class Line(NamedTuple):
    """One entry: ``author`` None where no person is named. ``text`` may have several lines and
    begin with MARK."""

    row: int
    sent_at: str
    author: str | None
    text: str


def style_of(member: Member) -> str | None:
    """The style of a member that is a chat, by its first lines; None for anything else."""
    if member.is_workbook:
        return None
    head = (
        member.head[: 1 << 14].replace(b"\0", b"").decode("utf-8", "ignore")
    )  # stamps are ASCII in every encoding
    lines = [line for line in head.splitlines() if line.strip()][:FIRST_LINES]
    found = [
        style
        for line in lines
        for style, pattern in STYLES.items()
        if pattern.match(_plain(line).lstrip(MARK))
    ]
    return found[0] if found else None


def entries(path: Path, style: str) -> Iterator[Line]:
    """All entries of one chat (UTF-8), whoever wrote them; ``row`` is the line on which an entry
    begins."""
    header = STYLES[style].match
    found, row = None, 0
    with open(path, encoding="utf-8", errors="strict", newline=None) as handle:
        for number, raw in enumerate(handle, start=1):
            line = raw if raw.isascii() else _plain(raw)
            match = header(line.lstrip(MARK)) if line[:1] in HEAD_SIGNS else None
            if match is None:
                if found is not None:
                    found.append(line)
                continue
            if found is not None:
                yield _line(row, found)
            found, row = [match[1], match[2]], number
    if found is not None:
        yield _line(row, found)


def stamp_as_written(path: Path, style: str, row: int) -> str | None:
    """The stamp of the entry that begins on line ``row``, with every letter that it has in the
    file."""
    with open(path, encoding="utf-8", newline=None) as handle:
        line = next(islice(handle, row - 1, None), "")
    match = STYLES[style].match(_plain(line).lstrip(MARK))
    return match and match[1]


def _line(row: int, parts: list[str]) -> Line:
    stamp, rest = parts[0], "".join(parts[1:]).rstrip()
    if not stamp[-1].isdigit():
        stamp = _stamp(stamp)
    match = AUTHOR.match(rest)
    if match is None:
        return Line(row, stamp, None, rest)
    return Line(row, stamp, match[1].replace(MARK, "").strip(), rest[match.end() :])


def _plain(line: str) -> str:
    return line.translate(INVISIBLE)


def _stamp(text: str) -> str:
    """The stamp with AM or PM for whatever names the half of the day: "p. m.", "sore"."""
    match = HALF.fullmatch(text)
    if match is None or not match[3].strip(" ."):
        return text.rstrip(".")
    return f"{match[1]} {_half(int(match[2]), match[3].lower())}".rstrip()


def _half(hour: int, word: str) -> str:
    """ "AM" or "PM"; nothing beside an hour after 12, which needs none (except where the file
    itself says a.m./p.m.)."""
    if word[0] in "ap" and word != "pagi":
        return f"{word[0].upper()}M"
    if hour > 12:
        return ""
    morning = {
        "pagi": True,
        "siang": hour in (10, 11),
        "sore": False,
        "malam": hour == 12 or hour < 6,
    }
    return "AM" if morning[word.strip()] else "PM"
