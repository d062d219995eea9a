"""A published version read a second time, with pandas and NumPy alone: from its cases follow rate,
denominator, effective counts, score and place of every OPD (handbook 4 and 5)."""

import numpy as np
import pandas as pd
import pytest

from data.lake import published
from tests.reports.conftest import MONTH

COUNTS = {
    "response": ("due_{clock}", "on_time_{clock}"),
    "resolution": ("resolution_due", "resolved_in_time"),
}
GRID = (np.arange(199) + 0.5) / 199


def tables(home, *names: str) -> list[pd.DataFrame]:
    folder = published.folder(home, MONTH, "1.0")
    return [pd.read_parquet(folder / f"{name}.parquet") for name in names]


def effective(clusters: pd.DataFrame) -> pd.DataFrame:
    """k and n of each unit: a cluster weighs at most as ten, all are divided by D (5.2)."""
    weight = np.minimum(1, 10 / clusters["due"])
    weighted = clusters.assign(k=clusters["met"] * weight, n=clusters["due"] * weight)
    units = weighted.groupby("unit")[["k", "n"]].sum()
    p = weighted["unit"].map((units["k"] + 0.5) / (units["n"] + 1))
    spread = ((weighted["k"] - p * weighted["n"]) ** 2).sum()
    return units / max(1.0, spread / (weighted["n"] * p * (1 - p)).sum())


def scores(units: pd.DataFrame) -> np.ndarray:
    """Posterior means after 20 steps of EM over the grid (5.3)."""
    k, n = units["k"].to_numpy()[:, None], units["n"].to_numpy()[:, None]
    likelihood = k * np.log(GRID) + (n - k) * np.log(1 - GRID)
    weights = np.full(199, 1 / 199)
    for _ in range(21):
        posterior = np.exp(likelihood - likelihood.max(axis=1, keepdims=True)) * weights
        posterior /= posterior.sum(axis=1, keepdims=True)
        weights = posterior.mean(axis=0)
    return posterior @ GRID


@pytest.mark.parametrize("clock", ["wall", "office"])
@pytest.mark.parametrize("board", list(COUNTS))
def test_rate_denominator_and_place_follow_from_the_rows(home, board, clock):
    cases, boards = tables(home, "cases", "boards")
    first = pd.Timestamp("2026-07-01").date()
    own = cases[(cases["opened_on"] >= first) & cases["excluded"].isna()]
    due, met = (name.format(clock=clock) for name in COUNTS[board])
    own = own.assign(unit=own["opd_id"], due=own[due].astype(int), met=own[met].astype(int))
    sums = own.groupby("unit")[["due", "met"]].sum()
    shown = boards.query(
        "unit_type == 'opd' and board == @board and clock == @clock and within == ''"
    )
    shown = shown.set_index("unit")
    assert (shown["due"] == sums["due"].reindex(shown.index)).all()
    assert (shown["met"] == sums["met"].reindex(shown.index)).all()
    rates = sums["met"] / sums["due"].where(sums["due"] > 0)
    pd.testing.assert_series_equal(
        shown["rate"].astype(float), rates.reindex(shown.index), check_names=False
    )
    eligible = shown[shown["status"].isin(["ranked", "no_difference"])].index
    clusters = own[own["unit"].isin(eligible)].groupby(["unit", "cluster"])[["due", "met"]].sum()
    clusters = clusters[clusters["due"] > 0].reset_index()
    found = effective(clusters).sort_index()
    rounded = pd.Series(np.floor(1000 * scores(found) + 0.5) / 1000, index=found.index)
    placed = shown.loc[found.index]
    assert np.allclose(rounded, placed["score"].astype(float))
    ranked = placed[placed["status"] == "ranked"]
    assert board == "resolution" or len(ranked) > 2  # all resolve alike: no places there
    places = rounded[ranked.index].rank(ascending=False, method="min").astype(int)
    assert (places == ranked["place"].astype(int)).all()
