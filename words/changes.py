"""The one rule for how a change of a rate is said: the number is rounded, then it is said."""

from collections.abc import Callable

import pandas as pd

from metrics.rounding import RATE_PLACES, half_away
from words import numbers

CLASSES = {"improving": "better", "declining": "worse"}  # in HTML
Emphasis = Callable[[str, str], str]  # words and their direction → the words, emphasised


def in_plain(words: str, _direction: str) -> str:
    """Without emphasis, where nothing can bear it."""
    return words


def in_html(words: str, direction: str) -> str:
    """In the class of better or worse where the change is established."""
    its_class = CLASSES.get(direction)
    return f'<span class="{its_class}">{words}</span>' if its_class else words


def is_seen(difference: float | None) -> bool:
    """Whether there is a change (−1 … 1) that is not shown as 0,0 points."""
    return not pd.isna(difference) and half_away(difference or 0.0, RATE_PLACES) != 0


def way(difference: float | None, direction: str, emphasised: Emphasis) -> str:
    """naik 3,1 poin, turun 0,4 poin, or tetap; empty where there is nothing to compare.

    In: the difference of two rates (−1 … 1, None or NaN without), its direction (improving,
    declining or undecided)."""
    if difference is None or pd.isna(difference):
        return ""
    if not is_seen(difference):
        return "tetap"
    verb = "naik" if difference > 0 else "turun"
    return emphasised(f"{verb}{numbers.NBSP}{numbers.points(difference)}", direction)


def told(way_: str, before: str, earlier: str, now: str, is_sure: bool) -> str:
    """Naik 3,1 poin: dari 79,3 % pada Juni–Agustus 2026 menjadi 82,4 %. Itu lebih dari kebetulan.
    Where it is not sure nothing is said of it: to a guest a decline is not."""
    sure = " Itu lebih dari kebetulan." if is_sure else ""
    return f"{way_}: dari {before} pada {earlier} menjadi {now}.{sure}"


def is_off(difference: float, before: float, now: float) -> bool:
    """Whether the rounded change is another than that of the two rounded rates: 78,8 % and 83,2 % with
    4,3 poin between them."""
    change, earlier, later = (half_away(one, RATE_PLACES) for one in (difference, before, now))
    return change != later - earlier
