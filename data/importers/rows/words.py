"""What a word of a status or of a side means: reviewed tables, and what a person has said of others.

``status_words.csv`` (format, word, status) has the words of each tool and, as ``canonical``, those
of every other table; ``side_words.csv`` (word, side) who writes: the citizen (inbound) or the
office (outbound). Words are compared by ``fold``, which data/sql/word.sql does to cells."""

import csv
import hashlib
import json
import re
from functools import cache
from pathlib import Path

import pyarrow as pa

from data.errors import Refused, quote
from data.importers.columns.header import ADDED, distinct
from data.importers.context import Context

STATUS_WORDS = Path(__file__).with_name("status_words.csv")
SIDE_WORDS = Path(__file__).with_name("side_words.csv")
SIDES = {"inbound": "inbound", "outbound": "outbound", "citizen": "inbound", "office": "outbound"}
STATUSES = ("open", "waiting", "resolved", "closed", "auto_closed", "rejected")
FIELDS = {"status": STATUSES, "direction": ("inbound", "outbound"), "opened_by": tuple(SIDES)[2:]}
ASKED = {"unknown_status": "status", "bad_direction": "direction", "unknown_opener": "opened_by"}
SHORT = {"sudah": "sdh", "belum": "blm", "sedang": "sdg", "tidak": "tdk", "dalam": "dlm"}
Values = dict[str, dict[str, str]]  # field → word → what it means


def fold(text: str) -> str:
    """A word as it is compared: without case, hyphens and signs around it; "di proses" is
    "diproses", "tindak lanjuti" is "tindaklanjuti"."""
    word = re.sub(r"[\s_\xa0-]+", " ", text.lower()).strip(" .,;:!?*\"'()[]✓✔✅")
    return re.sub(r"\bdi ([a-z])", r"di\1", word).replace("tindak lanjuti", "tindaklanjuti")


@cache
def _table(path: Path) -> tuple[dict[str, str], ...]:
    with open(path, encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def sides() -> dict[str, str]:
    """Word → inbound or outbound."""
    return {fold(row["word"]): row["side"] for row in _table(SIDE_WORDS)}


@cache
def statuses(format_name: str) -> dict[str, str]:
    """Word → status in a format, those of the canonical table where it has none of its own."""
    rows = _table(STATUS_WORDS)
    own = [row for row in rows if row["format"] == format_name]
    own = own or [row for row in rows if row["format"] == "canonical"]
    known = {fold(row["word"]): row["status"] for row in own}
    return {_shortened(word): status for word, status in known.items()} | known


def _shortened(word: str) -> str:
    """The word as people in a hurry write it: "sdh dijawab"."""
    return " ".join(SHORT.get(part, part) for part in word.split())


def parse_values(pairs: list[str]) -> Values:
    """``["status:Disposisi=waiting"]`` → field → word → what it means; Refused where a field or a
    meaning is not known. A meaning may be a word that the reviewed tables have."""
    found: Values = {}
    for pair in pairs:
        field, _, rest = pair.partition(":")
        word, sign, meaning = rest.rpartition("=")
        field, meaning = field.strip(), fold(meaning).replace(" ", "_")
        known = _meaning(field, meaning)
        if not sign or not fold(word) or known is None:
            choices = FIELDS.get(field)
            hint = f"arti {field} adalah {', '.join(choices)}" if choices else ", ".join(FIELDS)
            raise Refused(
                f"--value {quote(pair)} tidak dikenal; tulis FIELD:KATA=ARTI ({hint}).",
                on_screen=f"Arti kata {quote(pair)} tidak dikenal; pilih salah satu dari daftar.",
            )
        found.setdefault(field, {})[fold(word)] = known
    return found


def _meaning(field: str, text: str) -> str | None:
    if text in FIELDS.get(field, ()):
        return text
    word = text.replace("_", " ")
    if field == "status":
        return statuses("canonical").get(word)
    if field == "direction":
        return sides().get(word)
    if field == "opened_by" and word in sides():
        return {"inbound": "citizen", "outbound": "office"}[sides()[word]]
    return None


def said(context: Context, columns: list[str]) -> Values:
    """What people said of words: now, or of an earlier file with the same columns."""
    found = {field: dict(given) for field, given in context.values.items()}
    for field, given in context.remembered_values.get(mark(columns), {}).items():
        found[field] = given | found.get(field, {})
    return found


def mark(columns: list[str]) -> str:
    """What tables of one kind have in common: their columns, without those that a file of rejected
    rows has in front."""
    own = columns[len(ADDED) :] if tuple(columns[: len(ADDED)]) == ADDED else columns
    own = [name for name in distinct(own) if name]
    return hashlib.sha256(json.dumps(own).encode()).hexdigest()[:16]


def status_words(format_name: str, values: Values) -> pa.Table:
    """``word, meaning`` of the statuses of a format; what was said of a word comes first."""
    said = {fold(word): meaning for word, meaning in values.get("status", {}).items()}
    return _as_table(statuses(format_name) | said)


def side_words(field: str, values: Values) -> pa.Table:
    """``word, meaning`` (inbound, outbound) of the sides in ``direction`` or ``opened_by``."""
    said = {fold(word): SIDES[meaning] for word, meaning in values.get(field, {}).items()}
    return _as_table(sides() | said)


def _as_table(words: dict[str, str]) -> pa.Table:
    return pa.table({"word": list(words), "meaning": list(words.values())})
