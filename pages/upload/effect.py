"""What an upload changed in the figures of its accounts, in words."""

from pathlib import Path

import streamlit as st

from data.cases import store
from metrics import months
from metrics.review import effect
from pages.controls import ground
from pages.drawing import markup
from pages.drawing.markup import text
from pages.figure import address
from words import numbers, terms
from words.chosen import Chosen

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
    chosen = Chosen(month, clock, "response", hours)
    items = "".join(_of_account(one, names, chosen) for one in found)
    if not items:
        return
    said = numbers.month(months.first_day(month))
    st.header(f"Yang berubah pada angka Anda, {said}", anchor=False)
    markup.show(f'<ul class="figures">{items}</ul><p>{ground.link()}</p>', key="effect")
    if len(accounts) > SHOWN:
        st.write(
            f"Hanya {SHOWN} dari {len(accounts)} akun yang ditampilkan; semua ada di Papan "
            "peringkat."
        )


def _of_account(found: effect.Effect, names: dict[str, str], chosen: Chosen) -> str:
    """Instagram @dukcapil · Dijawab dalam 24 jam: 33,3 % → 66,7 %, of which the newer one opens."""
    name = names.get(found.account_id, found.account_id)
    days = months.first_day(chosen.month), months.last_day(chosen.month)
    pairs = (
        ("on_time_rate", terms.response(chosen.clock, chosen.hours).head, found.rate, _rate),
        ("coverage", "Hari terisi", found.coverage, _rate),
        ("backlog", "Belum dijawab", found.backlog, numbers.count),
    )
    return "".join(
        f'<li><span>{text(terms.capital(said))}<br><small class="muted">{text(name)}</small></span>'
        f'<span><span class="muted">{as_text(pair[0])} →</span> '
        f"<b>{_link(as_text(pair[1]), figure, found.account_id, chosen, days=days)}</b></span></li>"
        for figure, said, pair, as_text in pairs
        if pair[0] != pair[1]
    )


def _link(shown: str, figure: str, account_id: str, chosen: Chosen, days: address.Days) -> str:
    return address.link(shown, figure, "account", account_id, chosen, days=days)


def _rate(share: float | None) -> str:
    return "tidak ada pesan" if share is None else numbers.rate(share)
