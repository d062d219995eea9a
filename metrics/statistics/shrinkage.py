"""Score: a unit's true rate under nonparametric empirical Bayes (handbook 5, point 3)."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import log_softmax, logsumexp

from metrics.statistics.effective import checked_counts

CELLS = 199
GRID = (np.arange(CELLS) + 0.5) / CELLS  # possible true rates, the middles of the cells
EDGES = np.arange(CELLS + 1) / CELLS  # the borders of the cells, 0 … 1
EM_STEPS = 20  # convergence would make the prior spiky


def posterior(k: ArrayLike, n: ArrayLike) -> NDArray:
    """Posterior probabilities of each unit's true rate, given all eligible units of its board.

    In: k (U,), n (U,) in effective cases, real numbers. Out: (U, 199), row u the probabilities of
    GRID for unit u, each row summing to 1.

    The prior is estimated by 20 EM steps from a uniform start (Laird 1978; stopping early smooths
    it: Laird and Louis 1991), then each unit's posterior is taken once more from that prior. All
    in log space: with 10,000 cases a likelihood is far below the smallest double.

    ValueError: unless 0 ≤ k ≤ n.
    """
    likelihood = log_likelihood(k, n)
    if len(likelihood) == 0:
        return likelihood
    return np.exp(_posterior_given(likelihood, log_prior(likelihood)))


def log_likelihood(k: ArrayLike, n: ArrayLike) -> NDArray:
    """log gᵏ(1−g)ⁿ⁻ᵏ for every unit and grid point: (U,), (U,) → (U, 199)."""
    k, n = checked_counts(k, n)
    return np.outer(k, np.log(GRID)) + np.outer(n - k, np.log1p(-GRID))


def log_prior(likelihood: NDArray) -> NDArray:
    """log w (199,) after 20 EM steps from uniform; log likelihoods (U, 199) of U ≥ 1 units in."""
    prior = np.full(CELLS, -np.log(CELLS))
    for _ in range(EM_STEPS):
        units = _posterior_given(likelihood, prior)
        prior = logsumexp(units, axis=0) - np.log(len(units))
    return prior


def score(posterior: NDArray) -> NDArray:
    """Posterior mean of each unit's rate, 0–1: (U, 199) → (U,). Not rounded."""
    return posterior @ GRID


def _posterior_given(likelihood: NDArray, prior: NDArray) -> NDArray:
    return log_softmax(likelihood + prior, axis=1)
