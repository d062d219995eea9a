"""Tables for people and programs: as text, CSV or JSON (architecture, "Commands")."""

import csv
import io
import json
from datetime import date, datetime

import pandas as pd

from data.safe_text import safe as safe  # for workbooks
from data.safe_text import safe_in_csv
from metrics.rounding import half_away


def plain(value):
    """A cell as JSON has it: null, bool, int, float, or text; days and stamps ISO 8601, these with
    their offset, whole seconds."""
    if value is None or value is pd.NaT or (not isinstance(value, (list, str)) and pd.isna(value)):
        return None
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


def rows(table: pd.DataFrame) -> list[dict]:
    """The table as objects in the order of its columns."""
    columns = {name: [plain(v) for v in column.tolist()] for name, column in table.items()}
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


def as_json(table: pd.DataFrame) -> str:
    """One array of objects."""
    return json.dumps(rows(table), ensure_ascii=False, indent=1)


def as_csv(table: pd.DataFrame) -> str:
    """CSV with empty for null; a text that a spreadsheet would take for a formula gets a leading
    apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(safe_in_csv, table.columns))
    for row in rows(table):
        writer.writerow([_cell(value) for value in row.values()])
    return out.getvalue().rstrip("\n")


def as_text(table: pd.DataFrame) -> str:
    """Columns aligned for reading in a terminal; null is "-"."""
    cells = [[_short(v) for v in row.values()] for row in rows(table)]
    widths = [
        max([len(name)] + [len(row[i]) for row in cells]) for i, name in enumerate(table.columns)
    ]
    lines = [[*table.columns], *cells]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True))
        for line in lines
    )


SHORT_PLACES = 4  # digits after the point in a terminal
FORMATS = {"table": as_text, "csv": as_csv, "json": as_json}


def _cell(value):
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    return safe_in_csv(value)


def _short(value) -> str:
    if value is None:
        return "-"
    return str(half_away(value, SHORT_PLACES)) if isinstance(value, float) else str(value)
