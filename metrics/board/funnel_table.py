"""The funnel of a board, ready to draw: its units, its limits as curves, and who lies outside."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from metrics.statistics.funnel import Z95, Z998, flags, funnel, limits

ELIGIBLE = ("ranked", "no_difference")
STEPS = 120


class FunnelTable(NamedTuple):
    """``target`` 0–1; ``units``: the board's eligible rows with ``flag`` (above, below, inside);
    ``curve``: ``due, low95, high95, low998, high998`` (0–1), overdispersed limits over the range of
    cases."""

    target: float
    units: pd.DataFrame
    curve: pd.DataFrame


def funnel_table(board: pd.DataFrame) -> FunnelTable | None:
    """The funnel over the eligible units of one board (columns ``met, due, status``); None with
    fewer than two."""
    units = board[board["status"].isin(ELIGIBLE)].reset_index(drop=True)
    if len(units) < 2:
        return None
    k, n = units["met"].to_numpy(dtype=float), units["due"].to_numpy(dtype=float)
    found = funnel(k, n)
    cases = np.linspace(max(1.0, n.min() * 0.6), n.max() * 1.06, STEPS)
    low95, high95 = limits(cases, found.target, Z95, found.tau2)
    low998, high998 = limits(cases, found.target, Z998, found.tau2)
    curve = pd.DataFrame(
        {"due": cases, "low95": low95, "high95": high95, "low998": low998, "high998": high998}
    )
    return FunnelTable(found.target, units.assign(flag=flags(k, n)), curve)


def needs_attention(board: pd.DataFrame) -> pd.DataFrame:
    """Units far below what chance explains, widest shortfall first, then those without any upload.

    Out: rows of the board with ``reason``: ``below`` or ``no_upload``. Never simply the last ones.
    """
    below = [
        found.units[found.units["flag"] == "below"]
        for _, part in board.groupby("basis", dropna=False)
        if (found := funnel_table(part)) is not None
    ]
    rows = [part.assign(reason="below").sort_values("rate") for part in below]
    missing = board[(board["status"] == "low_coverage") & (board["coverage"].fillna(0) == 0)]
    return pd.concat([*rows, missing.assign(reason="no_upload")], ignore_index=True)
