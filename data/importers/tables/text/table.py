"""A delimited text as rows of text: nothing converted, nothing shifted, every row accounted for."""

import csv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from data.errors import Refused, quote
from data.importers.columns.header import is_no_data, refuse_other_header
from data.importers.tables import around
from data.importers.tables.text import uneven
from data.importers.tables.text.batches import Around, filled_cells, numbered, without_repeats
from data.importers.tables.text.quotes import Swallowed, line_by_line, stray_rows

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
    unread: int = 0
    _stray: frozenset[int] | None = None
    _keeps_empty: bool = False
    _sample: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._around = Around(self.header)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person who uploads should see of the reading, once the rows were read."""
        return around.notes(self._around.lone, self._around.signed, self._around.others)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows as text columns ``0 … n-1`` plus ``row`` (int32), the number that a spreadsheet
        shows.

        Rows above the header, without any text, that repeat the header, hold totals or stand around
        the data (``around``) are left out.
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
                    some, number = numbered(batch.num_rows, number, skipped)
                    numbers.append(some)
                for place, batch in enumerate(pool.map(self._whole, whole, numbers), start=1):
                    batch = self._around.without_signatures(batch) if place == len(whole) else batch
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

    def _whole(self, batch: pa.RecordBatch, numbers: pa.Array) -> pa.RecordBatch:
        batch = pa.RecordBatch.from_arrays([*batch.columns, numbers], [*batch.schema.names, "row"])
        batch = batch.slice(pc.sum(pc.less_equal(numbers, self.header_row)).as_py() or 0)
        counts = filled_cells(batch.columns[:-1])
        if counts is not None:
            batch = self._around.without_lone(batch, counts)
        return without_repeats(batch, self.header, self.header_row, self.name)

    def _notice(self, batch: pa.RecordBatch) -> None:
        """What shows how to judge rows of another width: the first values, and whether last cells
        may be empty."""
        if not self._sample and batch.num_rows:
            self._sample = [column.to_pylist() for column in batch.slice(0, SAMPLE).columns[:-1]]
        self._keeps_empty = (
            self._keeps_empty or batch.num_rows > 0 and _has_empty(batch.columns[-2])
        )

    def _without_stray(self, batch: pa.RecordBatch, stray: frozenset[int]) -> pa.RecordBatch:
        broken = pc.is_in(batch.column("row"), value_set=pa.array(stray, pa.int32()))
        for row in batch.filter(broken).to_pylist():
            self.bad[row.pop("row")] = ("stray_quote", list(row.values()))
        return batch.filter(pc.invert(broken))

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
    return pc.any(pc.equal(column, "")).as_py()
