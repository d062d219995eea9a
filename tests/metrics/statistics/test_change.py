"""Handbook 5, point 8: change against the three months before."""

import math

import numpy as np
import pytest

from metrics.statistics.change import (
    difference,
    difference_interval,
    direction,
    nearest_bound,
    places_gained,
)

nan = float("nan")


def wilson_by_hand(k, n):
    z = 1.959963985
    middle = (k + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * math.sqrt(k * (n - k) / n + z * z / 4)
    return middle - half, middle + half


@pytest.mark.parametrize(
    ("now", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((10, 10), (0, 20), 0.6791, 1.0000),
    ],
)
def test_published_intervals(now, before, low, high):
    # Newcombe (1998), Stat Med 17:873–890, Table II, method 10
    found = difference_interval(*[[count] for count in (*now, *before)])
    np.testing.assert_allclose(np.ravel(found), [low, high], rtol=0, atol=5e-5)


def test_real_valued_counts_by_hand():
    k, n, k_before, n_before = 31.7, 40.2, 18.4, 33.9
    p, q = k / n, k_before / n_before
    low1, high1 = wilson_by_hand(k, n)
    low2, high2 = wilson_by_hand(k_before, n_before)
    low, high = difference_interval([k], [n], [k_before], [n_before])
    assert low[0] == pytest.approx(p - q - math.hypot(p - low1, high2 - q), abs=1e-8)
    assert high[0] == pytest.approx(p - q + math.hypot(high1 - p, q - low2), abs=1e-8)


def test_difference():
    # 45/60 − 20/40 = 0.75 − 0.50; 10/50 − 20/40 = 0.20 − 0.50
    found = difference([45, 10], [60, 50], [20, 20], [40, 40])
    np.testing.assert_allclose(found, [0.25, -0.30], atol=1e-12)


def test_the_two_windows_exchanged_give_the_mirror_image():
    now, before = ([31.7, 5, 20], [40.2, 20, 20]), ([18.4, 9, 0], [33.9, 30, 7.5])
    low, high = difference_interval(*now, *before)
    low_back, high_back = difference_interval(*before, *now)
    np.testing.assert_allclose([low_back, high_back], [-high, -low], atol=1e-12)
    change = difference(*now, *before)
    assert np.all((low <= change) & (change <= high))


def test_the_same_rates_are_more_certain_with_more_cases():
    low, high = difference_interval([6, 60], [10, 100], [5, 50], [10, 100])
    assert high[1] - low[1] < high[0] - low[0]


def test_direction():
    low, high = np.array([0.01, -0.20, -0.05, 0.0, -0.1]), np.array([0.2, -0.01, 0.1, 0.3, 0.0])
    expected = ["improving", "declining", "undecided", "undecided", "undecided"]
    assert direction(low, high).tolist() == expected
    assert nearest_bound(low, high).tolist() == [0.01, -0.01, 0, 0, 0]


@pytest.mark.parametrize(("k", "n"), [(0, 0), (5, 4)])
def test_impossible_counts_are_refused(k, n):
    for function in (difference, difference_interval):
        with pytest.raises(ValueError, match="0"):
            function([1], [2], [k], [n])
        with pytest.raises(ValueError, match="0"):
            function([k], [n], [1], [2])


def test_own_rise():
    # before A .90  B .80  C .70  D .60    now D .85, the others as before
    own, others = places_gained([0.9, 0.8, 0.7, 0.6], [0.9, 0.8, 0.7, 0.85])
    assert own.tolist() == [0, 0, 0, 2]
    assert others.tolist() == [0, -1, -1, 0]


def test_others_fell():
    # A keeps .70 and goes from 3rd to 1st because B and C fell
    own, others = places_gained([0.7, 0.9, 0.8], [0.7, 0.5, 0.6])
    assert own.tolist() == [0, -2, -1]
    assert others.tolist() == [2, 0, 1]


def test_own_rise_eaten_up_by_the_others():
    # A .70 → .85 would have been 2nd instead of 3rd; C rose past it
    own, others = places_gained([0.7, 0.9, 0.8], [0.85, 0.9, 0.95])
    assert own[0] == 1
    assert others[0] == -1


def test_a_shared_place_counts_as_reached():
    own, others = places_gained([0.9, 0.8, 0.7], [0.9, 0.8, 0.7996])
    assert own.tolist() == [0, 0, 1]  # 79,96 % is shown as 80,0 %
    assert others.tolist() == [0, 0, 0]


def test_units_that_came_or_went_are_others():
    # before A .90 1st, B .80 2nd, gone G .85; now also new N .95
    #        before: A 1, G 2, B 3        now: N 1, A 2, B 3
    own, others = places_gained([0.9, 0.8, 0.85, nan], [0.9, 0.8, nan, 0.95])
    np.testing.assert_array_equal(own, [0, 0, nan, nan])
    np.testing.assert_array_equal(others, [-1, 0, nan, nan])


def test_own_and_others_add_up_and_permute():
    rng = np.random.default_rng(11)
    before, now = rng.random(30).round(2), rng.random(30).round(2)
    own, others = places_gained(before, now)

    def place(score):
        return np.array([1 + sum(other > own_score for other in score) for own_score in score])

    np.testing.assert_array_equal(own + others, place(before) - place(now))
    shuffled = rng.permutation(30)
    np.testing.assert_array_equal(places_gained(before[shuffled], now[shuffled])[0], own[shuffled])


def test_windows_of_different_units_are_refused():
    with pytest.raises(ValueError, match="shape"):
        places_gained([0.5, 0.6], [0.5])
