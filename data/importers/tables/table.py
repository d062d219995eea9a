"""A delimited text as rows of text: nothing converted, nothing shifted, every row accounted for."""

import csv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.csv

from data.errors import Refused, quote
from data.importers.columns.header import TOTALS, is_no_data, refuse_other_header, two_levels
from data.importers.columns.header import squeeze as squeeze
from data.importers.tables import dialect, uneven
from data.importers.tables.cells import MAX_COLUMNS, refuse_columns
from data.importers.tables.quotes import Swallowed, line_by_line, stray_rows

BLOCK = 8 << 20
SAMPLE = 2_000  # rows that show the values of a column
NO_DATA = "no_data"


@dataclass
class Table:
    """One delimited file. ``bad`` fills while the batches are read: row number → (reason,
    fields). A later reading adds the same rows again and takes none away: it may stop early."""

    path: Path
    name: str
    delimiter: str
    header: list[str]
    header_row: int = 1
    bad: dict[int, tuple[str, list[str]]] = field(default_factory=dict)
    title: str = ""
    label: str = ""
    notes: tuple[str, ...] = ()
    _stray: frozenset[int] | None = None
    _keeps_empty: bool = False
    _sample: list[list[str]] = field(default_factory=list)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows as text columns ``0 … n-1`` plus ``row`` (int32), the number that a spreadsheet
        shows.

        Rows above the header, without any text, that repeat the header or hold totals are left out.
        In ``bad`` are rows with stray quotation marks and those with more or fewer fields than the
        header, unless these are nothing but empty fields at the end (``data.importers.uneven``).
        """
        try:
            yield from self._read()
        except Swallowed as refusal:  # before the first batch
            self.path, self._stray = line_by_line(
                self.path,
                self.delimiter,
                self.name,
                self.header_row,
                width=len(self.header),
                refusal=refusal,
            )
            yield from self._read()

    def _read(self) -> Iterator[pa.RecordBatch]:
        names = [str(i) for i in range(len(self.header))]
        skipped: dict[int, tuple[str, list[str]]] = {}

        def odd(row) -> str:
            skipped[row.number] = self._judge(row.text)
            return "skip"

        try:
            with ThreadPoolExecutor(2) as pool:
                stray = pool.submit(self._stray_rows)
                reader = pyarrow.csv.open_csv(
                    self.path,
                    read_options=pyarrow.csv.ReadOptions(
                        column_names=names, use_threads=False, block_size=BLOCK
                    ),
                    parse_options=pyarrow.csv.ParseOptions(
                        delimiter=self.delimiter,
                        newlines_in_values=True,
                        ignore_empty_lines=False,
                        invalid_row_handler=odd,
                    ),
                    convert_options=pyarrow.csv.ConvertOptions(
                        column_types=dict.fromkeys(names, pa.string()),
                        strings_can_be_null=False,
                        check_utf8=False,
                    ),
                )
                whole, numbers, number = (
                    list(reader),
                    [],
                    1,
                )  # read while the quotation marks are looked at
                broken = stray.result()
                self._refuse_spoilt_header(broken)
                for batch in whole:
                    some, number = _number(batch.num_rows, number, skipped)
                    numbers.append(some)
                for batch in pool.map(self._whole, whole, numbers):
                    self._notice(batch)
                    yield self._without_stray(batch, broken) if broken else batch
        except pa.ArrowInvalid as error:
            self._stray_rows()
            raise Refused(
                f"Berkas {quote(self.name)} tidak terbaca sebagai tabel: ada baris yang panjangnya "
                f"lebih dari {BLOCK >> 20} MB; ekspor lagi sebagai CSV."
            ) from error
        yield from self._mended(skipped, number)

    def _refuse_spoilt_header(self, broken: frozenset[int]) -> None:
        if self.header_row in broken:
            raise Refused(
                f"Berkas {quote(self.name)}, baris {self.header_row}: tanda kutip di baris judul "
                "rusak, jadi nama kolomnya tidak pasti. Perbaiki baris itu, lalu unggah lagi."
            )

    def _stray_rows(self) -> frozenset[int]:
        if self._stray is None:
            self._stray = stray_rows(self.path, self.delimiter, self.name)
        return self._stray

    def _judge(self, text: str) -> tuple[str, list[str]]:
        """A row that has not the header's width: what is wrong with it, if that shows, and its
        fields."""
        if text.count('"') % 2:
            return "open_quote", [text]
        try:
            fields = next(csv.reader([text], delimiter=self.delimiter))
        except csv.Error:  # longer than LONGEST_CELL
            return "long_cell", [text]
        if is_no_data(fields, self.header):
            return NO_DATA, fields
        return ("too_many_fields" if any(fields[len(self.header) :]) else ""), fields

    def _whole(self, batch: pa.RecordBatch, numbers: np.ndarray) -> pa.RecordBatch:
        batch = pa.RecordBatch.from_arrays(
            [*batch.columns, pa.array(numbers)], [*batch.schema.names, "row"]
        )
        batch = batch.slice(int(np.searchsorted(numbers, self.header_row, side="right")))
        blank = _blank(batch.columns[:-1])
        return self._without_repeats(
            batch if blank is None else batch.filter(pyarrow.compute.invert(blank))
        )

    def _notice(self, batch: pa.RecordBatch) -> None:
        """What shows how to judge rows of another width: the first values, and whether last cells
        may be empty."""
        if not self._sample and batch.num_rows:
            self._sample = [column.to_pylist() for column in batch.slice(0, SAMPLE).columns[:-1]]
        self._keeps_empty = (
            self._keeps_empty or batch.num_rows > 0 and _has_empty(batch.columns[-2])
        )

    def _without_stray(self, batch: pa.RecordBatch, stray: frozenset[int]) -> pa.RecordBatch:
        broken = np.isin(batch.column("row").to_numpy(), list(stray))
        for row in batch.filter(pa.array(broken)).to_pylist():
            self.bad[row.pop("row")] = ("stray_quote", list(row.values()))
        return batch.filter(pa.array(~broken))

    def _without_repeats(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The batch without repeated headers and totals, which show in one of the first two
        cells."""
        values = pa.array(
            [*(name.casefold() for name in self.header if name), *TOTALS], pa.string()
        )
        suspects: set[int] = {
            int(i)
            for column in batch.columns[:2]
            if pa.types.is_string(column.type)
            for i in np.flatnonzero(
                pyarrow.compute.is_in(
                    pyarrow.compute.utf8_lower(pyarrow.compute.utf8_trim_whitespace(column)),
                    value_set=values,
                ).to_numpy(zero_copy_only=False)
            )
        }
        first = batch.column("row")[0].as_py() if batch.num_rows else 0
        if first and first <= self.header_row + 2:  # where a row may number the columns
            suspects |= {*range(min(2, batch.num_rows))}
        kept = np.ones(batch.num_rows, dtype=bool)
        for i in suspects:
            cells = [column[i].as_py() for column in batch.columns[:-1]]
            kept[i] = not is_no_data(cells, self.header)
            if kept[i]:
                refuse_other_header(cells, self.header, batch.column("row")[i].as_py(), self.name)
        return batch if kept.all() else batch.filter(pa.array(kept))

    def _mended(
        self, skipped: dict[int, tuple[str, list[str]]], end: int
    ) -> Iterator[pa.RecordBatch]:
        """Rows of another width that can be taken; ``end`` is the number after the last row that
        has the header's."""
        odd = {}
        for number, (reason, fields) in sorted(skipped.items()):
            if reason == NO_DATA or number <= self.header_row:
                continue
            refuse_other_header(fields, self.header, number, self.name)
            if reason or number in self._stray_rows():
                self.bad[number] = (reason or "stray_quote", fields)
            else:
                odd[number] = fields
        last = max(odd, default=0)
        is_cut = bool(self._sample) and end <= last == max(skipped) and not _ends_a_line(self.path)
        if is_cut and len(odd[last]) < len(self.header):
            self.bad[last] = ("too_few_fields", odd.pop(last))
        taken, rejected = uneven.sort_out(odd, len(self.header), self._keeps_empty, self._sample)
        self.bad.update(rejected)
        if taken:
            columns = [
                pa.array(column, pa.string()) for column in zip(*taken.values(), strict=True)
            ]
            yield pa.RecordBatch.from_arrays(
                [*columns, pa.array(list(taken), pa.int32())],
                [*(str(i) for i in range(len(self.header))), "row"],
            )


def _ends_a_line(path: Path) -> bool:
    with open(path, "rb") as handle:
        handle.seek(-1, 2)
        return handle.read() in (b"\n", b"\r")


def _has_empty(column: pa.Array) -> bool:
    return pyarrow.compute.any(pyarrow.compute.equal(column, "")).as_py()


def _blank(columns: list[pa.Array]) -> pa.Array | None:
    """Which rows have no text at all; None where there is no such row (the usual case, decided
    early)."""
    blank = None
    for column in columns:
        empty = pyarrow.compute.equal(pyarrow.compute.utf8_trim_whitespace(column), "")
        blank = empty if blank is None else pyarrow.compute.and_(blank, empty)
        if not pyarrow.compute.any(blank).as_py():
            return None
    return blank


def _number(rows: int, number: int, skipped: dict) -> tuple[np.ndarray, int]:
    """The next ``rows`` row numbers from ``number`` on that were not skipped, and the number after
    them."""
    numbers = np.arange(number, number + rows, dtype=np.int32)
    for hole in sorted(n for n in skipped if n >= number):
        numbers[numbers >= hole] += 1
    return numbers, int(numbers[-1]) + 1 if rows else number


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
