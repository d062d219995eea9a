"""An account moves to another OPD from a day on: its row ends the day before, a new one begins."""

from datetime import date, timedelta

import streamlit as st

from data import moment
from data.editing import change
from data.editing.table import Row, Table
from data.lake import documents, home
from data.register.register import Register
from pages.access import access, rights
from pages.register import waiting, words
from words import markdown


def show(table: Table) -> None:
    """The form: which account, to whom, from when."""
    register = Register.current(home.current())
    if len(register.opds) < 2 or not register.accounts:
        return
    with st.expander("Pindahkan akun ke OPD lain", key="move-account"):
        account = st.selectbox("Akun", sorted(register.accounts), key="move-which")
        owner = register.accounts[account][-1].opd_id
        st.caption(f"Sekarang: {markdown.plain(register.names[owner])}")
        others = sorted(register.opds.keys() - {owner})
        to = st.selectbox("Ke OPD", others, key="move-to", format_func=register.names.get)
        today = moment.now().astimezone(moment.WIB).date()
        day = st.date_input("Mulai tanggal", today, key="move-from", format="DD/MM/YYYY")
        correct = st.checkbox(words.CORRECTION, key="move-correct")
        if st.button("Periksa pemindahan", key="move-look"):
            _look(table, account, to, day, correct)


def _look(table: Table, account: str, to: str, day: date, correct: bool) -> None:
    access.require(*rights.REGISTER)
    place = home.current()
    version = documents.version(place, table.kind)
    rows = moved([r for r in table.rows(place) if r["account_id"] == account], to, day)
    with st.spinner("Menghitung akibatnya …", show_time=False):
        waiting.look(
            table,
            lambda: change.propose(place, table, rows, version, is_whole=False, correct=correct),
            correct,
        )


def moved(rows: list[Row], to: str, day: date) -> list[Row]:
    """An account's rows once it belongs to another OPD from that day on: whatever began later is
    replaced."""
    before = (day - timedelta(days=1)).isoformat()
    kept = [row for row in rows if row["valid_from"] < day.isoformat()]
    ended = [
        row if row["valid_to"] and row["valid_to"] < before else row | {"valid_to": before}
        for row in kept
    ]
    return [*ended, rows[-1] | {"opd_id": to, "valid_from": day.isoformat(), "valid_to": ""}]
