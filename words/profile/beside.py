"""The unit beside the regency, its accounts side by side, how long its citizens wait."""

from collections.abc import Callable

import pandas as pd

from metrics.trend.comparison import Figure
from metrics.trend.waiting_curve import WaitingCurve
from words import numbers
from words.writing import PLAIN, Writing

SHARE_WORDS = {
    (0.09, 0.11): "satu dari sepuluh",
    (0.11, 0.14): "satu dari delapan",
    (0.185, 0.215): "satu dari lima",
    (0.235, 0.265): "satu dari empat",
    (0.32, 0.35): "satu dari tiga",
}


def accounts(rows: list[dict], least: int, opened: Callable[[dict], str]) -> str:
    """Akunnya satu per satu: antara 60,0 % dan 87,3 %, of those with at least ``least`` cases.
    ``opened`` says an account's rate."""
    rated = [row for row in rows if not pd.isna(row["rate"]) and row["due"] >= least]
    if len(rated) < 2:
        return "Akunnya satu per satu"
    lowest, *_, highest = sorted(rated, key=lambda row: row["rate"])
    return f"Akunnya satu per satu: antara {opened(lowest)} dan {opened(highest)}"


def against_regency(figures: list[Figure], beside: str, is_few: bool) -> str:
    """How the unit stands beside the others, neutral where it cannot be said; ``is_few``: fewer
    cases than a headline rests on."""
    found = {figure.name: figure for figure in figures}
    rate, half = found["on_time_rate"], found["median_response"]
    if rate.own is None or rate.regency is None:
        return "Angka masa ini, masa sebelumnya, dan kabupaten"
    if is_few:
        return "Belum cukup pesan untuk dibandingkan dengan kabupaten"
    first = {
        "above": "Lebih sering menjawab dalam batas waktu daripada kabupaten",
        "below": "Lebih jarang menjawab dalam batas waktu daripada kabupaten",
        "undecided": "Dalam batas waktu belum dapat dibedakan dari kabupaten",
    }[beside]
    if half.own is None or half.regency is None or half.own == half.regency:
        return first
    slower = half.own > half.regency
    joiner = "tetapi" if slower == (beside == "above") and beside != "undecided" else "dan"
    return f"{first}, {joiner} {'lebih lambat' if slower else 'lebih cepat'} pada separuh pertama"


def waiting(curve: WaitingCurve, clock: str, least: int, writing: Writing = PLAIN) -> str:
    """Separuh warga dijawab dalam 7 jam 41 menit; satu dari delapan menunggu lebih dari 24 jam; with
    fewer than ``least`` cases only how many there are."""
    if curve.cases < least:
        few = writing.opened(numbers.counted(curve.cases, "pesan"), "cases")
        return f"Lama warga menunggu, baru dari {few}: belum cukup untuk disimpulkan"
    target = numbers.hours(curve.target / 3600) if clock == "wall" else "satu hari kerja"
    first = "Separuh warga belum dijawab sampai akhir data"
    if curve.half is not None:
        half = writing.opened(numbers.duration(curve.half, clock), "median_response")
        first = f"Separuh warga dijawab dalam {half}"
    if curve.at_target is None:
        return first
    late = 1 - curve.at_target
    share = next(
        (word for (low, high), word in SHARE_WORDS.items() if low <= late < high),
        numbers.rate(late),
    )
    return f"{first}; {writing.opened(share, 'on_time_rate')} menunggu lebih dari {target}"
