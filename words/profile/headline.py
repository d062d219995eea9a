"""What the unit answered, or how little of it is known; its accounts."""

import pandas as pd

from metrics.coverage.unit_accounts import Account
from words import changes, numbers, terms
from words.chosen import Chosen
from words.coverage import NO_DAY
from words.markdown import plain
from words.units import Unit, account_name


def headline(
    name: str, row: dict | None, chosen: Chosen, accounts: tuple[int, int] = (1, 0)
) -> str:
    """Dinas X menjawab 87,4 % dari 1.843 pesan dalam 24 jam, naik 6,8 poin; or how little of it is
    known. ``accounts``: of the unit, and how many of them have no upload in the window. Markdown."""
    window = terms.window(chosen.month)
    if row is None:
        return f"{plain(name)}: tidak berlaku pada {window}."
    measure = terms.measure(chosen.board, row["basis"], chosen.clock, chosen.hours)
    if pd.isna(row["rate"]):
        return f"{plain(name)}: {_nothing(row, measure, window)}."
    due = numbers.counted(row["due"], measure.noun)
    if row["status"] == "low_coverage":  # the rate of a few seen days would be read as the unit's
        lack = _lack(name, row, *accounts)
        return f"{lack}; dari yang terlihat, {numbers.count(row['met'])} dari {due} {measure.met}."
    if row["status"] == "few_cases":
        return (
            f"{plain(name)}: belum cukup {measure.noun} untuk dinilai; "
            f"{numbers.count(row['met'])} dari {due} {measure.met}."
        )
    way = changes.way(row["change"], row["direction"], changes.in_markdown)
    change = f", {way}" if way else ""
    if chosen.board == "response":
        within = measure.met.removeprefix("dijawab ")
        return f"{plain(name)} menjawab {numbers.rate(row['rate'])} dari {due} {within}{change}."
    return f"{plain(name)}: {numbers.rate(row['rate'])} dari {due} {measure.met}{change}."


def _lack(name: str, row: dict, count: int, silent: int) -> str:
    """An OPD's coverage is that of its lowest account; messages were seen, so somebody uploaded."""
    if silent == count:
        return f"{plain(name)}: {NO_DAY}"
    if silent:
        return f"{plain(name)}: {silent} dari {numbers.counted(count, 'akun')} belum mengunggah"
    return f"Unggahan {plain(name)} baru mencakup {numbers.rate(row['coverage'])} harinya"


def _nothing(row: dict, measure: terms.Measure, window: str) -> str:
    if not row["cases"]:
        return (
            f"tidak ada pesan pada {window}"
            if is_covered(row)
            else f"belum ada unggahan untuk {window}"
        )
    if not row["replies_known"] and measure.noun == "pesan":
        return f"{numbers.counted(row['cases'], 'kasus')} pada {window}, balasannya tidak diketahui"
    return f"{numbers.counted(row['cases'], 'kasus')} pada {window}, belum ada yang dapat dinilai"


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
