"""Where the header of a table is among its first rows, and which rows below it are no data."""

import re
from collections import Counter

from data.errors import Refused, quote

ADDED = ("baris", "alasan")  # before the columns of a file, in our CSV of its rejected rows
TITLE_ROWS = 30  # the header is looked for among these
TOTALS = ("total", "jumlah", "subtotal", "grand total", "total keseluruhan", "jumlah total")
NUMBER = re.compile(r"[\d\s.,:/+\-TZ]*\d[\d\s.,:/+\-TZ]*")  # or a stamp in digits
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"


def squeeze(name: str) -> str:
    """A column name as it is compared: without case, spaces, underscores, hyphens and signs that
    nobody sees."""
    return re.sub(rf"[\s_\-{INVISIBLE}]+", "", name).casefold()


def find_header(records: list[list[str]], wanted: set[str]) -> tuple[int, int]:
    """Index of the header among the first records, and how many of the ``wanted`` names it has.

    Titles may stand above it, and cells below it may be wanted words ("selesai"): a header is at
    least half as wide as most rows, has hardly any numbers and stamps, and its words do not recur
    below them. Without any wanted name it is the first record with as many filled cells as most
    have."""
    filled = [sum(1 for field in record if field.strip()) for record in records]
    usual = Counter(n for n in filled if n).most_common(1)[0][0] if any(filled) else 0
    squeezed = [[squeeze(field) for field in record] for record in records]
    times, alike = (
        Counter(place for row in squeezed for place in enumerate(row)),
        Counter(map(tuple, squeezed)),
    )
    scores = []
    for record, row, width in zip(records, squeezed, filled, strict=True):
        names = sum(
            cell in wanted and times[j, cell] <= alike[tuple(row)] for j, cell in enumerate(row)
        )
        numbers = sum(1 for field in record if NUMBER.fullmatch(field.strip()))
        scores.append(names - numbers if names and width * 2 >= usual else 0)
    best = max(scores, default=0)
    if best > 0:
        index = scores.index(best)
        return index, sum(cell in wanted for cell in squeezed[index])
    return next((i for i, n in enumerate(filled) if n and n >= usual), 0), 0


def is_no_data(cells: list[str], header: list[str]) -> bool:
    """A row that repeats the header, is blank, or holds totals (says so first, and most of it is
    empty)."""
    filled = [
        cell.strip("\x1a \t\r\n\xa0\ufeff")
        for cell in cells
        if cell and cell.strip("\x1a \t\r\n\xa0\ufeff")
    ]
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
        raise Refused(
            f"Berkas {quote(name)}, baris {row}: ada judul kolom kedua yang berbeda dari yang "
            "pertama; pisahkan kedua tabel itu menjadi dua berkas."
        )
