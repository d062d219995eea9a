"""The step "Pertanyaan" of the monthly review: what the data ask, the cases behind it, and who has
asked."""

import pandas as pd
import streamlit as st

from data.errors import Refused
from data.lake import home
from data.review import question_marks
from data.review.question_marks import Mark
from metrics.review import asked
from pages.access import access, rights
from pages.access.logged import logged
from pages.cache import reviewed, units
from pages.cache.store import cursor, kept
from pages.drawing import markup
from pages.drawing.markup import text
from pages.review import question_cases
from pages.review.step import Review
from words import markdown
from words.review import questions
from words.review.questions import is_open, sentence


def state(now: Review) -> str:
    """How many nobody has asked yet."""
    rows, marks = _found(now.path, now.month), reviewed.marks(now.home)
    still_open = sum(is_open(row, marks.get(_key(row), [])) for row in rows)
    return questions.headline(rows, still_open)


def show(now: Review) -> None:
    """All questions, and one of them opened."""
    st.caption(
        "Pertanyaan, bukan tuduhan: sering ada sebab yang wajar. Ambang dan batasnya ada di Kamus "
        "indikator."
    )
    rows, marks = _found(now.path, now.month), reviewed.marks(now.home)
    if not rows:
        return
    names = units.names(now.path)
    of = {_key(row): marks.get(_key(row), []) for row in rows}
    with st.container(height=380 if len(rows) > 8 else "content", border=False):
        markup.show(listed(rows, [of[_key(row)] for row in rows], names), key="questions")
    by_key = {_key(row): row for row in rows}
    unmarked = [key for key in by_key if is_open(by_key[key], of[key])]
    if st.session_state.get("question") not in by_key and unmarked:
        st.session_state["question"] = unmarked[0]
    chosen = st.selectbox(
        "Buka satu pertanyaan",
        list(by_key),
        key="question",
        format_func=lambda key: _label(by_key[key], names),
    )
    later = [key for key in unmarked if key != chosen]
    _opened(now.path, by_key[chosen], of[chosen], names, later)


@kept()
def _found(path: str, month: str) -> list[dict]:
    found = asked.asked(cursor(path), month)
    return [
        {name: None if pd.isna(value) else value for name, value in row.items()}
        for row in found.to_dict("records")
    ]


def _key(row: dict) -> question_marks.Key:
    return row["question"], row["unit_type"], row["unit"], row["month"]


def _label(row: dict, names: dict) -> str:
    return f"{questions.title(row)}: {questions.unit(row, names)}"


def _opened(path: str, row: dict, marks: list[Mark], names: dict, later: list) -> None:
    """One question; marked, it gives way to the first of the ``later`` ones."""
    st.text(sentence(row, names))
    behind = st.expander(
        "Kasus di balik pertanyaan ini", key="question-cases", type="compact", on_change="rerun"
    )
    if behind.open:
        with behind:
            cases = question_cases.behind(path, _key(row))
            accounts = units.account_names(path)
            question_cases.show(cases, sentence(row, names), "-".join(_key(row)), accounts)
    for mark in marks:
        st.text(questions.history(mark))
    st.text_area(
        "Catatan (tanpa nama warga)",
        key="question-note",
        max_chars=question_marks.LONGEST_NOTE,
        height=80,
        persist_state="session",
    )
    with st.container(horizontal=True, gap="small"):
        for mark, label in questions.STATES.items():
            asked_of = (row, mark, len(marks), later)
            st.button(label, key=f"question-{mark}", on_click=_mark, args=asked_of)
    if told := st.session_state.pop("question-told", None):
        st.info(markdown.plain(told))
    if refusal := st.session_state.pop("question-refused", None):
        st.error(markdown.plain(refusal))


@logged("pertanyaan.tandai")
def _mark(row: dict, mark: str, known: int, later: list[question_marks.Key]) -> None:
    """Keeps the mark, signed by the one who looks, and goes on to the next question; where somebody
    else has marked it meanwhile, stays and says so. ``known``: how many marks were seen."""
    viewer, key = access.require(*rights.QUESTIONS), _key(row)
    try:
        before = question_marks.read(home.shown()).get(key, [])
        question_marks.add(
            home.shown(),
            key,
            mark,
            st.session_state["question-note"],
            counts=(int(row["numerator"]), int(row["denominator"])),
            by=viewer.name,
        )
        st.session_state["question-note"] = ""
        if len(before) > known:
            st.session_state["question-told"] = questions.marked_meanwhile(before[-1])
        elif later:
            st.session_state["question"] = later[0]
    except Refused as refusal:
        st.session_state["question-refused"] = refusal.on_screen


def listed(rows: list[dict], marks: list[list[Mark]], names: dict[str, dict[str, dict]]) -> str:
    """All questions beside what became of them, as HTML."""
    parts = [
        f"<dt>{'' if is_open(row, own) else '✓ '}{questions.state(row, own)}</dt><dd>{text(sentence(row, names))}</dd>"
        for row, own in zip(rows, marks, strict=True)
    ]
    return f'<dl class="facts">{"".join(parts)}</dl>'
