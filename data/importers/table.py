"""A delimited text as rows of text: nothing converted, nothing shifted, every row accounted for."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.csv

from data.errors import Refused, quote

DELIMITERS = ",;\t|"
BLOCK = 16 << 20
HEAD = 1 << 18


@dataclass
class Table:
    """One delimited file. ``bad`` fills while the batches are read: row number → (reason, fields)."""

    path: Path
    name: str
    delimiter: str
    header: list[str]
    bad: dict[int, tuple[str, list[str]]] = field(default_factory=dict)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows as text columns ``0 … n-1`` plus ``row`` (int32), the number that a spreadsheet shows.

        Rows without any text are left out. A short row gets empty fields at its end; a row with too many fields,
        or with a quotation mark that is never closed, is in ``bad`` instead.
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
            for batch in reader:
                numbers, number = _number(batch.num_rows, number, skipped)
                yield from self._whole(batch, numbers)
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
        return ("too_many_fields" if len(fields) > len(self.header) else ""), fields

    def _whole(self, batch: pa.RecordBatch, numbers: np.ndarray) -> Iterator[pa.RecordBatch]:
        batch = pa.RecordBatch.from_arrays([*batch.columns, pa.array(numbers)], [*batch.schema.names, "row"])
        if batch.num_rows and numbers[0] == 1:
            batch = batch.slice(1)
        blank = _blank(batch.columns[:-1])
        yield batch if blank is None else batch.filter(pyarrow.compute.invert(blank))

    def _mended(self, skipped: dict[int, tuple[str, list[str]]]) -> Iterator[pa.RecordBatch]:
        short = {}
        for number, (reason, fields) in sorted(skipped.items()):
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
    choices = [_header(head, delimiter) for delimiter in DELIMITERS]
    best = max(range(len(choices)), key=lambda i: (sum(squeeze(h) in wanted for h in choices[i]), len(choices[i])))
    _check_quotes(path, DELIMITERS[best], name)
    return Table(path, name, DELIMITERS[best], choices[best])


def _header(head: str, delimiter: str) -> list[str]:
    fields = next(csv.reader(head.splitlines(keepends=True), delimiter=delimiter), [])
    return [" ".join(f.split()) for f in fields]


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
