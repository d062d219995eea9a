"""How far a workbook reaches, looked at before it is read: two cells at a sheet's far corners make a
reader allocate the whole sheet. What its parts say besides the values comes along."""

import html
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from data.errors import Refused, quote
from data.importers.tables.books import binary_workbooks, workbook_xml
from data.importers.tables.books.workbook_xml import column_number
from data.importers.tables.cells import MAX_COLUMNS
from data.importers.tables.joined_cells import Range

MAX_UNPACKED = 400_000_000  # bytes
MAX_CELLS = 30_000_000
CHUNK = 1 << 20
CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?r=["']([A-Z]{1,3})(\d{1,7})["']""")
ODS_TAG = re.compile(
    rb"<(/?)table:(table-row|table-cell|covered-table-cell|table(?![-\w]))\b([^>]*)>"
)
REPEATED = re.compile(rb"""table:number-(?:rows|columns)-repeated=["'](\d{1,9})["']""")
SPANNED = re.compile(rb"""table:number-(rows|columns)-spanned=["'](\d{1,6})["']""")
NAME = re.compile(rb"""\btable:name=["']([^"']*)["']""")


@dataclass
class Beside:
    """What the parts of the workbook at ``path`` say besides the values: per sheet (its name)
    errors and joined cells, the part of the archive that it is, and the first day that days are
    counted from."""

    path: Path
    errors: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)
    joined: dict[str, list[Range]] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    is_1904: bool = False


def check_extent(path: Path, name: str) -> Beside:
    """What stands beside the values; Refused where the workbook is broken or reaches too far. An
    XLS cannot be larger than 65,536 rows of 256 columns."""
    if not zipfile.is_zipfile(path):
        with _or_refused(name):
            return Beside(path, errors=binary_workbooks.errors_of_xls(path))
    found = Beside(path)
    with _or_refused(name), zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
            raise Refused(
                f"Buku kerja {quote(name)} lebih dari {MAX_UNPACKED // 10**6} MB setelah "
                "dibuka; pecah menjadi beberapa berkas atau simpan sebagai CSV."
            )
        found.parts = workbook_xml.parts_of_sheets(archive) | binary_workbooks.parts_of_sheets(
            archive
        )
        found.is_1904 = workbook_xml.counts_from_1904(archive)
        labels = {part: label for label, part in found.parts.items()}
        for entry in archive.infolist():
            label = labels.get(entry.filename, "")
            with archive.open(entry) as part:
                if entry.filename == "content.xml":
                    found.joined = _check_ods(part, name)
                elif re.fullmatch(r"xl/worksheets/[^/]+\.xml", entry.filename):
                    found.errors[label] = _check_sheet(part, name)
                elif re.fullmatch(r"xl/worksheets/[^/]+\.bin", entry.filename):
                    seen = binary_workbooks.look_at_xlsb(part.read())
                    _refuse_extent(seen.columns, seen.rows, name)
                    found.errors[label] = seen.errors
    return found


@contextmanager
def _or_refused(name: str) -> Iterator[None]:
    try:
        yield
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        zlib.error,
        struct.error,
        OSError,
    ) as error:
        raise Refused(
            f"Buku kerja {quote(name)} rusak atau bersandi; simpan ulang sebagai XLSX atau CSV."
        ) from error


def _check_sheet(sheet, name: str) -> dict[tuple[int, int], str]:
    columns = rows = 0
    rest = b""
    beside = workbook_xml.Beside()
    while chunk := sheet.read(CHUNK):
        block = rest + chunk
        cells = CELL.findall(block)
        columns = max(columns, *map(column_number, {letters for letters, _ in cells}), 0)
        rows = max(rows, *map(int, {number for _, number in cells}), 0)
        beside.look_at(block)
        rest = block[-workbook_xml.OVERLAP :]
    _refuse_extent(columns, rows, name)
    return beside.errors


def _check_ods(sheets, name: str) -> dict[str, list[Range]]:
    """The same for ODS, where a cell or a row says how often it is repeated; those without content
    count no more. Returns the joined cells of each sheet, which the reader of values leaves out."""
    row = column = repeat = 0
    widest = lowest = 0
    is_filled = False
    rest = b""
    joined: dict[str, list[Range]] = {}
    ranges: list[Range] = []
    while chunk := sheets.read(CHUNK):
        block = rest + chunk
        end = 0
        for tag in ODS_TAG.finditer(block):
            end = tag.end()
            closing, kind, attributes = tag.groups()
            is_repeated = b"repeated" in attributes and REPEATED.search(attributes)
            times = int(is_repeated[1]) if is_repeated else 1
            if kind == b"table":
                row = 0
                ranges = joined.setdefault(_name_of(attributes), []) if not closing else ranges
            elif kind == b"table-row" and not closing:
                row, column, repeat, is_filled = row + 1, 0, times, False
            elif kind == b"table-row":
                row += repeat - 1
                lowest = max(lowest, row if is_filled else 0)
            elif not closing:
                if b"spanned" in attributes:
                    ranges += _spanned(attributes, row - 1, column)
                column += times
                if b"value-type=" in attributes:
                    is_filled, widest = True, max(widest, column)
        _refuse_extent(widest, lowest, name)
        rest = block[max(end, len(block) - 4_000) :]
    return joined


def _name_of(attributes: bytes) -> str:
    found = NAME.search(attributes)
    return html.unescape(found[1].decode(errors="replace")) if found else ""


def _spanned(attributes: bytes, row: int, column: int) -> list[Range]:
    """The cells that are joined with one, where it is joined at all."""
    found = {kind: int(number) for kind, number in SPANNED.findall(attributes)}
    down, wide = found.get(b"rows", 1), found.get(b"columns", 1)
    return [((row, column), (row + down - 1, column + wide - 1))] if max(down, wide) > 1 else []


def _refuse_extent(columns: int, rows: int, name: str) -> None:
    if columns > MAX_COLUMNS or columns * rows > MAX_CELLS:
        raise Refused(
            f"Buku kerja {quote(name)} membentang {columns} kolom dan {rows} baris; hapus sel yang "
            "jauh di luar tabel, atau simpan tabelnya sebagai CSV."
        )
