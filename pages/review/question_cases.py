"""The cases behind a question of the monthly review: a table, and the same to take home."""

from pathlib import Path

import pandas as pd
import streamlit as st

from data.cases import store
from data.review import question_marks
from metrics.output import text as tables
from metrics.output import workbook
from metrics.output.workbook import Column, Sheet
from metrics.review import asked
from pages.access import access
from pages.cache.store import KEPT, copied
from pages.figure import columns
from words import numbers

EXPORTED = (
    Column("case_id", "Kasus", width=18),
    Column("account_id", "Akun", width=24),
    Column("opened_at", "Masuk (WIB)", "moment", 17),
    Column("first_reply_at", "Balasan pertama (WIB)", "moment", 17),
    Column("resolved_at", "Selesai (WIB)", "moment", 17),
    Column("topic", "Topik", width=22),
    Column("on_time", "Tepat waktu"),
    Column("excluded", "Dikeluarkan"),
    Column("upload_id", "Unggahan", width=22),
    Column("member", "Berkas"),
    Column("row", "Baris", "count"),
)
SHOWN = (
    "opened_at",
    "first_reply_at",
    "waited",
    "account_id",
    "topic",
    "on_time",
    "resolved_at",
    "excluded",
    "upload_id",
    "member",
    "row",
)


def show(cases: pd.DataFrame, sentence: str, name: str, accounts: dict[str, str]) -> None:
    """The table; ``name`` is that of the files, ``sentence`` the question, ``accounts``: id → what the
    account is called."""
    if cases.empty:
        st.write("Tidak ada kasus yang dibuka pada hari-hari itu.")
        return
    rows = columns.named(cases, accounts)
    rows = rows.assign(waited=(cases["first_reply_at"] - cases["opened_at"]).dt.total_seconds())
    st.dataframe(
        columns.texts(rows, [name for name in SHOWN if rows[name].notna().any()]),
        hide_index=True,
        alt="Kasus di balik pertanyaan ini",
        height="content" if len(cases) < 8 else 300,
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.caption(numbers.counted(len(cases), "kasus"), width="content")
        st.download_button(
            "Unduh CSV",
            access.held(lambda: as_csv(cases)),
            f"kasus-{name}.csv",
            "text/csv",
            on_click="ignore",
            key="question-csv",
        )
        st.download_button(
            "Unduh XLSX",
            access.held(lambda: as_xlsx(cases, sentence)),
            f"kasus-{name}.xlsx",
            on_click="ignore",
            key="question-xlsx",
        )


def as_csv(cases: pd.DataFrame) -> bytes:
    """What ``python -m metrics cases`` says of them."""
    return f"\ufeff{tables.as_csv(cases)}\n".encode()


def as_xlsx(cases: pd.DataFrame, sentence: str) -> bytes:
    """A workbook with the question as its note."""
    verdicts = {
        name: cases[name].astype(object).map({True: "ya", False: "tidak"})
        for name in ("on_time", "excluded")
    }
    return workbook.workbook(
        [
            Sheet(
                "Kasus",
                "Kasus di balik sebuah pertanyaan",
                sentence,
                EXPORTED,
                cases.assign(**verdicts),
            )
        ]
    )


@copied(KEPT)
def behind(path: str, key: question_marks.Key) -> pd.DataFrame:
    """The cases behind one question."""
    return asked.cases_behind(store.cursor(Path(path)), *key)
