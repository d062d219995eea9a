"""Handbook 6: Wilson bars and Laney's p′ limits."""

import csv
import math
from pathlib import Path

import numpy as np
import pytest

from metrics.statistics.limits import laney_limits, newest_signal, wilson_interval

ORACLES = Path(__file__).parents[2] / "oracles"


def test_newcombes_table():
    with (ORACLES / "wilson_newcombe1998.csv").open() as file:
        rows = list(csv.DictReader(file))
    k, n = ([int(row[name]) for row in rows] for name in ("k", "n"))
    low, high = wilson_interval(k, n, level=0.95)
    np.testing.assert_allclose(low, [float(row["wilson_lo"]) for row in rows], atol=5e-5)
    np.testing.assert_allclose(high, [float(row["wilson_hi"]) for row in rows], atol=5e-5)


def test_bars_are_of_90_percent_by_hand():
    # z = 1.644854, 8.5 of 20.4 (real-valued): the formula of Wilson (1927)
    z, k, n = 1.644853627, 8.5, 20.4
    middle = (k + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * math.sqrt(k * (n - k) / n + z * z / 4)
    low, high = wilson_interval([k], [n])
    assert low[0] == pytest.approx(middle - half, abs=1e-9)
    assert high[0] == pytest.approx(middle + half, abs=1e-9)


def test_a_month_without_cases_has_no_bar():
    low, high = wilson_interval([0, 5], [0, 10])
    assert np.isnan([low[0], high[0]]).all()
    assert low[1] < 0.5 < high[1]


def test_bars_stay_within_0_and_1():
    low, high = wilson_interval([0, 4], [4, 4])
    assert low[0] == 0.0
    assert high[1] == 1.0
    assert 0 < high[0] < 1
    assert 0 < low[1] < 1


def test_laney_by_hand():
    # Twelve months of 100 due, on time 60 and 40 by turns: c = 600/1200 = ½,
    # √(c(1−c)/n) = 0.05, z = ±2, every |z_t − z_{t−1}| = 4, σ_z = 4 ÷ 1.128.
    series = laney_limits([60, 40] * 6, [100] * 12)
    assert series.centre == 0.5
    assert series.sigma_z == pytest.approx(4 / 1.128, rel=1e-12)
    np.testing.assert_allclose(series.low, [max(0.5 - 3 * 4 / 1.128 * 0.05, 0)] * 12, atol=1e-12)
    np.testing.assert_allclose(series.high, [min(0.5 + 3 * 4 / 1.128 * 0.05, 1)] * 12, atol=1e-12)


def test_limits_follow_each_months_cases():
    # Months of 100 and 400 due, all at 80 %: z = 0, σ_z = 1; errors 0.04 and 0.02
    series = laney_limits([80, 320] * 6, [100, 400] * 6)
    assert series.centre == pytest.approx(0.8)
    assert series.sigma_z == 1.0
    np.testing.assert_allclose(series.low, [0.8 - 0.12, 0.8 - 0.06] * 6, atol=1e-12)
    np.testing.assert_allclose(series.high, [0.8 + 0.12, 0.8 + 0.06] * 6, atol=1e-12)


def test_months_swinging_less_than_chance_do_not_narrow_the_limits():
    # 50, 51 of 100 by turns: |Δz| = 0.2, 0.2/1.128 < 1
    assert laney_limits([50, 51] * 6, [100] * 12).sigma_z == 1.0


def test_limits_are_clipped_to_possible_rates():
    series = laney_limits([10, 0] * 6, [10] * 12)
    assert series.low.tolist() == [0] * 12
    assert series.high.tolist() == [1] * 12


def test_months_with_few_cases_shape_nothing_and_get_no_limits():
    # The 9-case month between stands out wildly; without it the series is that of the hand example.
    k, n = [60, 40] * 3 + [0] + [60, 40] * 3, [100] * 6 + [9] + [100] * 6
    series, without = laney_limits(k, n), laney_limits([60, 40] * 6, [100] * 12)
    assert series.centre == without.centre
    assert series.sigma_z == pytest.approx(without.sigma_z, rel=1e-12)
    assert np.isnan([series.low[6], series.high[6]]).all()
    np.testing.assert_allclose(np.delete(series.low, 6), without.low, atol=1e-12)
    assert not np.isnan(laney_limits(k, [100] * 6 + [10] + [100] * 6).low[6])


def test_no_limits_before_the_twelfth_month():
    assert laney_limits([60] * 11, [100] * 11) is None
    assert laney_limits([60] * 12, [100] * 12) is not None
    assert laney_limits([6] * 12, [9] * 12) is None
    assert laney_limits([], []) is None


@pytest.mark.parametrize("rate", [0.0, 1.0])
def test_a_series_that_never_varies(rate):
    series = laney_limits([100 * rate] * 12, [100] * 12)
    assert series.sigma_z == 1.0
    assert series.low.tolist() == series.high.tolist() == [rate] * 12
    assert newest_signal([100 * rate] * 12, [100] * 12) is None


def test_only_the_newest_month_signals():
    calm = [80, 81, 79, 80] * 3
    assert newest_signal([*calm, 30], [100] * 13) == "below"
    assert newest_signal([*calm, 80, 30, 80], [100] * 15) is None
    assert newest_signal([*[20, 21, 19, 20] * 3, 70], [100] * 13) == "above"
    assert newest_signal(calm, [100] * 12) is None


@pytest.mark.parametrize(("k", "n"), [(0, 9), (0, 0)])
def test_a_newest_month_with_few_cases_signals_nothing(k, n):
    assert newest_signal([*[80, 81, 79, 80] * 3, k], [100] * 12 + [n]) is None


def test_no_signal_before_the_twelfth_month():
    assert newest_signal([80] * 10 + [0], [100] * 11) is None


def test_impossible_counts_are_refused():
    with pytest.raises(ValueError, match="0 ≤ k ≤ n"):
        laney_limits([101] * 12, [100] * 12)
    with pytest.raises(ValueError, match="0 ≤ k ≤ n"):
        wilson_interval([5], [4])
