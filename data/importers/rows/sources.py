"""Where rows come from: whatever the file is, its rows are batches of canonical fields, all as
text."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby, islice
from typing import Protocol

import pyarrow as pa
import pyarrow.compute

from data.importers.columns.asking import question_of
from data.importers.columns.fields import FIELDS, INTERNAL_FIELDS
from data.importers.columns.header import ADDED
from data.importers.columns.mapping import AnyTable, Mapping
from data.questions import AsksColumns
from data.safe_text import GUARDED

SCHEMA = pa.schema(
    [(f, pa.string()) for f in FIELDS + INTERNAL_FIELDS]
    + [("member", pa.string()), ("row", pa.int32())]
)
BATCH = 20_000
SMALL = 200  # rows
NOTHING = pa.nulls(BATCH, pa.string())


class Source(Protocol):
    """Rows of one member of a FILE."""

    member: str | None
    header: list[str]

    @property
    def bad(self) -> dict[int, tuple[str, list[str]]]:
        """Row number → reason and cells; fills while the rows are read."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person who uploads should see about the reading, once the rows were read."""

    def canonical(self) -> Iterator[pa.RecordBatch]:
        """All rows that are not ``bad``, in SCHEMA."""

    def as_they_stood(self) -> Iterator[tuple[int, list[str]]]:
        """Row number and the cells below ``header``, for the download of rejected rows."""


class MappedTable:
    """A table whose columns are canonical fields."""

    def __init__(self, table: AnyTable, mapping: Mapping, member: str | None):
        self.table, self.mapping, self.member, self.header = table, mapping, member, table.header

    @property
    def bad(self) -> dict[int, tuple[str, list[str]]]:
        """Row number → reason and cells; fills while the rows are read."""
        return self.table.bad

    @property
    def notes(self) -> tuple[str, ...]:
        """Those of the table."""
        return self.table.notes

    def with_longer_id(self) -> AsksColumns | None:
        """The question for columns as they are mapped now, with the day of opening in the id."""
        header, columns = self.header, self.mapping.columns
        names = {name: "+".join(header[i] for i in at) for name, at in columns.items()}
        if not {"case_id", "opened_at"} <= names.keys():
            return None
        longer = f"{names['case_id']}+{names['opened_at']}"
        return question_of(self.table, {**names, "case_id": longer})

    def canonical(self) -> Iterator[pa.RecordBatch]:
        """The mapped columns; fields that the table lacks are null."""
        is_mended = tuple(self.header[: len(ADDED)]) == ADDED
        for batch in self.table.batches():
            arrays = [self.mapping.field_of(batch, name) for name in FIELDS]
            arrays = [_unguarded(array) for array in arrays] if is_mended else arrays
            begins = pa.array(
                ["true" if self.mapping.id_begins else None] * batch.num_rows, pa.string()
            )
            arrays += [
                begins if name == "id_begins" else pa.nulls(batch.num_rows, pa.string())
                for name in INTERNAL_FIELDS
            ]
            members = pa.array([self.member] * batch.num_rows, pa.string())
            yield pa.RecordBatch.from_arrays([*arrays, members, batch.column("row")], schema=SCHEMA)

    def as_they_stood(self) -> Iterator[tuple[int, list[str]]]:
        """The table's own cells."""
        return _cells(self.table)


class ConvertedTable:
    """A table whose rows become canonical fields by a function, row by row: the exports of other
    tools.

    ``convert`` takes a row as column → text (empty text where the cell is empty) and returns
    canonical field → text; fields that it leaves out are null. ``problem`` rejects the row with
    that reason (``data.reasons``)."""

    def __init__(
        self,
        table: AnyTable,
        member: str | None,
        convert: Callable[[dict[str, str]], dict[str, str | None]],
    ):
        self.table, self.member, self.header, self._convert = table, member, table.header, convert

    @property
    def bad(self) -> dict[int, tuple[str, list[str]]]:
        """Row number → reason and cells; fills while the rows are read."""
        return self.table.bad

    @property
    def notes(self) -> tuple[str, ...]:
        """Those of the table."""
        return self.table.notes

    def canonical(self) -> Iterator[pa.RecordBatch]:
        """The converted rows."""
        rows = (
            (number, self._convert(by_column(self.header, cells)))
            for number, cells in _cells(self.table)
        )
        return _batches(rows, self.member)

    def as_they_stood(self) -> Iterator[tuple[int, list[str]]]:
        """The table's own cells."""
        return _cells(self.table)


class Records:
    """Rows that an importer makes itself (chats, archives of platforms): row number and canonical
    field → text.

    ``rows`` is called anew for every reading. ``written``: the stamp of a row as the file has it,
    where ``rows`` put it in another form. Rejected rows are handed out as canonical tables, which
    can be mended and loaded. ``bad``: rows that could not become fields at all."""

    def __init__(
        self,
        member: str | None,
        fields: tuple[str, ...],
        rows: Callable[[], Iterable[tuple[int, dict[str, str | None]]]],
        written: Callable[[int], str | None] = lambda _: None,
    ):
        self.member, self.header, self._rows, self.written = member, list(fields), rows, written
        self.bad: dict[int, tuple[str, list[str]]] = {}
        self.notes: tuple[str, ...] = ()

    def canonical(self) -> Iterator[pa.RecordBatch]:
        """The rows in SCHEMA."""
        return _batches(self._rows(), self.member, (*self.header, *INTERNAL_FIELDS))

    def as_they_stood(self) -> Iterator[tuple[int, list[str]]]:
        """The canonical fields of ``header``."""
        for number, row in self._rows():
            yield number, [row.get(name) or "" for name in self.header]


def gathered(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same rows, small batches joined: to judge a batch costs as much as to judge some dozens of
    rows. Larger ones stay, for what is joined is held twice."""
    for is_small, some in groupby(batches, lambda batch: batch.num_rows < SMALL):
        while few := list(islice(some, BATCH // SMALL if is_small else 1)):
            yield _joined(few)


def _joined(batches: list[pa.RecordBatch]) -> pa.RecordBatch:
    if len(batches) == 1:
        return batches[0]
    joined = pa.concat_batches(batches)
    columns = [
        NOTHING[: len(column)] if column.null_count == len(column) else column
        for column in joined.columns
    ]
    return pa.RecordBatch.from_arrays(columns, schema=joined.schema)


def _unguarded(cells: pa.Array) -> pa.Array:
    """Cells as they stood before our CSV of rejected rows guarded them inside: the same text has the
    same fingerprint."""
    return pa.compute.replace_substring_regex(cells, GUARDED, r"\1\2")


def by_column(header: list[str], cells: list[str]) -> dict[str, str]:
    """Column → text of one row; of a column that stands twice the first."""
    return dict(zip(reversed(header), reversed(cells), strict=True))


def _cells(table: AnyTable) -> Iterator[tuple[int, list[str]]]:
    for batch in table.batches():
        columns = [column.to_pylist() for column in batch.columns]
        for *cells, number in zip(*columns, strict=True):
            yield number, [cell or "" for cell in cells]


def _batches(
    rows: Iterable[tuple[int, dict[str, str | None]]],
    member: str | None,
    used: Collection[str] = FIELDS + INTERNAL_FIELDS,
) -> Iterator[pa.RecordBatch]:
    """``used``: the fields that the rows can have; all others are null."""
    left = iter(rows)
    while some := list(islice(left, BATCH)):
        arrays = [
            _column([row.get(name) for _, row in some]) if name in used else NOTHING[: len(some)]
            for name in FIELDS + INTERNAL_FIELDS
        ]
        members = _column([member] * len(some))
        numbers = pa.array([number for number, _ in some], pa.int32())
        yield pa.RecordBatch.from_arrays([*arrays, members, numbers], schema=SCHEMA)


def _column(values: list[str | None]) -> pa.Array:
    """The values; a column without any shares one memory, for all rows of a file are held at
    once."""
    return pa.array(values, pa.string()) if any(values) else NOTHING[: len(values)]
