"""Which changes are more than chance: a window against the one before, or a month against its year (handbook 5)."""

from datetime import timedelta

import numpy as np
import pandas as pd

from metrics import change, months
from metrics.effective import effective_counts
from metrics.ranking import BOARDS, Board, standing
from metrics.settings import Settings
from metrics.statements import table


def movement(cursor, by: str, which: str, month: str, clock: str) -> pd.DataFrame:
    """Units eligible in the official window and in the one before, with the same basis.

    In: ``by`` opd or account; ``which`` response or resolution. Out: ``unit``, ``change`` (−1 … 1) and ``direction``
    (improving, declining, undecided: does the 95 % Newcombe interval on effective counts leave 0 out?).
    """
    board, settings = BOARDS[which], Settings.of(cursor)
    now = _window(cursor, by, board, month, clock, settings)
    before = _window(cursor, by, board, months.shifted(month, -months.WINDOW), clock, settings)
    both = now.merge(before, on=["unit", "basis"], suffixes=("", "_before"))
    both = both[(both["n"] > 0) & (both["n_before"] > 0)]
    bounds = change.difference_interval(both["k"], both["n"], both["k_before"], both["n_before"])
    return pd.DataFrame({"unit": both["unit"], "change": (both["rate"] - both["rate_before"]).astype(float),
                         "direction": change.direction(*bounds)}).reset_index(drop=True)


def _window(cursor, by: str, board: Board, month: str, clock: str, settings: Settings) -> pd.DataFrame:
    """Eligible units of a window: unit, basis, plain rate, effective k and n."""
    units = standing(cursor, by, board, month, clock, None, settings)
    units = units.loc[units["status"].isna(), ["unit", "basis", "rate"]]
    first, last = months.window(month, settings.start_date)
    clusters = table(cursor, "clusters", {"by": by, "clock": clock, "first_day": first, "last_day": last})
    parts = [part.assign(k=k, n=n) for _, part in units.groupby("basis", sort=True)
             for k, n in [_effective(list(part["unit"]), clusters, board)]]
    return pd.concat(parts) if parts else units.assign(k=0.0, n=0.0)


def year_before(cursor, by: str, unit: str, which: str, month: str, clock: str) -> str:
    """improving, declining or undecided: one unit's month (or the regency's) against the 12 months before."""
    first = months.first_day(month)
    spans = ((first, months.last_day(month)),
             (months.first_day(months.shifted(month, -12)), first - timedelta(days=1)))
    counts = []
    for first_day, last_day in spans:
        clusters = table(cursor, "clusters", {"by": "opd" if by == "opd" else "account", "clock": clock,
                                              "first_day": first_day, "last_day": last_day})
        clusters = clusters if by == "regency" else clusters[clusters["unit"] == unit]
        counts += _effective([unit], clusters.assign(unit=unit), BOARDS[which])
    k, n, k_before, n_before = counts
    if n[0] == 0 or n_before[0] == 0:
        return "undecided"
    return str(change.direction(*change.difference_interval(k, n, k_before, n_before))[0])


def beside_regency(clusters: pd.DataFrame, unit: str) -> str:
    """above, below or undecided: does a unit answer in time more often than all others together, beyond chance?

    In: ``clusters`` of all units of one window, from the statement of that name. 95 % Newcombe on effective counts.
    """
    own = clusters["unit"] == unit
    k, n = _effective([unit], clusters[own], BOARDS["response"])
    k_others, n_others = _effective(["others"], clusters[~own].assign(unit="others"), BOARDS["response"])
    if n[0] == 0 or n_others[0] == 0:
        return "undecided"
    found = str(change.direction(*change.difference_interval(k, n, k_others, n_others))[0])
    return {"improving": "above", "declining": "below"}.get(found, "undecided")


def _effective(names: list[str], clusters: pd.DataFrame, board: Board) -> tuple[np.ndarray, np.ndarray]:
    index = {name: i for i, name in enumerate(names)}
    own = clusters[clusters["unit"].isin(index) & (clusters[board.due] > 0)]
    k, n, _ = effective_counts(own["unit"].map(index).to_numpy(dtype=int), own[board.met].to_numpy(dtype=float),
                               own[board.due].to_numpy(dtype=float), len(names))
    return k, n
