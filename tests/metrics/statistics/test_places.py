"""Handbook 5, points 4 to 6: order, places, intervals, groups."""

import bisect
import csv
import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta as beta_distribution

from metrics.statistics.places import drawn_places, groups, order, place_intervals, places, rounded
from metrics.statistics.reliability import beta_binomial
from metrics.statistics.shrinkage import EDGES, GRID, posterior, score

ORACLES = Path(__file__).parents[2] / "oracles"
NPMLE = json.loads((ORACLES / "npmle_surgical_computed.json").read_text())


def surgical():
    with (ORACLES / "ranks_surgical_openbugs.csv").open() as file:
        rows = list(csv.DictReader(file))
    return {
        name: np.array([float(row[name]) for row in rows]) for name in rows[0] if name != "hospital"
    }


def plain_draws(P, draws):
    """Handbook point 5 row by row: invert each unit's cumulative, then count who is higher."""
    random = np.random.default_rng(20220623).random((10_000, len(P)))
    boards = []
    for row in random[:draws]:
        rates = []
        for x, probabilities in zip(row, P, strict=True):
            cumulative = [0.0]
            for p in probabilities:
                cumulative.append(cumulative[-1] + p)
            cell = bisect.bisect_right(cumulative, x) - 1
            share = (x - cumulative[cell]) / probabilities[cell]
            rates.append((cell + share) / 199)
        boards.append([1 + sum(other > rate for other in rates) for rate in rates])
    return boards


# Point 4: order


def test_rounding_is_half_up_to_a_tenth_of_a_percent():
    # 82.35 % → 82.4 %, 82.449 % → 82.4 %, 82.45 % → 82.5 %, ½ ‰ up, just below it down
    shown = rounded([0.8235, 0.82449, 0.8245, 0.0005, 0.000499, 0, 1])
    assert shown.tolist() == [0.824, 0.824, 0.825, 0.001, 0.0, 0.0, 1.0]


def test_equal_scores_share_a_place():
    assert places(rounded([0.7, 0.8241, 0.9, 0.8239])).tolist() == [4, 2, 1, 2]
    assert places([0.5, 0.5, 0.5]).tolist() == [1, 1, 1]
    assert places([]).tolist() == []


def test_scores_that_are_shown_alike_share_a_place_and_others_do_not():
    assert places(rounded([0.82351, 0.82449])).tolist() == [1, 1]
    assert places(rounded([0.82449, 0.82451])).tolist() == [2, 1]


def test_order_is_score_then_due_then_name():
    # score   .8241  .9   .8239  .8244  .8240
    # shown   .824   .9   .824   .824   .824
    score_, due = [0.8241, 0.9, 0.8239, 0.8244, 0.8240], [50, 20, 90, 50, 50]
    name = ["Dinas Sosial", "RSUD", "Bappeda", "Dinas Kesehatan", "Badan Pangan"]
    listed = [name[unit] for unit in order(score_, due, name)]
    assert listed == ["RSUD", "Bappeda", "Badan Pangan", "Dinas Kesehatan", "Dinas Sosial"]


# Point 5: intervals


def test_draws_are_the_handbooks_in_plain_python():
    P = posterior([12, 30, 22.5, 8], [20, 40, 40, 9.5])
    drawn = drawn_places(P)
    assert drawn.shape == (10_000, 4)
    assert drawn[:500].tolist() == plain_draws(P, 500)


def test_interval_is_the_handbooks_in_plain_python():
    P = posterior([12, 30, 22.5], [20, 40, 40])
    drawn, place = drawn_places(P), places(rounded(score(P)))
    low, high = place_intervals(drawn, place)
    for unit, drawn_here in enumerate(np.array(plain_draws(P, 10_000)).T):
        column = sorted(drawn_here)
        assert low[unit] == min(column[math.ceil(0.05 * 10_000) - 1], place[unit])
        assert high[unit] == max(column[math.ceil(0.95 * 10_000) - 1], place[unit])


def test_quantiles_are_observed_places():
    # 499 draws at 1: the 500th smallest is 2. 500 draws at 1: it is 1. Likewise from above.
    almost = np.repeat([1, 2, 3], [499, 9_002, 499])
    enough = np.repeat([1, 2, 3], [500, 8_999, 501])
    low, high = place_intervals(np.column_stack([almost, enough, almost]), [2, 2, 2])
    assert low.tolist() == [2, 1, 2]
    assert high.tolist() == [2, 3, 2]
    # 1 and 3 with nothing between: no place 2 is made up
    gap = np.repeat([1, 3], [500, 9_500])
    assert place_intervals(gap[:, None], [3])[0].tolist() == [1]


def test_interval_is_widened_to_contain_the_place():
    drawn = np.tile([1, 2, 3], (10_000, 1))
    low, high = place_intervals(drawn, [1, 3, 2])
    assert low.tolist() == [1, 2, 2]
    assert high.tolist() == [1, 3, 3]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.floats(0.5, 200), st.floats(0, 1)), min_size=1, max_size=12))
def test_interval_contains_the_place(units):
    n = np.array([unit[0] for unit in units])
    P = posterior(n * [unit[1] for unit in units], n)
    place = places(rounded(score(P)))
    low, high = place_intervals(drawn_places(P), place)
    assert np.all((1 <= low) & (low <= place) & (place <= high) & (high <= len(units)))


def test_draws_and_places_of_different_boards_are_refused():
    with pytest.raises(ValueError, match="3 units were drawn, 2 have a place"):
        place_intervals(np.tile([1, 2, 3], (10, 1)), [1, 2])


def test_surgical_hospitals_mean_places():
    # rank 1 = highest rate here as there; 10,000 draws know a mean place to about 0.03
    drawn = drawn_places(posterior(NPMLE["k"], NPMLE["n"]))
    expected = NPMLE["expected_rank_1_is_highest_rate"]
    np.testing.assert_allclose(drawn.mean(axis=0), expected, rtol=0, atol=0.1)


@pytest.mark.parametrize("model", ["indep", "ebbeta"])
def test_surgical_hospitals_rank_intervals(model):
    # The draws, fed with the posteriors of the published models. There rank 1 = lowest mortality.
    oracle = surgical()
    k, n = oracle["deaths"], oracle["ops"]
    alpha, beta = (1, 1) if model == "indep" else beta_binomial(k, n)
    computed = "" if model == "indep" else "_computed"
    mean = (k + alpha) / (n + alpha + beta)
    np.testing.assert_allclose(mean, oracle[f"{model}_mean{computed}"], rtol=0, atol=1e-3)

    cells = np.diff(
        beta_distribution.cdf(EDGES, (k + alpha)[:, None], (n - k + beta)[:, None]), axis=1
    )
    np.testing.assert_allclose(cells @ GRID, mean, rtol=0, atol=1e-3)
    lowest_first = 13 - drawn_places(cells)
    quantiles = np.quantile(lowest_first, [0.025, 0.5, 0.975], axis=0, method="inverted_cdf")
    for name, rank in zip(["lo", "med", "hi"], quantiles, strict=True):
        published = oracle[f"{model}_rank_{name}{computed}"]
        np.testing.assert_allclose(rank, published, rtol=0, atol=1)
        if model == "ebbeta":
            random_effects = oracle[f"re_rank_{name}"]
            np.testing.assert_allclose(rank, random_effects, rtol=0, atol=1)


def test_surgical_hospitals_worst_three_are_the_openbugs_ones():
    oracle = surgical()
    place = places(score(posterior(oracle["deaths"], oracle["ops"])))
    highest_mortality = np.flatnonzero(place <= 3)
    assert highest_mortality.tolist() == sorted(np.argsort(oracle["re_mean"])[-3:].tolist())
    assert place[np.argmax(oracle["re_mean"])] == 1


def test_the_same_board_gets_the_same_interval_again():
    P = posterior([12, 30, 22.5], [20, 40, 40])
    np.testing.assert_array_equal(drawn_places(P), drawn_places(P))


def test_permuting_units_permutes_places_and_moves_intervals_by_one_at_most():
    rng = np.random.default_rng(3)
    n = rng.uniform(20, 200, 9)
    k = n * rng.uniform(0.3, 0.95, 9)
    shuffled = rng.permutation(9)
    P, Q = posterior(k, n), posterior(k[shuffled], n[shuffled])
    place, other = places(rounded(score(P))), places(rounded(score(Q)))
    assert other.tolist() == place[shuffled].tolist()
    for here, there in zip(
        place_intervals(drawn_places(P), place),
        place_intervals(drawn_places(Q), other),
        strict=True,
    ):
        assert np.abs(there - here[shuffled]).max() <= 1


# Point 6: groups


def test_clear_differences():
    k, n = [950, 800, 600, 400], [1000] * 4
    P = posterior(k, n)
    drawn = drawn_places(P)
    low, high = place_intervals(drawn, places(rounded(score(P))))
    assert low.tolist() == high.tolist() == [1, 2, 3, 4]
    assert groups(drawn) == ["above", "above", "below", "below"]


def test_equal_units_are_undecided():
    P = posterior([30] * 6, [40] * 6)
    drawn = drawn_places(P)
    place = places(rounded(score(P)))
    assert place.tolist() == [1] * 6
    low, high = place_intervals(drawn, place)
    assert low.tolist() == [1] * 6
    assert high.tolist() == [6] * 6
    assert groups(drawn) == ["undecided"] * 6


@pytest.mark.parametrize(
    ("upper", "group"),
    [(9_000, "above"), (8_999, "undecided"), (1_001, "undecided"), (1_000, "below")],
)
def test_nine_of_ten_draws_decide(upper, group):
    column = np.repeat([1, 4], [upper, 10_000 - upper])
    drawn = np.column_stack([column, 5 - column, column, 5 - column])
    assert groups(drawn)[0] == group


def test_the_middle_place_of_an_odd_board_is_not_in_the_upper_half():
    # U/2 = 2.5
    assert groups(np.tile([1, 2, 3, 4, 5], (100, 1))) == ["above"] * 2 + ["below"] * 3


def test_no_units():
    drawn = drawn_places(posterior([], []))
    low, high = place_intervals(drawn, [])
    assert low.tolist() == high.tolist() == groups(drawn) == order([], [], []) == []
