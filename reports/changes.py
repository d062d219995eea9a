"""What differs between two versions of a month: every figure that does, none that does not, with
the cause that was found for it and the cases that moved (handbook, section 7)."""

from collections.abc import Iterator

import pandas as pd

from metrics import months
from metrics.figures import COLUMNS as FIGURES
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
)
RULE = "rule"  # what a newer program counts otherwise, where nothing else came in between
UNIT = {"account": "account_id", "opd": "opd_id", "kind": "kind"}
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
COMPARED = {"figures": FIGURES, "boards": BOARD}
SHOWN_CASES = 20


def changes(old: Version, new: Version, moved: pd.DataFrame) -> pd.DataFrame:
    """One row per figure that differs. In: ``moved``, the rows of ``reports.moved.between`` from
    the one to the other. Out: COLUMNS; ``table`` figures or boards; ``by`` the kind of unit,
    ``period`` month or window (boards: the window; ``figure`` names the board and what it compares
    within); ``why`` upload, contest, exclusion, register or rule (parted by “; ”), ``causes`` their
    names in the home, ``cases`` how many cases moved, ``case_ids`` the first of them."""
    found = [
        _row(table, key, name, before, after)
        for table in KEYS
        for key, name, before, after in differences(old, new, table)
    ]
    rows = pd.DataFrame(found, columns=list(COLUMNS[:8]))
    is_rule = old.manifest["program"] != new.manifest["program"]
    kinds = {row["opd_id"]: row["kind"].lower() for row in new.table("opds").to_dict("records")}
    moved = moved.assign(kind=moved["opd_id"].map(kinds))
    reasons = [_reason(row, moved, old.month, is_rule) for row in rows.to_dict("records")]
    return pd.concat(
        [rows, pd.DataFrame(reasons, columns=list(COLUMNS[8:]), index=rows.index)], axis=1
    )


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


def _reason(row: dict, moved: pd.DataFrame, month: str, is_rule: bool) -> tuple[str, str, int, str]:
    own = moved if row["by"] == "regency" else moved[moved[UNIT[row["by"]]] == row["unit"]]
    cases = _of_period(own[own["case_id"].notna()], row, month)
    named = next((part for part in (cases, own, moved) if len(part)), moved)
    causes = list(dict.fromkeys(named["cause"])) or ([RULE] if is_rule else [])
    why = sorted(set(named["why"])) or causes
    ids = list(dict.fromkeys(cases["case_id"]))
    return ("; ".join(why), "; ".join(causes), len(ids), "; ".join(ids[:SHOWN_CASES]))


def _of_period(cases: pd.DataFrame, row: dict, month: str) -> pd.DataFrame:
    """Those opened in the period; where none is (a stock, a change against before), all."""
    first = months.first_day(month)
    if row["period"] == "window":
        first = months.first_day(months.shifted(month, 1 - months.WINDOW))
    opened = pd.to_datetime(cases["opened_on"])
    last = pd.Timestamp(months.last_day(month))
    own = cases[(opened >= pd.Timestamp(first)) & (opened <= last)]
    return own if len(own) else cases
