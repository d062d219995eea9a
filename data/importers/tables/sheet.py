"""One sheet of a workbook, or one table of a page, as rows of text."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice

import pyarrow as pa

from data.errors import quote
from data.importers.columns.header import (
    TITLE_ROWS,
    find_header,
    is_no_data,
    refuse_other_header,
    two_levels,
)
from data.importers.tables import around
from data.importers.tables.cells import cell_text
from data.importers.tables.joined_cells import Range, spread

CLOCK = re.compile(r"\d[T ,].*\d[.:]\d\d")
BATCH = 50_000
MOST_MIDNIGHTS = 2


class Sheet:
    """One sheet, with what ``data.importers.tables.text.table.Table`` has: ``name``, ``header``, ``bad``,
    ``batches()``. ``label``: its own name; ``names_known``: how many of the ``wanted`` names its
    header has; ``joined``: its joined cells; ``errors``: cells that show an error, or nothing
    though a formula stands there."""

    def __init__(
        self,
        name: str,
        rows: list[list],
        wanted: set[str],
        label: str = "",
        joined: Sequence[Range] = (),
        errors: dict[tuple[int, int], str] | None = None,
        notes: tuple[str, ...] = (),
    ):
        self.name, self.label, self.notes, self.unread = name, label, notes, 0
        self.bad: dict[int, tuple[str, list[str]]] = {}
        for (row, column), text in (errors or {}).items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = text
        texts = [[cell_text(cell) for cell in row] for row in rows[:TITLE_ROWS]]
        found, self.names_known = find_header(texts, wanted)
        index, names = two_levels(texts, found) if rows else (0, [])
        self.header_row = index + 1
        self.title = " ".join(cell for row in texts[:index] for cell in row if cell)
        self.header = [" ".join(text.split()) for text in names]
        while self.header and not self.header[-1]:
            self.header.pop()
        filled = spread(rows, list(joined), self.header_row)
        if filled:
            self.notes += (
                f"{filled} sel gabungan{self._place()} diisi dengan isi sel pertamanya; periksa "
                "baris-barisnya.",
            )
        self._rows = self._data(rows)
        self.is_clock = [
            any(_has_clock(row[i]) for row in self._rows) for i in range(len(self.header))
        ]

    def _data(self, rows: list[list]) -> list[list]:
        """The rows below the header as they stand, those around the data blank."""
        below = rows[self.header_row :]
        begin = max(0, len(below) - around.LONGEST_BLOCK)
        last = [[cell_text(cell) for cell in row] for row in below[begin:]]
        end = begin + around.signed_from(last, self.header)
        signed = [i for i, row in enumerate(below[end:], start=end) if any(map(cell_text, row))]
        begun = begin + around.other_table_from(last[: end - begin], self.header)
        others = [
            i for i, row in enumerate(below[begun:end], start=begun) if any(map(cell_text, row))
        ]
        end = begun
        lone = [i for i, row in enumerate(below[:end]) if _is_lone(row, self.header)]
        first = self.header_row + 1
        self.notes += around.notes(
            [i + first for i in lone],
            [i + first for i in signed],
            [i + first for i in others],
            self._place(),
        )
        for i in lone:
            below[i] = [""] * len(below[i])
        return below[:end]

    def _place(self) -> str:
        return f" di lembar {quote(self.label)}" if self.label else ""

    def columns_with_few_midnights(self) -> set[int]:
        """Columns with one or two days and no time of day: too few to tell a midnight from a day
        without a time (where there are more, data/sql decides)."""
        found = set()
        for i in range(len(self.header)):
            days = (row for row in self._rows if isinstance(row[i], date))
            if (
                not self.is_clock[i]
                and 0 < len(list(islice(days, MOST_MIDNIGHTS + 1))) <= MOST_MIDNIGHTS
            ):
                found.add(i)
        return found

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Rows as text columns ``0 … n-1`` plus ``row`` (int32) as the sheet numbers them; empty
        rows are left out."""
        width = len(self.header)
        for begin in range(0, len(self._rows), BATCH):
            kept = [
                (begin + i + self.header_row + 1, row, texts)
                for i, row in enumerate(self._rows[begin : begin + BATCH])
                if not is_no_data(texts := [cell_text(cell) for cell in row[:width]], self.header)
            ]
            for number, _, texts in kept:
                refuse_other_header(texts, self.header, number, self.name)
            columns = [
                pa.array(
                    [cell_text(row[i], True) for _, row, _ in kept]
                    if self.is_clock[i]
                    else [texts[i] for _, _, texts in kept],
                    pa.string(),
                )
                for i in range(width)
            ]
            numbers = pa.array([number for number, _, _ in kept], pa.int32())
            yield pa.RecordBatch.from_arrays(
                [*columns, numbers], [*(str(i) for i in range(width)), "row"]
            )


def _is_lone(row: list, header: list[str]) -> bool:
    """Decided early: nearly every row has more than one filled cell."""
    filled = (cell for cell in row if cell not in ("", None))
    return (
        next(filled, None) is not None
        and next(filled, None) is None
        and around.is_lone([cell_text(cell) for cell in row], header)
    )


def _has_clock(cell) -> bool:
    """Whether a cell says a time of day besides midnight; a text whether it says any."""
    if isinstance(cell, datetime):
        return bool(cell.hour or cell.minute or cell.second or cell.microsecond)
    return isinstance(cell, str) and bool(CLOCK.search(cell))
