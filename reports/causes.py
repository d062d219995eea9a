"""Why a figure differs: which of the rows of ``reports.moved`` stand behind it."""

from collections.abc import Hashable
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from metrics import months
from reports import counts, cuts
from reports.moved import CASES
from reports.published import Version

RULE = "rule"  # what a newer program counts otherwise, where nothing else came in between
SHOWN_CASES = 20
UNIT = {"account": "account_id", "opd": "opd_id"}
OF_OTHERS = ("place", "place_low", "place_high", "group", "score")  # hang on the whole board
OF_BOARD = {  # board → what its own columns are called among the figures
    "response": {"met": "on_time", "due": "due", "rate": "on_time_rate"},
    "resolution": {"met": "resolved_in_time", "due": "resolution_due", "rate": "resolution_rate"},
}
LEAST = {"opd": "min_cases_opd", "account": "min_cases_account"}
BEFORE = "account"  # ``what`` of earlier versions: an account of which anything may have moved
ROWS = {  # table: what names a row of it
    "figures": ["by", "unit", "clock", "period"],
    "boards": ["unit_type", "unit", "clock", "board", "within"],
}
OWN, ALL_UNITS, UNSURE = "own", "all_units", "unsure"  # what the causes are known to have moved


class Cell(NamedTuple):
    """One figure that differs: of ``unit`` (``by``), in a ``period`` (month, window); on a board
    also ``within`` a kind (empty: all; None: on no ``board``)."""

    by: str
    unit: str
    period: str
    name: str
    clock: str
    board: str = ""
    within: str | None = None
    is_calm: bool = False  # its status came or went with the places of the whole board

    @property
    def figure(self) -> str:
        """What a case must be counted in to move it."""
        own = OF_BOARD.get(self.board, {})
        return counts.name_of(own.get(self.name, own.get("rate", self.name)), self.clock)


class Reason(NamedTuple):
    """``why`` and ``causes``, parted by “; ”, how many ``cases`` moved, and the first of them;
    ``moved``: OWN (each cause moved a case or a reply that this figure counts, or made its row come or
    go), ALL_UNITS (or one of another unit, or a rule, on which it hangs) or UNSURE (some of them may
    have nothing to do with it)."""

    why: str
    causes: str
    cases: int
    case_ids: str
    moved: str


class Moved:
    """The rows of ``reports.moved.between`` from one version to another, asked by figure."""

    def __init__(self, old: Version, new: Version, rows: pd.DataFrame):
        self._first = {"month": months.first_day(old.month)}
        self._first["window"] = months.first_day(months.shifted(old.month, 1 - months.WINDOW))
        self._first["both"] = months.first_day(months.shifted(old.month, 1 - 2 * months.WINDOW))
        self._last = months.last_day(old.month)
        self._is_rule = old.manifest["program"] != new.manifest["program"]
        kinds = {row["opd_id"]: row["kind"].lower() for row in new.records("opds")}
        kind = rows["opd_id"].map(kinds)
        known = rows["kind"].fillna(kind) if "kind" in rows else kind
        fields = rows.get("fields", pd.Series(index=rows.index, dtype=object)).fillna("")
        whole = rows.assign(kind=known, fields=fields).astype(object)  # compared again and again
        self._rows = whole.assign(opened_on=pd.to_datetime(rows["opened_on"]))
        self._one_sided = {
            row
            for table, keys in ROWS.items()
            for row in _rows(old, table, keys) ^ _rows(new, table, keys)
        }
        self._kept: dict[Hashable, Reason] = {}
        self._found: dict[Hashable, np.ndarray] = {}
        self._fields = list(self._rows["fields"].unique())

    def behind(self, cell: Cell) -> Reason:
        """What moved it; where nothing is found that does, all of the unit, then all."""
        asked = cell._replace(name=self._group(cell)), cell.figure
        if asked not in self._kept:
            self._kept[asked] = self._reason(cell)
        return self._kept[asked]

    def _group(self, cell: Cell) -> str:
        """Figures of a unit for which the same is asked."""
        if cell.within is None:
            return cell.figure
        if cell.name in OF_OTHERS or cell.is_calm:
            return "board"
        return "own" if cell.name in OF_BOARD[cell.board] else cell.name  # change, status

    def _reason(self, cell: Cell) -> Reason:
        own = self._rows[self._is_own(cell)]
        named, moved = self._of(cell)
        if named.empty and self._came_or_went(cell):
            named = own[own["what"] == "register"]
        for others in (own, self._rows):
            if named.empty:
                named, moved = others, UNSURE
        causes = list(dict.fromkeys(named["cause"])) or ([RULE] if self._is_rule else [])
        why = sorted(set(named["why"])) or causes
        ids = list(dict.fromkeys(named["case_id"].dropna()))
        shown = "; ".join(ids[:SHOWN_CASES])
        return Reason("; ".join(why), "; ".join(causes), len(ids), shown, moved)

    def _came_or_went(self, cell: Cell) -> bool:
        """Whether only one of the versions has a row for it."""
        of = (cell.period,) if cell.within is None else (cell.board, cell.within)
        return (cell.by, cell.unit, cell.clock, *of) in self._one_sided

    def _of(self, cell: Cell) -> tuple[pd.DataFrame, str]:
        """The rows, and what is known of them."""
        group = self._group(cell)
        if group == "coverage":
            return self._of_coverage(cell), ALL_UNITS
        period = self._opened_in("both" if group == "change" else cell.period)
        on_board = self._is_on_board(cell) if group == "board" else self._is_own(cell)
        counted = on_board & self._counts(cell)
        if group not in counts.STOCKS:
            counted &= period
        rules = self._is_own(cell) & self._is("what", "purged")
        if cell.period == "window":
            rules |= self._is("what", "start_date")
        if self._asks_kind(cell):
            rules |= self._is_own(cell) & self._is("what", "kind")
        if cell.within is None or group == "own":
            return self._rows[counted | rules], UNSURE if rules.any() else OWN
        covered = (self._is("what", "coverage", BEFORE) | self._is_registered(cell)) & period
        limits = self._is("what", LEAST[cell.by], "min_coverage")
        of_board = on_board & (covered | self._is("what", "kind", "purged"))
        return self._rows[counted | of_board | limits | self._is_end() | rules], ALL_UNITS

    def _of_coverage(self, cell: Cell) -> pd.DataFrame:
        own = self._is_own(cell)
        days = self._is("what", "coverage", BEFORE) & self._opened_in(cell.period) & own
        always = own & (
            self._is("what", "purged") | self._is("what", "kind") & self._asks_kind(cell)
        )
        if cell.period == "window":
            always |= self._is("what", "start_date")
        return self._rows[days | self._is_end() | own & self._is_registered(cell) | always]

    def _is(self, column: str, *values: str) -> np.ndarray:
        """Rows of which a column has one of the values. The same are asked of many figures, and
        comparing texts is most of what one costs."""
        if (column, values) not in self._found:
            self._found[column, values] = self._rows[column].isin(values).to_numpy()
        return self._found[column, values]

    def _is_end(self) -> np.ndarray:
        """Until when all are covered, of no account."""
        return self._is("what", "coverage") & self._rows["account_id"].isna().to_numpy()

    def _counts(self, cell: Cell) -> np.ndarray:
        """Rows about a case or replies that the figure counts otherwise."""
        names = {cell.figure}
        if cell.by in ("opd", "kind"):
            names.add(f"{cell.figure}{cuts.OTHER_KIND}")
        if cell.by == "opd":
            names.add(f"{cell.figure}{cuts.OTHER_OPD}")
        said = [one for one in self._fields if not one or not names.isdisjoint(one.split())]
        return self._is("what", *CASES, "replies") & self._is("fields", *said)

    def _is_registered(self, cell: Cell) -> np.ndarray:
        """Accounts that are others' now; of an account itself only where its days are others."""
        is_register = self._is("what", "register")
        if cell.by in ("account", "regency"):
            return is_register & self._is("fields", "", "days")
        return is_register

    def _asks_kind(self, cell: Cell) -> bool:
        return bool(cell.within) or cell.by == "kind"

    def _opened_in(self, period: str) -> np.ndarray:
        """Also what has no day."""
        first: date = self._first[period]
        opened = self._rows["opened_on"]
        is_in = (opened >= pd.Timestamp(first)) & (opened <= pd.Timestamp(self._last))
        return (is_in | opened.isna()).to_numpy()

    def _is_own(self, cell: Cell) -> np.ndarray:
        if cell.by == "regency":
            return self._is_any()
        if cell.by == "kind":
            return self._is_of_kind(cell.unit)
        return self._is(UNIT[cell.by], cell.unit)

    def _is_any(self) -> np.ndarray:
        return np.ones(len(self._rows), dtype=bool)

    def _is_of_kind(self, kind: str) -> np.ndarray:
        """Also what moved while the OPD was of another kind: its figures came or went with it."""
        is_now = self._is("kind", kind)
        came = self._rows.loc[self._is("what", "kind") & is_now, "opd_id"]
        return is_now | self._is("opd_id", *came.unique())

    def _is_on_board(self, cell: Cell) -> np.ndarray:
        if not cell.within:
            return self._is_any()
        return self._is_of_kind(cell.within.lower())


def _rows(version: Version, table: str, keys: list[str]) -> set[tuple]:
    return set(version.table(table)[keys].itertuples(index=False, name=None))
