"""Cells of XLS and XLSB that show an error: the reader of values gives them as empty, which would
mean "no answer".

From documentation ([MS-XLS] 2.4, [MS-XLSB] 2.1): records with their kind and length, of which only
sheets, rows and errors are looked at."""

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data.importers.tables.books.workbook_xml import RELATION, attributes_of

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
FORMULA, SHEET, BOOLEAN_OR_ERROR, BEGIN = 0x0006, 0x0085, 0x0205, 0x0809  # records of XLS
ROW, CELL_ERROR, FORMULA_ERROR, BUNDLE_SHEET = 0, 3, 11, 156  # records of XLSB
LAST_CELL_KIND = 18  # the records of XLSB below this hold one cell each
Errors = dict[tuple[int, int], str]  # row and column from 0 → the error as the cell shows it


@dataclass
class Seen:
    """Of one sheet of an XLSB: how far its cells reach, and its errors."""

    columns: int = 0
    rows: int = 0
    errors: Errors = field(default_factory=dict)


def errors_of_xls(path: Path) -> dict[str, Errors]:
    """Name of a sheet → its errors; nothing of a file without a workbook in it. OSError where it is
    broken."""
    found: dict[str, Errors] = {}
    for label, kind, record in records_of_xls(path):
        errors = found.setdefault(label, {})
        if kind == BOOLEAN_OR_ERROR and record[7]:
            errors[struct.unpack_from("<HH", record)] = ERRORS.get(record[6], "#N/A")
        elif kind == FORMULA and record[6] == 2 and record[12:14] == b"\xff\xff":
            errors[struct.unpack_from("<HH", record)] = ERRORS.get(record[8], "#N/A")
    return found


def records_of_xls(path: Path) -> Iterator[tuple[str, int, bytes]]:
    """Name of the sheet ("" before the first), kind and bytes of each record."""
    import olefile  # late: few files need it

    with olefile.OleFileIO(str(path)) as ole:
        stream = next((name for name in ("Workbook", "Book") if ole.exists(name)), None)
        content = ole.openstream(stream).read() if stream else b""
    labels: dict[int, str] = {}
    label = ""
    for place, kind, record in _records(content):
        if kind == SHEET:
            name = _short_text(record[6:], is_old=stream == "Book")
            labels[struct.unpack_from("<I", record)[0]] = name
        elif kind == BEGIN:
            label = labels.get(place, label)
        yield label, kind, record


def _records(content: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Place, kind and bytes of each record."""
    place = 0
    while place + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, place)
        yield place, kind, content[place + 4 : place + 4 + length]
        place += 4 + length


def _short_text(record: bytes, is_old: bool) -> str:
    """A name: its length, whether its letters take two bytes (not in workbooks of before 1997), and
    the letters."""
    length = record[0]
    if is_old:
        return record[1 : 1 + length].decode("cp1252", errors="replace")
    is_wide = record[1] & 1
    letters = record[2 : 2 + length * (2 if is_wide else 1)]
    return letters.decode("utf-16-le" if is_wide else "latin-1", errors="replace")


def look_at_xlsb(content: bytes) -> Seen:
    """What the part of one sheet holds."""
    seen, row = Seen(), 0
    for kind, record in _records_of_xlsb(content):
        if kind == ROW:
            row = struct.unpack_from("<I", record)[0]
            seen.rows = max(seen.rows, row + 1)
        elif kind < LAST_CELL_KIND:
            column = struct.unpack_from("<I", record)[0]
            seen.columns = max(seen.columns, column + 1)
            if kind in (CELL_ERROR, FORMULA_ERROR):
                seen.errors[row, column] = ERRORS.get(record[8], "#N/A")
    return seen


def _records_of_xlsb(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and bytes of each record; both numbers are written in groups of seven bits."""
    place = 0
    while place < len(content):
        kind, place = _number(content, place, 2)
        length, place = _number(content, place, 4)
        yield kind, content[place : place + length]
        place += length


def _number(content: bytes, place: int, most: int) -> tuple[int, int]:
    number = 0
    for group in range(most):
        byte = content[place]
        number |= (byte & 0x7F) << 7 * group
        place += 1
        if not byte & 0x80:
            break
    return number, place


def parts_of_sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of a sheet → the part of an XLSB that holds it."""
    names = set(archive.namelist())
    if not {"xl/workbook.bin", "xl/_rels/workbook.bin.rels"} <= names:
        return {}
    related = {
        of.get("Id"): of.get("Target", "")
        for of in map(attributes_of, RELATION.findall(archive.read("xl/_rels/workbook.bin.rels")))
    }
    found = {}
    for kind, record in _records_of_xlsb(archive.read("xl/workbook.bin")):
        if kind == BUNDLE_SHEET:
            relation, rest = _long_text(record[8:])
            found[_long_text(rest)[0]] = f"xl/{related.get(relation, '')}"
    return found


def _long_text(record: bytes) -> tuple[str, bytes]:
    length = 2 * struct.unpack_from("<I", record)[0]
    return record[4 : 4 + length].decode("utf-16-le", errors="replace"), record[4 + length :]
