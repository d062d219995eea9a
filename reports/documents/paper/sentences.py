"""The regency in one sentence, and what it rests on: the same on paper, slides, texts and site."""

import pandas as pd

from reports.documents.facts.ledger import Row
from reports.documents.facts.month import Month
from words import changes, terms


def headline(month: Month) -> str:
    """The regency in one sentence, with its change and whether that can be chance."""
    row = month.ledger.row("headlines", board="response", clock=month.clock)
    if row is None or pd.isna(row["rate"]):
        return f"{month.window}: belum cukup pesan untuk satu angka kabupaten."
    said = f"{month.ledger.say(row, 'rate', 'rate')} pesan warga {month.measure.met}"
    return f"{month.window}: {said}{change(month, row)}."


def change(month: Month, row: Row) -> str:
    """, naik 4,3 poin dibanding Apr–Jun (lebih dari kebetulan), or "(bisa kebetulan)"."""
    if pd.isna(row["change"]):
        return ""
    before = f"dibanding {terms.window_before(month.version.month)}"
    if not changes.is_seen(row["change"]):
        return f", tetap {before}"
    size = month.ledger.say(row, "change", "size")
    sure = "bisa kebetulan" if row["direction"] == "undecided" else "lebih dari kebetulan"
    way = "naik" if row["change"] > 0 else "turun"
    return f", {way} {size} {before} ({sure})"


def rests_on(month: Month) -> str:
    """What the sentence rests on: the rate is of those that are due."""
    say = month.ledger.count
    row = month.ledger.row("headlines", board="response", clock=month.clock)
    uploaded = (
        f"{say('complete_accounts')} dari {say('accounts')} akun milik {say('opds')} OPD "
        "mengunggah cukup lengkap."
    )
    if row is None:
        return f"{terms.capital(month.window)}: {uploaded}"
    return (
        f"{month.ledger.say(row, 'cases', 'count')} pesan masuk dalam {month.window}; persentasenya "
        f"dihitung dari {month.ledger.say(row, 'due', 'count')} yang batas waktunya sudah lewat. "
        f"{uploaded}"
    )
