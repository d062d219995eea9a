"""What differs between two versions of a month: every figure that does, none that does not, with
the cause that was found for it and the cases that moved (handbook, section 7)."""

from collections.abc import Iterator

import pandas as pd

from metrics.figures import COLUMNS as FIGURES
from reports.causes import Cell, Moved
from reports.published import Version

COLUMNS = (
    "table",
    "figure",
    "by",
    "unit",
    "clock",
    "period",
    "old",
    "new",
    "why",
    "causes",
    "cases",
    "case_ids",
    "moved",
)
BOARD = (
    "status",
    "place",
    "place_low",
    "place_high",
    "group",
    "score",
    "met",
    "due",
    "rate",
    "change",
)
KEYS = {
    "figures": ["by", "unit", "clock", "period"],
    "boards": ["unit_type", "board", "clock", "within", "basis", "unit"],
}
CALM = "no_difference"  # a status that is the whole board's
COMPARED = {"figures": FIGURES, "boards": BOARD}


def changes(old: Version, new: Version, moved: pd.DataFrame) -> pd.DataFrame:
    """One row per figure that differs. In: ``moved``, the rows of ``reports.moved.between`` from
    the one to the other. Out: COLUMNS; ``table`` figures or boards; ``by`` the kind of unit,
    ``period`` month or window (boards: the window; ``figure`` names the board and what it compares
    within); ``why`` upload, contest, exclusion, register or rule (parted by “; ”), ``causes`` their
    names in the home, ``cases`` how many cases moved (of a place: on its whole board), ``case_ids``
    the first of them, ``moved`` what the causes are known to have moved: own, all_units or unsure
    (``reports.causes.Reason``)."""
    asked = Moved(old, new, moved)
    found = []
    for table in KEYS:
        for key, name, before, after in differences(old, new, table):
            cell = _cell(table, key, name, (before, after))
            shown = _row(table, key, name, before, after)
            found.append((*shown, *asked.behind(cell)))
    return pd.DataFrame(found, columns=list(COLUMNS))


def _cell(table: str, key: tuple, name: str, values: tuple) -> Cell:
    if table == "figures":
        by, unit, clock, period = key
        return Cell(by, unit, period, name, clock)
    by, board, clock, within, _, unit = key
    is_calm = name == "status" and CALM in values
    return Cell(by, unit, "window", name, clock, board=board, within=within, is_calm=is_calm)


def differences(old: Version, new: Version, table: str) -> Iterator[tuple]:
    """(key, column, old value, new value) of every cell of a table that differs; None where the row
    is not there or the cell is null. A figure that the program of one of them did not know yet is
    no change."""
    tables = [version.table(table) for version in (old, new)]
    columns = [name for name in COMPARED[table] if all(name in one for one in tables)]
    parts = [_indexed(one, KEYS[table], columns) for one in tables]
    for key in sorted(set(parts[0]) | set(parts[1]), key=str):
        rows = [part.get(key) for part in parts]
        for name in columns:
            before, after = (None if row is None else row[name] for row in rows)
            if before != after:
                yield key, name, before, after


def _indexed(found: pd.DataFrame, keys: list[str], columns: list[str]) -> dict[tuple, dict]:
    values = found[columns].astype(object).where(found[columns].notna(), None)
    names = found[keys].astype(object).where(found[keys].notna(), None)
    return dict(
        zip(names.itertuples(index=False, name=None), values.to_dict("records"), strict=True)
    )


def _row(table: str, key: tuple, name: str, before, after) -> tuple:
    if table == "figures":
        by, unit, clock, period = key
        return table, name, by, unit, clock, period, before, after
    by, board, clock, within, basis, unit = key
    said = ".".join(filter(None, (board, within, basis if board == "resolution" else "", name)))
    return table, said, by, unit, clock, "window", before, after
