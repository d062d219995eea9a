"""Workbooks (XLSX, XLSB, ODS, XLS) as rows of text, sheet by sheet; a sheet that is no table is
left out."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data.errors import Refused, quote
from data.importers.columns.header import (
    TITLE_ROWS,
    find_header,
    is_no_data,
    refuse_other_header,
    two_levels,
)
from data.importers.tables import ods_text, workbook_xml
from data.importers.tables.cells import MAX_COLUMNS, cell_text
from data.importers.tables.joined_cells import Range, spread
from data.importers.tables.workbook_xml import column_number

MAX_UNPACKED = 400_000_000  # bytes
MAX_CELLS = 30_000_000
CHUNK = 1 << 20
CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?r=["']([A-Z]{1,3})(\d{1,7})["']""")
ODS_TAG = re.compile(rb"<(/?)table:(table-row|table-cell|covered-table-cell|table)\b([^>]*)>")
REPEATED = re.compile(rb"""table:number-(?:rows|columns)-repeated=["'](\d{1,9})["']""")
CLOCK = re.compile(r"\d[T ,].*\d[.:]\d\d")
DAYS = (20_000, 60_000)  # numbers that may be days, since 1904
FROM_1904_TO_1900 = 1_462
BATCH = 50_000


@dataclass
class Beside:
    """What the XML of a workbook says besides the values: errors per sheet, and its first day."""

    errors: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)
    is_1904: bool = False


class Sheet:
    """One sheet, with what ``data.importers.table.Table`` has: ``name``, ``header``, ``bad``,
    ``batches()``. ``label``: its own name; ``joined``: its joined cells; ``errors``: cells that
    show an error, or nothing though a formula stands there."""

    def __init__(
        self,
        name: str,
        rows: list[list],
        wanted: set[str],
        label: str = "",
        joined: Sequence[Range] = (),
        errors: dict[tuple[int, int], str] | None = None,
        notes: tuple[str, ...] = (),
    ):
        self.name, self.label, self.notes = name, label, notes
        self.bad: dict[int, tuple[str, list[str]]] = {}
        for (row, column), text in (errors or {}).items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = text
        texts = [[cell_text(cell) for cell in row] for row in rows[:TITLE_ROWS]]
        index, names = two_levels(texts, find_header(texts, wanted)[0]) if rows else (0, [])
        self.header_row = index + 1
        self.title = " ".join(cell for row in texts[:index] for cell in row if cell)
        self.header = [" ".join(text.split()) for text in names]
        while self.header and not self.header[-1]:
            self.header.pop()
        filled = spread(rows, list(joined), self.header_row)
        if filled:
            self.notes += (
                f"{filled} sel gabungan{self._place()} diisi dengan isi sel pertamanya; periksa "
                "baris-barisnya.",
            )
        self._rows = rows[self.header_row :]
        self.is_clock = [
            any(_has_clock(row[i]) for row in self._rows) for i in range(len(self.header))
        ]

    def _place(self) -> str:
        return f" di lembar {quote(self.label)}" if self.label else ""

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows as text columns ``0 … n-1`` plus ``row`` (int32) as the sheet numbers them; empty
        rows are left out."""
        width = len(self.header)
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
                pa.array([cell_text(row[i], self.is_clock[i]) for _, row in kept], pa.string())
                for i in range(width)
            ]
            numbers = pa.array([number for number, _ in kept], pa.int32())
            yield pa.RecordBatch.from_arrays(
                [*columns, numbers], [*(str(i) for i in range(width)), "row"]
            )


def _has_clock(cell) -> bool:
    """Whether a cell says a time of day besides midnight; a text whether it says any."""
    if isinstance(cell, datetime):
        return cell.time() != time()
    return isinstance(cell, str) and bool(CLOCK.search(cell))


def open_workbook(path: Path, name: str, wanted: set[str]) -> list[Sheet]:
    """All sheets in sight with at least a header; Refused where the workbook is broken or larger
    than it may be."""
    beside = _check_extent(path, name)
    try:
        book = CalamineWorkbook.from_path(str(_mended(path)))
        found = [
            _sheet(book, meta.name, name, wanted, beside)
            for meta in book.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet and meta.visible == SheetVisibleEnum.Visible
        ]
        hidden = [
            meta.name
            for meta in book.sheets_metadata
            if meta.visible != SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet
        ]
    except CalamineError as error:
        raise Refused(
            f"Buku kerja {quote(name)} rusak atau bersandi; simpan ulang sebagai XLSX atau CSV."
        ) from error
    sheets = [sheet for sheet in found if sheet.header]
    if hidden and sheets:
        sheets[0].notes += (
            f"Lembar tersembunyi {', '.join(map(quote, hidden))} tidak dibaca; tampilkan bila "
            "isinya harus ikut.",
        )
    _align_clocks(sheets)
    return sheets


def _mended(path: Path) -> Path:
    with open(path, "rb") as handle:
        is_zip = handle.read(4) == b"PK\x03\x04"
    return ods_text.mended(path, path.parent) if is_zip else path


def _sheet(
    book: CalamineWorkbook, label: str, name: str, wanted: set[str], beside: Beside
) -> Sheet:
    sheet = book.get_sheet_by_name(label)
    rows = sheet.to_python(skip_empty_area=False)
    if beside.is_1904:
        since_1904(rows)
    return Sheet(
        name,
        rows,
        wanted,
        label=label,
        joined=sheet.merged_cell_ranges or (),
        errors=beside.errors.get(label),
    )


def _align_clocks(sheets: list[Sheet]) -> None:
    """A column has times of day where it has some on any sheet."""
    clocks = {
        h for s in sheets for h, is_clock in zip(s.header, s.is_clock, strict=True) if is_clock
    }
    for sheet in sheets:
        sheet.is_clock = [name in clocks for name in sheet.header]


def since_1904(rows: list[list]) -> None:
    """Numbers that are days since 1904 as days since 1900, column by column: those of a column whose
    numbers are all possible days, some with a time of day."""
    for i in range(max(map(len, rows), default=0)):
        cells = [(row, row[i]) for row in rows if i < len(row) and isinstance(row[i], float)]
        if (
            cells
            and all(DAYS[0] < cell < DAYS[1] for _, cell in cells)
            and any(cell % 1 for _, cell in cells)
        ):
            for row, cell in cells:
                row[i] = cell + FROM_1904_TO_1900


def _check_extent(path: Path, name: str) -> Beside:
    """Two cells at a sheet's far corners make a reader allocate the whole sheet: so the extent is
    looked at first.

    An XLS cannot be larger than 65,536 rows of 256 columns.
    """
    found = Beside()
    if not zipfile.is_zipfile(path):
        return found
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise Refused(
                    f"Buku kerja {quote(name)} lebih dari {MAX_UNPACKED // 10**6} MB setelah "
                    "dibuka; pecah menjadi beberapa berkas atau simpan sebagai CSV."
                )
            labels = {part: label for label, part in workbook_xml.parts_of_sheets(archive).items()}
            found.is_1904 = workbook_xml.counts_from_1904(archive)
            for entry in archive.infolist():
                if entry.filename == "content.xml":
                    with archive.open(entry) as sheets:
                        _check_ods(sheets, name)
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", entry.filename):
                    with archive.open(entry) as sheet:
                        errors = _check_sheet(sheet, name)
                    found.errors[labels.get(entry.filename, "")] = errors
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
    return found


def _check_sheet(sheet, name: str) -> dict[tuple[int, int], str]:
    columns = rows = 0
    rest = b""
    beside = workbook_xml.Beside()
    while chunk := sheet.read(CHUNK):
        block = rest + chunk
        for letters, number in CELL.findall(block):
            columns, rows = max(columns, column_number(letters)), max(rows, int(number))
        beside.look_at(block)
        rest = block[-workbook_xml.OVERLAP :]
    _refuse_extent(columns, rows, name)
    return beside.errors


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
