"""The public data of all published months: CSV and JSON with a Data Package v2 descriptor."""

import csv
import io
import json

import pandas as pd

from metrics.output.text import safe
from reports.documents.facts.month import Month
from reports.published import Version
from words.numbers import NBSP

TYPES = {  # of each column; a change of it is a change of what others build on
    "month": "string",
    "version": "string",
    "opd_id": "string",
    "name": "string",
    "kind": "string",
    "status": "string",
    "met": "integer",
    "due": "integer",
    "rate": "number",
    "place_low": "integer",
    "place_high": "integer",
}
RATE_DIGITS = 6


def files(versions: list[Version], manifests: list[dict]) -> list[tuple[str, bytes]]:
    """Path and content of each file; the newest month first."""
    rows = [row for version in versions for row in records(version)]
    return [
        ("data/opd.csv", as_csv(rows)),
        ("data/opd.json", _json(rows)),
        ("datapackage.json", _json(_package(versions[0], manifests))),
    ]


def records(version: Version) -> list[dict]:
    """Every OPD of the month as guests see it, sorted by its id."""
    month = Month.of(version)
    return [_record(month, row) for row in sorted(month.board(), key=lambda row: row["unit"])]


def _record(month: Month, row) -> dict:
    """Places of those who stand above the middle or cannot be told from it only."""
    has_place = row["status"] == "ranked" and row["group"] != "below"
    return {
        "month": month.version.month,
        "version": month.version.version,
        "opd_id": row["unit"],
        "name": row["opd_name"].replace(NBSP, " "),
        "kind": row["kind"],
        "status": row["status"],
        "met": int(row["met"]),
        "due": int(row["due"]),
        "rate": None if pd.isna(row["rate"]) else round(float(row["rate"]), RATE_DIGITS),
        "place_low": int(row["place_low"]) if has_place else None,
        "place_high": int(row["place_high"]) if has_place else None,
    }


def as_csv(rows: list[dict]) -> bytes:
    """The rows with a header; no text that a spreadsheet would take for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(TYPES)
    writer.writerows([safe(v) if isinstance(v, str) else v for v in row.values()] for row in rows)
    return out.getvalue().encode()


def _package(newest: Version, manifests: list[dict]) -> dict:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tanggap",
        "id": str(Month.of(newest).identity("data")),
        "title": f"Tanggap: {Month.of(newest).name}".replace(NBSP, " "),
        "version": newest.version,
        "created": manifests[-1]["at"],
        "changes": [
            {"month": m["month"], "version": m["version"], "at": m["at"], "reason": m["reason"]}
            for m in manifests
        ],
        "resources": [
            {
                "name": "opd",
                "path": "data/opd.csv",
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [{"name": name, "type": kind} for name, kind in TYPES.items()],
                    "missingValues": [""],
                    "primaryKey": ["month", "opd_id"],
                },
            }
        ],
    }


def _json(value) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
