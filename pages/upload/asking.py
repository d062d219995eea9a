"""One question at a time about a file, and how an answer is changed."""

from dataclasses import replace

import streamlit as st

from data.questions import AsksAccount, AsksDates, AsksOwn, AsksWords, Question
from pages.upload import answers as kept
from pages.upload import questions
from pages.upload.answers import CHANGES, Answers


def once(
    question: Question,
    answers: Answers,
    key: str,
    names: dict[str, str],
    account: str | None,
    asked: set[tuple],
) -> None:
    """The question, unless one that shares a choice stands above: its answer may hold for this
    file, too."""
    names_asked = getattr(question, "names", getattr(question, "accounts", ()))
    choices = {(question.asks, name) for name in names_asked}
    if choices & asked:
        st.text("Pertanyaan yang sama ada di atas; jawabannya berlaku juga untuk berkas ini.")
        return
    asked |= choices
    show(question, answers, key, names, account)


def show(
    question: Question, answers: Answers, key: str, names: dict[str, str], account: str | None
) -> None:
    """One question; an answer runs the page again with it."""
    if isinstance(question, AsksDates):
        _answer(answers, "dates", questions.order(key))
    elif isinstance(question, AsksAccount):
        _answer(answers, "account", questions.account(question, names, key))
    elif isinstance(question, AsksOwn):
        _answer(answers, "own", questions.own(question, key))
    elif isinstance(question, AsksWords):
        said = questions.values(question, key)
        _answer(answers, "values", said and {**answers.values, **said})
    else:
        is_known = bool(answers.account or account) and "account_id" not in question.guess
        drafted = replace(question, guess={**question.guess, **answers.drafts})
        _answer(answers, "columns", questions.columns(drafted, is_known, key))


def _answer(answers: Answers, name: str, value) -> None:
    if value:
        setattr(answers, name, value)
        st.rerun()


def change(answers: Answers, key: str, recognised: str | None) -> None:
    """What was taken for granted or answered can be told otherwise."""
    with st.expander("Bukan ini, atau dibaca keliru? Ubah cara membacanya"):
        chosen = questions.kind_of_file(answers.format or recognised, key)
        if chosen not in (answers.format, recognised):
            kept.forget(key, Answers(zone=answers.zone, account=answers.account, format=chosen))
            st.rerun()
        zone = st.radio(
            "Waktu di berkas ini ditulis dalam",
            list(questions.ZONES),
            horizontal=True,
            format_func=questions.ZONES.get,
            key=f"zone-{key}",
            persist_state="session",  # the page may be left before all is answered
        )
        if (zone if zone != "Asia/Jakarta" else None) != answers.zone:
            answers.zone = zone if zone != "Asia/Jakarta" else None
            st.rerun()
        _change_one(answers, key)


def _change_one(answers: Answers, key: str) -> None:
    """A button for each answer, which asks for it again and keeps the others."""
    given = [name for name in CHANGES if getattr(answers, name)]
    with st.container(horizontal=True):
        for name in given:
            if st.button(f"Ubah jawaban: {CHANGES[name]}", key=f"again-{name}-{key}"):
                answers.drafts = answers.columns if name == "columns" else answers.drafts
                setattr(answers, name, getattr(Answers(), name))
                if name == "format":
                    st.session_state.pop(f"kind-of-file-{key}", None)
                st.rerun()
