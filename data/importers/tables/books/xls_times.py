"""Which columns of an XLS show a time of day, as the formats of their cells say ([MS-XLS] 2.4)."""

import struct
from pathlib import Path

from data.importers.tables.books.binary_workbooks import FORMULA, records_of_xls
from data.importers.tables.books.workbook_xml import SIGNS_AROUND, TIME_FORMATS

NUMBER, NUMBER_SHORT, NUMBERS_SHORT = 0x0203, 0x027E, 0x00BD  # cells of numbers; several in a row
FORMAT, CELL_FORMAT = 0x041E, 0x00E0


def columns_with_times(path: Path, label: str, columns: set[int]) -> set[int]:
    """Those of the sheet's ``columns`` (from 0) where the format of a number has hours."""
    timed = {int(number) for number in TIME_FORMATS}
    formats: list[int] = []
    found = set()
    for sheet, kind, record in records_of_xls(path):
        if kind == FORMAT and _has_hours(record):
            timed.add(struct.unpack_from("<H", record)[0])
        elif kind == CELL_FORMAT:
            formats.append(struct.unpack_from("<H", record, 2)[0])
        elif sheet == label and kind in (NUMBER, NUMBER_SHORT, NUMBERS_SHORT, FORMULA):
            first = struct.unpack_from("<H", record, 2)[0]
            for i, style in enumerate(_styles(kind, record)):
                if style < len(formats) and formats[style] in timed:
                    found.add(first + i)
    return found & columns


def _styles(kind: int, record: bytes) -> list[int]:
    """The numbers of the styles of the cells of a record."""
    places = range(4, len(record) - 2, 6) if kind == NUMBERS_SHORT else (4,)
    return [struct.unpack_from("<H", record, place)[0] for place in places]


def _has_hours(record: bytes) -> bool:
    """The letters of a format stand behind its number and their length, one or two bytes each."""
    letters = record[5:].replace(b"\0", b"").decode("latin-1")
    return "h" in SIGNS_AROUND.sub("", letters).lower()
