"""Profil: one OPD or one account, and how long citizens wait for it."""

import streamlit as st

from metrics import comparison, trend
from pages.parts import (
    access,
    account_rows,
    cached,
    empty,
    filters,
    markup,
    profile_charts,
    profile_data,
    profile_places,
    profile_words,
    sentences,
    share,
    trend_charts,
    trend_words,
    unit_choice,
    words,
)


def page() -> None:
    """The chosen unit from the whole to the single day."""
    path = empty.store_or_stop()
    chosen = filters.shared(path)
    unit = unit_choice.choose(path)
    complete = cached.completeness(path, chosen.month, chosen.clock)
    st.caption(sentences.freshness(cached.known(path).now, complete))
    if unit is None:
        st.title("Pilih OPD atau akun untuk melihat profilnya", anchor=False)
        st.stop()
    data = profile_data.look_up(path, unit, chosen)
    _head(data, complete.min_coverage)
    _figures(data)
    if data.curve:
        st.space("medium")
        profile_charts.waiting(data.curve, data.regency_curve, data.unit.short, chosen)
    _trend(data)
    _accounts(data)
    _open(data)


def _head(data: profile_data.Profile, min_coverage: float) -> None:
    staff = access.allowed("bupati", "diskominfo", "opd")
    st.title(profile_words.headline(data.unit.name, data.row, data.direction(staff), data.chosen), anchor=False)
    st.text(profile_words.handles(data.unit, data.accounts))
    share.button("profil")
    st.space("small")
    markup.show(profile_places.places(data.rows, data.sizes, data.min_cases, min_coverage, staff), key="places")


def _figures(data: profile_data.Profile) -> None:
    st.space("medium")
    st.header(profile_words.against_regency(data.figures, data.beside), anchor=False)
    size = profile_data.MAIN
    basis = data.rows["resolution"]["basis"] if data.rows["resolution"] else None
    markup.show(profile_places.table(data.figures[:size], data.chosen, basis), key="figures")
    with st.expander("Angka lainnya"):
        markup.show(profile_places.table(data.figures[size:], data.chosen, basis), key="figures-rest")


def _trend(data: profile_data.Profile) -> None:
    st.space("medium")
    sentence = trend_words.of_unit("", data.newest, data.newest_direction, data.chosen,
                                   data.row["basis"] if data.row else None).removeprefix(": ")
    st.header(words.capital(sentence), anchor=False)
    measure = words.measure(data.chosen.board, data.row["basis"] if data.row else None, data.chosen.clock,
                            data.chosen.hours)
    trend_charts.lines(data.regency_months, data.own_months, data.unit.short, measure.noun, sentence, "profile")


def _accounts(data: profile_data.Profile) -> None:
    if data.unit.by == "opd" and data.account_rows:
        st.space("medium")
        st.header(profile_words.accounts(data.account_rows), anchor=False)
        markup.show(account_rows.compared(data.account_rows, data.chosen), key="accounts")
    if data.accounts:
        st.space("medium")
        st.header(profile_words.coverage(data.named_accounts), anchor=False)
        markup.show(account_rows.strips(data.accounts, *data.days), key="coverage")


def _open(data: profile_data.Profile) -> None:
    if data.own and comparison.replies_known(data.own) and any(account.covered for account in data.accounts):
        st.space("medium")
        st.header(profile_words.open_cases(*trend.open_and_old(data.own)), anchor=False)
        markup.show(account_rows.ages(data.own), key="ages")


page()
