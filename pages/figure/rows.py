"""The rows behind an opened figure: the first ones on the screen, all of them as CSV and XLSX."""

import pandas as pd
import streamlit as st

from metrics.dictionary.dictionary import Definition
from metrics.output import text, workbook
from metrics.output.workbook import Column, Sheet
from pages.access import access, rights
from pages.controls import ground
from pages.figure import columns
from pages.figure.sentences import Opened
from words import numbers

XLSX = {"flag": "text", "hours": "duration"}


def show(
    path: str,
    opened: Opened,
    rows: pd.DataFrame,
    entry: Definition,
    key: str,
    accounts: dict[str, str],
) -> None:
    """Table and downloads; who may contest chooses cases in it. ``accounts``: id → what the account
    is called."""
    contestable = access.allowed(*rights.CONTEST) and "case_id" in rows
    table = {"selection_mode": "multi-row", "on_select": "rerun"} if contestable else {}
    chosen = st.dataframe(
        columns.shown(rows, accounts),
        hide_index=True,
        alt=f"Baris di balik angka: {opened.name}, {opened.period}",
        key=f"rows-{key}",
        height="content" if len(rows) < 8 else 320,
        **table,
    )
    if contestable:
        _contest(rows, chosen.selection.rows, key)
    if len(rows) > columns.SHOWN:
        st.caption(
            f"{columns.SHOWN} dari {numbers.counted(len(rows), 'baris')} terlihat; unduhan memuat semuanya."
        )
    name = f"{opened.figure}-{opened.name}-{opened.period}".replace("/", "-").replace(
        numbers.NBSP, " "
    )
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Unduh CSV",
            access.held(lambda: as_csv(rows)),
            f"{name}.csv",
            "text/csv",
            on_click="ignore",
            key=f"csv-{key}",
        )
        st.download_button(
            "Unduh XLSX",
            access.held(lambda: as_xlsx(rows, opened, entry, ground.sentence(path, opened.clock))),
            f"{name}.xlsx",
            on_click="ignore",
            key=f"xlsx-{key}",
        )


def _contest(rows: pd.DataFrame, chosen: list[int], key: str) -> None:
    """The way to contest the cases whose rows are chosen."""
    if not chosen:
        st.caption("Ada yang keliru? Pilih barisnya di tabel, lalu sanggah.")
    elif st.button(
        f"Sanggah {numbers.counted(len(chosen), 'pesan')} yang dipilih", key=f"contest-{key}"
    ):
        ids = ".".join(rows["case_id"].iloc[chosen])
        st.switch_page("pages/contest/contest.py", query_params={"kasus": ids})


def as_csv(rows: pd.DataFrame) -> bytes:
    """The columns of ``python -m metrics cases`` and those that the figure needs besides, by the
    same names."""
    return f"{text.as_csv(rows)}\n".encode("utf-8-sig")


def as_xlsx(rows: pd.DataFrame, opened: Opened, entry: Definition, about: str) -> bytes:
    """The same as a workbook, with headers in words; ``about``: on what ground the target stands."""
    heads = tuple(
        Column(
            name,
            columns.HEADS[name][0],
            XLSX.get(columns.HEADS[name][1], columns.HEADS[name][1]),
            max(12, len(columns.HEADS[name][0])),
        )
        for name in rows.columns
    )
    flags = {
        name: [columns.said(v, "flag") for v in rows[name].astype(object)]
        for name in rows
        if columns.HEADS[name][1] == "flag"
    }
    note = f"{opened.name}, {opened.period}. {entry.formula}. {about}"
    return workbook.workbook(
        [
            Sheet(
                "Kasus", entry.name.replace("{target}", "target"), note, heads, rows.assign(**flags)
            )
        ]
    )
