"""Names under which an account writes in exports that do not say which side it is; asked once, then remembered.

Kept as keyed hashes: a name given by mistake may be a citizen's.
"""

import hashlib
import re
from functools import lru_cache

from data.lake import documents
from data.lake.home import Home


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """A name, handle or number as it is compared: without case, "@", invisible marks and spaces; 08… is 628…."""
    text = "".join(c for c in name.casefold() if c.isprintable()).strip().lstrip("@~").strip()
    digits = re.sub(r"[\s().+-]", "", text)
    if digits.isdigit() and len(digits) >= 8:
        return "62" + digits[1:] if digits.startswith("0") else digits
    return " ".join(text.split())


def keyed(secret: str, name: str) -> str:
    """The keyed hash of a name (16 hexadecimal digits)."""
    return hashlib.sha256(f"{secret}/own/{plain(name)}".encode()).hexdigest()[:16]


def remembered(home: Home) -> dict[str, set[str]]:
    """account_id → keyed hashes of its own names."""
    found: dict[str, set[str]] = {}
    for document in documents.read(home, "own_names"):
        found.setdefault(document["account_id"], set()).update(document["names"])
    return found


def remember(home: Home, account_id: str, names: list[str], by: str) -> None:
    """Adds names of an account; call it inside ``home.lock()``."""
    new = {keyed(home.secret(), name) for name in names} - remembered(home).get(account_id, set())
    if new:
        documents.add(home, "own_names", {"account_id": account_id, "names": sorted(new)}, by)
