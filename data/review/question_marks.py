"""What became of the questions of a month: asked, or explained with a note; one document each, by
whom and when."""

from dataclasses import dataclass
from datetime import datetime

from data import moment
from data.errors import Refused
from data.lake import documents
from data.lake.home import Home

MARKS = ("asked", "explained")
LONGEST_NOTE = 500  # characters

Key = tuple[str, str, str, str]  # question, unit_type, unit, month


@dataclass(frozen=True)
class Mark:
    """``mark`` is one of MARKS; ``numerator`` and ``denominator`` are what the question said then;
    ``at`` is UTC."""

    mark: str
    note: str
    numerator: int
    denominator: int
    at: datetime
    by: str


def read(home: Home) -> dict[Key, list[Mark]]:
    """Question → its marks, oldest first."""
    found: dict[Key, list[Mark]] = {}
    for d in documents.read(home, "question_marks"):
        mark = Mark(
            mark=d["mark"],
            note=d["note"],
            numerator=d["numerator"],
            denominator=d["denominator"],
            at=moment.from_text(d["at"]),
            by=d["by"],
        )
        found.setdefault((d["question"], d["unit_type"], d["unit"], d["month"]), []).append(mark)
    return found


def add(home: Home, key: Key, mark: str, note: str, counts: tuple[int, int], by: str) -> None:
    """Marks a question that says ``counts`` (numerator, denominator). Refused: explained without a
    note, too long a note. ValueError: a mark that is none of MARKS."""
    if mark not in MARKS:
        raise ValueError(mark)
    note = note.strip()
    if mark == "explained" and not note:
        raise Refused("Tulis dulu penjelasannya, lalu tandai sebagai sudah dijelaskan.")
    if len(note) > LONGEST_NOTE:
        raise Refused(
            f"Catatan {len(note)} huruf terlalu panjang; paling banyak {LONGEST_NOTE} huruf."
        )
    question, unit_type, unit, month = key
    with home.lock():
        documents.add(
            home,
            "question_marks",
            {
                "question": question,
                "unit_type": unit_type,
                "unit": unit,
                "month": month,
                "mark": mark,
                "note": note,
                "numerator": counts[0],
                "denominator": counts[1],
            },
            by,
        )
