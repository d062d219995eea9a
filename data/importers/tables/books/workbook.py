"""Workbooks (XLSX, XLSB, ODS, XLS), sheet by sheet; a sheet that is no table is left out."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data.errors import Refused, quote
from data.importers.columns.header import TITLE_ROWS, find_header
from data.importers.tables.books import ods_text, ods_times, workbook_xml, xls_times
from data.importers.tables.books.extent import Beside, check_extent
from data.importers.tables.cells import cell_text
from data.importers.tables.sheet import Sheet

Opened = tuple[CalamineWorkbook, Beside]
DAYS = (20_000, 60_000)  # numbers that may be days, since 1904
FROM_1904_TO_1900 = 1_462
NOT_COVERED = " Tanpa pernyataan Anda tidak ada hari yang dianggap lengkap."


def opened(path: Path, name: str) -> Opened:
    """The workbook, whose sheets may be read more than once; Refused where it is broken or larger
    than it may be."""
    beside = check_extent(path, name)
    with _or_refused(name):
        return CalamineWorkbook.from_path(str(_mended(path))), beside


def sheets_of(workbook: Opened, name: str, wanted: set[str]) -> list[Sheet]:
    """All sheets in sight with at least a header; Refused where the workbook is broken."""
    book, beside = workbook
    with _or_refused(name):
        found = [
            _sheet(book, meta.name, name, wanted, beside)
            for meta in book.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet and meta.visible == SheetVisibleEnum.Visible
        ]
        rows = {
            meta.name: _rows_of_table(book, meta.name, wanted)
            for meta in book.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet and meta.visible != SheetVisibleEnum.Visible
        }
    sheets = [sheet for sheet in found if sheet.header]
    _note_hidden(sheets, rows, name)
    _align_clocks(sheets)
    return sheets


@contextmanager
def _or_refused(name: str) -> Iterator[None]:
    try:
        yield
    except CalamineError as error:
        raise Refused(
            f"Buku kerja {quote(name)} rusak atau bersandi; simpan ulang sebagai XLSX atau CSV."
        ) from error


def _note_hidden(sheets: list[Sheet], rows: dict[str, int], name: str) -> None:
    """Names the hidden sheets (label → rows, 0 where it is no table) in a remark of the first in
    sight; Refused where a table is on hidden ones only."""
    tables = [label for label in rows if rows[label]]
    if tables and not any(sheet.names_known for sheet in sheets):
        raise Refused(
            f"Buku kerja {quote(name)}: tabelnya ada di lembar tersembunyi "
            f"{', '.join(map(quote, tables))}, yang tidak dibaca. Tampilkan lembar itu di lembar sebar "
            "(klik kanan nama lembar, Tampilkan), simpan, lalu unggah lagi."
        )
    if rows and sheets:
        sheets[0].unread = sum(rows.values())
        sheets[0].notes += (
            f"Lembar tersembunyi {', '.join(map(quote, rows))} tidak dibaca; tampilkan bila "
            f"isinya harus ikut.{NOT_COVERED if tables else ''}",
        )


def _rows_of_table(book: CalamineWorkbook, label: str, wanted: set[str]) -> int:
    """How many rows a sheet has below names that are known; 0 where it is no such table."""
    sheet = book.get_sheet_by_name(label)
    texts = [[cell_text(cell) for cell in row] for row in sheet.to_python(nrows=TITLE_ROWS)]
    index, known = find_header(texts, wanted)
    return max(0, sheet.height - index - 1) if known > 1 else 0


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
    found = Sheet(
        name,
        rows,
        wanted,
        label=label,
        joined=sheet.merged_cell_ranges or beside.joined.get(label) or (),
        errors=beside.errors.get(label),
    )
    few = found.columns_with_few_midnights()
    for i in _columns_with_times(beside, label, few) if few else ():
        found.is_clock[i] = True
    return found


def _columns_with_times(beside: Beside, label: str, columns: set[int]) -> set[int]:
    """Which of the columns show times of day, as the formats of their cells say."""
    part = beside.parts.get(label, "")
    if part.endswith(".xml"):
        return workbook_xml.columns_with_times(beside.path, part, columns)
    if not part and zipfile.is_zipfile(beside.path):
        return ods_times.columns_with_times(beside.path, label, columns)
    return xls_times.columns_with_times(beside.path, label, columns) if not part else set()


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
