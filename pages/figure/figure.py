"""Angka: one figure that was touched on a screen, what it means, what it is made of, and where to go
on."""

import streamlit as st

from pages.access import access, rights
from pages.controls import empty, freshness
from pages.drawing import dead_link, markup, share
from pages.figure import asked, beside, changed, opened, placed, sentences
from pages.figure.asked import Question
from words import markdown, terms

INSTEAD = "Buka angkanya dari Papan peringkat: ketuk angka mana pun di sana."


def page() -> None:
    """The figure that stands in the address; else what to do about a link that leads nowhere."""
    path = empty.store_or_version_or_stop()
    if dead := asked.dead(path):
        _nowhere(*dead)
        return
    question = asked.in_address(path)
    row = _answer(path, question)
    freshness.show(path)
    markup.show(f'<p class="tools">{beside.profile(question)}{share.BUTTON}</p>', key="go")
    if row is not None:
        beside.earlier(path, question)
        beside.months(path, question)
        beside.others(row, question)


def _answer(path: str, question: Question) -> dict | None:
    """What the figure says, its counts and cases; of a word of the board, those of the rate that the
    board goes by. Out: the unit's row of figures."""
    entry, target = opened.definition(question.figure), question.asked.target
    is_word = question.figure not in opened.NUMBERS
    if is_word:
        days = (question.asked.selection.first, question.asked.selection.last)
        said = sentences.of_word(entry, question.asked.name, *days)
        st.title(terms.unbroken(said), anchor=False)
    meaning, rest = st.container(), st.container()
    figure = opened.RATES_OF[question.chosen.board] if is_word else question.figure
    with rest:
        if is_word:
            st.markdown(sentences.BEHIND)
        say = (
            st.markdown
            if is_word
            else lambda said: meaning.title(terms.unbroken(said), anchor=False)
        )
        row = opened.answer(path, question.asked, figure, "figure", say)
    with meaning:
        if said_of_it := placed.why(path, question):
            st.markdown(said_of_it, width=760)
        changed.show(path, question)
        st.markdown(sentences.says(entry, target), width=760)
        st.page_link(
            "pages/dictionary/dictionary.py",
            label=markdown.link("Arti, cara hitung, dan batasnya"),
            width="content",
            query_params={"indikator": entry.column},
        )
    return row


def _nowhere(what: str, named: str) -> None:
    if named:
        dead_link.say(f"{what} {dead_link.GONE}", named, INSTEAD)
    else:
        dead_link.tell(f"Tautan ini tidak menyebut {what}. {INSTEAD}")
    st.title("Angka ini tidak ada dalam data", anchor=False)
    st.page_link("pages/board/leaderboard.py", label=markdown.link("Ke Papan peringkat"))
    if access.allowed(*rights.REGISTER):
        st.write("OPD dan akun yang dikenal ada di Register.")


page()
