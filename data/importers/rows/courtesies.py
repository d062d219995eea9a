"""Which messages are courtesies: phrases of courtesy.txt and words of address, as one regular
expression."""

import hashlib
import re
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("courtesy.txt")


@cache
def version() -> str:
    """Names the list that an upload was read with."""
    return hashlib.sha256(LIST.read_bytes()).hexdigest()[:8]


@cache
def pattern() -> str:
    """RE2 pattern that a lower-cased courtesy matches in full, once whatever is no letter and no digit
    (punctuation, emoji, stickers) is a blank; a "?" is checked apart. The classes of Unicode, eleven
    times in this pattern, cost 30 ms wherever the statement is planned.

    Blanks may stand anywhere; every letter may be repeated, so "makasiiih" is "makasih"."""
    return rf"(?: |\b(?:{_alternatives(_phrases())})\b)+"


@cache
def beginning() -> str:
    """RE2 pattern that is found in every lower-cased courtesy, and in few other texts: only these are
    worth a look at each of their signs."""
    first_words = [phrase.split()[0] for phrase in _phrases()]
    return rf"^[^a-z0-9]*(?:$|{_alternatives(first_words)})"


@cache
def _phrases() -> list[str]:
    """Phrases and words of address, without signs."""
    found = []
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("sapaan:"):
            found += line.removeprefix("sapaan:").split(",")
        elif not line.startswith("#"):
            found.append(line)
    return [phrase.strip().replace("-", " ") for phrase in found if phrase.strip()]


def _alternatives(phrases: list[str]) -> str:
    return "|".join(sorted({_stretched(p) for p in phrases}, key=lambda p: (-len(p), p)))


def _stretched(phrase: str) -> str:
    letters = re.sub(r"(.)\1+", r"\1", phrase)
    return "".join(f"{c}+" if c.isalpha() else c for c in letters)
