"""Effective counts: how many independent deeds a unit's cases amount to (handbook 5, point 2)."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

CLUSTER_CAP = 10  # a cluster never weighs more than this many cases


def effective_counts(
    unit: ArrayLike, met: ArrayLike, size: ArrayLike, units: int
) -> tuple[NDArray, NDArray, float]:
    """Cases of the denominator, weighted by cluster and deflated for what the clusters share.

    In: over the clusters of all eligible units of one board, `unit` (int, 0 … units−1), `met`
    (cases on time, or resolved in time) and `size` (cases of the denominator), plain counts;
    `units` is the number of units. Out: k (units,), n (units,) in effective cases, and the
    design effect D ≥ 1, one for the board.

    A simple deflation of clustered counts: Rao and Scott (1992), pooled over units here, because
    a unit's own D is too noisy with 20 or 30 cases.

    ValueError: met outside 0 … size, an empty cluster, a unit outside 0 … units−1.
    """
    unit = _checked_units(unit, units)
    met, size = checked_counts(met, size)
    if np.any(size <= 0):
        raise ValueError("a cluster without cases: size must be above 0")
    weight = np.minimum(1.0, CLUSTER_CAP / size)
    k_cluster, n_cluster = weight * met, weight * size
    k = np.bincount(unit, weights=k_cluster, minlength=units)
    n = np.bincount(unit, weights=n_cluster, minlength=units)
    deflation = design_effect(unit, k_cluster, n_cluster, k, n)
    return k / deflation, n / deflation, deflation


def design_effect(
    unit: NDArray, k_cluster: NDArray, n_cluster: NDArray, k: NDArray, n: NDArray
) -> float:
    """D = max(1, Σ(k_c − p_u n_c)² ÷ Σ n_c p_u(1−p_u)) over all clusters; 1 without clusters.

    In: per cluster its unit (int) and weighted counts, per unit the weighted sums k and n.
    """
    rate = (k + 0.5) / (n + 1.0)
    expected = rate[unit] * n_cluster
    observed_variance = np.sum((k_cluster - expected) ** 2)
    binomial_variance = np.sum(expected * (1.0 - rate[unit]))
    if binomial_variance == 0:
        return 1.0
    return max(1.0, float(observed_variance / binomial_variance))


def checked_counts(k: ArrayLike, n: ArrayLike) -> tuple[NDArray, NDArray]:
    """The two counts as float arrays of one shape; ValueError unless 0 ≤ k ≤ n everywhere."""
    k, n = np.asarray(k, dtype=float), np.asarray(n, dtype=float)
    if k.shape != n.shape:
        raise ValueError(f"k and n differ in shape: {k.shape} and {n.shape}")
    if not np.all((k >= 0) & (k <= n) & np.isfinite(n)):
        raise ValueError("counts must satisfy 0 ≤ k ≤ n and be finite")
    return k, n


def _checked_units(unit: ArrayLike, units: int) -> NDArray:
    unit = np.asarray(unit, dtype=np.intp)
    if np.any((unit < 0) | (unit >= units)):
        raise ValueError(f"unit must be an index from 0 to {units - 1}")
    return unit
