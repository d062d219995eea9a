"""Where the header of a table is among its first rows, and which rows below it are no data."""

import re
from collections import Counter

from data.errors import Refused, quote

TITLE_ROWS = 30  # the header is looked for among these
TOTALS = ("total", "jumlah", "subtotal", "grand total", "total keseluruhan", "jumlah total")
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"


def squeeze(name: str) -> str:
    """A column name as it is compared: without case, spaces, underscores, hyphens and signs that nobody sees."""
    return re.sub(rf"[\s_\-{INVISIBLE}]+", "", name).casefold()


def find_header(records: list[list[str]], wanted: set[str]) -> tuple[int, int]:
    """Index of the header among the first records, and how many of the ``wanted`` names it has.

    Titles may stand above it. Without any wanted name it is the first record with as many filled cells as most have.
    """
    hits = [sum(squeeze(field) in wanted for field in record) for record in records]
    best = max(hits, default=0)
    if best > 0:
        return hits.index(best), best
    filled = [sum(1 for field in record if field.strip()) for record in records]
    usual = Counter(n for n in filled if n).most_common(1)
    return next((i for i, n in enumerate(filled) if n and n >= usual[0][0]), 0), 0


def is_no_data(cells: list[str], header: list[str]) -> bool:
    """A row that repeats the header, is blank, or holds totals (says so first, and most of it is empty)."""
    filled = [cell.strip("\x1a \t\r\n\xa0\ufeff") for cell in cells if cell and cell.strip("\x1a \t\r\n\xa0\ufeff")]
    if not filled:
        return True
    if [" ".join(cell.split()) for cell in filled] == [name for name in header if name]:
        return True
    return filled[0].casefold() in TOTALS and len(filled) * 2 <= len(header)


def refuse_other_header(cells: list[str], header: list[str], row: int, name: str) -> None:
    """Refused if the row is a second header, with other columns or in another order.

    What stands below it would not be what the first header says.
    """
    names = {squeeze(column) for column in header if column}
    filled = [squeeze(cell) for cell in cells if cell and cell.strip()]
    known = [cell for cell in filled if cell in names]
    if len(filled) >= 3 and len(known) * 4 >= len(filled) * 3 and len(known) == len(set(known)):
        raise Refused(f"Berkas {quote(name)}, baris {row}: ada judul kolom kedua yang berbeda dari yang pertama; "
                      "pisahkan kedua tabel itu menjadi dua berkas.")
