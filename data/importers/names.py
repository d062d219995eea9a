"""Names and numbers as they are compared, and their keyed form."""

import hashlib
import re
from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """A name, handle or number as it is compared: without case, "@", invisible marks and spaces;
    08… is 628…."""
    text = "".join(c for c in name.casefold() if c.isprintable()).strip().lstrip("@~").strip()
    digits = re.sub(r"[\s().+-]", "", text)
    if digits.isdigit() and len(digits) >= 8:
        return "62" + digits[1:] if digits.startswith("0") else digits
    return " ".join(text.split())


def keyed(secret: str, name: str) -> str:
    """The keyed hash of a name (16 hexadecimal digits)."""
    return hashlib.sha256(f"{secret}/own/{plain(name)}".encode()).hexdigest()[:16]
