"""Which rows of a batch of text cells are data: blank rows, titles, totals and repeated headers are
not."""

from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from data.importers.columns.header import TOTALS, is_no_data, refuse_other_header
from data.importers.tables import around


def filled_cells(columns: list[pa.Array]) -> pa.Array | None:
    """How many filled cells each row has, 0, 1 or more (2); None where all rows have more (the
    usual case, decided early)."""
    counts = pa.repeat(pa.scalar(0, pa.int8()), len(columns[0]) if columns else 0)
    for column in columns:
        filled = pc.not_equal(pc.utf8_trim_whitespace(column), "").cast(pa.int8())
        counts = pc.min_element_wise(pc.add(counts, filled), pa.scalar(2, pa.int8()))
        if pc.min(counts).as_py() in (2, None):
            return None
    return counts


def without_repeats(batch: pa.RecordBatch, header: list[str], header_row: int, name: str):
    """The batch without repeated headers and totals, which show in one of the first two cells;
    Refused where a row is another header."""
    values = pa.array([*(cell.casefold() for cell in header if cell), *TOTALS], pa.string())
    suspects = {
        i
        for column in batch.columns[:2]
        if pa.types.is_string(column.type)
        for i in pc.indices_nonzero(
            pc.is_in(pc.utf8_lower(pc.utf8_trim_whitespace(column)), value_set=values)
        ).to_pylist()
    }
    first = batch.column("row")[0].as_py() if batch.num_rows else 0
    if first and first <= header_row + 2:  # where a row may number the columns
        suspects |= {*range(min(2, batch.num_rows))}
    left_out = set()
    for i in suspects:
        cells = cells_of(batch, i)
        if is_no_data(cells, header):
            left_out.add(i)
        else:
            refuse_other_header(cells, header, batch.column("row")[i].as_py(), name)
    return without(batch, left_out)


def without(batch: pa.RecordBatch, left_out: set[int]) -> pa.RecordBatch:
    """The batch without the rows at these places."""
    if not left_out:
        return batch
    return batch.filter(pa.array([i not in left_out for i in range(batch.num_rows)]))


def cells_of(batch: pa.RecordBatch, index: int) -> list[str]:
    """The cells of one row, without its number."""
    return [column[index].as_py() for column in batch.columns[:-1]]


def numbered(rows: int, number: int, skipped: dict) -> tuple[pa.Array, int]:
    """The next ``rows`` row numbers from ``number`` on that were not skipped, and the number after
    them."""
    numbers = pa.arange(number, number + rows).cast(pa.int32())
    for hole in sorted(n for n in skipped if n >= number):
        beyond = pc.greater_equal(numbers, hole)
        numbers = pc.add(numbers, beyond.cast(pa.int32()))
    return numbers, numbers[-1].as_py() + 1 if rows else number


@dataclass
class Around:
    """Rows around the data of a table with this header that are left out (``around``): the numbers
    of lone ones, of signatures below the table, and of another table there."""

    header: list[str]
    lone: set[int] = field(default_factory=set)
    signed: set[int] = field(default_factory=set)
    others: set[int] = field(default_factory=set)

    def without_lone(self, batch: pa.RecordBatch, counts: pa.Array) -> pa.RecordBatch:
        """The batch without blank rows, and without those that only part or number the table;
        ``counts``: see ``filled_cells``."""
        left_out = set(pc.indices_nonzero(pc.equal(counts, 0)).to_pylist())
        for i in pc.indices_nonzero(pc.equal(counts, 1)).to_pylist():
            if around.is_lone(cells_of(batch, i), self.header):
                left_out.add(i)
                self.lone.add(batch.column("row")[i].as_py())
        return without(batch, left_out)

    def without_signatures(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The file's last batch without what stands below the table; there totals may stand in any
        column."""
        first = max(0, batch.num_rows - around.LONGEST_BLOCK)
        last = [cells_of(batch, i) for i in range(first, batch.num_rows)]
        numbers = batch.column("row").slice(first).to_pylist()
        end = around.signed_from(last, self.header)
        self.signed.update(numbers[end:])
        begun = self._other_table(last[:end], numbers)
        self.others.update(numbers[begun:end])
        end = begun
        kept = [not is_no_data(cells, self.header) for cells in last[:end]]
        batch = batch.slice(0, first + end)
        return batch if all(kept) else batch.filter(pa.array([True] * first + kept))

    def _other_table(self, rows: list[list[str]], numbers: list[int]) -> int:
        """Index of the first of the ``rows`` of another table; where their ``numbers`` leap, blank
        rows were left out before."""
        blank: list[str] = []
        spread: list[list[str]] = []
        places = []
        for i, row in enumerate(rows):
            if i and numbers[i] > numbers[i - 1] + 1:
                spread.append(blank)
                places.append(i)
            spread.append(row)
            places.append(i)
        begun = around.other_table_from(spread, self.header)
        return places[begun] if begun < len(places) else len(rows)
