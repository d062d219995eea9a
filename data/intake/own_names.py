"""Names under which an account writes in exports that do not say which side it is; asked once, then
remembered.

Kept as keyed hashes: a name given by mistake may be a citizen's.
"""

from data.importers.names import keyed
from data.lake import documents
from data.lake.home import Home


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
