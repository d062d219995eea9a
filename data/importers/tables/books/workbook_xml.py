"""What the cells' values alone do not show of an XLSX: errors, formulas without a result, the day
that days are counted from."""

import html
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

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
ATTRIBUTE = re.compile(rb"""([\w:-]+)=["']([^"']*)["']""")
BASE_1904 = re.compile(rb"""<(?:\w+:)?workbookPr\b[^>]*\bdate1904=["'](?:1|true)["']""")
STYLED = re.compile(rb"<(?:\w+:)?c\s([^>]*)>")
CELL_NAME = re.compile(r"([A-Z]{1,3})\d+")
FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)/?>")
CELL_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b[^>]*>(.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
STYLE = re.compile(rb"<(?:\w+:)?xf\s([^>]*)>")
SIGNS_AROUND = re.compile(r"\"[^\"]*\"|\[(?!h)[^\]]*\]|\\.", re.IGNORECASE)  # texts, colours
TIME_FORMATS = {"18", "19", "20", "21", "22", "45", "46", "47"}  # built in
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


def attributes_of(tag: bytes) -> dict[str, str]:
    """Name → value of the attributes of a tag."""
    return {
        name.decode(): html.unescape(value.decode(errors="replace"))
        for name, value in ATTRIBUTE.findall(tag)
    }


def parts_of_sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of a sheet → the part of the archive that holds it."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    relations = RELATION.findall(archive.read("xl/_rels/workbook.xml.rels"))
    related = {of.get("Id"): of.get("Target", "") for of in map(attributes_of, relations)}
    found = {}
    for of in map(attributes_of, SHEET.findall(archive.read("xl/workbook.xml"))):
        relation = next((of[name] for name in of if name.endswith(":id")), None)
        target = related.get(relation)
        if target:
            is_whole = target.startswith("/")
            part = target.lstrip("/") if is_whole else str(PurePosixPath("xl") / target)
            found[of.get("name", "")] = part
    return found


def columns_with_times(path: Path, part: str, columns: set[int]) -> set[int]:
    """Which columns of a sheet (from 0) show a time of day, as the formats of their cells say: a
    midnight there is one, elsewhere it is a day without a time."""
    with zipfile.ZipFile(path) as archive:
        if "xl/styles.xml" not in archive.namelist() or part not in archive.namelist():
            return set()
        styles, sheet = _styles_with_times(archive.read("xl/styles.xml")), archive.read(part)
    found = set()
    for cell in map(attributes_of, STYLED.findall(sheet)):
        place = CELL_NAME.fullmatch(cell.get("r", ""))
        if place and cell.get("s") in styles:
            found.add(column_number(place[1].encode()) - 1)
    return found & columns


def _styles_with_times(styles: bytes) -> set[str]:
    """The numbers of the cells' styles whose format has hours."""
    codes = {
        of["numFmtId"]: SIGNS_AROUND.sub("", of["formatCode"])
        for of in map(attributes_of, FORMAT.findall(styles))
        if {"numFmtId", "formatCode"} <= of.keys()
    }
    timed = {number for number, code in codes.items() if "h" in code.lower()} | TIME_FORMATS
    cells = CELL_STYLES.search(styles)
    used = map(attributes_of, STYLE.findall(cells[1])) if cells else ()
    return {str(i) for i, of in enumerate(used) if of.get("numFmtId") in timed}


def counts_from_1904(archive: zipfile.ZipFile) -> bool:
    """Whether the workbook counts days from 1904, as old Macs did."""
    return "xl/workbook.xml" in archive.namelist() and bool(
        BASE_1904.search(archive.read("xl/workbook.xml"))
    )
