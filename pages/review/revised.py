"""What a revision changed: every figure that differs from the version before, and why; made when it is
opened."""

import pandas as pd
import streamlit as st

from data.lake.home import Home
from metrics.output import text as tables
from pages.access import access
from pages.cache.store import kept
from reports import compared
from words import numbers
from words.review import revisions

SHOWN = 200  # differences; all are in the CSV


def show(place: Home, month: str, version: str) -> None:
    """The list, and the same to take home."""
    opened = st.expander(
        "Apa yang berubah, dan sebabnya", key="changes", type="compact", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        rows = _changes(place, month, version)
        st.write(f"{numbers.counted(len(rows), 'angka')} berubah pada versi {version}:")
        st.dataframe(
            _table(rows.head(SHOWN)),
            hide_index=True,
            height=300,
            alt="Angka yang berubah pada revisi ini",
        )
        st.download_button(
            "Unduh daftar perubahan (CSV)",
            access.held(lambda: f"\ufeff{tables.as_csv(rows)}\n".encode()),
            f"perubahan-{month}-{version}.csv",
            "text/csv",
            on_click="ignore",
            key="changes-csv",
        )


@kept()
def _changes(place: Home, month: str, version: str) -> pd.DataFrame:
    """Of two versions that nothing changes any more."""
    return compared.between(place, month, last=version)


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    shown = rows[["figure", "unit", "clock", "period"]].assign(
        old=rows["old"].map(_text), new=rows["new"].map(_text)
    )
    shown["why"] = [revisions.why(row) for row in rows.to_dict("records")]
    return shown.set_axis(["Angka", "Unit", "Jam", "Masa", "Dulu", "Sekarang", "Sebab"], axis=1)


def _text(value) -> str:
    if value is None:
        return "–"
    return numbers.decimal(value) if isinstance(value, float) and abs(value) > 1 else str(value)
