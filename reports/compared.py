"""Two versions of a month side by side, or a version and the month as the lake says it now."""

import pandas as pd

from data.errors import Refused
from data.lake import documents
from data.lake.home import Home
from reports import moved
from reports.changes import changes
from reports.draft import open_draft
from reports.order import by_version
from reports.published import DRAFT, Version, open_version, versions


def between(
    home: Home, month: str, first: str | None = None, last: str | None = None
) -> pd.DataFrame:
    """``reports.changes.changes`` from one version to another: without ``first`` the one before
    ``last``, without ``last`` the newest; ``last`` DRAFT: the month as it is now. Refused where
    there is no earlier one. Of published versions it reads their folders alone."""
    known = sorted((found["version"] for found in versions(home, month)), key=by_version)
    if last == DRAFT:
        return since(home, open_version(home, month, first))
    newer = open_version(home, month, last)
    earlier = [name for name in known if by_version(name) < by_version(newer.version)]
    if not earlier:
        raise Refused(
            f"Versi {newer.version} bulan {month} adalah yang pertama; belum ada perubahan untuk "
            "ditunjukkan."
        )
    older = open_version(home, month, first or earlier[-1])
    steps = [name for name in known if _is_between(name, older, newer)]
    tables = [open_version(home, month, name).table("moved") for name in steps]
    whole = pd.concat(tables) if tables else pd.DataFrame(columns=list(moved.COLUMNS))
    return changes(older, newer, whole)


def since(home: Home, version: Version) -> pd.DataFrame:
    """What a revision of the month would change now."""
    now = documents.put_in(home)
    before = frozenset(version.table("inputs")["name"])
    came = moved.between(home, before, now, version.month)
    return changes(version, open_draft(home, version.month), came)


def _is_between(name: str, older: Version, newer: Version) -> bool:
    return by_version(older.version) < by_version(name) <= by_version(newer.version)
