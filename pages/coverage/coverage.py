"""Cakupan: which days of which account uploads cover, worst first, and whom to remind."""

from datetime import date

import streamlit as st

from data import moment
from pages.access import access, rights
from pages.cache import figures
from pages.controls import empty, freshness, reminders
from pages.coverage import behind, found, heat, of_opd
from pages.drawing import dead_link, markup
from words import numbers

ACCOUNT, WEEK = "akun", "minggu"  # in the address: the cell that is opened


def page() -> None:
    """Headline, the opened cell, the map, the reminders."""
    access.require(*rights.COVERAGE)
    path = empty.store_or_stop()
    weeks, accounts = found.weeks(path)
    short = sum(account.missing > 0 for account in accounts)
    with st.container(width=1240):
        st.title(_headline(short, len(accounts), len(weeks)), anchor=False)
        freshness.show(path, with_link=False)
        is_keeper = access.allowed(*rights.REVIEW)
        chosen = st.query_params.get(ACCOUNT, "") if is_keeper else ""
        today = moment.now().astimezone(moment.WIB).date()
        if is_keeper:
            st.markdown("[Pengingat untuk OPD](#pengingat)")  # below all accounts
        of_opd.show(path, today, is_keeper)
        _opened(path, accounts, weeks, chosen)
        markup.show(heat.html(list(accounts), list(weeks), chosen, is_keeper), key="heat")
        if is_keeper:
            st.header("Pengingat untuk OPD", anchor="pengingat")
            month = figures.known(path).default
            reminders.show(found.incomplete(path, month, today), month)


def _opened(path: str, accounts: tuple, weeks: tuple[date, ...], chosen: str) -> None:
    """The uploads behind the account that the address names."""
    if chosen and chosen not in {one.account_id for one in accounts}:
        dead_link.say(f"akun {dead_link.GONE}", chosen, "Pilih yang lain dalam daftar ini.")
    for account in (one for one in accounts if one.account_id == chosen):
        behind.show(path, account, _week(weeks))


def _headline(short: int, accounts: int, weeks: int) -> str:
    span = numbers.counted(weeks, "minggu terakhir")
    if not short:
        return f"Semua {numbers.counted(accounts, 'akun')} terisi penuh dalam {span}."
    return (
        f"{numbers.count(short)} dari {numbers.counted(accounts, 'akun')} kurang unggahan dalam "
        f"{span}."
    )


def _week(weeks: tuple[date, ...]) -> date | None:
    """The week that the address names, if it is one of those shown."""
    named, known = st.query_params.get(WEEK), {week.isoformat(): week for week in weeks}
    dead_link.unless(named, known, "minggu di luar peta ini", "semua unggahan akun ini")
    return known.get(named)


page()
