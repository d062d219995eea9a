"""Why a figure differs: which of the rows of ``reports.moved`` stand behind it."""

from collections.abc import Hashable
from datetime import date
from typing import NamedTuple

import pandas as pd

from metrics import months
from metrics.figures import BANDS
from reports import reads
from reports.moved import CASES
from reports.published import Version

RULE = "rule"  # what a newer program counts otherwise, where nothing else came in between
SHOWN_CASES = 20
UNIT = {"account": "account_id", "opd": "opd_id"}
STOCKS = (*BANDS, "waiting_again")
OF_ACCOUNTS = {"coverage": "coverage", "replies_sent": "replies"}  # figure → what moves it
OF_OTHERS = ("place", "place_low", "place_high", "group", "score")  # hang on the whole board
OWN = ("met", "due", "rate")
LEAST = {"opd": "min_cases_opd", "account": "min_cases_account"}
BEFORE = "account"  # ``what`` of earlier versions: an account of which anything may have moved


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


class Reason(NamedTuple):
    """``why`` and ``causes``, parted by “; ”, how many ``cases`` moved, and the first of them."""

    why: str
    causes: str
    cases: int
    case_ids: str


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
        self._fields = rows.get("fields", pd.Series(index=rows.index, dtype=object)).fillna("")
        self._rows = rows.assign(kind=known, opened_on=pd.to_datetime(rows["opened_on"]))
        self._kept: dict[Hashable, Reason] = {}

    def behind(self, cell: Cell) -> Reason:
        """What moved it; where nothing is found that does, all of the unit, then all."""
        what = self._group(cell)
        asked = (cell.by, cell.unit, cell.period, cell.board, cell.within, what, self._reads(cell))
        if asked not in self._kept:
            self._kept[asked] = self._reason(cell, what)
        return self._kept[asked]

    def _group(self, cell: Cell) -> str:
        if cell.within is None:
            return OF_ACCOUNTS.get(cell.name, "stock" if cell.name in STOCKS else "cohort")
        if cell.name in OF_OTHERS or cell.is_calm:
            return "board"
        return "cohort" if cell.name in OWN else cell.name  # change, status

    def _reason(self, cell: Cell, what: str) -> Reason:
        own = self._rows[self._is_own(cell)]
        choices = (self._of(cell, what), own, self._rows)
        named = next((rows for rows in choices if len(rows)), self._rows)
        causes = list(dict.fromkeys(named["cause"])) or ([RULE] if self._is_rule else [])
        why = sorted(set(named["why"])) or causes
        ids = list(dict.fromkeys(named["case_id"].dropna()))
        return Reason("; ".join(why), "; ".join(causes), len(ids), "; ".join(ids[:SHOWN_CASES]))

    def _of(self, cell: Cell, what: str) -> pd.DataFrame:
        rows, whats = self._rows, self._rows["what"]
        is_case, is_own = self._is_case(cell), self._is_own(cell)
        in_period = self._opened_in(cell.period)
        always = is_own & whats.isin(["purged", *(["kind"] if self._asks_kind(cell) else [])])
        if cell.period == "window":
            always |= whats == "start_date"
        if what in OF_ACCOUNTS.values():
            days = whats.isin([what, BEFORE]) & in_period & is_own
            ended = (whats == what) & rows["account_id"].isna()
            return rows[days | ended | is_own & self._is_registered(cell) | always]
        if what == "stock":
            return rows[is_case & self._is_own_or_account(cell) | always]
        if what == "cohort":
            return rows[is_case & is_own & in_period | always]
        of = self._is_on_board(cell) if what == "board" else is_own
        period = self._opened_in("both") if what == "change" else in_period
        covered = (whats.isin(["coverage", BEFORE]) | self._is_registered(cell)) & period
        limits = whats.isin([LEAST[cell.by], "min_coverage"])
        on_board = of & whats.isin(["kind", "purged"])
        ended = (whats == "coverage") & rows["account_id"].isna()
        return rows[of & (is_case & period | covered) | limits | on_board | ended | always]

    def _reads(self, cell: Cell) -> frozenset[str]:
        return reads.of(cell.by, cell.name, cell.clock, cell.board)

    def _is_case(self, cell: Cell) -> pd.Series:
        """Rows about a case, in what the figure reads of it."""
        of_figure = self._reads(cell)
        is_read = {
            said: not said or not of_figure.isdisjoint(said.split())
            for said in self._fields.unique()
        }
        return self._rows["what"].isin(CASES) & self._fields.map(is_read).astype(bool)

    def _is_registered(self, cell: Cell) -> pd.Series:
        """Accounts that are others' now; of an account itself only where its days are others."""
        is_register = self._rows["what"] == "register"
        if cell.by in ("account", "regency"):
            is_register &= self._fields.isin(["", "days"])
        return is_register

    def _asks_kind(self, cell: Cell) -> bool:
        return bool(cell.within) or cell.by == "kind"

    def _opened_in(self, period: str) -> pd.Series:
        """Also what has no day."""
        first: date = self._first[period]
        opened = self._rows["opened_on"]
        is_in = (opened >= pd.Timestamp(first)) & (opened <= pd.Timestamp(self._last))
        return is_in | opened.isna()

    def _is_own(self, cell: Cell) -> pd.Series:
        if cell.by == "regency":
            return pd.Series(True, index=self._rows.index)
        if cell.by == "kind":
            return self._is_of_kind(cell.unit)
        return self._rows[UNIT[cell.by]] == cell.unit

    def _is_of_kind(self, kind: str) -> pd.Series:
        """Also what moved while the OPD was of another kind: its figures came or went with it."""
        is_now = self._rows["kind"] == kind
        opds = self._rows.loc[is_now, "opd_id"].dropna()
        return is_now | self._rows["opd_id"].isin(opds)

    def _is_own_or_account(self, cell: Cell) -> pd.Series:
        """A stock counts for the OPD that has the account at the end, whosever the case is."""
        is_own = self._is_own(cell)
        if cell.by in ("regency", "account"):
            return is_own
        accounts = self._rows.loc[is_own, "account_id"].dropna()
        return is_own | self._rows["account_id"].isin(accounts)

    def _is_on_board(self, cell: Cell) -> pd.Series:
        if not cell.within:
            return pd.Series(True, index=self._rows.index)
        return self._is_of_kind(cell.within.lower())
