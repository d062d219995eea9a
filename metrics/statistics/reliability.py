"""Whether a board's differences are reliable enough for places (handbook 5, point 7)."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq, minimize_scalar
from scipy.special import betaln, expit, psi

from metrics.statistics.effective import checked_counts

MIN_UNITS = 5
MIN_RELIABILITY = 0.5
MIN_M, MAX_M = 0.1, 1e5
SCAN = np.linspace(np.log(MIN_M), np.log(MAX_M), 31)  # five looks per decade of M
NOISE = 1e-9  # log likelihoods closer than this are the same
FARTHEST = 40.0  # logit of the most extreme mean that is tried


def places_allowed(k: ArrayLike, n: ArrayLike) -> bool:
    """True where the units (k, n in effective cases, (U,)) differ reliably enough for places."""
    k, n = checked_counts(k, n)
    if len(n) < MIN_UNITS:
        return False
    return rankability(n, sum(beta_binomial(k, n))) >= MIN_RELIABILITY


def rankability(n: ArrayLike, M: float) -> float:
    """ρ, the median over units of n ÷ (n + M): the share of a unit's variance that is not chance.

    In: n (U,) in effective cases, M = α + β > 0 in cases. Out: 0–1; 0 without units.
    The reliability of a provider's rate: Adams (2009).
    """
    n = np.asarray(n, dtype=float)
    return float(np.median(n / (n + M))) if len(n) else 0.0


def beta_binomial(k: ArrayLike, n: ArrayLike) -> tuple[float, float]:
    """α and β of the beta-binomial with the largest likelihood, 0.1 ≤ α + β ≤ 100,000.

    In: k (U,), n (U,) in effective cases, real numbers, not integers. Out: α ≥ 0, β ≥ 0 in cases.
    Maximum likelihood: Griffiths (1973).

    Where the counts cannot tell one M = α + β from another (no case at all, every case met, none
    met, one case per unit) the largest is taken: no difference is the assumption to be refuted.

    Solved as a profile: for a given M the likelihood is concave in the mean α/M, so the best mean
    is one root; over log M a scan finds the hill and a bounded search its top. A search in two
    dimensions stalls on the ridge towards M → ∞ that boards without differences have.

    ValueError: unless 0 ≤ k ≤ n.
    """
    k, n = checked_counts(k, n)
    if k.sum() == 0 or k.sum() == n.sum():
        mean = k.sum() / n.sum() if n.sum() else 0.5
        return MAX_M * mean, MAX_M * (1.0 - mean)
    return _best_mean(k, n, np.exp(_best_log_m(k, n)))


def log_likelihood(k: NDArray, n: NDArray, alpha: float, beta: float) -> float:
    """Beta-binomial log likelihood, summed over units (U,), without the binomial coefficients."""
    return float(np.sum(betaln(k + alpha, n - k + beta) - betaln(alpha, beta)))


def _best_mean(k: NDArray, n: NDArray, M: float) -> tuple[float, float]:
    """α and β with α + β = M at the one root of the slope in the mean."""

    def split(logit: float) -> tuple[float, float]:
        return M * expit(logit), M * expit(-logit)

    def slope(logit: float) -> float:
        alpha, beta = split(logit)
        pull_up = np.sum(psi(k + alpha) - psi(alpha))
        pull_down = np.sum(psi(n - k + beta) - psi(beta))
        return pull_up - pull_down

    return split(brentq(slope, -FARTHEST, FARTHEST, xtol=1e-13))


def _best_log_m(k: NDArray, n: NDArray) -> float:
    def profile(log_m: float) -> float:
        return log_likelihood(k, n, *_best_mean(k, n, np.exp(log_m)))

    heights = np.array([profile(log_m) for log_m in SCAN])
    top = int(np.argmax(heights))
    around = SCAN[max(top - 1, 0)], SCAN[min(top + 1, len(SCAN) - 1)]
    found = minimize_scalar(
        lambda log_m: -profile(log_m), bounds=around, method="bounded", options={"xatol": 1e-9}
    )
    candidates = [*zip(heights, SCAN, strict=True), (-found.fun, found.x)]
    best = max(height for height, _ in candidates)
    return max(log_m for height, log_m in candidates if height >= best - NOISE)
