"""The sections of a profile: place, figures, months, accounts, covered days, open cases."""

from dataclasses import replace
from functools import partial

import streamlit as st

from metrics import months as calendar
from metrics import steps
from metrics.trend import comparison, trend
from pages.drawing import markup, share
from pages.drawing.heading import heading
from pages.figure import address
from pages.profile import accounts as account_rows
from pages.profile import places
from pages.profile.data import MAIN, Profile
from pages.trend import lines
from words import coverage, terms
from words.profile import beside, headline
from words.profile import places as place_words
from words.trend import newest
from words.writing import PLAIN, Writing

AGED = (
    "Umurnya dihitung sampai akhir data tiap akun: yang dijawab sesudah unggahan terakhir masih "
    "tercatat menunggu."
)


def head(data: Profile, min_coverage: float, staff: bool) -> None:
    """What it answered, who it is, its place on both boards."""
    accounts = (
        len(data.accounts),
        sum(account.active > 0 and not account.covered for account in data.accounts),
    )
    said = headline.headline(data.unit.name, data.row, data.chosen, accounts, data.writing)
    about = [markup.text(headline.handles(data.unit, data.accounts)), _source(data)]
    lead = "".join(f'<p class="about">{one}</p>' for one in about if one)
    on_boards = places.places(
        data.rows,
        data.sizes,
        data.min_cases,
        min_coverage,
        staff=staff,
        unit=data.unit,
        chosen=data.chosen,
    )
    pieces = {
        "title": heading(terms.unbroken(said), 1) + lead,
        "share": f"<p>{share.BUTTON}</p>",
        "places": on_boards,
    }
    markup.show_all(pieces, key="head")


def _source(data: Profile) -> str:
    """From which account the change comes most, its rates as links."""
    if not data.sources:
        return ""
    earlier = replace(data.chosen, month=calendar.shifted(data.chosen.month, -calendar.WINDOW))
    now, before = (
        address.writing("account", data.sources[0].unit, chosen)
        for chosen in (data.chosen, earlier)
    )
    return place_words.source(
        data.sources, data.account_names, data.row, data.chosen.board, writing=now, before=before
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


def _newest(data: Profile) -> Writing:
    """A sentence on the newest complete month."""
    whose = (data.unit.by, data.unit.unit)
    if data.newest is None:
        return address.writing(*whose, data.chosen)
    newest = data.newest.period
    earlier = steps.span_before(newest, "month")
    return address.writing(*whose, data.chosen, steps.span(newest, "month"), earlier=earlier)


def months(data: Profile) -> None:
    """The line, with the regency's in grey."""
    st.space("medium")
    basis, chosen = data.row["basis"] if data.row else None, data.chosen
    sentence, plain = (
        terms.capital(
            newest.of_unit(
                "",
                data.newest,
                data.newest_direction,
                chosen,
                step="month",
                limits=data.limits,
                basis=basis,
                writing=writing,
            )
        )
        for writing in (_newest(data), PLAIN)
    )
    markup.show(heading(terms.unbroken(sentence)), key="head-months")
    noun = terms.measure(chosen.board, basis, chosen.clock, chosen.hours).noun
    unit = data.unit
    shown = [
        lines.Shown(unit.name, data.own_months, (unit.by, unit.unit), unit.short),
        lines.Shown("Kabupaten", data.regency_months),
    ]
    lines.lines(shown, chosen, noun, alt=plain, key="profile", beside=lines.Beside(data.limits))


def accounts(data: Profile) -> None:
    """The OPD's accounts beside each other, and the days that uploads cover."""
    if data.account_rows:
        st.space("medium")
        rate = partial(account_rows.rate, data.chosen)
        head = heading(beside.accounts(data.account_rows, data.min_cases_account, rate))
        markup.show(head + account_rows.compared(data.account_rows, data.chosen), key="accounts")
    if data.accounts:
        st.space("medium")
        head = heading(markup.text(terms.unbroken(coverage.coverage(data.named_accounts))))
        markup.show(
            head + account_rows.strips(data.accounts, data.days, data.chosen), key="coverage"
        )


def open_cases(data: Profile) -> None:
    """By age, where anything is known of them."""
    if (
        data.own
        and comparison.replies_known(data.own)
        and any(account.covered for account in data.accounts)
    ):
        st.space("medium")
        said = coverage.open_cases(*trend.open_and_old(data.own), data.writing)
        head = heading(terms.unbroken(said), lead=AGED)
        markup.show(head + account_rows.ages(data.own, data.unit, data.chosen), key="ages")
