"""Where the header of a table is among its first rows, and which rows below it are no data."""

import re
from collections import Counter
from functools import lru_cache

from data.errors import Refused, quote

ADDED = ("baris", "alasan")  # before the columns of a file, in our CSV of its rejected rows
LEAST_BESIDE = 3  # names of a table that stands beside another
TITLE_ROWS = 30  # the header is looked for among these
TOTALS = ("total", "jumlah", "subtotal", "grand total", "total keseluruhan", "jumlah total")
SUMMARY = re.compile(  # of what stands above it, with a name: "Jumlah selesai", "Rata-rata respon"
    r"(?:sub ?total|total|grand total|jumlah|persentase|presentase|rata[- ]rata|average|rekapitulasi)\b",
    re.IGNORECASE,
)
HINT = re.compile(  # how a column is to be filled in
    r"\(.{1,60}\)|\*|:?-{3,}:?|={3,}|(?:wajib|opsional|optional|required)\b.{0,30}|(?:format|contoh|cth|mis)\b.{0,40}"
    r"|[dhy]{1,4}[-/. :][mb]{1,4}(?:[-/. :][ymths]{1,4})*|teks|angka|tanggal|pilihan|text|number|date",
    re.IGNORECASE,
)
MARK = re.compile(r"[(\[]?(\d{1,2}|[A-Za-z])[)\].]?")  # of a column that is numbered
DAY = re.compile(r"\d[-/.]\d{1,2}[-/.]\d|\d [a-z]{3,9}\.? \d{2}", re.IGNORECASE)
NUMBER = re.compile(r"[\d\s.,:/+\-TZ]*\d[\d\s.,:/+\-TZ]*")  # or a stamp in digits
MARKS = "\ufeff\u200b\x1a \t\r\n\xa0"
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
NUMBERS = ("no", "id", "kode", "tiket", "ticket", "#")  # begin the name of a row's number
UNCOMPARED = re.compile(rf"[\s_\-{INVISIBLE}]+")


def squeeze(name: str) -> str:
    """A column name as it is compared: without case, spaces, underscores, hyphens and signs that
    nobody sees."""
    return UNCOMPARED.sub("", name).casefold()


def letters(place: int) -> str:
    """The letters by which a spreadsheet shows a column (from 0): A … Z, AA …"""
    before, last = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def distinct(header: list[str]) -> list[str]:
    """The names of the columns, one that stands more than once with the letters of its column:
    "Tanggal (kolom B)"."""
    times = Counter(map(squeeze, header))
    return [
        f"{name} (kolom {letters(i)})" if name and times[squeeze(name)] > 1 else name
        for i, name in enumerate(header)
    ]


def beside(header: list[str]) -> list[str]:
    """The tables that stand side by side below one header, as "A–C" and "E–G"; empty where all is one
    table. They have the same three names or more, in the same order; or both begin with a number of
    their rows, and have another name in common."""
    names = [squeeze(name) for name in header]
    ends = [i for i, name in enumerate(names) if not name] + [len(names)]
    begins = [0, *(end + 1 for end in ends[:-1])]
    groups = [(b, e) for b, e in zip(begins, ends, strict=True) if e > b]
    half = len(names) // 2
    if len(groups) == 1 and names[:half] == names[half:]:
        groups = [(0, half), (half, len(names))]
    first = names[slice(*groups[0])] if groups else []
    alike = [(b, e) for b, e in groups if _is_alike(first, names[b:e])]
    if len(alike) < 2:
        return []
    return [f"{letters(b)}–{letters(e - 1)}" for b, e in alike]


def _is_alike(first: list[str], other: list[str]) -> bool:
    if first == other:
        return len(first) >= LEAST_BESIDE
    same_number = first[0] == other[0] and first[0].startswith(NUMBERS)
    return same_number and len({*first} & {*other}) > 1


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


def two_levels(records: list[list[str]], index: int) -> tuple[int, list[str]]:
    """Index of the header's last record, and its names; where the header has two levels, those of
    both: "Masuk" above "Tanggal" and "Jam" is "Masuk Tanggal" and "Masuk Jam"."""
    for first in (index, index - 1):
        if 0 <= first and first + 1 < len(records):
            names = _joined_names(records[first], records[first + 1])
            if names is not None:
                return first + 1, names
    return index, list(records[index])


def _joined_names(upper: list[str], lower: list[str]) -> list[str] | None:
    """The names of two records that are one header, else None: the lower one stands below the upper
    one's gaps, and has words only."""
    cells = [*zip(upper, lower, strict=False)]
    below = [low.strip() for _, low in cells if low.strip()]
    gaps = sum(1 for up, low in cells if low.strip() and not up.strip())
    alone = sum(1 for up, low in cells if up.strip() and not low.strip())
    is_header = len(below) >= 2 and gaps and not any(re.search(r"\d", cell) for cell in below)
    has_parent = any(up.strip() and low.strip() for up, low in cells)
    if not (is_header and has_parent and alone and sum(bool(up.strip()) for up in upper) >= 2):
        return None
    names, parent = [], ""
    for up, low in cells:
        parent = up.strip() or parent
        own = up.strip() or (parent if low.strip() else "")
        names.append(own if low.strip() in ("", own) else f"{own} {low.strip()}")
    return names


def is_numbering(cells: list[str], header: list[str]) -> bool:
    """A row that numbers the columns: (1) (2) (3) …, or a b c …"""
    first = MARK.fullmatch(next((cell for cell in map(str.strip, cells) if cell), ""))
    if first is None or first[1] not in ("1", "a", "A"):  # decided early: nearly every row
        return False
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < 3 or 2 * len(filled) < sum(1 for name in header if name):
        return False
    found = [MARK.fullmatch(cell) for cell in filled]
    marks = [match[1].casefold() for match in found if match]
    numbers = [int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1 for mark in marks]
    return numbers == list(range(1, len(filled) + 1))


def is_no_data(cells: list[str], header: list[str]) -> bool:
    """A row that repeats the header or explains it, is blank, or holds totals (says so first, and
    most of it is empty)."""
    filled = [
        cell.strip("\x1a \t\r\n\xa0\ufeff")
        for cell in cells
        if cell and cell.strip("\x1a \t\r\n\xa0\ufeff")
    ]
    if not filled:
        return True
    names, _ = _compared(tuple(header))
    if len(filled) == len(names) and all(map(_is_bare, filled, names)):  # decided early
        return True
    if is_numbering(filled, header) or len(filled) > 1 and all(map(HINT.fullmatch, filled)):
        return True
    if len(filled) * 2 > len(header):
        return False
    return filled[0].casefold() in TOTALS or (
        bool(SUMMARY.match(filled[0])) and not any(map(DAY.search, filled))
    )


@lru_cache(64)
def _compared(header: tuple[str, ...]) -> tuple[list[str], set[str]]:
    """The names of a header as a repeated one is known by them, and squeezed."""
    names = [name for name in header if name]
    return [_bare(name) for name in names], {squeeze(name) for name in names}


def _is_bare(cell: str, name: str) -> bool:
    return _bare(cell) == name


def _bare(name: str) -> str:
    """A name without the marks of a file that was put behind another one: a byte order mark, and
    the quotation marks that it hides."""
    return " ".join(name.strip(MARKS).strip('"').split())


def refuse_other_header(cells: list[str], header: list[str], row: int, name: str) -> None:
    """Refused if the row is a second header, with other columns or in another order.

    What stands below it would not be what the first header says.
    """
    _, names = _compared(tuple(header))
    filled = [cell for cell in cells if cell and cell.strip()]
    known, others = set[str](), 0
    for cell in map(squeeze, filled):
        if cell not in names:
            others += 1
        elif cell in known:
            return
        else:
            known.add(cell)
        if others * 4 > len(filled):  # decided early: nearly every row
            return
    if len(filled) >= 3:
        raise Refused(
            f"Berkas {quote(name)}, baris {row}: ada judul kolom kedua yang berbeda dari yang "
            "pertama; pisahkan kedua tabel itu menjadi dua berkas."
        )
