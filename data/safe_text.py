"""Texts from outside, made harmless for spreadsheets: where one would read a formula, an apostrophe
makes it a text.

A CSV may be opened with another separator than it was written with, as ";" is the usual one in
Indonesia: then a cell is cut at every ";" inside it. So in a CSV every place inside a cell at which
a spreadsheet could begin a new one is guarded, too."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

SIGNS = "=+-@＝＋－＠"  # a spreadsheet reads the wide ones, too
DANGEROUS = (*SIGNS, "\t", "\r", "\n")
SEPARATORS = ";,|\t\r\n\v\f\x85\u2028\u2029"
WITHIN = re.compile(
    rf'([{SEPARATORS}])(?=[ "]*[=+\-@＝＋－＠])'
)  # blanks and quotation marks protect nothing
GUARDED = rf"([{SEPARATORS}])'([ \"]*[=+\-@＝＋－＠])"  # RE2


def safe(value):
    """The value as it may stand in an XLSX that leaves the program; only texts are changed."""
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value


def safe_in_csv(value):
    """The value as it may stand in a CSV that leaves the program, whatever separator it is opened
    with; ``data.importers`` takes the apostrophes off again where such a file is loaded."""
    return WITHIN.sub(r"\1'", safe(value)) if isinstance(value, str) else value


def unguarded(cell: str) -> str:
    """A cell of our own CSV as it stood before :func:`safe_in_csv`."""
    cell = cell[1:] if cell[:1] == "'" and cell[1:].startswith(DANGEROUS) else cell
    return re.sub(GUARDED, r"\1\2", cell)


def write_csv(path: Path, header: list, rows: Iterable[list]) -> None:
    """A CSV with every text made safe, UTF-8 with the mark that spreadsheets need."""
    with open(path, "w", newline="", encoding="utf-8-sig") as handle:
        writer = csv.writer(handle)
        writer.writerow([safe_in_csv(cell) for cell in header])
        writer.writerows([safe_in_csv(cell) for cell in row] for row in rows)
