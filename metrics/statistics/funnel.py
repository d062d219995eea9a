"""Funnel plot: what a unit's rate may be by chance, given its number of cases (handbook 6)."""

import itertools
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from metrics.statistics.effective import checked_counts

Z95, Z998 = 1.959964, 3.090232
TRIMMED = 0.1  # this share of the z-scores is pulled in at each end


class Funnel(NamedTuple):
    """Target (0–1), φ, τ² (squared radians), limits of the rate (U,), 0–1; od = overdispersed."""

    target: float
    phi: float
    tau2: float
    low95: NDArray
    high95: NDArray
    low998: NDArray
    high998: NDArray
    od_low95: NDArray
    od_high95: NDArray
    od_low998: NDArray
    od_high998: NDArray


def funnel(k: ArrayLike, n: ArrayLike) -> Funnel:
    """The funnel of a board around its pooled rate Σk ÷ Σn.

    In: k (U,), n (U,), cases of the eligible units. Arcsine p-bar: Spiegelhalter (2005), as in
    FunnelPlotR. ValueError: unless 0 ≤ k ≤ n and n > 0, or without units.
    """
    k, n = checked_counts(k, n)
    if len(n) == 0 or np.any(n == 0):
        raise ValueError("a funnel needs at least one unit, each with cases")
    target = float(k.sum() / n.sum())
    phi, tau2 = overdispersion(k, n, target)
    bands = (limits(n, target, z, widened) for widened in (0.0, tau2) for z in (Z95, Z998))
    return Funnel(target, phi, tau2, *itertools.chain(*bands))


def limits(n: ArrayLike, target: float, z: float, tau2: float = 0.0) -> tuple[NDArray, NDArray]:
    """Low and high limit of the rate at n cases, 0–1; any n (U,) > 0, so also for drawing curves.

    The angle stays within 0 … π/2: outside it, the sine would turn back and narrow the funnel.
    """
    width = z * np.sqrt(1.0 / (4.0 * np.asarray(n, dtype=float)) + tau2)
    centre = np.arcsin(np.sqrt(target))
    low = np.sin(np.maximum(centre - width, 0.0)) ** 2
    high = np.sin(np.minimum(centre + width, np.pi / 2)) ** 2
    return low, high


def overdispersion(k: NDArray, n: NDArray, target: float) -> tuple[float, float]:
    """φ, the mean squared winsorised z-score, and τ² ≥ 0, the variance between units' angles.

    In: k (U,), n (U,) in cases, n > 0; target 0–1. Spiegelhalter (2005); τ² by DerSimonian and
    Laird (1986). One unit shows no variance between units: τ² = 0.
    """
    z = z_scores(k, n, target)
    phi = float(np.mean(winsorised(z) ** 2))
    units, weight = len(n), 4.0 * n
    spread = weight.sum() - (weight**2).sum() / weight.sum()
    if units < 2 or units * phi <= units - 1:
        return phi, 0.0
    return phi, float((units * phi - (units - 1)) / spread)


def z_scores(k: NDArray, n: NDArray, target: float) -> NDArray:
    """Distance of each rate from the target on the arcsine scale, in standard errors 1 ÷ (2√n)."""
    return (np.arcsin(np.sqrt(k / n)) - np.arcsin(np.sqrt(target))) * 2.0 * np.sqrt(n)


def winsorised(z: NDArray) -> NDArray:
    """z (U,) with the lowest and highest tenth pulled in to the 10 % and 90 % quantile."""
    return np.clip(z, *np.quantile(z, [TRIMMED, 1.0 - TRIMMED]))


def flags(k: ArrayLike, n: ArrayLike) -> NDArray:
    """'above', 'below' or 'inside' the overdispersed 99.8 % limit, for each unit (U,)."""
    k, n = checked_counts(k, n)
    board = funnel(k, n)
    return outside(k / n, board.od_low998, board.od_high998)


def outside(rate: ArrayLike, low: ArrayLike, high: ArrayLike) -> NDArray:
    """'above', 'below' or 'inside' two limits; a rate on its limit is inside. Shapes broadcast."""
    rate = np.asarray(rate, dtype=float)
    return np.select([rate > high, rate < low], ["above", "below"], "inside")
