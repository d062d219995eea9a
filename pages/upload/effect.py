"""What an upload changed in the figures of its accounts, in words."""

from pathlib import Path

import streamlit as st

from data.cases import store
from metrics.review import effect
from metrics.selection import Selection
from pages.figure import opened
from pages.figure.opened import Asked
from words import numbers, terms

SHOWN = 3


def show(
    before: str | None,
    after: str,
    accounts: list[str],
    month: str,
    clock: str,
    hours: float,
    names: dict[str, str],
) -> None:
    """A line per account and figure that is different now; nothing where the older store is
    gone."""
    if before is None or before == after or not Path(before).exists():
        return
    found = effect.effects(
        store.cursor(Path(before)), store.cursor(Path(after)), accounts[:SHOWN], month, clock
    )
    rows = [row for one in found for row in _rows(one, names, terms.response(clock, hours).head)]
    if not rows:
        return
    st.header("Yang berubah pada angka Anda", anchor=False)
    st.dataframe(
        rows, hide_index=True, alt="Angka sebelum dan sesudah unggahan ini", placeholder=""
    )
    if len(accounts) > SHOWN:
        st.write(
            f"Hanya {SHOWN} dari {len(accounts)} akun yang ditampilkan; semua ada di Papan "
            "peringkat."
        )
    shown = {one.account_id: names.get(one.account_id, one.account_id) for one in found}
    in_upload(before, after, shown, month)


def _rows(one: effect.Effect, names: dict[str, str], rate_words: str) -> list[dict[str, str]]:
    pairs = (
        (rate_words, one.rate, _rate),
        ("Hari terisi", one.coverage, _rate),
        ("Belum dijawab", one.backlog, numbers.count),
    )
    return [
        {
            "Angka": terms.capital(name),
            "Sebelum": as_text(pair[0]),
            "Sesudah": as_text(pair[1]),
            "Akun": names.get(one.account_id, one.account_id),
        }
        for name, pair, as_text in pairs
        if pair[0] != pair[1]
    ]


def _rate(share: float | None) -> str:
    return "tidak ada pesan" if share is None else numbers.rate(share)


CHANGED = ("on_time_rate", "coverage", "backlog")  # what "Unggah" shows before and after


def in_upload(before: str, after: str, accounts: dict[str, str], month: str) -> None:
    """Of each account (id → name) in the store before the upload and in the one after it."""
    whose = {
        (path, account): f"{name}, {when}"
        for account, name in accounts.items()
        for path, when in ((after, "sesudah unggahan ini"), (before, "sebelum unggahan ini"))
    }
    with st.container(horizontal=True, gap="small"):
        path, account = st.selectbox(
            "Angka akun",
            list(whose),
            key="explain-account",
            width=420,
            label_visibility="collapsed",
            format_func=whose.get,
        )
        clock, hours = opened.official(path)
        selection = Selection.of_month("account", month, clock).of(unit=account)
        asked = Asked(selection, whose[path, account], hours)
        opened.show(path, asked, CHANGED, "upload")
