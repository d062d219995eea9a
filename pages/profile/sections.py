"""The sections of a profile: place, figures, months, accounts, covered days, open cases."""

import streamlit as st

from metrics.trend import comparison, trend
from pages.drawing import markup, share
from pages.profile import accounts as account_rows
from pages.profile import places
from pages.profile.data import MAIN, Profile
from pages.trend import lines
from words import coverage, terms
from words.profile import beside, headline
from words.profile import places as place_words
from words.trend import newest


def head(data: Profile, min_coverage: float, staff: bool) -> None:
    """What it answered, who it is, its place on both boards."""
    accounts = (
        len(data.accounts),
        sum(account.active > 0 and not account.covered for account in data.accounts),
    )
    said = headline.headline(data.unit.name, data.row, data.chosen, accounts)
    st.title(terms.unbroken(said), anchor=False)
    st.text(headline.handles(data.unit, data.accounts))
    if sentence := place_words.source(data.sources, data.account_names, data.row):
        st.text(sentence)
    markup.show(share.BUTTON, key="share")
    st.space("small")
    markup.show(
        places.places(
            data.rows,
            data.sizes,
            data.min_cases,
            min_coverage,
            staff=staff,
            unit=data.unit,
            chosen=data.chosen,
        ),
        key="places",
    )


def figures(data: Profile) -> None:
    """Own window, the one before, change, regency."""
    st.space("medium")
    is_few = (data.row["due"] if data.row else 0) < data.min_cases
    st.header(beside.against_regency(data.figures, data.beside, is_few), anchor=False)
    basis = data.rows["resolution"]["basis"] if data.rows["resolution"] else None
    markup.show(places.table(data.figures[:MAIN], data.unit, data.chosen, basis), key="figures")
    with st.expander("Angka lainnya"):
        markup.show(
            places.table(data.figures[MAIN:], data.unit, data.chosen, basis), key="figures-rest"
        )


def months(data: Profile) -> None:
    """The line, with the regency's in grey."""
    st.space("medium")
    basis, chosen = data.row["basis"] if data.row else None, data.chosen
    sentence = terms.capital(
        newest.of_unit(
            "",
            data.newest,
            data.newest_direction,
            chosen,
            step="month",
            limits=data.limits,
            basis=basis,
        )
    )
    st.header(sentence, anchor=False)
    noun = terms.measure(chosen.board, basis, chosen.clock, chosen.hours).noun
    unit = data.unit
    shown = [
        lines.Shown(unit.name, data.own_months, (unit.by, unit.unit)),
        lines.Shown("Kabupaten", data.regency_months),
    ]
    lines.lines(shown, chosen, noun, alt=sentence, key="profile", beside=lines.Beside(data.limits))


def accounts(data: Profile) -> None:
    """The OPD's accounts beside each other, and the days that uploads cover."""
    if data.account_rows:
        st.space("medium")
        st.header(beside.accounts(data.account_rows), anchor=False)
        markup.show(account_rows.compared(data.account_rows, data.chosen), key="accounts")
    if data.accounts:
        st.space("medium")
        st.header(terms.unbroken(coverage.coverage(data.named_accounts)), anchor=False)
        markup.show(account_rows.strips(data.accounts, *data.days), key="coverage")


def open_cases(data: Profile) -> None:
    """By age, where anything is known of them."""
    if (
        data.own
        and comparison.replies_known(data.own)
        and any(account.covered for account in data.accounts)
    ):
        st.space("medium")
        st.header(coverage.open_cases(*trend.open_and_old(data.own)), anchor=False)
        st.markdown(
            ":gray[Umurnya dihitung sampai akhir data tiap akun: yang dijawab sesudah unggahan "
            "terakhir masih tercatat menunggu.]"
        )
        markup.show(account_rows.ages(data.own, data.unit, data.chosen), key="ages")
