"""Handbook 5, point 7: may this board have places?"""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.special import gammaln

from metrics.statistics import reliability
from metrics.statistics.reliability import (
    MAX_M,
    MIN_M,
    beta_binomial,
    log_likelihood,
    places_allowed,
    rankability,
)

ORACLES = Path(__file__).parents[2] / "oracles"


def rats():
    with (ORACLES / "betabinom_rat_tumor.csv").open() as file:
        rows = list(csv.DictReader(file))
    expected = json.loads((ORACLES / "betabinom_rat_tumor_expected.json").read_text())
    return (
        np.array([float(row["y"]) for row in rows]),
        np.array([float(row["n"]) for row in rows]),
        expected,
    )


def searched_from_many_starts(k, n):
    """The best of plain two-dimensional searches inside the same bounds, for comparison."""

    def cost(point):
        logit, log_m = point
        M, mean = np.exp(log_m), 1 / (1 + np.exp(-logit))
        return -log_likelihood(k, n, M * mean, M * (1 - mean))

    bounds = [(-12, 12), (np.log(MIN_M), np.log(MAX_M))]
    starts = [(logit, log_m) for logit in (-2, 2) for log_m in (-1, 3, 7)]
    return max(-minimize(cost, start, bounds=bounds, method="L-BFGS-B").fun for start in starts)


def test_rat_tumours():
    k, n, expected = rats()
    assert len(k) == expected["k_groups"]
    alpha, beta = beta_binomial(k, n)
    for source in ("published_MLE_BayesGOF", "scipy_MLE"):
        assert alpha == pytest.approx(expected[source]["alpha"], abs=expected["tol_abs"])
        assert beta == pytest.approx(expected[source]["beta"], abs=expected["tol_abs"])


def test_rat_tumours_likelihood_is_not_below_the_published_one():
    k, n, expected = rats()
    coefficients = np.sum(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1))
    reached = coefficients + log_likelihood(k, n, *beta_binomial(k, n))
    assert reached == pytest.approx(expected["loglik_betabinom"], abs=1e-7)
    for source in ("published_MLE_BayesGOF", "scipy_MLE"):
        published = log_likelihood(k, n, *expected[source].values())
        assert reached >= coefficients + published


def test_surgical_hospitals():
    # The oracle's search stopped 1e-5 short of the top in M: relative tolerance, and we are higher.
    _, _, expected = rats()
    computed = expected["surgical_12_hospitals_MLE_computed"]
    counts = json.loads((ORACLES / "npmle_surgical_computed.json").read_text())
    k, n = np.array(counts["k"], dtype=float), np.array(counts["n"], dtype=float)
    alpha, beta = beta_binomial(k, n)
    assert alpha == pytest.approx(computed["alpha"], rel=1e-3)
    assert beta == pytest.approx(computed["beta"], rel=1e-3)
    assert log_likelihood(k, n, alpha, beta) >= log_likelihood(k, n, **computed)


boards = st.lists(
    st.tuples(st.floats(0.5, 400), st.floats(0, 1).map(lambda rate: round(rate, 3))),
    min_size=1,
    max_size=15,
)


@settings(max_examples=25, deadline=None)
@given(boards)
def test_no_search_from_elsewhere_finds_more(units):
    n = np.array([unit[0] for unit in units])
    k = n * np.array([unit[1] for unit in units])
    alpha, beta = beta_binomial(k, n)
    assert MIN_M * (1 - 1e-9) <= alpha + beta <= MAX_M * (1 + 1e-9)
    if 0 < k.sum() < n.sum():
        found = log_likelihood(k, n, alpha, beta)
        assert found >= searched_from_many_starts(k, n) - 1e-6


def test_the_higher_of_two_hills_is_taken():
    # Six small units, all or nothing, make a hill at M below 1; two huge alike ones a higher one.
    k, n = np.array([0, 0, 3, 3, 3, 0, 50_220, 48_990.0]), np.array([3.0] * 6 + [100_000] * 2)
    lower_hill = max(log_likelihood(k, n, M / 2, M / 2) for M in np.geomspace(0.1, 10, 200))
    valley = log_likelihood(k, n, 5, 5)
    alpha, beta = beta_binomial(k, n)
    assert lower_hill > valley + 1
    assert log_likelihood(k, n, alpha, beta) > lower_hill + 1
    assert 5_000 < alpha + beta < 8_000


def test_permuting_units_changes_nothing_and_the_same_board_gives_the_same():
    k, n, _ = rats()
    shuffled = np.random.default_rng(1).permutation(len(k))
    assert beta_binomial(k, n) == beta_binomial(k, n)
    assert beta_binomial(k[shuffled], n[shuffled]) == pytest.approx(beta_binomial(k, n), rel=1e-6)


def test_met_and_missed_are_mirror_images():
    k, n, _ = rats()
    assert beta_binomial(n - k, n) == pytest.approx(beta_binomial(k, n)[::-1], rel=1e-6)


def test_rates_as_far_apart_as_can_be_stay_within_the_lower_bound():
    assert sum(beta_binomial([0, 30, 0, 30, 0, 30], [30] * 6)) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("k", "n"),
    [
        ([], []),
        ([0, 0, 0, 0, 0], [0, 0, 0, 0, 0]),
        ([7], [9]),
        ([0] * 6, [40] * 6),
        ([40] * 6, [40] * 6),
        ([30] * 6, [40] * 6),
        ([20, 40, 60, 80, 100], [25, 50, 75, 100, 125]),
        ([1, 0, 1, 0, 1, 0], [1] * 6),  # one case per unit says nothing about units
        ([0.2, 0.1, 0.05, 0.3, 0.1], [0.3] * 5),
    ],
)
def test_where_nothing_differs_no_difference_is_assumed(k, n):
    assert sum(beta_binomial(k, n)) == pytest.approx(100_000, rel=1e-9)
    assert not places_allowed(k, n)


def test_mean_is_the_common_rate():
    alpha, beta = beta_binomial([20, 40, 60, 80, 100], [25, 50, 75, 100, 125])
    assert alpha / (alpha + beta) == pytest.approx(0.8, abs=1e-5)
    assert beta_binomial([0, 0], [5, 5]) == (0, MAX_M)
    assert beta_binomial([5, 5], [5, 5]) == (MAX_M, 0)


def test_rankability_is_the_median_reliability():
    # 10/(10+30) = 0.25, 30/60 = 0.5, 270/300 = 0.9; of two the middle
    assert rankability([10, 270, 30], 30) == 0.5
    assert rankability([10, 30], 30) == (0.25 + 0.5) / 2
    assert rankability([], 30) == 0


@pytest.mark.parametrize(("n", "allowed"), [(30.0, True), (29.9, False)])
def test_half_is_reliable_enough(monkeypatch, n, allowed):
    monkeypatch.setattr(reliability, "beta_binomial", lambda k, n: (10.0, 20.0))
    assert places_allowed([15] * 5, [n] * 5) is allowed


def test_clear_differences_have_places_from_five_units_on():
    k, n = [10, 30, 50, 70, 90], [100] * 5
    assert places_allowed(k, n)
    assert not places_allowed(k[:4], n[:4])


def test_chance_alone_has_no_places():
    # Every unit has the same true rate; what differs is luck.
    rng = np.random.default_rng(8)
    allowed = [places_allowed(rng.binomial(40, 0.7, 30), [40] * 30) for _ in range(20)]
    assert sum(allowed) == 0


def test_impossible_counts_are_refused():
    with pytest.raises(ValueError, match="0 ≤ k ≤ n"):
        beta_binomial([5], [4])
