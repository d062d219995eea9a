"""Texts from outside, made harmless for spreadsheets: a formula that begins a cell gets a leading
apostrophe."""

import csv
from collections.abc import Iterable
from pathlib import Path

DANGEROUS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # a spreadsheet reads the wide ones, too


def safe(value):
    """The value as it may stand in a CSV or XLSX that leaves the program; only texts are
    changed."""
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value


def write_csv(path: Path, header: list, rows: Iterable[list]) -> None:
    """A CSV with every text made safe, UTF-8 with the mark that spreadsheets need."""
    with open(path, "w", newline="", encoding="utf-8-sig") as handle:
        writer = csv.writer(handle)
        writer.writerow([safe(cell) for cell in header])
        writer.writerows([safe(cell) for cell in row] for row in rows)
