"""Places on a board, how sure they are, and the group that follows (handbook 5, points 4 to 6)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import rankdata

from metrics.statistics.shrinkage import EDGES

SEED = 20220623
DRAWS = 10_000
LOW, HIGH = 0.05, 0.95  # "9 dari 10 kemungkinan"
ABOVE_FROM, BELOW_TO = 0.9, 0.1  # chance of a place in the upper half


def rounded(score: ArrayLike) -> NDArray:
    """The score as it is shown and compared: floor(1000·score + 0.5) ÷ 1000. (U,) → (U,), 0–1."""
    return np.floor(1000 * np.asarray(score, dtype=float) + 0.5) / 1000


def places(rounded_score: ArrayLike) -> NDArray:
    """Places by descending score, equal ones shared: 1, 2, 2, 4. (U,) → (U,) int, 1 = highest."""
    return rankdata(-np.asarray(rounded_score, dtype=float), method="min").astype(int)


def order(score: ArrayLike, due: Sequence[float], name: Sequence[str]) -> list[int]:
    """Indices of the units as a board lists them: rounded score and due descending, then name.

    In: score (U,) 0–1, rounded or not; due (U,) in plain cases; name (U,).
    """
    shown = rounded(score)
    return sorted(range(len(shown)), key=lambda unit: (-shown[unit], -due[unit], name[unit]))


def drawn_places(posterior: NDArray) -> NDArray:
    """10,000 possible boards: the places that the units would have if their true rates were known.

    In: posterior (U, 199), rows sorted by unit id, since each row takes a column of the random
    numbers (seed 20220623). Out: (10000, U) int, 1 = highest rate. Drawn once per board;
    `place_intervals` and `groups` both read it.

    Ranks from draws of all units together, not one by one: Goldstein and Spiegelhalter (1996).
    """
    uniform = np.random.default_rng(SEED).random((DRAWS, len(posterior)))
    rate = np.empty_like(uniform)
    for unit, probability in enumerate(posterior):
        cumulative = np.concatenate(([0.0], np.cumsum(probability)))
        rate[:, unit] = np.interp(uniform[:, unit], cumulative, EDGES)
    return rankdata(-rate, method="min", axis=1).astype(int)


def place_intervals(drawn: NDArray, place: ArrayLike) -> tuple[NDArray, NDArray]:
    """The places that hold 9 of 10 draws, widened where needed to contain the place itself.

    In: drawn (10000, U) from `drawn_places`, place (U,) int in the same order of units.
    Out: low (U,), high (U,), int, low ≤ place ≤ high.
    """
    place = np.asarray(place, dtype=int)
    if drawn.shape[1:] != place.shape:
        raise ValueError(f"{drawn.shape[1]} units were drawn, {len(place)} have a place")
    low, high = np.quantile(drawn, [LOW, HIGH], axis=0, method="inverted_cdf").astype(int)
    return np.minimum(low, place), np.maximum(high, place)


def groups(drawn: NDArray) -> list[str]:
    """'above', 'below' or 'undecided' for each unit: is it in the upper half of its board?

    In: drawn (10000, U). 'above' where at least 9 of 10 draws put it at a place ≤ U/2, 'below'
    where at most 1 of 10 do.
    """
    upper_half = np.mean(drawn <= drawn.shape[1] / 2, axis=0)
    return [_group(probability) for probability in upper_half]


def _group(probability: float) -> str:
    if probability >= ABOVE_FROM:
        return "above"
    return "below" if probability <= BELOW_TO else "undecided"
