"""Which causes moved a case, or a reply, that a figure counts: found from the cases of two stores, with
the cause and without it, by statements of the tests' own."""

from itertools import pairwise
from pathlib import Path

import pandas as pd

from data.cases import store
from data.lake.home import Home
from metrics import months
from reports.causes import OF_BOARD
from reports.counts import STOCKS
from tests.reports.conftest import MONTH

COUNTED = Path(__file__).with_name("counted.sql").read_text()
SENT = "SELECT account_id, wib(hour)::DATE AS opened_on, sum(sent) AS replies_sent FROM replies GROUP BY ALL"
OWNED = "SELECT account_id, opd_id, valid_from, valid_to FROM account_periods"
FIRST = {"month": months.first_day(MONTH), "window": months.first_day(months.shifted(MONTH, -2))}
OF_UNIT = {"account": "account_id", "opd": "opd_id"}


class Causes:
    """In the order in which they came, each with what is counted before it and after it."""

    def __init__(self, home: Home, before: frozenset[str], causes: list[str]):
        names = [before | frozenset(causes[:number]) for number in range(len(causes) + 1)]
        self._states = [_State(home.as_it_was(one)) for one in names]
        self._steps = dict(zip(causes, pairwise(self._states), strict=True))

    def moves(self, cause: str, where: tuple) -> bool:
        """Whether it moved what the figure at ``where`` (table, key, figure) counts."""
        old, new = self._steps[cause]
        return old.of(where) != new.of(where)


class _State:
    def __init__(self, home: Home):
        cursor = store.cursor(store.current(home))
        asked = {"last_day": months.last_day(MONTH)}
        self._cases = {
            clock: cursor.execute(COUNTED, {"clock": clock, **asked}).df()
            for clock in ("wall", "office")
        }
        owned, sent = cursor.execute(OWNED).df(), cursor.execute(SENT).df()
        owned = owned.astype({"valid_from": "datetime64[us]", "valid_to": "datetime64[us]"})
        sent = sent.merge(owned, on="account_id")
        self._sent = sent[sent["opened_on"].between(sent["valid_from"], sent["valid_to"])]
        self._kinds = dict(cursor.execute("SELECT opd_id, lower(kind) FROM opds").fetchall())
        self._kept: dict[tuple, dict] = {}
        self._split: dict[tuple, dict[str, pd.DataFrame]] = {}

    def of(self, where: tuple) -> dict:
        """Case (or account and day) → what the figure counts of it."""
        table, key, figure = where
        if table == "boards":
            by, board, clock, _, _, unit = key
            figure, period = OF_BOARD[board][figure], "window"
        else:
            by, unit, clock, period = key
        asked = (by, unit, clock, period, figure)
        if asked not in self._kept:
            self._kept[asked] = self._counted(*asked)
        return self._kept[asked]

    def _counted(self, by: str, unit: str, clock: str, period: str, figure: str) -> dict:
        of = (
            "sent" if figure == "replies_sent" else clock,
            None if figure in STOCKS else period,
            by,
        )
        if of not in self._split:
            self._split[of] = self._by_unit(*of)
        rows = self._split[of].get(unit)
        return {} if rows is None else rows[figure].dropna().to_dict()

    def _by_unit(self, which: str, period: str | None, by: str) -> dict[str, pd.DataFrame]:
        """Unit → its rows of the period (None: of any), by what they are known by."""
        rows = self._sent if which == "sent" else self._cases[which]
        if period:
            last = pd.Timestamp(months.last_day(MONTH))
            rows = rows[rows["opened_on"].between(pd.Timestamp(FIRST[period]), last)]
        owners = rows["opd_id" if period else "holder"]
        if by == "account":
            owners = rows["account_id"]
        elif by == "kind":
            owners = owners.map(self._kinds)
        ids = ["account_id", "opened_on"] if which == "sent" else ["case_key"]
        known = rows.set_index(ids)
        if by == "regency":
            return {by: known}
        return dict(iter(known.groupby(owners.to_numpy(dtype=object))))
