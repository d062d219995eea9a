"""The small CSV files that people keep by hand (OPD.csv, settings, calendar …): rows out, or one
sentence why not."""

import csv
import io
import re
from datetime import date
from pathlib import Path

from data.errors import Refused, quote
from data.safe_text import unguarded

LIMIT = 20_000_000  # bytes; a file beyond this is no register but an export given by mistake
LONGEST_HEADER = 100_000  # characters; the csv module takes no longer field
MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
MONTH_NUMBERS = {
    name: number for number, full in enumerate(MONTHS, start=1) for name in (full, full[:3])
}
MONTH_NUMBERS |= {"pebruari": 2, "peb": 2, "agt": 8, "ags": 8, "sept": 9, "nopember": 11, "nop": 11}


def read_rows(
    path, required: tuple[str, ...], optional: tuple[str, ...] = (), may_be_empty=False
) -> list[dict]:
    """The rows of a CSV file, each a dict of column → stripped text, and ``row``, the number a
    spreadsheet shows.

    UTF-8 with or without BOM, else cp1252; delimiter ``, ; tab``. Headers are compared without
    regard to case, spaces and underscores. An optional column that the file lacks is no key of the
    dicts; further columns are ignored. Raises Refused: file unreadable or empty (a header without
    rows too, unless ``may_be_empty``), a required column missing, a wanted one twice, a row with
    more values than the header has columns, a broken quotation."""
    file = Path(path).name
    text = _read_text(Path(path), file)
    wanted = {_plain(column): column for column in (*required, *optional)}
    records = _records(text, _delimiter(text, wanted), file)
    if not records or not (records[1:] or may_be_empty):
        raise Refused(f"Berkas {quote(file)} tidak berisi baris data; isi lalu ulangi.")
    header = records.pop(0)[1]
    places = _places(header, wanted, required, file)
    return [_row(number, fields, len(header), places, file) for number, fields in records]


def read_day(text: str, file: str, row: int, column: str) -> date | None:
    """A day written as 2026-08-05, 05/08/2026 (day first) or 5 Agustus 2026; None where empty, else
    Refused."""
    return _day(text, file, row, column) if text else None


def _day(text: str, file: str, row: int, column: str) -> date:
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        year, month, day = map(int, found.groups())
    elif found := re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", text):
        day, month, year = (int(found[part]) for part in (1, 3, 4))
    elif found := re.fullmatch(r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})", text.lower()):
        day, month, year = int(found[1]), MONTH_NUMBERS.get(found[2], 0), int(found[3])
    else:
        year = month = day = 0
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(
            f"{place(file, row, column)}: {quote(text)} bukan tanggal; tulis misalnya 2026-08-05, "
            "05/08/2026 atau 5 Agustus 2026."
        ) from None


def needed(row: dict, column: str, file: str) -> str:
    """The row's value of a column that must not be empty, else Refused."""
    if not row[column]:
        raise Refused(f"{place(file, row['row'], column)} kosong; isi lalu ulangi.")
    return row[column]


def needed_day(row: dict, column: str, file: str) -> date:
    """The day of a column that must not be empty, else Refused."""
    return _day(needed(row, column, file), file, row["row"], column)


def place(file: str, row: int, column: str) -> str:
    """Where a value stands, as the beginning of a sentence."""
    return f"Berkas {quote(file)} baris {row} kolom {quote(column)}"


def split_list(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values, parted by ``;`` or ``|``, each once."""
    return tuple(dict.fromkeys(part.strip() for part in re.split(r"[;|]", text) if part.strip()))


def _read_text(path: Path, file: str) -> str:
    try:
        with open(path, "rb") as handle:
            content = handle.read(LIMIT + 1)
    except OSError:
        raise Refused(
            f"Berkas {quote(file)} tidak ada atau tidak dapat dibaca; periksa nama dan letaknya."
        ) from None
    if len(content) > LIMIT or b"\0" in content:  # spreadsheets and UTF-16 hold zero bytes
        raise Refused(
            f"Berkas {quote(file)} bukan berkas CSV kecil; simpan tabelnya sebagai “CSV UTF-8”, "
            "lalu ulangi."
        )
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(
        f"Huruf dalam berkas {quote(file)} tidak terbaca; simpan sebagai “CSV UTF-8”, lalu ulangi."
    )


def _plain(header: str) -> str:
    return re.sub(r"[\s_]", "", header.lower())


def _delimiter(text: str, wanted: dict) -> str:
    """The one under which the header line shows most of the wanted columns."""
    line = next((line for line in text.splitlines() if line.strip(",;\t ")), "")

    def columns_found(delimiter: str) -> int:
        header = next(csv.reader([line[:LONGEST_HEADER]], delimiter=delimiter), [])
        return sum(_plain(field) in wanted for field in header)

    return max(",;\t", key=columns_found)


def _records(text: str, delimiter: str, file: str) -> list[tuple[int, list[str]]]:
    """Number and stripped fields of every record that is not blank; what was guarded against
    spreadsheets where the table was downloaded is as it was."""
    records, number = [], 0
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True
    )
    try:
        for number, fields in enumerate(reader, start=1):
            fields = [unguarded(field.strip()) for field in fields]
            if any(fields):
                records.append((number, fields))
    except csv.Error:  # without strict, an unclosed quotation would swallow every later row
        raise Refused(
            f'Berkas {quote(file)} baris {number + 1}: tanda kutip (") tidak berpasangan atau '
            f"isinya "
            "terlalu panjang; perbaiki lalu ulangi."
        ) from None
    return records


def _places(
    header: list[str], wanted: dict, required: tuple[str, ...], file: str
) -> dict[str, int]:
    """Column → its position; trailing columns without a name are taken off the header."""
    while not header[-1]:
        header.pop()
    plain = [_plain(name) for name in header]
    missing = [column for column in required if _plain(column) not in plain]
    if missing:
        raise Refused(
            f"Berkas {quote(file)} tidak punya kolom {' dan '.join(map(quote, missing))}; "
            "tambahkan di baris judul, lalu ulangi."
        )
    for name, column in wanted.items():
        if plain.count(name) > 1:
            raise Refused(
                f"Berkas {quote(file)} punya lebih dari satu kolom {quote(column)}; sisakan satu, "
                "lalu ulangi."
            )
    return {column: plain.index(name) for name, column in wanted.items() if name in plain}


def _row(number: int, fields: list[str], width: int, places: dict[str, int], file: str) -> dict:
    surplus = [field for field in fields[width:] if field]
    if surplus:
        raise Refused(
            f"Berkas {quote(file)} baris {number} berisi lebih banyak nilai daripada kolom judul, "
            f"mulai {quote(surplus[0])}; apit teks yang memuat pemisah dengan tanda kutip, lalu "
            "ulangi."
        )
    return {"row": number} | {c: fields[at] if at < len(fields) else "" for c, at in places.items()}
