"""Tentang data: the method in one page, for a journalist or an auditor, with the numbers as they
are now."""

import streamlit as st

from data.lake import home
from pages.about import facts
from pages.about import text as about_words
from pages.cache import figures
from pages.controls import empty
from pages.drawing import markup
from pages.drawing.heading import heading
from pages.figure import address
from reports import steadiness
from words import markdown, numbers, terms
from words.chosen import Chosen
from words.figures import figure
from words.review import steadiness as words_of_it
from words.writing import PLAIN, Writing

WORDS = ("on_time_rate", "resolution_rate", "median_response", "coverage", "score", "place")


def page() -> None:
    """What is measured, from what, how completely, how it is ordered, and what it cannot say."""
    path = empty.store_for_reading()
    found = facts.facts(path) if path and figures.known(path) else None
    with st.container(width=900):
        said = about_words.headline(found, _writing(found) if found else PLAIN)
        markup.show(heading(terms.unbroken(said), 1), key="title")
        _section("Apa yang diukur", about_words.MEASURED)
        if found:
            _section("Dari mana datanya", about_words.sources(found))
            markup.show(_stated(found), key="stated")
            _section("Jam, batas waktu, dan kalender", about_words.clocks(found))
            with st.expander("Dasar setiap batas waktu", key="grounds"):
                st.markdown(about_words.grounds(found))
        _section("Cara mengurutkan", about_words.order(found))
        _links(figures.target(path) if found else "24 jam")
        _steadiness()
        _section("Data pribadi", about_words.PRIVACY)
        _section("Yang tidak dapat dikatakan angka ini", about_words.LIMITS)
        st.caption(about_words.edition(found, facts.version()))


def _stated(found: facts.Facts) -> str:
    """The two figures that the page rests on, each a link to its own page; HTML."""
    writing = _writing(found)
    stated = {"cases": numbers.counted(found.cases, "kasus warga")}
    if found.complete.share is not None:
        stated["coverage"] = f"{numbers.rate(found.complete.share)} hari akun tercakup"
    links = " · ".join(writing.opened(said, name) for name, said in stated.items())
    return f'<p class="small">Lihat yang dihitung: {links}</p>'


def _writing(found: facts.Facts) -> Writing:
    chosen = Chosen(found.month, found.clock, "response", found.hours)
    return address.writing(*address.REGENCY, chosen)


def _steadiness() -> None:
    """How far published months moved: what is published is for everyone."""
    found = steadiness.steadiness(home.shown())
    if found.empty:
        _section("Seberapa tetap angka kami", words_of_it.NOTHING)
        return
    _section("Seberapa tetap angka kami", words_of_it.INTRODUCTION)
    st.table(words_of_it.table(found), border="horizontal")


def _section(title: str, text: str) -> None:
    st.header(title, anchor=False)
    st.markdown(text)


def _links(target: str) -> None:
    with st.container(horizontal=True, gap="small"):
        for name in WORDS:
            st.page_link(
                "pages/dictionary/dictionary.py",
                label=markdown.link(figure(name, target)),
                query_params={"indikator": name},
                width="content",
            )


page()
