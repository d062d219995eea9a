"""Where the unit stands on a board, why it moved, or why it has no place."""

import pandas as pd

from metrics.board.headline import DUE, RATES
from metrics.board.sources import Source
from words import changes, numbers, terms
from words.unranked import REASONS
from words.writing import PLAIN, Writing


def place(row: dict, size: int, group_shown: bool) -> str:
    """Tempat 10–23 dari 47, paling mungkin 13. Bedanya dengan unit di sekitarnya bisa kebetulan."""
    return stands(row, size) + how_sure(row, group_shown)


def stands(row: dict, size: int) -> str:
    """Tempat 10–23 dari 47, paling mungkin 13."""
    low, high = int(row["place_low"]), int(row["place_high"])
    span = f"{low}–{high}" if low < high else f"{low}"
    best = f", paling mungkin {int(row['place'])}" if low < high else ""
    return f"Tempat {span} dari {numbers.count(size)}{best}."


def how_sure(row: dict, group_shown: bool) -> str:
    """What follows the place where another would be as likely; empty where none."""
    if row["place"] == 1 and row["place_low"] < row["place_high"]:
        return " Belum pasti yang terbaik."
    if row["group"] == "undecided" and group_shown:
        return " Bedanya dengan unit di sekitarnya bisa kebetulan."
    return ""


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


def source(
    found: list[Source],
    names: dict[str, str],
    row: dict | None,
    board: str,
    writing: Writing = PLAIN,
    before: Writing = PLAIN,
) -> str:
    """Turunnya paling banyak dari WhatsApp x (92,1 % menjadi 76,1 %): 9,8 poin dari 18,8. Empty where
    nothing moved, or where the account has gone. ``writing`` is that of the first account's window,
    ``before`` of the window before."""
    if not found or row is None or pd.isna(row["change"]) or found[0].unit not in names:
        return ""
    first = found[0]
    if not changes.is_seen(row["change"]) or (first.points < 0) != (row["change"] < 0):
        return ""
    how = f"kini {writing.opened(numbers.counted(first.due, 'pesan'), DUE[board])}"
    if first.own is not None and first.before is not None:
        if (first.own < first.before) == (first.points < 0):
            was = before.opened(numbers.rate(first.before), RATES[board])
            how = f"{was} menjadi {writing.opened(numbers.rate(first.own), RATES[board])}"
    return (
        f"{'Turunnya' if row['change'] < 0 else 'Naiknya'} paling banyak dari {writing.text(names[first.unit])} "
        f"({how}): {numbers.points(first.points)}."
    )
