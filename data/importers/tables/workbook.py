"""Workbooks (XLSX, XLSB, ODS, XLS) as rows of text, sheet by sheet; a sheet that is no table is
left out."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook

from data.errors import Refused, quote
from data.importers.columns.header import TITLE_ROWS, find_header, is_no_data, refuse_other_header
from data.importers.tables.cells import MAX_COLUMNS, cell_text

MAX_UNPACKED = 400_000_000  # bytes
MAX_CELLS = 30_000_000
CHUNK = 1 << 20
CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?r=["']([A-Z]{1,3})(\d{1,7})["']""")
ODS_TAG = re.compile(rb"<(/?)table:(table-row|table-cell|covered-table-cell|table)\b([^>]*)>")
REPEATED = re.compile(rb"""table:number-(?:rows|columns)-repeated=["'](\d{1,9})["']""")
DIGITS = re.compile(
    r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d\d){1,2}(?!\d)"
)  # a date as people type it
BATCH = 50_000


class Sheet:
    """One sheet, with what ``data.importers.table.Table`` has: ``name``, ``header``, ``bad``,
    ``batches()``."""

    def __init__(self, name: str, rows: list[list], wanted: set[str]):
        self.name = name
        self.bad: dict[int, tuple[str, list[str]]] = {}
        texts = [[cell_text(cell) for cell in row] for row in rows[:TITLE_ROWS]]
        self.header_row = find_header(texts, wanted)[0] + 1
        self.header = (
            [" ".join(text.split()) for text in texts[self.header_row - 1]] if rows else []
        )
        while self.header and not self.header[-1]:
            self.header.pop()
        self._rows = rows[self.header_row :]

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows as text columns ``0 … n-1`` plus ``row`` (int32) as the sheet numbers them; empty
        rows are left out."""
        width = len(self.header)
        for i in range(width):
            self._refuse_half_turned(i)
        with_times = [any(isinstance(row[i], datetime) for row in self._rows) for i in range(width)]
        for begin in range(0, len(self._rows), BATCH):
            kept = [
                (begin + i + self.header_row + 1, row)
                for i, row in enumerate(self._rows[begin : begin + BATCH])
                if not is_no_data([cell_text(cell) for cell in row[:width]], self.header)
            ]
            for number, row in kept:
                refuse_other_header(
                    [cell_text(cell) for cell in row[:width]], self.header, number, self.name
                )
            columns = [
                pa.array([cell_text(row[i], with_times[i]) for _, row in kept], pa.string())
                for i in range(width)
            ]
            numbers = pa.array([number for number, _ in kept], pa.int32())
            yield pa.RecordBatch.from_arrays(
                [*columns, numbers], [*(str(i) for i in range(width)), "row"]
            )

    def _refuse_half_turned(self, i: int) -> None:
        """Refused where a column's dates became dates of the spreadsheet as far as it could read
        them month first, and the others stayed texts: 05/08 is then 8 May, and 25/08 still 25
        August."""
        cells = [
            (number, row[i]) for number, row in enumerate(self._rows, start=self.header_row + 1)
        ]
        turned = [(number, cell) for number, cell in cells if isinstance(cell, date)]
        swapped = next((found for found in turned if found[1].day != found[1].month), None)
        if swapped is None or any(cell.day > 12 for _, cell in turned):
            return
        texts = [
            (number, cell, [int(part) > 12 for part in match.groups()])
            for number, cell in cells
            if isinstance(cell, str) and (match := DIGITS.match(cell))
        ]
        if texts and all(any(beyond) for *_, beyond in texts):
            number, text, _ = texts[0]
            raise Refused(
                f"Berkas {quote(self.name)}, kolom {quote(self.header[i])}: baris {swapped[0]} "
                f"({cell_text(swapped[1])}) sudah menjadi tanggal lembar sebar, baris {number} "
                f"({quote(text)}) masih teks, jadi hari dan bulan bisa tertukar. Unggah berkas "
                "asli yang belum dibuka di lembar sebar, atau samakan semua tanggalnya."
            )


def open_workbook(path: Path, name: str, wanted: set[str]) -> list[Sheet]:
    """All sheets with at least a header; Refused where the workbook is broken or larger than it may
    be."""
    _check_extent(path, name)
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [
            Sheet(name, book.get_sheet_by_index(i).to_python(skip_empty_area=False), wanted)
            for i in range(len(book.sheet_names))
        ]
    except CalamineError as error:
        raise Refused(
            f"Buku kerja {quote(name)} rusak atau bersandi; simpan ulang sebagai XLSX atau CSV."
        ) from error
    return [sheet for sheet in sheets if sheet.header]


def _check_extent(path: Path, name: str) -> None:
    """Two cells at a sheet's far corners make a reader allocate the whole sheet: so the extent is
    looked at first.

    An XLS cannot be larger than 65,536 rows of 256 columns.
    """
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise Refused(
                    f"Buku kerja {quote(name)} lebih dari {MAX_UNPACKED // 10**6} MB setelah "
                    "dibuka; pecah menjadi beberapa berkas atau simpan sebagai CSV."
                )
            for entry in archive.infolist():
                if entry.filename == "content.xml":
                    with archive.open(entry) as sheets:
                        _check_ods(sheets, name)
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", entry.filename):
                    with archive.open(entry) as sheet:
                        _check_sheet(sheet, name)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        zlib.error,
        OSError,
    ) as error:
        raise Refused(
            f"Buku kerja {quote(name)} rusak atau bersandi; simpan ulang sebagai XLSX atau CSV."
        ) from error


def _check_sheet(sheet, name: str) -> None:
    columns = rows = 0
    rest = b""
    while chunk := sheet.read(CHUNK):
        block = rest + chunk
        for letters, number in CELL.findall(block):
            columns, rows = max(columns, _column(letters)), max(rows, int(number))
        rest = block[-200:]
    _refuse_extent(columns, rows, name)


def _check_ods(sheets, name: str) -> None:
    """The same for ODS, where a cell or a row says how often it is repeated; those without content
    count no more."""
    row = column = repeat = 0
    widest = lowest = 0
    is_filled = False
    rest = b""
    while chunk := sheets.read(CHUNK):
        block = rest + chunk
        end = 0
        for tag in ODS_TAG.finditer(block):
            end = tag.end()
            closing, kind, attributes = tag.groups()
            times = int((REPEATED.search(attributes) or (0, 1))[1])
            if kind == b"table":
                row = 0
            elif kind == b"table-row" and not closing:
                row, column, repeat, is_filled = row + 1, 0, times, False
            elif kind == b"table-row":
                row += repeat - 1
                lowest = max(lowest, row if is_filled else 0)
            elif not closing:
                column += times
                if b"value-type=" in attributes:
                    is_filled, widest = True, max(widest, column)
        _refuse_extent(widest, lowest, name)
        rest = block[max(end, len(block) - 4_000) :]


def _refuse_extent(columns: int, rows: int, name: str) -> None:
    if columns > MAX_COLUMNS or columns * rows > MAX_CELLS:
        raise Refused(
            f"Buku kerja {quote(name)} membentang {columns} kolom dan {rows} baris; hapus sel yang "
            "jauh di luar tabel, atau simpan tabelnya sebagai CSV."
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
