"""Handbook 5, point 2: effective counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.statistics.effective import checked_counts, effective_counts


def test_two_units_by_hand():
    # unit cluster  met size  weight        k_c         n_c
    #  0     a       3    4   1             3           4
    #  0     b      15   20   10/20         7.5         10
    #  1     c       0   40   10/40         0           10
    #  1     d       2    2   1             2           2
    k, n, deflation = effective_counts([0, 0, 1, 1], [3, 15, 0, 2], [4, 20, 40, 2], units=2)

    p0 = (3 + 7.5 + 0.5) / (4 + 10 + 1)
    p1 = (0 + 2 + 0.5) / (10 + 2 + 1)
    observed = (3 - 4 * p0) ** 2 + (7.5 - 10 * p0) ** 2 + (0 - 10 * p1) ** 2 + (2 - 2 * p1) ** 2
    binomial = 14 * p0 * (1 - p0) + 12 * p1 * (1 - p1)
    assert observed / binomial > 1
    assert deflation == pytest.approx(observed / binomial, rel=1e-12)
    np.testing.assert_allclose(k, [10.5 / deflation, 2 / deflation], rtol=1e-12)
    np.testing.assert_allclose(n, [14 / deflation, 12 / deflation], rtol=1e-12)


def test_weight_begins_above_ten_cases():
    _, n, deflation = effective_counts([0, 1, 2], [5, 5, 6], [10, 11, 12], units=3)
    assert deflation == 1.0
    np.testing.assert_allclose(n, [10, 11 * 10 / 11, 12 * 10 / 12], rtol=1e-12)


def test_clusters_that_agree_are_not_deflated():
    # Ten cases one by one, five met: p = 5.5/11 = 1/2; 10 · (1/2)² ÷ (10 · 1/4) = 1
    k, n, deflation = effective_counts([0] * 10, [1, 0] * 5, [1] * 10, units=1)
    assert (k[0], n[0], deflation) == (5, 10, 1.0)


def test_clusters_more_alike_than_chance_never_inflate():
    # Every day exactly 5 of 10: observed variance 0, D would be 0
    k, n, deflation = effective_counts([0] * 4, [5] * 4, [10] * 4, units=1)
    assert (k[0], n[0], deflation) == (20, 40, 1.0)


@pytest.mark.parametrize("met", [0, 300])
def test_a_viral_post_is_not_300_deeds(met):
    # One post with 300 comments, answered (or missed) at once, beside 20 single cases, half met.
    unit, size = [0] * 21, [300] + [1] * 20
    k, n, deflation = effective_counts(unit, [met] + [1, 0] * 10, size, units=1)

    p = (10 * met / 300 + 10 + 0.5) / (30 + 1)
    observed = (10 * met / 300 - 10 * p) ** 2 + 10 * (1 - p) ** 2 + 10 * p**2
    assert deflation == pytest.approx(observed / (30 * p * (1 - p)), rel=1e-12)
    assert deflation > 2
    assert n[0] == pytest.approx(30 / deflation)
    assert n[0] < 15


def test_one_design_effect_for_the_whole_board():
    # Unit 1 alone would have D = 1; unit 0's clusters are all or nothing and deflate both.
    unit = [0] * 4 + [1] * 10
    met, size = [10, 0, 10, 0] + [1, 0] * 5, [10] * 4 + [1] * 10
    _, n, deflation = effective_counts(unit, met, size, units=2)
    # (4 · 5² + 10 · ½²) ÷ (40 · ¼ + 10 · ¼)
    assert deflation == pytest.approx((4 * 25 + 10 * 0.25) / (10 + 2.5), rel=1e-12)
    np.testing.assert_allclose(n, [40 / deflation, 10 / deflation], rtol=1e-12)


def test_no_clusters():
    k, n, deflation = effective_counts([], [], [], units=2)
    assert deflation == 1.0
    assert k.tolist() == n.tolist() == [0, 0]
    assert effective_counts([], [], [], units=0)[2] == 1.0


@pytest.mark.parametrize(
    ("unit", "met", "size", "message"),
    [
        ([0], [5], [4], "0 ≤ k ≤ n"),
        ([0], [-1], [4], "0 ≤ k ≤ n"),
        ([0], [float("nan")], [4], "0 ≤ k ≤ n"),
        ([0], [0], [0], "without cases"),
        ([2], [1], [4], "from 0 to 1"),
        ([-1], [1], [4], "from 0 to 1"),
        ([0, 1], [1], [4, 4], "shape"),
    ],
)
def test_impossible_counts_are_refused(unit, met, size, message):
    with pytest.raises(ValueError, match=message):
        effective_counts(unit, met, size, units=2)


def test_checked_counts_refuses_infinity():
    with pytest.raises(ValueError, match="finite"):
        checked_counts([1.0], [np.inf])


clusters = st.lists(
    st.tuples(st.integers(0, 4), st.integers(1, 400), st.floats(0, 1)), min_size=1, max_size=40
)


@given(clusters, st.randoms(use_true_random=False))
def test_permuting_units_and_clusters_permutes_the_counts(rows, random):
    unit = np.array([row[0] for row in rows])
    size = np.array([row[1] for row in rows])
    met = np.floor(size * [row[2] for row in rows])
    k, n, deflation = effective_counts(unit, met, size, units=5)

    renamed = np.array(random.sample(range(5), 5))
    shuffled = np.array(random.sample(range(len(rows)), len(rows)))
    k2, n2, deflation2 = effective_counts(
        renamed[unit[shuffled]], met[shuffled], size[shuffled], units=5
    )
    assert deflation2 == pytest.approx(deflation, rel=1e-9)
    np.testing.assert_allclose(k2[renamed], k, rtol=1e-9)
    np.testing.assert_allclose(n2[renamed], n, rtol=1e-9)


@given(clusters)
def test_effective_counts_never_exceed_cases_or_ten_per_cluster(rows):
    unit = np.array([row[0] for row in rows])
    size = np.array([row[1] for row in rows])
    met = np.floor(size * [row[2] for row in rows])
    k, n, deflation = effective_counts(unit, met, size, units=5)
    assert deflation >= 1
    assert np.all((0 <= k) & (k <= n))
    assert np.all(n <= 10 * np.bincount(unit, minlength=5) + 1e-9)
    assert np.all(n <= np.bincount(unit, weights=size, minlength=5) + 1e-9)
