"""Names and numbers as they are compared, and their keyed form."""

import hashlib
import re
import unicodedata
from functools import lru_cache

HYPHENS = "\\-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
BETWEEN_DIGITS = re.compile(rf"[\s().+/{HYPHENS}]")


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """A name, handle or number as it is compared: without case, "@", invisible marks, kinds of
    blanks and ways to write a letter; 08…, 0062 8… and +62 08… are 628…."""
    text = unicodedata.normalize("NFKC", name).casefold()
    text = "".join(c for c in text if c.isprintable() or c.isspace()).strip()
    text = text.lstrip("@~").strip()
    digits = BETWEEN_DIGITS.sub("", text)
    if digits.isdigit() and len(digits) >= 8:
        return re.sub(r"^(?:0062|620|0)", "62", digits)
    return " ".join(text.split())


def keyed(secret: str, name: str) -> str:
    """The keyed hash of a name (16 hexadecimal digits)."""
    return hashlib.sha256(f"{secret}/own/{plain(name)}".encode()).hexdigest()[:16]
