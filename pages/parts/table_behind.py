""""Lihat tabel": the table behind a chart, and the same as CSV and XLSX."""

import io
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd
import streamlit as st
import xlsxwriter

from data.safe_text import safe
from metrics.output import as_csv
from pages.parts import numbers

EXCEL = {"rate": "0.0%", "count": "#,##0", "month": "mmmm yyyy"}
SHOWN = {"rate": numbers.rate, "count": numbers.count, "month": numbers.month, "text": str}


class Column(NamedTuple):
    """``kind``: rate (0–1), count, month (date) or text; ``missing``: the words for null."""

    head: str
    kind: str
    values: Sequence
    missing: str = "tidak ada pesan"


def show(columns: list[Column], name: str, key: str) -> None:
    """The expander; ``name`` is that of the files."""
    with st.expander("Lihat tabel"):
        texts = {c.head: [c.missing if pd.isna(v) else SHOWN[c.kind](v) for v in c.values] for c in columns}
        right = {c.head: st.column_config.TextColumn(alignment="right") for c in columns if c.kind in ("rate", "count")}
        st.dataframe(pd.DataFrame(texts), hide_index=True, alt=f"Tabel: {name}", column_config=right,
                     height="content" if len(columns[0].values) < 12 else 420, key=f"table-{key}")
        with st.container(horizontal=True):
            st.download_button("Unduh CSV", lambda: _csv(columns), f"{name}.csv", "text/csv", on_click="ignore",
                               key=f"csv-{key}")
            st.download_button("Unduh XLSX", lambda: workbook(columns), f"{name}.xlsx", on_click="ignore",
                               key=f"xlsx-{key}")


def _csv(columns: list[Column]) -> bytes:
    """Numbers as numbers, with the mark that spreadsheets need; texts that look like formulas made harmless."""
    frame = pd.DataFrame({c.head: [f"{v:%Y-%m}" if c.kind == "month" else v for v in c.values] for c in columns})
    return f"{as_csv(frame)}\n".encode("utf-8-sig")


def workbook(columns: list[Column]) -> bytes:
    """One sheet; numbers as numbers, null as an empty cell."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, bold = book.add_worksheet("Tabel"), book.add_format({"bold": True, "bottom": 1})
    sheet.freeze_panes(1, 0)
    for i, column in enumerate(columns):
        form = book.add_format({"num_format": EXCEL[column.kind]}) if column.kind in EXCEL else None
        sheet.set_column(i, i, max(14, len(column.head) + 2), form)
        sheet.write(0, i, safe(column.head), bold)
        for row, value in enumerate(column.values, start=1):
            _write(sheet, row, i, value)
    book.close()
    return out.getvalue()


def _write(sheet, row: int, column: int, value) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value)
    elif isinstance(value, str):
        sheet.write_string(row, column, safe(value))
    elif not pd.isna(value):
        sheet.write_number(row, column, float(value))
