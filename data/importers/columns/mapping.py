"""A table of text cells, and which of its columns are which fields."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import pyarrow as pa
import pyarrow.compute

from data.importers.columns import joined, lengths, sides, zones


class AnyTable(Protocol):
    """What all tables have: text cells, and ``header_row`` 0 where names and rows are kept
    apart."""

    name: str
    label: str  # of a sheet, as its workbook calls it
    title: str  # what stands above the header
    header: list[str]
    header_row: int
    bad: dict[int, tuple[str, list[str]]]
    unread: int  # rows of the same kind beside it that were left out

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person who uploads should see about the reading, once the rows were read."""

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Batches of text columns ``0 … n-1`` and ``row`` (int32); may be called again."""


@dataclass(frozen=True)
class Mapping:
    """``columns``: field → column positions to join by a space; ``constants``: field → value;
    ``zones``: field → the zone that the file states for its stamps; ``id_begins``: the opening is
    the first part of the id; ``asked_side``: the side that a "yes" in the column of the
    direction means ("Inbound": yes or no); ``lengths``: field → the name of its column, which says
    how long something took."""

    kind: str
    columns: dict[str, tuple[int, ...]]
    constants: dict[str, str]
    zones: dict[str, str] = field(default_factory=dict)
    id_begins: bool = False
    asked_side: str | None = None
    lengths: dict[str, str] = field(default_factory=dict)

    def has(self, field: str) -> bool:
        """The file has this field, as a column or as a constant."""
        return field in self.columns or field in self.constants

    def field_of(self, batch: pa.RecordBatch, name: str) -> pa.Array:
        """A canonical field of a batch of the table (text), null where the file has none."""
        if name in self.constants:
            return pa.array([self.constants[name]] * batch.num_rows, pa.string())
        parts = [batch.column(i) for i in self.columns.get(name, ())]
        if not parts:
            return pa.nulls(batch.num_rows, pa.string())
        if name.endswith("_at"):
            stamps = parts[0] if len(parts) == 1 else joined.day_and_clock(parts)
            if name in self.lengths:
                stamps = lengths.with_units(stamps, self.lengths[name])
            return zones.with_zone(stamps, self.zones[name]) if name in self.zones else stamps
        if name == "direction" and self.asked_side:
            return sides.answered(parts[0], self.asked_side)
        return parts[0] if len(parts) == 1 else pa.compute.binary_join_element_wise(*parts, " ")
