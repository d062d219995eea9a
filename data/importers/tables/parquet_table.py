"""Parquet as a table of text."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet

from data.errors import Refused, quote
from data.importers.tables.cells import MAX_COLUMNS, cell_text, refuse_columns

MARK = b"PAR1"
BATCH = 50_000


def is_parquet(head: bytes) -> bool:
    """Whether a file begins like Parquet."""
    return head.startswith(MARK)


class ParquetTable:
    """What ``data.importers.tables.text.table.Table`` has; a row's number is its place, from 1."""

    header_row, label, title, unread = 0, "", "", 0
    notes: tuple[str, ...] = ()

    def __init__(self, path: Path, name: str):
        self.path, self.name = path, name
        self.bad: dict[int, tuple[str, list[str]]] = {}
        with self._open() as file:
            try:
                self.header = list(file.schema_arrow.names)
            except UnicodeError as error:
                raise self._broken() from error
        if len(self.header) > MAX_COLUMNS:
            raise refuse_columns(name, len(self.header))

    def _open(self) -> pyarrow.parquet.ParquetFile:
        try:
            return pyarrow.parquet.ParquetFile(self.path)
        except (pa.ArrowException, OSError, UnicodeError) as error:
            raise self._broken() from error

    def _broken(self) -> Refused:
        return Refused(
            f"Berkas {quote(self.name)} rusak (Parquet tidak utuh); ekspor lagi, misalnya sebagai "
            "CSV."
        )

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows as text columns ``0 … n-1`` plus ``row`` (int32)."""
        names = [*(str(i) for i in range(len(self.header))), "row"]
        number = 1
        with self._open() as file:
            try:
                for batch in file.iter_batches(BATCH):
                    numbers = pa.array(range(number, number + batch.num_rows), pa.int32())
                    number += batch.num_rows
                    yield pa.RecordBatch.from_arrays([*map(_texts, batch.columns), numbers], names)
            except (pa.ArrowException, OSError, UnicodeError) as error:
                raise self._broken() from error


def _texts(column: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return pyarrow.compute.fill_null(column.cast(pa.string()), "")
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return pa.array([_text(cell) for cell in column.to_pylist()], pa.string())


def _text(cell) -> str:
    if isinstance(cell, datetime) and cell.tzinfo is not None:
        return cell.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(cell, bytes):
        return cell.decode("utf-8", errors="replace")
    if isinstance(cell, (list, dict)):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return cell_text(cell)
