"""The indicators as reviewed definition files (metrics/definitions): what each says, how it is
computed, its limits."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from metrics import months
from metrics.dictionary.elsewhere import figure
from metrics.figures import series
from metrics.selection import Selection
from metrics.settings import Settings

FOLDER = Path(__file__).parents[1] / "definitions"
FORMS = ("rate", "duration", "count", "none")


@dataclass(frozen=True)
class Row:
    """A message of the worked example: ``label``, what became of it in words, its verdict where it
    has one, hours on the drawn axis where it has some, and whether it still waits at the end of the
    data. ``case``: its conversations or tickets in the example's uploads, parted by spaces."""

    label: str
    text: str
    case: str = ""
    met: bool | None = None
    hours: float | None = None
    waits: bool = False


@dataclass(frozen=True)
class Upload:
    """What the example loads: a canonical CSV without accounts of ``messages`` or ``cases``, and
    its statement."""

    since: str
    until: str
    messages: str = ""
    cases: str = ""


@dataclass(frozen=True)
class Example:
    """Five rows, the sum that follows from them, and a note; ``axis`` (hours) and ``mark`` where
    the rows are drawn.

    What it is computed from: ``uploads`` of one account (valid from ``valid_from`` to ``valid_to``,
    of another OPD since ``moves_on``) of which the cases ``exclude`` are taken out, or a whole
    board: ``units`` (CSV ``unit,met,due[,met_before,due_before]``), or one unit's ``months`` (CSV
    ``month,met,due``). ``computed``: figure → as the result says it; ``verdict``: what ``met`` of a
    row says of its case. A test computes them with the program."""

    rows: tuple[Row, ...]
    result: str
    note: str = ""
    axis: float | None = None
    mark: float | None = None
    verdict: str = ""
    valid_from: str = ""
    valid_to: str = ""
    moves_on: str = ""
    exclude: tuple[str, ...] = ()
    uploads: tuple[Upload, ...] = ()
    units: str = ""
    months: str = ""
    computed: dict[str, str] = field(default_factory=dict)

    @property
    def tables(self) -> tuple[str, ...]:
        """The CSV tables that the example is computed from."""
        found = [upload.messages or upload.cases for upload in self.uploads] + [
            self.units,
            self.months,
        ]
        return tuple(table.strip() for table in found if table)


@dataclass(frozen=True)
class Definition:
    """One indicator. ``columns``: of metrics.figures, summed to its value, shown as ``form``;
    ``met`` and ``of`` name the counts behind a rate, ``noun`` what they count; ``elsewhere`` names
    a figure of others (metrics.elsewhere) that the entry sets beside ours; ``where`` says where a
    figure stands that is none of metrics.figures; ``targets`` (response, resolution or none) says
    which targets of the register, with their grounds, stand below the entry. Texts may say {target}
    for the target of the first reply."""

    column: str
    group: str
    order: int
    name: str
    title: str
    says: str
    numerator: str
    denominator: str
    clock: str
    not_counted: tuple[str, ...]
    limits: tuple[str, ...]
    target: str
    ground: str
    author: str
    reviewer: str
    next_review: date
    formula: str
    example: Example
    form: str = "none"
    columns: tuple[str, ...] = ()
    met: str | None = None
    of: str | None = None
    noun: str = "pesan"
    elsewhere: str = ""
    where: str = ""
    targets: str = ""

    @property
    def covers(self) -> frozenset[str]:
        """The columns of metrics.figures that the entry explains."""
        return frozenset(self.columns) | {name for name in (self.met, self.of) if name}


@dataclass(frozen=True)
class Value:
    """The regency's figure of the official window: ``value`` (0–1, seconds or a count; None where
    there is nothing to judge), the counts behind it, ``longest`` seconds seen where a quantile lies
    beyond them, and ``elsewhere``: the same cases as others count them."""

    value: float | None
    met: int | None
    of: int | None
    longest: float | None
    elsewhere: float | None = None


@cache
def definitions() -> dict[str, Definition]:
    """Column → definition, in the order in which they are read; ValueError names a file with a
    wrong field."""
    found = [_read(path) for path in FOLDER.glob("*.toml")]
    return {d.column: d for d in sorted(found, key=lambda d: d.order)}


def _read(path: Path) -> Definition:
    fields = tomllib.loads(path.read_text(encoding="utf-8"))
    example = fields.pop("example")
    try:
        example = {
            "rows": [Row(**row) for row in example.pop("rows")],
            "uploads": [Upload(**upload) for upload in example.pop("uploads", ())],
        } | example
        found = Definition(**_frozen(fields), column=path.stem, example=Example(**_frozen(example)))
    except TypeError as error:
        raise ValueError(f"{path.name}: {error}") from None
    if found.form not in FORMS:
        raise ValueError(f"{path.name}: form {found.form!r}")
    return found


def _frozen(fields: dict) -> dict:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }


def of_column(column: str) -> Definition:
    """The entry that explains a column of metrics.figures (or ``backlog``, all ages) best: by its
    own name or as its value, else as a count behind it."""
    known = [found for found in definitions().values() if not found.elsewhere]
    as_value = (d for d in known if column == d.column or column in d.columns)
    return next(as_value, None) or next(d for d in known if column in d.covers)


def value(cursor, definition: Definition, month: str, clock: str) -> Value:
    """What the indicator is for the whole regency, over the three months that end with
    ``month``."""
    start = Settings.of(cursor).start_date
    found = series(cursor, Selection.of_month("regency", month, clock).since(start), months.WINDOW)
    if found.empty or not definition.columns:
        return Value(None, None, None, None)
    row = found.iloc[0]
    parts = [row[name] for name in definition.columns]
    total = None if any(pd.isna(part) for part in parts) else float(sum(parts))
    met, of = (int(row[name]) if name else None for name in (definition.met, definition.of))
    waits = any(name.endswith("_response") for name in definition.columns)
    longest = (
        float(row["longest_response"]) if waits and not pd.isna(row["longest_response"]) else None
    )
    others = (
        figure(cursor, definition.elsewhere, "regency", "regency", month)
        if definition.elsewhere
        else None
    )
    return Value(total, met, of, longest, others)
