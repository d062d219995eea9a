"""Rows around the data of a table, which offices keep: a month's name above its rows, numbers that
were written ahead, signatures, notes and a small table of sums below the last row.

They are no cases and no messages. A row of the file that is left out so is counted in a remark."""

import re
from collections.abc import Collection, Sequence

from data.importers.columns.header import DAY, NUMBER
from data.importers.patterns import Pattern

LEAST_COLUMNS = 4  # of a table, below which one filled cell may be a row
LONGEST_LONE = 60  # signs; a longer text is something that a person wrote
FIRST_CELLS = 2  # columns in which a title within the table, or a number written ahead, stands
LONGEST_BLOCK = 30  # rows below a table
MOST_CELLS = 3  # filled ones, of a row below a table
# a day or a time in digits, or cells that have become one
DATA = re.compile(r"\d[-/.:]\d|[;\t|]")
OFFICE = r"dinas|badan|bagian|bidang|seksi|sub ?bag(?:ian)?|kantor|desa|puskesmas|upt\w*|satuan|unit|rsud"
SIGNED = Pattern(
    r"(?:mengetahui|menyetujui|disetujui|diketahui|diperiksa|dibuat|disusun|dilaporkan)"
    r"(?: oleh)?\s*[,:]?$"
    rf"|yang (?:membuat|melaporkan)|(?:a\.?n\.|plt\.|plh\.|u\.?b\.)|kepala (?:{OFFICE})\b"
    r"|(?:sekretaris|camat|lurah|direktur|kabid|kasi|kasubag)\b|n\.?i\.?p\b"
    r"|(?:keterangan|catatan|sumber|note|notes|source)\s*:|\*\)|(?:dicetak|printed)\b"
    r"|[^\W\d][^\d,]{2,30}, *(?:\d{1,2}|[.…_]+) *[^\W\d.…_][^\d]*(?:\d{4}|[.…_]+)$",
    re.IGNORECASE,
)


def is_lone(cells: Sequence[str | None], header: list[str]) -> bool:
    """A row with one filled cell, among the first ones, that says neither a day nor a time."""
    if sum(1 for name in header if name) < LEAST_COLUMNS:
        return False
    filled = [(i, cell.strip()) for i, cell in enumerate(cells) if cell and cell.strip()]
    if len(filled) != 1:
        return False
    place, cell = filled[0]
    return place < FIRST_CELLS and len(cell) <= LONGEST_LONE and not DATA.search(cell)


def signed_from(rows: Sequence[Sequence[str | None]], header: list[str]) -> int:
    """Index of the first row of the signatures and notes at the end of ``rows``, their number where
    there are none."""
    most = min(MOST_CELLS, sum(1 for name in header if name) // 2)
    begin = len(rows)
    for i in range(len(rows) - 1, max(-1, len(rows) - 1 - LONGEST_BLOCK), -1):
        filled = [cell.strip() for cell in rows[i] if cell and cell.strip()]
        if len(filled) > most or any(map(_is_data, filled)):
            break
        if any(map(SIGNED.match, filled)) and not filled[0].isdigit():
            begin = i
    return begin


def other_table_from(rows: Sequence[Sequence[str | None]], header: list[str]) -> int:
    """Index of the first row of a smaller table below a blank row at the end of ``rows``, which has
    names of its own and no day at all; their number where there is none."""
    begin = len(rows)
    for i in range(len(rows) - 1, -1, -1):
        filled = _filled(rows[i])
        if 2 * len(filled) > sum(1 for name in header if name) or any(map(DAY.search, filled)):
            break
        if not filled and _begins_with_names(rows[i + 1 :]):
            begin = i + 1
    return begin


def _begins_with_names(rows: Sequence[Sequence[str | None]]) -> bool:
    """Words alone in two cells or more, below a title at most, and something below them."""
    cells = [filled for row in rows[:4] if (filled := _filled(row))]
    names = next((i for i, filled in enumerate(cells[:2]) if len(filled) > 1), len(cells))
    return len(cells) > names + 1 and not any(c.isdigit() for cell in cells[names] for c in cell)


def _filled(row: Sequence[str | None]) -> list[str]:
    return [cell.strip() for cell in row if cell and cell.strip()]


def _is_data(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell) and DATA.search(cell))


def notes(
    lone: Collection[int], signed: Collection[int], others: Collection[int], place: str = ""
) -> tuple[str, ...]:
    """The remarks on rows (their numbers) that were left out; ``place``: " di lembar …" or
    nothing."""
    found: tuple[str, ...] = ()
    if lone:
        found += (
            f"{len(lone)} baris{place} hanya berisi satu sel (misalnya baris {min(lone)}) dan "
            "tidak dibaca.",
        )
    if signed:
        found += (
            f"Baris {min(signed)} sampai {max(signed)}{place} tampak sebagai tanda tangan atau "
            "keterangan di bawah tabel dan tidak dibaca.",
        )
    if others:
        found += (
            f"Baris {min(others)} sampai {max(others)}{place} tampak sebagai tabel lain di bawah "
            "tabel dan tidak dibaca; pindahkan ke lembar sendiri bila isinya harus ikut.",
        )
    return found
