"""What ``verify`` and ``changes`` say of whatever came in after a month was published: every figure
that differs and no other, each with causes that are enough for it, and none that has nothing to do
with it."""

from collections import defaultdict
from random import Random

import pandas as pd
import pytest

from data.cases import store
from data.lake import documents
from data.lake.home import Home
from metrics.board.board import board
from metrics.figures import series
from metrics.selection import Selection
from metrics.settings import Settings
from reports import causes as found_causes
from reports import changes, moved
from reports.draft import open_draft
from reports.published import open_version
from reports.tables.figures import PERIODS
from tests.reports import mixes
from tests.reports.conftest import MONTH
from tests.reports.strangers import Causes

SEED = 20220623
PROBED = (("opd", "response", "wall", "dinas"), ("account", "resolution", "office", ""))
CANNOT_BE_TOLD = (mixes.begins_later, mixes.of_another_kind)  # whose cases are not cut anew
Where = tuple[str, tuple, str]  # table, key, figure
Cells = dict[Where, object]  # → its value


def cells(name: str, table: pd.DataFrame) -> Cells:
    """Every figure of a table that is compared, in this test's own way."""
    columns, found = [one for one in changes.COMPARED[name] if one in table], {}
    for row in table.to_dict("records"):
        key = tuple("" if pd.isna(row[key]) else row[key] for key in changes.KEYS[name])
        found |= {(name, key, column): row[column] for column in columns}
    return {where: None if pd.isna(value) else value for where, value in found.items()}


class Told:
    """A home in which things came in since its month was published, and what is said of them."""

    def __init__(self, home: Home):
        self.home, version, draft = home, open_version(home, MONTH), open_draft(home, MONTH)
        self.before = frozenset(version.table("inputs")["name"])
        self.came = documents.put_in(home) - self.before
        self.old, self.new = (
            {
                where: value
                for name in changes.COMPARED
                for where, value in cells(name, one.table(name)).items()
            }
            for one in (version, draft)
        )
        came = moved.between(home, self.before, self.before | self.came, MONTH)
        self.order = list(dict.fromkeys(came["cause"]))
        rows = changes.changes(version, draft, came).to_dict("records")
        self.rows = {self.where(row): row for row in rows}

    def with_only(self, causes: frozenset[str], asked: list[Where]) -> Cells:
        """The figures that are asked for, with nothing but these besides what was there before."""
        cursor, found = store.cursor(store.current(self.home.as_it_was(self.before | causes))), {}
        start = Settings.of(cursor).start_date
        wanted = {(key[0], *key[2:]) for table, key, _ in asked if table == "figures"}
        for by, clock, period in sorted(wanted):
            selection = Selection.of_month(by, MONTH, clock).since(start)
            rows = series(cursor, selection, PERIODS[period])
            found |= cells("figures", rows.assign(by=by, clock=clock, period=period))
        for by, which, clock, kind in {key[:4] for table, key, _ in asked if table == "boards"}:
            rows = board(cursor, by, which, MONTH, clock, kind or None)
            said = {"unit_type": by, "board": which, "clock": clock, "within": kind}
            found |= cells("boards", rows.assign(**said))
        return found

    def where(self, row: dict) -> Where:
        """Which cell a row of the list is about."""
        if row["table"] == "figures":
            key = (row["by"], row["unit"], row["clock"], row["period"])
            return "figures", key, row["figure"]
        name, *said, figure = row["figure"].split(".")
        basis = said.pop() if said and said[-1] in ("silence", "status") else ""
        basis = "response" if name == "response" else basis
        within = said[0] if said else ""
        return "boards", (row["by"], name, row["clock"], within, basis, row["unit"]), figure

    def differing(self) -> set[Where]:
        """The cells that differ, counted without the program's help."""
        return {
            where
            for where in self.old.keys() | self.new.keys()
            if self.old.get(where) != self.new.get(where)
        }

    def check_enough(self) -> None:
        """The list is whole, and every cause is found and enough: with them alone the figure is new."""
        assert self.rows.keys() == self.differing() and self.rows
        asked: dict[frozenset[str], list[Where]] = defaultdict(list)
        for where, row in self.rows.items():
            causes = frozenset(row["causes"].split("; "))
            assert causes and causes <= self.came, (where, row)
            is_probed = where[0] == "figures" or where[1][:4] in PROBED
            if causes < self.came and is_probed:  # with all of them it is the draft itself
                asked[causes].append(where)
        for causes, own in asked.items():
            enough = self.with_only(causes, own)
            for where in own:
                assert enough.get(where) == self.new.get(where), (where, self.rows[where])

    def check_no_stranger(self, may_be_unsure: bool) -> None:
        """Of a figure that counts cases, every cause moved one that it counts."""
        every = Causes(self.home, self.before, self.order)
        for where, row in self.rows.items():
            if row["moved"] == found_causes.OWN:
                for cause in row["causes"].split("; "):
                    assert every.moves(cause, where) or self.is_row(where, cause), (where, cause)
            elif row["moved"] == found_causes.UNSURE:
                assert may_be_unsure, (where, row)
            else:
                assert where[0] == "boards" or where[2] == "coverage", (where, row)

    def is_row(self, where: Where, cause: str) -> bool:
        """Whether the whole row came or went, with a register that is another one."""
        is_one_sided = (where in self.old) != (where in self.new)
        return is_one_sided and cause.startswith("documents/register/")


@pytest.mark.parametrize("part", range(len(mixes.REGISTER)))
def test_whatever_came_in_each_figure_gets_its_own_cause(home, part):
    """All changes there are, in random parts and order, with one of the register in each."""
    draw = Random(SEED)
    others = [change for change in mixes.CHANGES if change not in mixes.REGISTER]
    draw.shuffle(others)
    chosen = [*others[part :: len(mixes.REGISTER)], mixes.REGISTER[part]]
    draw.shuffle(chosen)
    for change in chosen:
        change(home, draw)
    told = Told(home)
    assert {row["moved"] for row in told.rows.values()} >= {"own", "all_units"}
    told.check_no_stranger(may_be_unsure=not set(chosen).isdisjoint(CANNOT_BE_TOLD))
    told.check_enough()
