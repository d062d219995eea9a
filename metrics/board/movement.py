"""Which changes are more than chance: a window against the one before, or a month against its year
(handbook 5)."""

import numpy as np
import pandas as pd

from metrics.board.ranking import effective, in_both
from metrics.board.standings import BOARDS, Board
from metrics.sql.statements import table
from metrics.statistics import change
from metrics.steps import Span


def movement(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Change and movement of the units that are eligible in both windows on the same board (basis).

    In: what ``metrics.ranking.windows`` gives. Out, by unit: ``unit``, ``rate_before`` (0–1),
    ``change_low`` and ``change_high`` (−1 … 1, 95 % Newcombe on the effective counts of both
    windows, each with its own D), ``direction`` (improving, declining, undecided:
    ``metrics.change.verdict``), ``bound`` (the one nearest 0), ``place_before``, and the places
    gained, up positive, in two parts that add up to ``place_before`` − ``place``: ``places_own``
    and ``places_others``; null where there was no place in one of the windows."""
    both = in_both(now, before)
    both = both[(both["n"] > 0) & (both["n_before"] > 0)].reset_index(drop=True)
    low, high = change.difference_interval(
        *(both[c].to_numpy(dtype=float) for c in ("k", "n", "k_before", "n_before"))
    )
    found = pd.DataFrame(
        {
            "unit": both["unit"],
            "rate_before": both["rate_before"],
            "change_low": low,
            "change_high": high,
            "direction": change.verdict(
                (both["rate"] - both["rate_before"]).to_numpy(dtype=float), low, high
            ),
            "bound": change.nearest_bound(low, high),
            "place_before": both["place_before"],
        }
    )
    return found.merge(_places(now, before), on="unit", how="left")


def _places(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Places gained on each board (basis), by its own scores of both windows."""
    ranked = [
        found.loc[found["status"] == "ranked", ["unit", "basis", "score"]]
        for found in (now, before)
    ]
    every = ranked[0].merge(ranked[1], on=["unit", "basis"], how="outer", suffixes=("", "_before"))
    every[["places_own", "places_others"]] = np.nan
    for at in every.groupby("basis").groups.values():
        scores = (
            every.loc[at, c].to_numpy(dtype=float, na_value=np.nan)
            for c in ("score_before", "score")
        )
        every.loc[at, "places_own"], every.loc[at, "places_others"] = change.places_gained(*scores)
    return (
        every[["unit", "places_own", "places_others"]]
        .dropna()
        .astype({"places_own": "Int64", "places_others": "Int64"})
    )


def against_before(
    cursor, by: str, unit: str, which: str, clock: str, now: Span, before: Span
) -> str:
    """improving, declining or undecided: one unit (or the regency) on some days against others.

    In: ``now`` and ``before``: first and last day, inclusive.
    """

    found = all_against_before(cursor, by, [unit], which, clock=clock, now=now, before=before)
    return found[unit]


def all_against_before(
    cursor, by: str, units: list[str], which: str, clock: str, now: Span, before: Span
) -> dict[str, str]:
    """The same of many units: unit → its verdict."""
    cut = {"by": "opd" if by == "opd" else "account", "clock": clock}
    of_days, earlier = (
        table(cursor, "clusters", cut | {"first_day": first, "last_day": last})
        for first, last in (now, before)
    )

    def own(found: pd.DataFrame, unit: str) -> pd.DataFrame:
        return found if by == "regency" else found[found["unit"] == unit]

    board = BOARDS[which]
    return {unit: _as_one(own(of_days, unit), own(earlier, unit), board) for unit in units}


def beside_regency(clusters: pd.DataFrame, unit: str) -> str:
    """above, below or undecided: does a unit answer in time more often than all others together,
    beyond chance?

    In: ``clusters`` of all units of one window, from the statement of that name. 95 % Newcombe on
    effective counts."""
    own = clusters["unit"] == unit
    found = _as_one(clusters[own], clusters[~own], BOARDS["response"])
    return {"improving": "above", "declining": "below"}.get(found, "undecided")


def _as_one(now: pd.DataFrame, before: pd.DataFrame, board: Board) -> str:
    """The verdict on two sets of clusters, each taken as one unit."""
    (k, n), (k_before, n_before) = (
        effective(["one"], found.assign(unit="one"), board) for found in (now, before)
    )
    if n[0] == 0 or n_before[0] == 0:
        return "undecided"
    rates = [found[board.met].sum() / found[board.due].sum() for found in (now, before)]
    bounds = change.difference_interval(k, n, k_before, n_before)
    return str(change.verdict([rates[0] - rates[1]], *bounds)[0])
