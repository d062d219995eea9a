"""The step "Pertanyaan" of the monthly review: what the data ask, the cases behind it, and who has
asked."""

from pathlib import Path

import pandas as pd
import streamlit as st

from data.cases import store
from data.errors import Refused
from data.lake import home
from data.review import question_marks
from data.review.question_marks import Mark
from metrics.output import text as tables
from metrics.output import workbook
from metrics.output.workbook import Column, Sheet
from metrics.review import asked
from pages.access import access, rights
from pages.access.logged import logged
from pages.cache import units
from pages.cache.store import KEPT
from pages.drawing import markup
from pages.drawing.markup import text
from pages.figure import rows as evidence_table
from words import numbers
from words.review import questions
from words.review.questions import is_open, sentence, state

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
    "case_id",
)


def show(path: str, month: str) -> None:
    """The step: its state, all questions, and one of them opened."""
    rows, marks, names = _found(path, month), question_marks.read(home.shown()), units.names(path)
    of = {_key(row): marks.get(_key(row), []) for row in rows}
    still_open = sum(questions.is_open(row, of[_key(row)]) for row in rows)
    with st.expander(
        f"**2 · Pertanyaan dari data:** {questions.headline(rows, still_open)}",
        expanded=bool(still_open),
    ):
        st.caption(
            "Pertanyaan, bukan tuduhan: sering ada sebab yang wajar. Ambang dan batasnya ada di "
            "Kamus indikator."
        )
        if not rows:
            return
        with st.container(height=380 if len(rows) > 8 else "content", border=False):
            markup.show(listed(rows, [of[_key(row)] for row in rows], names), key="questions")
        by_key = {_key(row): row for row in rows}
        chosen = st.selectbox(
            "Buka satu pertanyaan",
            list(by_key),
            key="question",
            format_func=lambda key: _label(by_key[key], names),
        )
        _opened(path, by_key[chosen], of[chosen], names)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _found(path: str, month: str) -> list[dict]:
    found = asked.asked(store.cursor(Path(path)), month)
    return [
        {name: None if pd.isna(value) else value for name, value in row.items()}
        for row in found.to_dict("records")
    ]


@st.cache_data(max_entries=KEPT, show_spinner=False)
def behind(path: str, key: question_marks.Key) -> pd.DataFrame:
    """The cases behind one question."""
    return asked.cases_behind(store.cursor(Path(path)), *key)


def _key(row: dict) -> question_marks.Key:
    return row["question"], row["unit_type"], row["unit"], row["month"]


def _label(row: dict, names: dict) -> str:
    return f"{questions.title(row)}: {questions.unit(row, names)}"


def _opened(path: str, row: dict, marks: list[question_marks.Mark], names: dict) -> None:
    st.text(questions.sentence(row, names))
    _cases(behind(path, _key(row)), questions.sentence(row, names), "-".join(_key(row)))
    for mark in marks:
        st.text(questions.history(mark))
    st.text_area(
        "Catatan (tanpa nama warga)",
        key="question-note",
        max_chars=question_marks.LONGEST_NOTE,
        height=80,
    )
    with st.container(horizontal=True, gap="small"):
        for mark, label in questions.STATES.items():
            st.button(label, key=f"question-{mark}", on_click=_mark, args=(row, mark))
    if refusal := st.session_state.pop("question-refused", None):
        st.error(refusal)


def _cases(cases: pd.DataFrame, sentence: str, name: str) -> None:
    if cases.empty:
        st.write("Tidak ada kasus yang dibuka pada hari-hari itu.")
        return
    rows = cases.assign(waited=(cases["first_reply_at"] - cases["opened_at"]).dt.total_seconds())
    st.dataframe(
        evidence_table.texts(rows, [name for name in SHOWN if rows[name].notna().any()]),
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


@logged("pertanyaan.tandai")
def _mark(row: dict, mark: str) -> None:
    """Keeps the mark, signed by the one who looks."""
    viewer = access.require(*rights.QUESTIONS)
    try:
        question_marks.add(
            home.shown(),
            _key(row),
            mark,
            st.session_state["question-note"],
            counts=(int(row["numerator"]), int(row["denominator"])),
            by=viewer.name,
        )
        st.session_state["question-note"] = ""
    except Refused as refusal:
        st.session_state["question-refused"] = refusal.on_screen


def listed(rows: list[dict], marks: list[list[Mark]], names: dict[str, dict[str, dict]]) -> str:
    """All questions beside what became of them, as HTML."""
    parts = [
        f"<dt>{'' if is_open(row, own) else '✓ '}{state(row, own)}</dt><dd>{text(sentence(row, names))}</dd>"
        for row, own in zip(rows, marks, strict=True)
    ]
    return f'<dl class="facts">{"".join(parts)}</dl>'
