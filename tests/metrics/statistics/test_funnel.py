"""Handbook 6: the funnel plot."""

import json
from pathlib import Path

import numpy as np
import pytest

from metrics.statistics.funnel import (
    Z95,
    flags,
    funnel,
    limits,
    outside,
    overdispersion,
    winsorised,
    z_scores,
)

ORACLES = Path(__file__).parents[2] / "oracles"
ORACLE = json.loads((ORACLES / "funnel_pbar.json").read_text())
CASE = ORACLE["cases_FunnelPlotR_0_6_0_PR"]["workingout_binom"]
K, N = np.array(CASE["numerator"], dtype=float), np.array(CASE["denominator"], dtype=float)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("target", "target"),
        ("phi", "phi"),
        ("tau2", "tau2"),
        ("low95", "ll95"),
        ("high95", "ul95"),
        ("low998", "ll998"),
        ("high998", "ul998"),
        ("od_low95", "odll95"),
        ("od_high95", "odul95"),
        ("od_low998", "odll998"),
        ("od_high998", "odul998"),
    ],
)
def test_funnelplotr(ours, theirs):
    np.testing.assert_allclose(getattr(funnel(K, N), ours), CASE[theirs], rtol=0, atol=1e-8)


def test_funnelplotr_working():
    z = z_scores(K, N, CASE["target"])
    np.testing.assert_allclose(z, CASE["z"], rtol=0, atol=1e-8)
    np.testing.assert_allclose(winsorised(z), CASE["winsorised_z"], rtol=0, atol=1e-8)


def test_without_winsorising_the_extremes_would_widen_the_funnel():
    phi, tau2 = overdispersion(K, N, CASE["target"])
    assert phi < CASE["phi_unwinsorised"]
    assert tau2 < CASE["tau2_unwinsorised"]


@pytest.mark.parametrize(
    ("low", "high", "flag"),
    [
        ("LCL95", "UCL95", "flag95"),
        ("OD95LCL", "OD95UCL", "flag95od"),
        ("LCL99", "UCL99", "flag99"),
        ("OD99LCL", "OD99UCL", "flag99od"),
    ],
)
def test_outlier_rule(low, high, flag):
    rule = ORACLE["outlier_rule_test"]
    side = outside(rule["rr"], rule[low], rule[high])
    assert (side != "inside").astype(int).tolist() == rule[flag]
    assert [where == "above" for where in side] == [rate > rule[high] for rate in rule["rr"]]


def test_a_rate_on_its_limit_is_inside():
    assert outside([0.2, 0.8], 0.2, 0.8).tolist() == ["inside", "inside"]


def test_only_outside_the_overdispersed_998_limit_is_flagged():
    # By hand from the oracle: 12/82 = .146 (limits .083–.673), 48/82 = .585 (.083–.673): none,
    # though both lie outside the plain 99.8 % limits .194–.512.
    assert flags(K, N).tolist() == ["inside"] * 10
    board = funnel(K, N)
    plain = outside(K / N, board.low998, board.high998)
    assert plain[0] == "below"
    assert plain[8] == "above"


def test_one_unit_far_from_a_homogeneous_board_is_flagged():
    k, n = [80] * 20 + [20], [100] * 21
    assert flags(k, n).tolist() == ["inside"] * 20 + ["below"]
    assert flags([20] * 20 + [80], n).tolist() == ["inside"] * 20 + ["above"]


def test_a_single_case_can_have_any_rate():
    # The oracle's known defect: FunnelPlotR turns back to 0.0416 and 0.9666 beyond 0 and π/2.
    angle = Z95 / 2 - np.arcsin(np.sqrt(0.0416))
    low, high = limits([1], np.sin(angle) ** 2, Z95)
    assert (low[0], high[0]) == (0.0, 1.0)


def test_limits_narrow_with_cases_and_never_turn_back():
    low, high = limits(np.arange(1, 2_000), 0.1, Z95)
    assert np.all(np.diff(low) >= 0)
    assert np.all(np.diff(high) <= 0)
    assert np.all((low >= 0) & (low <= 0.1) & (high >= 0.1) & (high <= 1))


def test_limits_by_hand():
    # target ½: angle π/4; n = 100: standard error 1/20
    low, high = limits([100], 0.5, 2.0)
    assert low[0] == pytest.approx(np.sin(np.pi / 4 - 0.1) ** 2, abs=1e-12)
    assert high[0] == pytest.approx(np.sin(np.pi / 4 + 0.1) ** 2, abs=1e-12)
    # with τ² = 0.0075: √(0.0025 + 0.0075) = 0.1
    low, _ = limits([100], 0.5, 2.0, tau2=0.0075)
    assert low[0] == pytest.approx(np.sin(np.pi / 4 - 0.2) ** 2, abs=1e-12)


@pytest.mark.parametrize("rate", [0.0, 0.6, 1.0])
def test_equal_rates_have_no_overdispersion_and_no_flags(rate):
    n = np.array([10, 50, 20, 400, 35])
    board = funnel(rate * n, n)
    assert board.tau2 == 0
    assert board.phi == pytest.approx(0, abs=1e-20)
    np.testing.assert_array_equal(board.od_low998, board.low998)
    assert flags(rate * n, n).tolist() == ["inside"] * 5


def test_one_unit():
    assert overdispersion(np.array([7.0]), np.array([10.0]), target=0.2)[1] == 0
    board = funnel([7], [10])
    assert board.tau2 == 0
    assert board.target == 0.7
    assert flags([7], [10]).tolist() == ["inside"]


def test_permuting_units_permutes_limits():
    shuffled = np.random.default_rng(2).permutation(len(K))
    board, other = funnel(K, N), funnel(K[shuffled], N[shuffled])
    np.testing.assert_allclose(other.od_high95, board.od_high95[shuffled], atol=1e-12)


@pytest.mark.parametrize(("k", "n"), [([], []), ([0, 3], [0, 5]), ([6], [5])])
def test_impossible_boards_are_refused(k, n):
    with pytest.raises(ValueError, match="cases|0 ≤ k ≤ n"):
        funnel(k, n)
