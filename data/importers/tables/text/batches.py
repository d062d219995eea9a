"""Which rows of a batch of text cells are data: blank rows, titles, totals and repeated headers are
not."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute

from data.importers.columns.header import TOTALS, is_no_data, refuse_other_header
from data.importers.tables import around


def filled_cells(columns: list[pa.Array]) -> np.ndarray | None:
    """How many filled cells each row has, 0, 1 or more (2); None where all rows have more (the
    usual case, decided early)."""
    counts = np.zeros(len(columns[0]) if columns else 0, dtype=np.int8)
    for column in columns:
        empty = pyarrow.compute.equal(pyarrow.compute.utf8_trim_whitespace(column), "")
        counts[counts < 2] += ~empty.to_numpy(zero_copy_only=False)[counts < 2]
        if (counts == 2).all():
            return None
    return counts


def without_repeats(batch: pa.RecordBatch, header: list[str], header_row: int, name: str):
    """The batch without repeated headers and totals, which show in one of the first two cells;
    Refused where a row is another header."""
    values = pa.array([*(cell.casefold() for cell in header if cell), *TOTALS], pa.string())
    suspects = {
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
    if first and first <= header_row + 2:  # where a row may number the columns
        suspects |= {*range(min(2, batch.num_rows))}
    kept = np.ones(batch.num_rows, dtype=bool)
    for i in suspects:
        cells = cells_of(batch, i)
        kept[i] = not is_no_data(cells, header)
        if kept[i]:
            refuse_other_header(cells, header, batch.column("row")[i].as_py(), name)
    return batch if kept.all() else batch.filter(pa.array(kept))


def cells_of(batch: pa.RecordBatch, index: int) -> list[str]:
    """The cells of one row, without its number."""
    return [column[index].as_py() for column in batch.columns[:-1]]


def numbered(rows: int, number: int, skipped: dict) -> tuple[np.ndarray, int]:
    """The next ``rows`` row numbers from ``number`` on that were not skipped, and the number after
    them."""
    numbers = np.arange(number, number + rows, dtype=np.int32)
    for hole in sorted(n for n in skipped if n >= number):
        numbers[numbers >= hole] += 1
    return numbers, int(numbers[-1]) + 1 if rows else number


@dataclass
class Around:
    """Rows around the data of a table with this header that are left out (``around``): the numbers
    of lone ones, of signatures below the table, and of another table there."""

    header: list[str]
    lone: set[int] = field(default_factory=set)
    signed: set[int] = field(default_factory=set)
    others: set[int] = field(default_factory=set)

    def without_lone(self, batch: pa.RecordBatch, counts: np.ndarray) -> pa.RecordBatch:
        """The batch without blank rows, and without those that only part or number the table;
        ``counts``: see ``filled_cells``."""
        kept = counts > 0
        for i in map(int, np.flatnonzero(counts == 1)):
            if around.is_lone(cells_of(batch, i), self.header):
                kept[i] = False
                self.lone.add(batch.column("row")[i].as_py())
        return batch.filter(pa.array(kept))

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
