""" "Lihat tabel": the table behind a chart, and the same as CSV and XLSX."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st

from metrics.output import workbook
from metrics.output.text import as_csv
from pages.access import access
from words import numbers, terms

FORMS = {
    "rate": "rate",
    "points": "points",
    "count": "count",
    "month": "month",
    "week": "day",
    "text": "text",
    "decimal": "decimal",
}
SHOWN = {
    "rate": numbers.rate,
    "points": numbers.change,
    "count": numbers.count,
    "month": numbers.month,
    "week": numbers.week,
    "text": str,
    "decimal": numbers.decimal,
}
STAMPS = {"month": "%Y-%m", "week": "%Y-%m-%d"}
NUMERIC = ("rate", "count", "points", "decimal")


class Column(NamedTuple):
    """``kind``: rate (0–1), points (−1 … 1), count, decimal, month or week (date) or text;
    ``missing``: the words for null."""

    head: str
    kind: str
    values: Sequence
    missing: str = "tidak ada pesan"


@st.fragment
def show(columns: list[Column], name: str, note: str, key: str) -> None:
    """The expander, filled once it is opened; ``name`` is that of the files, ``note`` says what the
    table rests on."""
    access.stay()
    behind = st.expander("Lihat tabel", key=f"behind-{key}", on_change="rerun")
    if not behind.open:
        return
    with behind:
        texts = {
            c.head: [c.missing if pd.isna(v) else SHOWN[c.kind](v) for v in c.values]
            for c in columns
        }
        right = {
            c.head: st.column_config.TextColumn(alignment="right")
            for c in columns
            if c.kind in NUMERIC
        }
        st.dataframe(
            pd.DataFrame(texts),
            hide_index=True,
            alt=f"Tabel: {name}",
            column_config=right,
            height="content" if len(columns[0].values) < 12 else 420,
            key=f"table-{key}",
        )
        downloads(columns, name, note, key)


def downloads(columns: list[Column], name: str, note: str, key: str) -> None:
    """The same table to take home."""
    with st.container(horizontal=True):
        st.download_button(
            "Unduh CSV",
            access.held(lambda: _csv(columns)),
            f"{name}.csv",
            "text/csv",
            on_click="ignore",
            key=f"csv-{key}",
        )
        st.download_button(
            "Unduh XLSX",
            access.held(lambda: _xlsx(columns, name, note)),
            f"{name}.xlsx",
            on_click="ignore",
            key=f"xlsx-{key}",
        )


def _csv(columns: list[Column]) -> bytes:
    """Numbers as numbers, with the mark that spreadsheets need; texts that look like formulas made
    harmless."""
    frame = pd.DataFrame(
        {
            c.head: [f"{v:{STAMPS[c.kind]}}" if c.kind in STAMPS else v for v in c.values]
            for c in columns
        }
    )
    return f"{as_csv(frame)}\n".encode("utf-8-sig")


def _xlsx(columns: list[Column], name: str, note: str) -> bytes:
    heads = tuple(
        workbook.Column(c.head, c.head, FORMS[c.kind], max(14, len(c.head) + 2)) for c in columns
    )
    frame = pd.DataFrame({c.head: pd.Series(list(c.values), dtype=object) for c in columns})
    return workbook.workbook([workbook.Sheet("Tabel", terms.capital(name), note, heads, frame)])
