"""What the cells' values alone do not show of an XLSX: errors, formulas without a result, the day
that days are counted from."""

import html
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath

CELL = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
ERROR = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*\bt=["']e["'][^>]*)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<""",
    re.DOTALL,
)
FORMULA = re.compile(  # with no value behind it
    rb"""<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
TEXT = re.compile(rb"""\bt=["']str["']""")
SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)/?>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)/?>")
ATTRIBUTE = re.compile(rb"""([\w:]+)=["']([^"']*)["']""")
BASE_1904 = re.compile(rb"""<(?:\w+:)?workbookPr\b[^>]*\bdate1904=["'](?:1|true)["']""")
NO_RESULT = "=…"
OVERLAP = 10_000  # bytes of a block that are looked at again with the next; a formula is shorter


@dataclass
class Beside:
    """Of one sheet: cell (row, column; from 0) → the error that it shows, NO_RESULT for a formula."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)

    def look_at(self, block: bytes) -> None:
        """Takes up what a block of the sheet's XML has; blocks overlap by OVERLAP."""
        for attributes, text in ERROR.findall(block) if b'"e"' in block or b"'e'" in block else ():
            self._take(attributes, text.decode(errors="replace"))
        for attributes, empty in FORMULA.findall(block) if b"<f" in block or b":f" in block else ():
            if not (empty and TEXT.search(attributes)):  # ="" has a result, which is empty
                self._take(attributes, NO_RESULT)

    def _take(self, attributes: bytes, text: str) -> None:
        place = CELL.search(attributes)
        if place:
            self.errors[int(place[2]) - 1, column_number(place[1]) - 1] = text


def column_number(letters: bytes) -> int:
    """``A`` is 1, ``AA`` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def parts_of_sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of a sheet → the part of the archive that holds it."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    related = {}
    for relation in RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        of = dict(ATTRIBUTE.findall(relation))
        related[of.get(b"Id")] = of.get(b"Target", b"").decode(errors="replace")
    found = {}
    for sheet in SHEET.findall(archive.read("xl/workbook.xml")):
        of = dict(ATTRIBUTE.findall(sheet))
        target = related.get(
            of.get(b"r:id") or next((v for k, v in of.items() if k.endswith(b":id")), None)
        )
        if target:
            part = (
                target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
            )
            found[html.unescape(of.get(b"name", b"").decode(errors="replace"))] = part
    return found


def counts_from_1904(archive: zipfile.ZipFile) -> bool:
    """Whether the workbook counts days from 1904, as old Macs did."""
    return "xl/workbook.xml" in archive.namelist() and bool(
        BASE_1904.search(archive.read("xl/workbook.xml"))
    )
