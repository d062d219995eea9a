"""Tables as an XLSX workbook: headers in words, numbers that a spreadsheet can count with, texts
made safe."""

import io
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import xlsxwriter

from metrics.output.text import plain, safe
from metrics.rounding import without_noise

# how a cell is shown; durations are fractions of a day, as spreadsheets count time; 421: Indonesian
FORMS = {
    "text": None,
    "count": "#,##0",
    "decimal": "#,##0.0",
    "rate": "0.0%",
    "points": '+0.0" poin";-0.0" poin";0.0" poin"',
    "duration": "[h]:mm",
    "change": "+#,##0;-#,##0;0",
    "hours": "+0.0;-0.0;0.0",
    "moment": '[$-421]d mmm yyyy", "hh"."mm',
    "day": "[$-421]d mmm yyyy",
    "month": "[$-421]mmmm yyyy",
}
LEAST = {
    "moment": 19,
    "day": 13,
    "month": 17,
}  # signs: narrower, and a spreadsheet shows ##### instead
SCALES = {"points": 100, "duration": 1 / 86400, "hours": 1 / 3600}
NOTE_ROWS, HIGHEST = 3, 1_048_576


@dataclass(frozen=True)
class Column:
    """A column of the table: its ``name`` there, the words above it, one of FORMS, and its
    width."""

    name: str
    header: str
    form: str = "text"
    width: float = 14


@dataclass(frozen=True)
class Sheet:
    """One table under a title and a note that says what it rests on."""

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: pd.DataFrame


def workbook(sheets: list[Sheet]) -> bytes:
    """The XLSX file; rates (0–1), seconds and stamps of the tables become native numbers, null an
    empty cell."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "remove_timezone": True,
        },
    )
    for sheet in sheets:
        _write(book, sheet)
    book.close()
    return out.getvalue()


def _write(book: xlsxwriter.Workbook, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    page.write_string(0, 0, safe(sheet.title), book.add_format({"bold": True, "font_size": 14}))
    page.write_string(1, 0, safe(sheet.note))
    head = book.add_format(
        {"bold": True, "bg_color": "#E0F0ED", "bottom": 1, "text_wrap": True, "valign": "top"}
    )
    for at, column in enumerate(sheet.columns):
        shown, width = FORMS[column.form], max(column.width, LEAST.get(column.form, 0))
        page.set_column(at, at, width, book.add_format({"num_format": shown} if shown else {}))
        page.write_string(NOTE_ROWS, at, safe(column.header), head)
        for row, value in enumerate(sheet.rows[column.name].astype(object), start=NOTE_ROWS + 1):
            _cell(page, row, at, value, column.form)
    page.freeze_panes(NOTE_ROWS + 1, 1)
    page.autofilter(
        NOTE_ROWS, 0, min(HIGHEST - 1, NOTE_ROWS + max(1, len(sheet.rows))), len(sheet.columns) - 1
    )
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(NOTE_ROWS)


def _cell(page, row: int, at: int, value, form: str) -> None:
    if value is None or pd.isna(value):
        page.write_blank(row, at, None)
    elif isinstance(value, (datetime, date)):
        page.write_datetime(
            row, at, value.to_pydatetime() if isinstance(value, pd.Timestamp) else value
        )
    elif isinstance(value, str):
        page.write_string(row, at, safe(value))
    else:
        page.write_number(row, at, without_noise(plain(value) * SCALES.get(form, 1)))
