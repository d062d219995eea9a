"""Handbook 5, point 3: score by nonparametric empirical Bayes."""

import json
from pathlib import Path

import numpy as np
import pytest

from metrics.statistics.shrinkage import GRID, log_likelihood, log_prior, posterior, score

ORACLES = Path(__file__).parents[2] / "oracles"
SURGICAL = json.loads((ORACLES / "npmle_surgical_computed.json").read_text())


def plain_scores(k, n):
    """The handbook's sentence word by word, without arrays and without logarithms."""
    grid = [(j + 0.5) / 199 for j in range(199)]
    w = [1 / 199] * 199

    def given(w):
        units = []
        for ku, nu in zip(k, n, strict=True):
            p = [g**ku * (1 - g) ** (nu - ku) * wj for g, wj in zip(grid, w, strict=True)]
            units.append([pj / sum(p) for pj in p])
        return units

    for _ in range(20):
        units = given(w)
        w = [sum(p[j] for p in units) / len(units) for j in range(199)]
    return [sum(g * pj for g, pj in zip(grid, p, strict=True)) for p in given(w)]


def test_surgical_hospitals():
    P = posterior(SURGICAL["k"], SURGICAL["n"])
    np.testing.assert_allclose(score(P), SURGICAL["posterior_mean"], rtol=0, atol=1e-6)
    prior = np.exp(log_prior(log_likelihood(SURGICAL["k"], SURGICAL["n"])))
    assert prior @ GRID == pytest.approx(SURGICAL["prior_mean"], abs=1e-9)


def test_surgical_hospitals_expected_ranks():
    # 1 + Σ over the others of P(higher); within one cell of the grid either is higher half the time
    P = posterior(SURGICAL["k"], SURGICAL["n"])
    lower_or_half = np.cumsum(P, axis=1) - P / 2
    ranks = [1 + sum(P[u] @ (1 - lower_or_half[v]) for v in range(12) if v != u) for u in range(12)]
    expected = SURGICAL["expected_rank_1_is_highest_rate"]
    np.testing.assert_allclose(ranks, expected, rtol=0, atol=1e-6)


@pytest.mark.parametrize(
    ("k", "n"),
    [
        ([3, 20, 11.5], [3, 25, 30.25]),
        ([0, 0, 0], [4, 8, 12]),
        ([7], [9]),
        ([18.2, 33.1, 12, 8, 40], [20, 47.3, 30, 21.9, 60]),
    ],
)
def test_the_handbooks_words_in_plain_python(k, n):
    np.testing.assert_allclose(score(posterior(k, n)), plain_scores(k, n), rtol=0, atol=1e-12)


def test_rows_are_probabilities_even_for_huge_units():
    P = posterior([90_000, 10, 0, 500], [100_000, 20, 40_000, 500])
    assert P.shape == (4, 199)
    np.testing.assert_allclose(P.sum(axis=1), 1, atol=1e-12)
    assert np.all(P >= 0)
    assert score(P)[0] == pytest.approx(0.9, abs=0.003)


@pytest.mark.parametrize("others", [0.30, 0.50, 0.80, 0.90, 0.94])
@pytest.mark.parametrize("cases", [30, 100, 1000])
@pytest.mark.parametrize("units", [3, 5, 12, 50])
def test_three_of_three_never_beats_a_big_unit_with_95_percent(others, cases, units):
    k = [3, 950] + [others * cases] * (units - 2)
    n = [3, 1000] + [cases] * (units - 2)
    small, big, *rest = score(posterior(k, n))
    assert small < big
    assert all(other < big for other in rest)


def test_a_small_unit_is_drawn_to_the_board_and_a_big_one_is_not():
    k, n = [3, 900, 60, 55, 70], [3, 1000, 100, 100, 100]
    small, big, *_ = score(posterior(k, n))
    assert 0.65 < small < 0.9  # plain rate 1.0, pooled rate about 0.83
    assert big == pytest.approx(0.9, abs=0.005)


def test_a_unit_without_cases_gets_the_prior_mean():
    k, n = [0, 40, 60, 80], [0, 100, 100, 100]
    prior = np.exp(log_prior(log_likelihood(k, n)))
    assert score(posterior(k, n))[0] == pytest.approx(prior @ GRID, abs=1e-12)


def test_permuting_units_permutes_scores():
    rng = np.random.default_rng(5)
    n = rng.uniform(5, 300, 20)
    k = n * rng.uniform(0, 1, 20)
    shuffled = rng.permutation(20)
    np.testing.assert_allclose(
        score(posterior(k[shuffled], n[shuffled])), score(posterior(k, n))[shuffled], atol=1e-12
    )


def test_met_and_missed_are_mirror_images():
    k, n = np.array([3, 20, 11.5]), np.array([3, 25, 30.25])
    np.testing.assert_allclose(
        score(posterior(n - k, n)), 1 - score(posterior(k, n)), rtol=0, atol=1e-12
    )


def test_no_units():
    assert posterior([], []).shape == (0, 199)
    assert score(posterior([], [])).shape == (0,)


def test_impossible_counts_are_refused():
    with pytest.raises(ValueError, match="0 ≤ k ≤ n"):
        posterior([5], [4])
