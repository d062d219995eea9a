"""What ``verify`` and ``changes`` say of whatever came in after a month was published: every figure
that differs and no other, each with causes that are enough for it."""

from random import Random

import pandas as pd
import pytest

from data.cases import store
from data.lake import documents
from data.lake.home import Home
from metrics.board.board import board
from reports import changes, moved
from reports.draft import open_draft
from reports.published import open_version
from reports.tables import figures
from tests.reports import mixes
from tests.reports.conftest import MONTH

SEED = 20220623
PROBED = (("opd", "response", "wall", "dinas"), ("account", "resolution", "office", ""))
Cells = dict[tuple, object]  # (table, key, figure) → its value


def cells(tables: dict[str, pd.DataFrame]) -> Cells:
    """Every figure that is compared, in this test's own way."""
    found = {}
    for name, columns in changes.COMPARED.items():
        for row in tables[name].to_dict("records"):
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
            cells({name: one.table(name) for name in changes.COMPARED}) for one in (version, draft)
        )
        came = moved.between(home, self.before, self.before | self.came, MONTH)
        rows = changes.changes(version, draft, came).to_dict("records")
        self.rows = {self.where(row): row for row in rows}
        self.kept: dict[frozenset[str], Cells] = {}

    def with_only(self, causes: frozenset[str]) -> Cells:
        """All figures, and those of the boards PROBED, with nothing but these besides what was there
        before."""
        if causes not in self.kept:
            cursor = store.cursor(store.current(self.home.as_it_was(self.before | causes)))
            probed = [
                board(cursor, by, which, MONTH, clock, kind or None).assign(
                    unit_type=by, board=which, clock=clock, within=kind
                )
                for by, which, clock, kind in PROBED
            ]
            tables = {"figures": figures.figures(cursor, MONTH), "boards": pd.concat(probed)}
            self.kept[causes] = cells(tables)
        return self.kept[causes]

    def where(self, row: dict) -> tuple:
        """Which cell a row of the list is about."""
        if row["table"] == "figures":
            key = (row["by"], row["unit"], row["clock"], row["period"])
            return "figures", key, row["figure"]
        name, *said, figure = row["figure"].split(".")
        basis = said.pop() if said and said[-1] in ("silence", "status") else ""
        basis = "response" if name == "response" else basis
        within = said[0] if said else ""
        return "boards", (row["by"], name, row["clock"], within, basis, row["unit"]), figure

    def differing(self) -> set[tuple]:
        """The cells that differ, counted without the program's help."""
        return {
            where
            for where in self.old.keys() | self.new.keys()
            if self.old.get(where) != self.new.get(where)
        }

    def check(self) -> None:
        """The list is whole, and every cause is found and enough: with them alone the figure is new."""
        assert self.rows.keys() == self.differing() and self.rows
        for where, row in self.rows.items():
            causes = frozenset(row["causes"].split("; "))
            assert causes and causes <= self.came, (where, row)
            if where[0] == "boards" and where[1][:4] not in PROBED:
                continue
            enough = self.with_only(causes)
            assert enough.get(where) == self.new.get(where), (where, row)


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
    Told(home).check()
