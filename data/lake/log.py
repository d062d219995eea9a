"""Who did what when: every upload and every document of a home, each with what was there before
it."""

from dataclasses import dataclass
from datetime import datetime

from data import moment
from data.lake import documents
from data.lake.home import Home
from data.lake.uploads import Lake


@dataclass(frozen=True)
class Entry:
    """One deed: when (UTC), by whom, ``upload`` or the kind of the document, its content, and that
    of the document of the same kind before it (None for the first, and for uploads)."""

    at: datetime
    by: str
    kind: str
    content: dict
    before: dict | None = None


def entries(home: Home) -> list[Entry]:
    """Newest first."""
    found = [
        Entry(
            moment.from_text(u.info["received_at"]),
            u.info["by"],
            "upload",
            {**u.info, "id": u.upload_id},
        )
        for u in Lake.readable(home).uploads
    ]
    for kind in documents.KINDS:
        before = None
        for name in documents.file_names(home, kind):  # also what was taken back: it was done
            document = documents.read_one(home.documents / kind / name)
            found.append(
                Entry(moment.from_text(document["at"]), document["by"], kind, document, before)
            )
            before = document
    found.reverse()  # of two in one second, the later one first
    return sorted(found, key=lambda entry: entry.at, reverse=True)
