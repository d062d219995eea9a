"""All tables of a month, computed from the store and the documents of a home: what a version
freezes, and what a draft shows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

import pandas as pd
import pyarrow as pa

from data.cases import lacking, store
from data.cases.rules import Rules
from data.lake.home import Home
from data.lake.uploads import Lake
from data.targets.setting import TABLE
from metrics import months
from metrics.sql.statements import asked_once
from reports import program
from reports.tables import boards, figures, inputs, review, trends, views


@dataclass(frozen=True)
class Month:
    """``facts``: what the manifest says of the month besides its files; ``makers``: what makes each
    table, by name."""

    facts: dict
    makers: dict[str, Callable[[], pd.DataFrame]]

    def made(self, name: str) -> pd.DataFrame:
        """One of them, made now."""
        with asked_once():
            return self.makers[name]()

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """All of them, made now."""
        with asked_once():
            return {name: make() for name, make in self.makers.items()}


def of(home: Home, month: str) -> Month:
    """The month (YYYY-MM) as the home is now (or as it was, ``Home.as_it_was``)."""
    cursor, view = whole(home), Lake.read(home)
    rules = Rules.current(view)
    return Month(_facts(cursor, rules, month), _makers(cursor, home, view, rules, month))


def whole(home: Home):
    """A cursor on the home's store; Damaged where that had to do without an upload: documents do
    not carry the notice that a screen shows."""
    cursor = store.cursor(store.current(home))
    for refusal in lacking.refusals(cursor):
        raise refusal
    return cursor


def _makers(cursor, home: Home, view: Lake, rules: Rules, month: str) -> dict:
    """Each is asked for when it is read: a draft is seldom read whole."""
    monthly = cache(lambda: figures.monthly(cursor, trends.days(month), month))
    lines = cache(lambda: trends.trends(cursor, monthly(), month))
    cases = cache(lambda: inputs.cases(cursor, month))
    held = cache(lambda: inputs.of_rules(rules, months.last_day(month)))
    return {
        "figures": lambda: figures.figures(cursor, month),
        "headlines": lambda: figures.headlines(cursor, month),
        "monthly": monthly,
        "trends": lines,
        **views.views(cursor, lines, month),
        "boards": lambda: boards.boards(cursor, month),
        "cases": cases,
        "coverage": lambda: inputs.coverage(cursor, month),
        "states": lambda: inputs.states(cursor),
        "questions": lambda: review.questions(cursor, home, month),
        "exclusions": lambda: review.exclusions(home, cases()),
        "corrections": lambda: review.corrections(home, cases()),
        "notes": lambda: review.all_notes(home, month),
        "samples": lambda: review.samples(home, month),
        "contests": lambda: review.all_contests(home, month),
        **{name: partial(lambda name: held()[name], name) for name in inputs.HELD},
        "targets": lambda: inputs.targets(rules),
        "hours": lambda: inputs.hours(rules),
        "letterhead": lambda: inputs.letterhead(home),
        "schedules": lambda: inputs.schedules(cursor, month),
        "definitions": inputs.definitions,
        "uploads": lambda: inputs.uploads(view),
        "inputs": lambda: inputs.names(home),
    }


def _facts(cursor, rules: Rules, month: str) -> dict:
    last = months.last_day(month)
    [[as_of]] = cursor.execute("SELECT max(as_of) FROM account_states").fetchall()
    values = {name: rules.settings.value(name, last) for name in TABLE}
    return {
        "month": month,
        "as_of": None if as_of is None else as_of.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "program": program.version(),
        "settings": {name: None if value is None else str(value) for name, value in values.items()},
    }


def frozen(table: pd.DataFrame) -> pa.Table:
    """The table as a version keeps it; a column without any value is one of texts."""
    found = pa.Table.from_pandas(table, preserve_index=False)
    fields = [
        pa.field(field.name, pa.string()) if pa.types.is_null(field.type) else field
        for field in found.schema
    ]
    return found.cast(pa.schema(fields))
