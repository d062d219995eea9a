"""The rules of a month as they held at its end, each with its ground and who has read it."""

from dataclasses import replace
from textwrap import shorten

import pandas as pd

from data.targets.grounds import Ground
from metrics import months
from reports.documents.facts.ledger import NOTHING, Row
from reports.documents.facts.month import Month
from reports.documents.parts.blocks import Text
from words import grounds, numbers

OF_CLASSES = "resolution_days_"  # settings whose values the classes have, too
HEAD = "Dasar batas waktu"


def settings(month: Month) -> list[Row]:
    """Every setting at the month's end; those of classes stand in :func:`classes`."""
    return [row for row in _held(month, "targets") if not row["name"].startswith(OF_CLASSES)]


def classes(month: Month) -> list[Row]:
    """Every class of topics at the month's end."""
    return _held(month, "classes")


def ground(row: dict) -> str:
    """On what a rule stands; the program's own limits have no ground."""
    found = Ground.of(row)
    return grounds.sentence(found) if found.kind else NOTHING


def sentences(month: Month) -> list[str]:
    """Every target; those that stand on the same ground together: Penyelesaian: 5 hari kerja
    (permintaan informasi), 14 hari kerja (pengaduan). Peraturan: …. Belum diverifikasi."""
    by_ground: dict[str, list[str]] = {}
    for row in classes(month):
        days = month.ledger.say(row, "resolution_days", "count")
        said = f"{days} hari kerja ({grounds.of_class(row['class'])})"
        by_ground.setdefault(grounds.sentence(Ground.of(row.values)), []).append(said)
    resolution = [f"Penyelesaian: {', '.join(said)}. {on}" for on, said in by_ground.items()]
    return [response(month), *resolution]


def text(month: Month) -> Text:
    """All of it in one paragraph, in the colour of notes."""
    return Text(f"{HEAD}. {' '.join(sentences(month))}", True)


def response(month: Month, longest: int | None = None) -> str:
    """The first reply's, on the official clock; ``longest``: of the words of its ground."""
    [row] = [row for row in settings(month) if row["name"] == "response_target_hours"]
    found = Ground.of(row.values)
    if longest:
        found = replace(found, text=shorten(found.text, longest, placeholder=" dst"))
    hours = "" if month.clock == "office" else month.ledger.say(row, "value", "setting")
    return grounds.of_response(f"{hours}{numbers.NBSP}jam", month.clock, found)


def _held(month: Month, table: str) -> list[Row]:
    """Of each name the row that holds on the month's last day; the oldest stand first."""
    last, name = months.last_day(month.version.month), {"targets": "name", "classes": "class"}
    found = {}
    for row in month.ledger.rows(table):
        if pd.isna(row["valid_from"]) or row["valid_from"] <= last:
            found[row[name[table]]] = row
    return list(found.values())
