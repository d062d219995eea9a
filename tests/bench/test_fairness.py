"""The bench of fairness on few runs: the criteria hold, and the bench would see it if they did
not."""

import numpy as np
import pytest

from bench.fairness.measuring import measured, missed, summary
from bench.fairness.regencies import REGENCIES, drawn, units
from metrics.statistics import effective

RUNS = 8
BY_NAME = {regency.name: regency for regency in REGENCIES}


@pytest.mark.parametrize("by", ["opd", "account"])
def test_boards_find_the_truth(by):
    found = summary(measured(REGENCIES[0], by, RUNS))
    assert missed(found) == []
    assert found["wrong group"] < 0.05
    assert found["said to change"] < 0.1
    assert found["moved ours"] < min(
        found[f"moved {name}"] for name in ("raw", "wilson", "beta_binomial")
    )


def test_a_board_that_takes_a_viral_post_for_300_deeds_is_seen(monkeypatch):
    monkeypatch.setattr(effective, "CLUSTER_CAP", np.inf)
    monkeypatch.setattr(effective, "design_effect", lambda *_: 1.0)
    assert "covered" in missed(summary(measured(REGENCIES[0], "opd", 3)))


def test_without_differences_nothing_has_a_place():
    assert measured(BY_NAME["no differences"], "opd", 3)["no places"].tolist() == [1, 1, 1]


@pytest.mark.parametrize("name", ["as described", "worse on busy days"])
def test_the_true_rate_is_what_many_windows_show(name):
    rng = np.random.default_rng(1)
    truth = drawn(BY_NAME[name], rng)
    windows = [truth.window(rng) for _ in range(40)]
    for by in ("opd", "account"):
        seen = sum(
            window.groupby(units(by).to_numpy()[window["account"]])[["due", "on_time"]]
            .sum()
            .reindex(truth.rate(by).index, fill_value=0)
            for window in windows
        )
        assert np.mean(seen["on_time"] / seen["due"] - truth.rate(by)) == pytest.approx(0, abs=0.01)
