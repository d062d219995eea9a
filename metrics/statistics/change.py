"""Change against the three months before, and why a place moved (handbook 5, point 8)."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from statsmodels.stats.proportion import confint_proportions_2indep

from metrics.rounding import RATE_PLACES, half_away
from metrics.statistics.effective import checked_counts
from metrics.statistics.places import places, rounded


def difference(k: ArrayLike, n: ArrayLike, k_before: ArrayLike, n_before: ArrayLike) -> NDArray:
    """Rate of the window minus rate of the window before, −1 … 1; (U,) each → (U,).

    ValueError: unless 0 ≤ k ≤ n and n > 0 in both windows.
    """
    k, n = _checked_window(k, n)
    k_before, n_before = _checked_window(k_before, n_before)
    return k / n - k_before / n_before


def difference_interval(
    k: ArrayLike, n: ArrayLike, k_before: ArrayLike, n_before: ArrayLike
) -> tuple[NDArray, NDArray]:
    """95 % interval of the difference of two independent rates: low (U,), high (U,), −1 … 1.

    In: effective cases of the window and of the one before, real numbers, (U,) each, only units
    eligible in both. Two Wilson intervals joined by square and add: Newcombe (1998), method 10.

    ValueError: unless 0 ≤ k ≤ n and n > 0 in both windows.
    """
    now, before = _checked_window(k, n), _checked_window(k_before, n_before)
    return confint_proportions_2indep(*now, *before, method="newcomb", compare="diff", alpha=0.05)


def direction(low: ArrayLike, high: ArrayLike) -> NDArray:
    """'improving' where the interval lies above 0, 'declining' below, else 'undecided'; (U,)."""
    low, high = np.asarray(low), np.asarray(high)
    return np.select([low > 0, high < 0], ["improving", "declining"], "undecided")


def verdict(difference: ArrayLike, low: ArrayLike, high: ArrayLike) -> NDArray:
    """:func:`direction`, but never against the plain difference that stands beside it; (U,) each →
    (U,).

    The interval rests on effective counts, the number shown on plain ones: one large post can move
    the two apart. Then nothing is established, as where the difference is shown as 0,0 points."""
    found = direction(low, high)
    shown = np.array([float(half_away(one, RATE_PLACES)) for one in np.asarray(difference)])
    agrees = np.where(found == "improving", shown > 0, shown < 0)
    return np.where(agrees, found, "undecided")


def nearest_bound(low: ArrayLike, high: ArrayLike) -> NDArray:
    """The bound nearest 0, by which changes are listed, −1 … 1; 0 where 0 is inside; (U,)."""
    low, high = np.asarray(low), np.asarray(high)
    return np.select([low > 0, high < 0], [low, high], 0.0)


def places_gained(before: ArrayLike, now: ArrayLike) -> tuple[NDArray, NDArray]:
    """Own change and the others', in places, up positive; their sum is the whole move.

    In: scores 0–1 of the units of either window, (U,) each in one order, NaN where a unit had no
    place in that window. Out: own (U,), others (U,), float; NaN where a unit lacks one of the two.

    Own change: places gained had the others kept their scores, that is the unit's new score set
    among the scores of the earlier window. Units that came or went count as others.
    """
    before, now = rounded(before), rounded(now)
    if before.shape != now.shape:
        raise ValueError(f"before and now differ in shape: {before.shape} and {now.shape}")
    place_before, place_now = _places_of_ranked(before), _places_of_ranked(now)
    own = np.full(before.shape, np.nan)
    for unit in map(int, np.flatnonzero(~np.isnan(before) & ~np.isnan(now))):
        own[unit] = place_before[unit] - _place_alone(before, unit, now[unit])
    return own, place_before - place_now - own


def _place_alone(before: NDArray, unit: int, score: float) -> int:
    """The place of one unit with a new score among the old scores of all others."""
    others = np.delete(before, unit)
    return 1 + int(np.sum(others > score))


def _places_of_ranked(score: NDArray) -> NDArray:
    place = np.full(score.shape, np.nan)
    ranked = ~np.isnan(score)
    place[ranked] = places(score[ranked])
    return place


def _checked_window(k: ArrayLike, n: ArrayLike) -> tuple[NDArray, NDArray]:
    k, n = checked_counts(k, n)
    if np.any(n == 0):
        raise ValueError("a unit without cases has no rate: n must be above 0")
    return k, n
