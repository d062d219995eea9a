"""A delimited text is opened: how it is written, where its header is, and what belongs to that."""

from pathlib import Path

from data.errors import Refused, quote
from data.importers.columns.header import two_levels
from data.importers.tables.cells import MAX_COLUMNS, refuse_columns
from data.importers.tables.text import dialect
from data.importers.tables.text.table import Table


def open_table(path: Path, name: str, wanted: set[str]) -> Table:
    """Finds out how a UTF-8 file is written and where its header is; see
    ``data.importers.dialect``."""
    _refuse_wide(path, name)
    found = dialect.look(path, name, wanted)
    index, names = two_levels(found.records, found.header)
    title = " ".join(cell for record in found.records[:index] for cell in record if cell)
    header = [" ".join(cell.split()) for cell in names]
    if len(header) > MAX_COLUMNS:
        raise refuse_columns(name, len(header))
    header = _without_surplus_name(header, found.records[index + 1 :], name)
    header += [""] * _surplus(found.records[index + 1 :], len(header))
    if not found.dialect.is_plain:
        path = dialect.rewritten(path, found.dialect, name)
    delimiter = found.dialect.delimiter if found.dialect.is_plain else ","
    return Table(path, name, delimiter, header, index + 1, title=title)


def _refuse_wide(path: Path, name: str) -> None:
    """Refused by the separators of the first line alone: every way of reading it would be tried on
    all its columns."""
    with open(path, encoding="utf-8-sig", newline="") as handle:
        line = handle.readline(dialect.HEAD)
    columns = 1 + max(line.count(sign) for sign in dialect.USUAL)
    if columns > MAX_COLUMNS:
        raise refuse_columns(name, columns)


def _surplus(records: list[list[str]], width: int) -> int:
    """How many empty cells every row has beyond the header, as some programs write them."""
    widths = {len(record) for record in records if any(cell.strip() for cell in record)}
    beyond = max(widths, default=width) - width
    return (
        beyond
        if len(widths) == 1 and 0 < beyond and not any(any(r[width:]) for r in records)
        else 0
    )


def _without_surplus_name(header: list[str], records: list[list[str]], name: str) -> list[str]:
    """A header with one separator too many has a blank name, and every row one cell less than it.

    Where rows keep an empty last cell, none was left out at their end, so the blank name is what is
    too much. Else nobody can tell which cells stand below which names: Refused."""
    filled = [record for record in records if any(cell.strip() for cell in record)]
    if (
        header.count("") != 1
        or not header[-1]
        or not filled
        or {len(r) for r in filled} != {len(header) - 1}
    ):
        return header
    if any(not record[-1].strip() for record in filled):
        return [column for column in header if column]
    raise Refused(
        f"Berkas {quote(name)}: judul kolom ke-{header.index('') + 1} kosong dan tiap baris kurang "
        "satu sel, sehingga isi kolomnya bisa bergeser. Hapus pemisah yang berlebih di baris "
        "judul, lalu unggah lagi."
    )
