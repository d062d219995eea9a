"""The sentences of a profile: what the unit answered, where it stands, how long citizens wait, what
is missing."""

import pandas as pd

from metrics.board.sources import Source
from metrics.coverage.unit_accounts import Account
from metrics.trend.comparison import Figure
from metrics.trend.waiting_curve import WaitingCurve
from words import changes, numbers, terms
from words.board import REASONS
from words.chosen import Chosen
from words.markdown import plain
from words.units import Unit, account_name

LEAST = 10  # cases below which an account is left out of the heading

SHARE_WORDS = {
    (0.09, 0.11): "satu dari sepuluh",
    (0.11, 0.14): "satu dari delapan",
    (0.185, 0.215): "satu dari lima",
    (0.235, 0.265): "satu dari empat",
    (0.32, 0.35): "satu dari tiga",
}


def headline(name: str, row: dict | None, chosen: Chosen) -> str:
    """Dinas X menjawab 87,4 % dari 1.843 pesan dalam 24 jam, naik 6,8 poin; or how little of it is
    known. Markdown."""
    window = terms.window(chosen.month)
    if row is None:
        return f"{plain(name)}: tidak berlaku pada {window}."
    measure = terms.measure(chosen.board, row["basis"], chosen.clock, chosen.hours)
    if pd.isna(row["rate"]):
        return f"{plain(name)}: {_nothing(row, measure, window)}."
    due = numbers.counted(row["due"], measure.noun)
    if row["status"] == "low_coverage":  # the rate of a few seen days would be read as the unit's
        return (
            f"Unggahan {plain(name)} baru mencakup {numbers.rate(row['coverage'])} harinya; dari "
            f"yang terlihat, {numbers.count(row['met'])} dari {due} {measure.met}."
        )
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


def _nothing(row: dict, measure: terms.Measure, window: str) -> str:
    if not row["cases"]:
        return (
            f"tidak ada pesan pada {window}"
            if is_covered(row)
            else f"belum ada unggahan untuk {window}"
        )
    if not row["replies_known"] and measure.noun == "pesan":
        return f"{numbers.counted(row['cases'], 'kasus')} pada {window}, balasannya tidak diketahui"
    return f"{numbers.counted(row['cases'], 'kasus')} pada {window}, belum ada yang jatuh tempo"


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


def source(found: list[Source], names: dict[str, str], row: dict | None) -> str:
    """Turunnya paling banyak dari WhatsApp x (92,1 % menjadi 76,1 %): 9,8 poin dari 18,8. Plain
    text; empty where nothing moved, or where the account has gone."""
    if not found or row is None or pd.isna(row["change"]) or found[0].unit not in names:
        return ""
    first = found[0]
    if not changes.is_seen(row["change"]) or (first.points < 0) != (row["change"] < 0):
        return ""
    how = f"kini {numbers.counted(first.due, 'pesan')}"
    if first.own is not None and first.before is not None:
        if (first.own < first.before) == (first.points < 0):
            how = f"{numbers.rate(first.before)} menjadi {numbers.rate(first.own)}"
    return (
        f"{'Turunnya' if row['change'] < 0 else 'Naiknya'} paling banyak dari {names[first.unit]} "
        f"({how}): {numbers.points(first.points)}."
    )


def accounts(rows: list[dict]) -> str:
    """Akunnya satu per satu: antara 60,0 % dan 87,3 %"""
    rates = [row["rate"] for row in rows if not pd.isna(row["rate"]) and row["due"] >= LEAST]
    if len(rates) < 2:
        return "Akunnya satu per satu"
    return (
        f"Akunnya satu per satu: antara {numbers.rate(min(rates))} dan {numbers.rate(max(rates))}"
    )


def place(row: dict, size: int, group_shown: bool) -> str:
    """Tempat 10–23 dari 47, paling mungkin 13."""
    low, high = int(row["place_low"]), int(row["place_high"])
    span = f"{low}–{high}" if low < high else f"{low}"
    best = f", paling mungkin {int(row['place'])}" if low < high else ""
    end = (
        " Bedanya dengan unit di sekitarnya bisa kebetulan."
        if row["group"] == "undecided" and group_shown
        else ""
    )
    end = " Belum pasti yang terbaik." if row["place"] == 1 and low < high else end
    return f"Tempat {span} dari {numbers.count(size)}{best}.{end}"


def moved(row: dict, before: str) -> str:
    """Naik 11 tempat dari 24 (Apr–Jun): 9 karena angkanya sendiri, 2 karena perubahan unit lain."""
    if pd.isna(row["places_own"]):
        return f"Belum ada tempat pada {before} untuk dibandingkan."
    own, others, from_ = (
        int(row["places_own"]),
        int(row["places_others"]),
        f"{int(row['place_before'])} ({before})",
    )
    gained = own + others
    begin = f"{'Naik' if gained > 0 else 'Turun'} {abs(gained)} tempat dari {from_}"
    if gained == 0:
        return (
            f"Tetap di tempat {from_}."
            if not own
            else (
                f"Tetap di tempat {from_}: angkanya sendiri {_way(own)}, perubahan unit lain "
                f"{_way(others)}."
            )
        )
    if not others or not own:
        return f"{begin}, karena {'angkanya sendiri' if own else 'perubahan unit lain'}."
    if (own > 0) == (others > 0):
        return f"{begin}: {abs(own)} karena angkanya sendiri, {abs(others)} karena perubahan unit lain."
    return f"{begin}: angkanya sendiri {_way(own)}, perubahan unit lain {_way(others)}."


def _way(places: int) -> str:
    """menaikkan 9 tempat"""
    return f"{'menaikkan' if places > 0 else 'menurunkan'} {abs(places)} tempat"


def no_place(row: dict | None, board: str, least: int, share: float) -> str:
    """Why the unit has no place on a board."""
    if row is None or row["status"] == "inactive":
        return "Tidak berlaku lagi pada akhir masa ini."
    if row["status"] == "no_difference":
        return "Antara unit belum ada perbedaan yang dapat dipercaya; karena itu tidak ada tempat."
    title, why = REASONS[row["status"]]
    fill = {
        "noun": "pesan" if board == "response" else "kasus",
        "least": least,
        "share": numbers.threshold(share),
    }
    return f"Belum ada tempat. {terms.capital(title.format(**fill))}. {why.format(**fill)}"


def against_regency(figures: list[Figure], beside: str, is_few: bool) -> str:
    """How the unit stands beside the others, neutral where it cannot be said; ``is_few``: fewer
    cases than a place needs, so that its half says nothing."""
    found = {figure.name: figure for figure in figures}
    rate, half = found["on_time_rate"], found["median_response"]
    if rate.own is None or rate.regency is None:
        return "Angka masa ini, masa sebelumnya, dan kabupaten"
    first = {
        "above": "Lebih sering menjawab dalam batas waktu daripada kabupaten",
        "below": "Lebih jarang menjawab dalam batas waktu daripada kabupaten",
        "undecided": "Dalam batas waktu belum dapat dibedakan dari kabupaten",
    }[beside]
    if is_few or half.own is None or half.regency is None or half.own == half.regency:
        return first
    slower = half.own > half.regency
    joiner = "tetapi" if slower == (beside == "above") and beside != "undecided" else "dan"
    return f"{first}, {joiner} {'lebih lambat' if slower else 'lebih cepat'} pada separuh pertama"


def waiting(curve: WaitingCurve, clock: str) -> str:
    """Separuh warga menunggu kurang dari 7 jam 41 menit; satu dari delapan lebih dari 24 jam"""
    target = numbers.hours(curve.target / 3600) if clock == "wall" else "satu hari kerja"
    first = (
        "Separuh warga belum dijawab sampai akhir data"
        if curve.half is None
        else f"Separuh warga dijawab dalam {numbers.duration(curve.half, clock)}"
    )
    if curve.at_target is None:
        return first
    late = 1 - curve.at_target
    share = next(
        (word for (low, high), word in SHARE_WORDS.items() if low <= late < high),
        numbers.rate(late),
    )
    return f"{first}; {share} menunggu lebih dari {target}"
