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
    """RE2 pattern that a lower-cased courtesy matches in full; a "?" is checked apart.

    Anything but letters and digits may stand anywhere (punctuation, emoji, stickers); every letter
    may be repeated, so "makasiiih" is "makasih"."""
    phrases, address = [], []
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("sapaan:"):
            address = [word.strip() for word in line.removeprefix("sapaan:").split(",")]
        elif line.strip() and not line.startswith("#"):
            phrases.append(line.strip())
    words = "|".join(sorted({_stretched(p) for p in phrases + address}, key=lambda p: (-len(p), p)))
    return rf"(?:[^\p{{L}}\p{{N}}]|\b(?:{words})\b)+"


def _stretched(phrase: str) -> str:
    letters = [
        f"{re.escape(c)}+" if c.isalpha() else r"[^\p{L}\p{N}]+"
        for c in re.sub(r"(.)\1+", r"\1", phrase)
    ]
    return "".join(letters)
