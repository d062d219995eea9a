"""Notes of a month, of one OPD or of the whole: one document each, the newest counts."""

from dataclasses import dataclass
from datetime import datetime

from data import moment
from data.errors import Refused, quote
from data.lake import documents
from data.lake.home import Home
from data.review.contests import check

LONGEST = 1000  # characters


@dataclass(frozen=True)
class Note:
    """``opd_id`` None: of the whole month; ``at`` is UTC."""

    month: str
    opd_id: str | None
    text: str
    by: str
    at: datetime


def read(home: Home, month: str) -> list[Note]:
    """The notes of the month as they stand, that of the whole first; empty ones are gone."""
    found: dict[str | None, Note] = {}
    for d in documents.read(home, "notes"):
        if d["month"] == month:
            at = moment.from_text(d["at"])
            found[d["opd_id"]] = Note(month, d["opd_id"], d["text"], d["by"], at)
    kept = [note for note in found.values() if note.text]
    return sorted(kept, key=lambda note: note.opd_id or "")


def add(
    home: Home, month: str, opd_id: str | None, text: str, by: str, seen: str | None = None
) -> None:
    """Keeps a note; an empty text takes it away. Refused: too long, with citizens' data, or where the
    note is no longer the one that was ``seen`` (None: whatever it is)."""
    text = text.strip()
    check("Catatan", text, LONGEST, may_be_empty=True)
    with home.lock():
        now = next((note for note in read(home, month) if note.opd_id == opd_id), None)
        if seen is not None and (now.text if now else "") not in (seen, text):
            raise Refused(
                f"Sementara itu catatan ini diubah {now.by if now else 'orang lain'} menjadi "
                f"{quote(now.text if now else '')}; catatan Anda masih di kolomnya: gabungkan, lalu "
                "simpan lagi."
            )
        documents.add(home, "notes", {"month": month, "opd_id": opd_id, "text": text}, by)
