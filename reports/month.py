"""All tables of a month, computed from the store and the documents of a home: what a version
freezes, and what a draft shows."""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from data.cases import lacking, store
from data.cases.rules import Rules
from data.lake.home import Home
from data.lake.uploads import Lake
from data.targets.setting import TABLE
from metrics import months
from reports import program
from reports.tables import boards, figures, inputs, review, trends


@dataclass(frozen=True)
class Month:
    """``facts``: what the manifest says of the month besides its files; ``tables`` by name."""

    facts: dict
    tables: dict[str, pd.DataFrame]


def of(home: Home, month: str) -> Month:
    """The month (YYYY-MM) as the home is now (or as it was, ``Home.as_it_was``)."""
    cursor, view = whole(home), Lake.read(home)
    rules = Rules.current(view)
    return Month(_facts(cursor, rules, month), _tables(cursor, home, view, rules, month))


def whole(home: Home):
    """A cursor on the home's store; Damaged where that had to do without an upload: documents do
    not carry the notice that a screen shows."""
    cursor = store.cursor(store.current(home))
    for refusal in lacking.refusals(cursor):
        raise refusal
    return cursor


def _tables(cursor, home: Home, view: Lake, rules: Rules, month: str) -> dict[str, pd.DataFrame]:
    monthly = figures.monthly(cursor, trends.days(month), month)
    cases = inputs.cases(cursor, month)
    return {
        "figures": figures.figures(cursor, month),
        "headlines": figures.headlines(cursor, month),
        "monthly": monthly,
        "trends": trends.trends(cursor, monthly, month),
        "boards": boards.boards(cursor, month),
        "cases": cases,
        "coverage": inputs.coverage(cursor, month),
        "states": inputs.states(cursor),
        "questions": review.questions(cursor, home, month),
        "exclusions": review.exclusions(home, cases),
        "corrections": review.corrections(home, cases),
        "notes": review.all_notes(home, month),
        "samples": review.samples(home, month),
        "contests": review.all_contests(home, month),
        **inputs.of_rules(rules),
        "targets": inputs.targets(rules),
        "hours": inputs.hours(rules),
        "letterhead": inputs.letterhead(home),
        "schedules": inputs.schedules(cursor, month),
        "definitions": inputs.definitions(),
        "uploads": inputs.uploads(view),
        "inputs": inputs.names(home),
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
