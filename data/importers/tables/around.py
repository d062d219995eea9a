"""Rows around the data of a table, which offices keep: a month's name above its rows, numbers that
were written ahead, signatures and notes below the last row.

They are no cases and no messages. A row of the file that is left out so is counted in a remark."""

import re
from collections.abc import Collection, Sequence

from data.importers.columns.header import NUMBER

LEAST_COLUMNS = 4  # of a table, below which one filled cell may be a row
LONGEST_LONE = 60  # signs; a longer text is something that a person wrote
FIRST_CELLS = 2  # columns in which a title within the table, or a number written ahead, stands
LONGEST_BLOCK = 30  # rows below a table
MOST_CELLS = 3  # filled ones, of a row below a table
# a day or a time in digits, or cells that have become one
DATA = re.compile(r"\d[-/.:]\d|[;\t|]")
OFFICE = r"dinas|badan|bagian|bidang|seksi|sub ?bag(?:ian)?|kantor|desa|puskesmas|upt\w*|satuan|unit|rsud"
SIGNED = re.compile(
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


def _is_data(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell) and DATA.search(cell))


def notes(lone: Collection[int], signed: Collection[int], place: str = "") -> tuple[str, ...]:
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
    return found
