"""Numbers of a version as a document prints them, each with where it comes from."""

from dataclasses import dataclass

import pandas as pd

from reports.documents.facts.counts import COUNTS
from reports.published import Version
from words import numbers
from words.figures import SHOWN

KEYS = {  # what names a row of a table; what holds since ever has no ``valid_from``
    "figures": ("by", "unit", "clock", "period"),
    "headlines": ("board", "clock"),
    "boards": ("unit_type", "board", "clock", "within", "unit"),
    "trends": ("by", "unit", "clock", "board", "period"),
    "monthly": ("by", "unit", "clock", "month"),
    "targets": ("name", "valid_from"),
    "classes": ("class", "valid_from"),
}


@dataclass(frozen=True)
class Row:
    """One row of a table: its key (column → text) and all its values."""

    table: str
    key: tuple[tuple[str, str], ...]
    values: dict

    def __getitem__(self, column: str):
        return self.values[column]


@dataclass(frozen=True)
class Printed:
    """A number in a document: its ``text``, and the table, key, columns and form behind it."""

    text: str
    table: str
    key: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    form: str


class Ledger:
    """Prints figures of one version and keeps what was printed, in order."""

    def __init__(self, version: Version):
        self.version = version
        self.printed: list[Printed] = []

    def rows(self, table: str, **wanted: str) -> list[Row]:
        """Rows of a table whose columns have these values, in the table's order."""
        return [
            Row(table, tuple((n, str(row[n])) for n in KEYS[table] if not pd.isna(row[n])), row)
            for row in self.version.records(table, **wanted)
        ]

    def row(self, table: str, **wanted: str) -> Row | None:
        """The one row with these values; None where the version has none."""
        found = self.rows(table, **wanted)
        return found[0] if found else None

    def say(self, row: Row, column: str, form: str) -> str:
        """A figure in one of the forms of ``words.figures``; "–" where it is null."""
        return self._print(row, (column,), form)

    def place(self, row: Row) -> str:
        """The places that are possible: 4–12, or 4."""
        return self._print(row, ("place_low", "place_high"), "places")

    def count(self, name: str) -> str:
        """One of ``reports.documents.facts.counts``."""
        text = numbers.count(COUNTS[name](self.version))
        self.printed.append(Printed(text, "counts", (("count", name),), (), "count"))
        return text

    def tally(self, table: str, of: str | None = None, **wanted: str) -> str:
        """How many rows of a table have these values; ``of``: how many different ones of a column
        they have."""
        text = _tallied(self.version, table, of, wanted)
        columns = (of,) if of else ()
        self.printed.append(Printed(text, table, tuple(wanted.items()), columns, TALLY))
        return text

    def _print(self, row: Row, columns: tuple[str, ...], form: str) -> str:
        text = shown([row[column] for column in columns], form)
        if text != NOTHING:
            self.printed.append(Printed(text, row.table, row.key, columns, form))
        return text


NOTHING = "–"
TALLY = "tally"  # the form of a number of rows


def shown(values: list, form: str) -> str:
    """Values as a document prints them; NOTHING where one is null."""
    if any(value is None or pd.isna(value) for value in values):
        return NOTHING
    if form == "places":
        low, high = (int(value) for value in values)
        return f"{low}–{high}" if low < high else f"{low}"
    if form == "setting":  # as people write it
        return str(values[0]).replace(".", ",")
    if form == "size":  # of a change, without its sign
        return numbers.points(values[0])
    return SHOWN[form](values[0])


def _tallied(version: Version, table: str, of: str | None, wanted: dict[str, str]) -> str:
    rows = version.records(table, **wanted)
    found = {row[of] for row in rows if not pd.isna(row[of])} if of else rows
    return numbers.count(len(found))


def looked_up(version: Version, printed: Printed) -> str | None:
    """The same number anew out of the version's tables; None where its row is gone."""
    if printed.table == "counts":
        [(_, name)] = printed.key
        return numbers.count(COUNTS[name](version))
    if printed.form == TALLY:
        return _tallied(
            version, printed.table, next(iter(printed.columns), None), dict(printed.key)
        )
    rows = version.table(printed.table)
    for column, text in printed.key:
        rows = rows[rows[column].astype(str) == text]
    if rows.empty:
        return None
    row = rows.iloc[0]
    return shown([row[column] for column in printed.columns], printed.form)
