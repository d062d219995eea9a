"""Letters as they were meant: signs that nobody sees, kinds of blanks and hyphens, and UTF-8 that
somebody read as another encoding."""

import re

MARK = "\u200e"  # iOS writes it before what the app says, not a person
BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# marks of writing direction, the BOM, joints and places to break at; those within emoji stay
UNSEEN = "\ufeff\u200b\u2060\u00ad\u061c\u180e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# what may stand before the stamp of a line without being seen, or in the place of a letter that was lost
EDGE = (
    MARK
    + "\u200c\u200d \t\0\x08\x0b\x0c\x1a\x1c\x1d\x1e\x1f\x7f\x85\u034f\u115f\u1160\u2061\u2062\u2063\u2064\u206a"
    "\u206b\u206c\u206d\u206e\u206f\u2028\u2029\u2800\u3164\ufe0e\ufe0f\uffa0\ufff9\ufffa\ufffb\ufffc\ufffd\U000e0001"
)
INVISIBLE = str.maketrans({**dict.fromkeys(UNSEEN), **dict.fromkeys(BLANKS, " ")})
SPOILT = ("â€", "Ã", "ðŸ")  # with which UTF-8 begins where it was read as Windows-1252
# what was meant as a byte, but is a letter in Windows-1252
CP1252 = {
    bytes([b]).decode("cp1252"): b for b in range(0x80, 0xA0) if b not in (129, 141, 143, 144, 157)
}
TAIL = "[\x80-\xbf" + "".join(map(re.escape, CP1252)) + "]"
AS_LETTERS = re.compile(f"[\xc2-\xdf]{TAIL}|[\xe0-\xef]{TAIL}{{2}}|[\xf0-\xf4]{TAIL}{{3}}")
LOST_MARK = re.compile(r"[?\ufffd]\[\d")  # where an editor could not keep those of iOS


def plain_line(line: str) -> str:
    """A line of a chat without invisible signs (but MARK) and with one kind of blank."""
    if any(sign in line for sign in SPOILT):
        line = repaired(line)
    if LOST_MARK.match(line):
        line = re.sub(r"[?\ufffd](?=[\[A-Za-z<])", MARK, line)
    return line.translate(INVISIBLE)


def repaired(text: str) -> str:
    """Text whose UTF-8 was read as Latin-1 or Windows-1252, as it was written: "Ã¤" is "ä". What
    stands beside it and is no such thing stays."""
    return text if text.isascii() else AS_LETTERS.sub(_meant, text)


def _meant(match: re.Match) -> str:
    try:
        return bytes(CP1252.get(sign) or ord(sign) for sign in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
