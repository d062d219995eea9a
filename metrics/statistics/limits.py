"""How far a monthly rate may swing by chance: Wilson bars and Laney's p′ limits (handbook 6)."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from statsmodels.stats.proportion import proportion_confint

from metrics.statistics.effective import checked_counts

BAR_LEVEL = 0.90
MIN_MONTHS = 12
MIN_DUE = 10
SIGMAS = 3
RANGE_TO_SIGMA = 1.128  # mean range of two normal values, in standard deviations


class MonthlyLimits(NamedTuple):
    """Centre line (0–1), σ_z ≥ 1, and the limits of each month (T,), 0–1, NaN where due < 10."""

    centre: float
    sigma_z: float
    low: NDArray
    high: NDArray


def wilson_interval(
    k: ArrayLike, n: ArrayLike, level: float = BAR_LEVEL
) -> tuple[NDArray, NDArray]:
    """Score interval of a rate: low, high in 0–1, of the shape of k and n (cases); NaN at n = 0.

    Wilson (1927), without continuity correction. ValueError: unless 0 ≤ k ≤ n.
    """
    k, n = checked_counts(k, n)
    return proportion_confint(k, np.where(n > 0, n, np.nan), alpha=1.0 - level, method="wilson")


def laney_limits(k: ArrayLike, n: ArrayLike) -> MonthlyLimits | None:
    """p′ limits of a series: k (T,) on time of n (T,) due, complete months in order, newest last.

    Laney (2002), σ_z not below 1. Months with fewer than 10 due shape nothing and get no limits;
    z is compared between neighbours among the others. None before the 12th complete month or
    where no month has 10 due. ValueError: unless 0 ≤ k ≤ n.
    """
    k, n = checked_counts(k, n)
    counted = n >= MIN_DUE
    if len(n) < MIN_MONTHS or not counted.any():
        return None
    centre = float(k[counted].sum() / n[counted].sum())
    error = np.sqrt(centre * (1.0 - centre) / np.where(counted, n, np.nan))
    sigma_z = laney_sigma(k[counted] / n[counted], centre, error[counted])
    width = SIGMAS * sigma_z * error
    return MonthlyLimits(
        centre, sigma_z, np.maximum(centre - width, 0.0), np.minimum(centre + width, 1.0)
    )


def laney_sigma(rate: NDArray, centre: float, error: NDArray) -> float:
    """σ_z = max(1, mean|z_t − z_{t−1}| ÷ 1.128) from rates and their binomial errors, (T,) each.

    1 for a single month, and where every rate is 0 or every rate is 1: there z is 0/0.
    """
    if len(rate) < 2 or not error.all():
        return 1.0
    z = (rate - centre) / error
    return max(1.0, float(np.abs(np.diff(z)).mean()) / RANGE_TO_SIGMA)


def newest_signal(k: ArrayLike, n: ArrayLike) -> str | None:
    """'above' or 'below' where the newest month lies outside its own p′ limits, else None.

    In: as `laney_limits`. Older months never raise one, however far out they lie.
    """
    k, n = checked_counts(k, n)
    series = laney_limits(k, n)
    if series is None or n[-1] < MIN_DUE:
        return None
    rate = k[-1] / n[-1]
    if rate > series.high[-1]:
        return "above"
    return "below" if rate < series.low[-1] else None
