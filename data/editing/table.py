"""What a table of the register is: rows of text, and what tells them apart."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data.lake.home import Home

Row = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Readable:
    """``kind`` of the documents that it is read from; ``columns`` in order; ``keys``: those that
    tell a row from the others."""

    name: str
    kind: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    rows: Callable[[Home], list[Row]]

    def key(self, row: Row) -> tuple[str, ...]:
        """What tells a row from the others."""
        return tuple(row.get(column, "") for column in self.keys)


@dataclass(frozen=True, kw_only=True)
class Table(Readable):
    """One that is also written, by its CSV. ``replaced``: of a row, what is replaced as a whole by
    the rows of a file that have it in common (a schedule, a year of the calendar); ``can_vanish``:
    whether leaving all of that out takes it away, ``farewell`` by which values."""

    content: Callable[[Home, Path, bool], dict]
    replaced: Callable[[Row], tuple[str, ...]]
    can_vanish: bool = False
    farewell: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Difference:
    """One cell that a change gives another text: of the row that ``key`` tells from others."""

    key: tuple[str, ...]
    column: str
    before: str
    after: str


def differences(table: Readable, before: list[Row], after: list[Row]) -> list[Difference]:
    """The cells that two states of a table do not have in common; of a row that comes or goes those
    that are filled, and at least one."""
    old, new = ({table.key(row): row for row in rows} for rows in (before, after))
    found = []
    for key in [*old, *(key for key in new if key not in old)]:
        one, other = old.get(key, {}), new.get(key, {})
        cells = [
            Difference(key, column, one.get(column, ""), other.get(column, ""))
            for column in table.columns
            if one.get(column, "") != other.get(column, "")
        ]
        others = [cell for cell in cells if cell.column not in table.keys]
        found += others or cells[:1]
    return found
