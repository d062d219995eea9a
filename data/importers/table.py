"""A delimited text as rows of text: nothing converted, nothing shifted, every row accounted for."""

import csv
import itertools
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.csv

from data.errors import Refused, quote

DELIMITERS = ",;\t|"
BLOCK = 8 << 20
HEAD = 1 << 18
TITLE_ROWS = 30  # the header is looked for among these
TOTALS = ("total", "jumlah", "subtotal", "grand total", "total keseluruhan", "jumlah total")
NO_DATA = "no_data"


@dataclass
class Table:
    """One delimited file. ``bad`` fills while the batches are read: row number → (reason, fields)."""

    path: Path
    name: str
    delimiter: str
    header: list[str]
    header_row: int = 1
    bad: dict[int, tuple[str, list[str]]] = field(default_factory=dict)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows as text columns ``0 … n-1`` plus ``row`` (int32), the number that a spreadsheet shows.

        Rows above the header, without any text, that repeat the header or hold totals are left out. A short row gets
        empty fields at its end; a row with too many fields, or with a quotation mark that is never closed, is in
        ``bad`` instead.
        """
        names = [str(i) for i in range(len(self.header))]
        skipped: dict[int, tuple[str, list[str]]] = {}

        def odd(row) -> str:
            skipped[row.number] = self._judge(row.text)
            return "skip"

        self.bad.clear()
        try:
            reader = pyarrow.csv.open_csv(
                self.path,
                read_options=pyarrow.csv.ReadOptions(column_names=names, use_threads=False, block_size=BLOCK),
                parse_options=pyarrow.csv.ParseOptions(delimiter=self.delimiter, newlines_in_values=True,
                                                       ignore_empty_lines=False, invalid_row_handler=odd),
                convert_options=pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()),
                                                           strings_can_be_null=False, check_utf8=False))
            number = 1
            with ThreadPoolExecutor(1) as pool:
                quotes = pool.submit(_check_quotes, self.path, self.delimiter, self.name)
                for batch in reader:
                    numbers, number = _number(batch.num_rows, number, skipped)
                    yield from self._whole(batch, numbers)
                quotes.result()
        except pa.ArrowInvalid as error:
            raise Refused(f"Berkas {quote(self.name)} tidak terbaca sebagai tabel: ada baris yang panjangnya lebih "
                          f"dari {BLOCK >> 20} MB; ekspor lagi sebagai CSV.") from error
        yield from self._mended(skipped)

    def _judge(self, text: str) -> tuple[str, list[str]]:
        if text.count('"') % 2:
            return "open_quote", [text]
        fields = next(csv.reader([text], delimiter=self.delimiter))
        while len(fields) > len(self.header) and not fields[-1].strip():
            fields.pop()
        if is_no_data(fields, self.header):
            return NO_DATA, fields
        return ("too_many_fields" if len(fields) > len(self.header) else ""), fields

    def _whole(self, batch: pa.RecordBatch, numbers: np.ndarray) -> Iterator[pa.RecordBatch]:
        batch = pa.RecordBatch.from_arrays([*batch.columns, pa.array(numbers)], [*batch.schema.names, "row"])
        batch = batch.slice(int(np.searchsorted(numbers, self.header_row, side="right")))
        blank = _blank(batch.columns[:-1])
        batch = batch if blank is None else batch.filter(pyarrow.compute.invert(blank))
        yield self._without_repeats(batch)

    def _without_repeats(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The batch without repeated headers and totals, which show in one of the first two cells."""
        first = pa.array([self.header[0].casefold(), *TOTALS])
        suspects = {i for column in batch.columns[:2] if pa.types.is_string(column.type) for i in np.flatnonzero(
            pyarrow.compute.is_in(pyarrow.compute.utf8_lower(pyarrow.compute.utf8_trim_whitespace(column)),
                                  value_set=first).to_numpy(zero_copy_only=False))}
        drop = [i for i in suspects if is_no_data([c[i].as_py() for c in batch.columns[:-1]], self.header)]
        if not drop:
            return batch
        kept = np.ones(batch.num_rows, dtype=bool)
        kept[drop] = False
        return batch.filter(pa.array(kept))

    def _mended(self, skipped: dict[int, tuple[str, list[str]]]) -> Iterator[pa.RecordBatch]:
        short = {}
        for number, (reason, fields) in sorted(skipped.items()):
            if reason == NO_DATA or number <= self.header_row:
                continue
            if reason:
                self.bad[number] = (reason, fields)
            else:
                short[number] = fields + [""] * (len(self.header) - len(fields))
        if short:
            columns = [pa.array(column, pa.string()) for column in zip(*short.values(), strict=True)]
            yield pa.RecordBatch.from_arrays([*columns, pa.array(list(short), pa.int32())],
                                             [*(str(i) for i in range(len(self.header))), "row"])


def _blank(columns: list[pa.Array]) -> pa.Array | None:
    """Which rows have no text at all; None where there is no such row (the usual case, decided early)."""
    blank = None
    for column in columns:
        empty = pyarrow.compute.equal(pyarrow.compute.utf8_trim_whitespace(column), "")
        blank = empty if blank is None else pyarrow.compute.and_(blank, empty)
        if not pyarrow.compute.any(blank).as_py():
            return None
    return blank


def _number(rows: int, number: int, skipped: dict) -> tuple[np.ndarray, int]:
    """The next ``rows`` row numbers from ``number`` on that were not skipped, and the number after them."""
    numbers = np.arange(number, number + rows, dtype=np.int32)
    for hole in sorted(n for n in skipped if n >= number):
        numbers[numbers >= hole] += 1
    return numbers, int(numbers[-1]) + 1 if rows else number


def open_table(path: Path, name: str, wanted: set[str]) -> Table:
    """Finds delimiter and header of a UTF-8 file: the delimiter that gives the most of the ``wanted`` names."""
    with open(path, encoding="utf-8-sig", newline="") as handle:
        head = handle.read(HEAD)
    if "\x00" in head:
        raise Refused(f"Berkas {quote(name)} bukan tabel teks; unggah CSV hasil ekspor.")
    if not head.strip():
        raise Refused(f"Berkas {quote(name)} kosong; pilih berkas hasil ekspor yang berisi baris data.")
    choices = {delimiter: _records(head, delimiter, name) for delimiter in DELIMITERS}
    found = {delimiter: find_header(records, wanted) for delimiter, records in choices.items()}
    best = max(DELIMITERS, key=lambda d: (found[d][1], len(choices[d][found[d][0]]) if choices[d] else 0))
    row, _ = found[best]
    header = [" ".join(field.split()) for field in choices[best][row]]
    return Table(path, name, best, header, row + 1)


def _records(head: str, delimiter: str, name: str) -> list[list[str]]:
    """The first records of a file, blank ones included."""
    csv.field_size_limit(BLOCK)
    lines = head.splitlines(keepends=True)
    try:
        return list(itertools.islice(csv.reader(lines, delimiter=delimiter), TITLE_ROWS))
    except csv.Error as error:
        raise Refused(f"Berkas {quote(name)} tidak terbaca sebagai tabel; ekspor lagi sebagai CSV.") from error


def find_header(records: list[list[str]], wanted: set[str]) -> tuple[int, int]:
    """Index of the header among the first records, and how many of the ``wanted`` names it has.

    Titles may stand above it; without any wanted name it is the first record that is not blank.
    """
    hits = [sum(squeeze(field) in wanted for field in record) for record in records]
    best = max(hits, default=0)
    if best == 0:
        return next((i for i, record in enumerate(records) if any(f.strip() for f in record)), 0), 0
    return hits.index(best), best


def is_no_data(cells: list[str], header: list[str]) -> bool:
    """A row that repeats the header, is blank, or holds totals (says so first, and most of it is empty)."""
    filled = [cell.strip() for cell in cells if cell and cell.strip()]
    if not filled:
        return True
    if [" ".join(cell.split()) for cell in cells] == header:
        return True
    return filled[0].casefold() in TOTALS and len(filled) * 2 <= len(header)


def _check_quotes(path: Path, delimiter: str, name: str) -> None:
    """A quotation mark that is not closed would swallow rows without a word: such a file is refused."""
    if not _quotes_span_lines(path):
        return
    content = path.read_bytes()
    edge = re.escape(delimiter.encode())
    opening = rb'(?:\A(?:\xef\xbb\xbf)?|(?<=[\r\n' + edge + rb']))"'
    quoted = re.compile(opening + rb'((?:[^"]|"")*)("?)([^' + edge + rb'\r\n]?)')
    for match in quoted.finditer(content):
        inside, closing, after = match.groups()
        if (not closing or after) and (b"\n" in inside or b"\r" in inside):
            row = content.count(b"\n", 0, match.start()) + 1
            raise Refused(f"Berkas {quote(name)}, baris {row}: tanda kutip dibuka tetapi tidak ditutup, sehingga "
                          "baris sesudahnya ikut tertelan. Perbaiki tanda kutip itu lalu unggah lagi.")


def _quotes_span_lines(path: Path) -> bool:
    """Whether some line has an odd number of quotation marks; looked at in blocks, to spare memory and time."""
    before = 0
    with open(path, "rb") as handle:
        while block := handle.read(BLOCK):
            signs = np.frombuffer(block, np.uint8)
            marks = np.flatnonzero(signs == ord('"'))
            ends = np.flatnonzero((signs == ord("\n")) | (signs == ord("\r")))
            if np.any((before + np.searchsorted(marks, ends)) % 2):
                return True
            before += len(marks)
    return before % 2 == 1


def squeeze(name: str) -> str:
    """A column name as it is compared: without case, spaces, underscores and hyphens."""
    return re.sub(r"[\s_\-]+", "", name).casefold()
