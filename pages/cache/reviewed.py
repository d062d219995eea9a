"""What people have put down in the monthly review, read anew only where something was added: after
years there are thousands of marks and verdicts."""

import time
from collections.abc import Callable
from pathlib import Path

from data.lake.home import Home
from data.review import contests as all_contests
from data.review import looks as all_looks
from data.review import notes as all_notes
from data.review import question_marks, samples
from data.review.contests import Contest
from data.review.notes import Note
from data.review.question_marks import Key, Mark
from data.review.samples import Sampled
from pages.cache.store import kept

READ: dict[str, Callable] = {
    "question_marks": question_marks.read,
    "contests": all_contests.read,
    "samples": samples.read,
    "notes": all_notes.read,
    "looks": all_looks.read,
}
UNSURE = 1e9  # nanoseconds: two documents within one tick of the clock give a folder one time


def marks(home: Home) -> dict[Key, list[Mark]]:
    """Question → its marks, oldest first."""
    return _now(home, "question_marks")


def contests(home: Home) -> list[Contest]:
    """All contests as they stand, the oldest first."""
    return _now(home, "contests")


def sample(home: Home, month: str) -> list[Sampled]:
    """The sample of the month with its verdicts."""
    return _now(home, "samples", month)


def notes(home: Home, month: str) -> list[Note]:
    """The notes of the month as they stand."""
    return _now(home, "notes", month)


def looks(home: Home, month: str) -> dict:
    """OPD → when and who looked at the draft of the month first."""
    return _now(home, "looks", month)


def _now(home: Home, kind: str, *of: str):
    folder = home.documents / kind
    added = folder.stat().st_mtime_ns if folder.is_dir() else 0
    if time.time_ns() - added < UNSURE:
        return READ[kind](home, *of)
    return _kept(str(home.path), kind, added, of)


@kept()
def _kept(home: str, kind: str, added: int, of: tuple[str, ...]):
    return READ[kind](Home(Path(home)), *of)
