"""What the unit answered, or how little of it is known; its accounts."""

import pandas as pd

from metrics.board.headline import DUE, RATES
from metrics.coverage.unit_accounts import Account
from words import changes, numbers, terms
from words.chosen import Chosen
from words.coverage import NO_DAY
from words.units import Unit, account_name
from words.writing import PLAIN, Writing


def headline(
    name: str,
    row: dict | None,
    chosen: Chosen,
    accounts: tuple[int, int] = (1, 0),
    writing: Writing = PLAIN,
) -> str:
    """Dinas X menjawab 87,4 % dari 1.843 pesan dalam 24 jam, naik 6,8 poin; or how little of it is
    known. ``accounts``: of the unit, and how many of them have no upload in the window."""
    window, called = terms.window(chosen.month), writing.text(name)
    if row is None:
        return f"{called}: tidak berlaku pada {window}."
    measure = terms.measure(chosen.board, row["basis"], chosen.clock, chosen.hours)
    if pd.isna(row["rate"]):
        return f"{called}: {_nothing(row, measure, window, accounts, writing=writing)}."
    if row["status"] == "low_coverage":  # the rate of a few seen days would be read as the unit's
        lack = _lack(called, row, *accounts, writing=writing)
        return f"{lack}; dari yang terlihat, {_counts(row, measure, chosen, writing)}."
    if row["status"] == "few_cases":
        return (
            f"{called}: belum cukup {measure.noun} untuk dinilai; "
            f"{_counts(row, measure, chosen, writing)}."
        )
    way = changes.way(row["change"], row["direction"], writing.emphasised)
    change = f", {writing.opened(way, 'change')}" if way else ""
    rate = writing.opened(numbers.rate(row["rate"]), RATES[chosen.board])
    due = writing.opened(numbers.counted(row["due"], measure.noun), DUE[chosen.board])
    if chosen.board == "response":
        within = measure.met.removeprefix("dijawab ")
        return f"{called} menjawab {rate} dari {due} {within}{change}."
    return f"{called}: {rate} dari {due} {measure.met}{change}."


def _counts(row: dict, measure: terms.Measure, chosen: Chosen, writing: Writing) -> str:
    """9 dari 10 pesan dijawab dalam 24 jam"""
    said = f"{numbers.count(row['met'])} dari {numbers.counted(row['due'], measure.noun)}"
    return f"{writing.opened(said, RATES[chosen.board])} {measure.met}"


def _lack(called: str, row: dict, count: int, silent: int, writing: Writing) -> str:
    """An OPD's coverage is that of its lowest account; messages were seen, so somebody uploaded."""
    if silent == count:
        return f"{called}: {NO_DAY}"
    if silent:
        said = f"{silent} dari {numbers.counted(count, 'akun')} belum mengunggah"
        return f"{called}: {writing.opened(said, 'coverage')}"
    share = writing.opened(numbers.rate(row["coverage"]), "coverage")
    return f"Unggahan {called} baru mencakup {share} harinya"


def _nothing(
    row: dict, measure: terms.Measure, window: str, accounts: tuple[int, int], writing: Writing
) -> str:
    if not row["cases"]:
        return f"{_no_message(row, *accounts)} {window}"
    cases = writing.opened(numbers.counted(row["cases"], "kasus"), "cases")
    if not row["replies_known"] and measure.noun == "pesan":
        return f"{cases} pada {window}, balasannya tidak diketahui"
    return f"{cases} pada {window}, belum ada yang dapat dinilai"


def _no_message(row: dict, count: int, silent: int) -> str:
    """Who has uploaded decides what can be said: an OPD's coverage is that of its lowest account."""
    if is_covered(row):
        return "tidak ada pesan pada"
    if not 0 < silent < count:
        return "belum ada unggahan untuk"
    said = f"{silent} dari {numbers.counted(count, 'akun')} belum mengunggah"
    return f"{said}; di akun lain tidak ada pesan pada"


def is_covered(row: dict) -> bool:
    """Whether any day of the window is covered: without an upload nobody knows whether citizens
    wrote."""
    return not pd.isna(row["coverage"]) and row["coverage"] > 0


def handles(unit: Unit, accounts: list[Account]) -> str:
    """3 akun: Instagram @a, Facebook b, WhatsApp c. Plain text."""
    if unit.by == "account":
        return f"Akun {unit.opd}"
    names = [account_name(a.platform, a.handle or a.account_id) for a in accounts]
    return (
        f"{numbers.counted(len(names), 'akun')}: {', '.join(names)}" if names else "Belum ada akun"
    )
