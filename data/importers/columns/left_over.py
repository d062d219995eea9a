"""Columns that were left over though they may be of a field: an office that writes replies into
either of two columns would have half of them read as unanswered, without a word."""

import pyarrow as pa
import pyarrow.compute as compute

from data.errors import quote
from data.importers.columns import nothing
from data.importers.columns.fitting import is_stamp
from data.importers.columns.guess import score_of_name
from data.importers.columns.mapping import AnyTable, Mapping

FIELDS = ("first_reply_at", "closed_at")


def remarks(table: AnyTable, mapping: Mapping) -> list[str]:
    """A sentence for each column that tells a moment in rows where the column of the same meaning
    tells none; empty for most tables, whose names alone show that there is no such column."""
    taken = {place for places in mapping.columns.values() for place in places}
    return [
        _sentence(table, used, place, rows)
        for field in FIELDS
        for used in mapping.columns.get(field, ())[:1]  # of a day and a time of day, the day
        for place, name in enumerate(table.header)
        if place not in taken and name and score_of_name(field, name) > 0
        if (rows := _rows(table, used, place))
    ]


def _rows(table: AnyTable, used: int, other: int) -> int:
    """In how many rows only the other column has a moment."""
    found = 0
    for batch in table.batches():
        only = compute.and_(
            _is_empty(batch.column(used)), compute.invert(_is_empty(batch.column(other)))
        )
        found += sum(
            is_stamp(cell.strip()) for cell in batch.column(other).filter(only).to_pylist()
        )
    return found


def _is_empty(cells: pa.Array) -> pa.Array:
    plain = compute.utf8_trim_whitespace(compute.fill_null(cells, ""))
    return compute.or_(compute.equal(plain, ""), nothing.are_nothing(plain))


def _sentence(table: AnyTable, used: int, other: int, rows: int) -> str:
    where = f"{quote(table.label)}: kolom" if table.label else "Kolom"
    return (
        f"{where} {quote(table.header[other])} tidak dipakai, padahal berisi waktu di {rows} baris "
        f"yang kolom {quote(table.header[used])} tidak berisi waktu. Bila artinya sama, satukan "
        "kedua kolom itu, lalu unggah lagi."
    )
