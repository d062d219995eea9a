"""Who answers the people: places with their ranges, or the reason why there are none (handbook,
section 5)."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from metrics.board.standings import BOARDS, ELIGIBLE, Board, Standing, both_standings
from metrics.statistics import places
from metrics.statistics.effective import effective_counts
from metrics.statistics.reliability import places_allowed
from metrics.statistics.shrinkage import posterior, score


def ranking(
    cursor, by: str, board: str, month: str, clock: str, kind: str | None = None
) -> pd.DataFrame:
    """The board of the official window that ends with ``month``: one row per unit active in it.

    In: ``by`` opd or account; ``board`` response or resolution; ``clock`` wall or office; ``kind``
    of OPD, or null for all. Out: ``place, place_low, place_high, group, unit, score, on_time, due,
    rate, change, status`` (resolution: ``resolved_in_time, resolution_due`` and ``basis``), those
    with a place first, then the others by name. ``score``, ``rate`` and ``change`` are 0–1."""
    now, before = windows(cursor, by, BOARDS[board], month, clock=clock, kind=kind)
    return listed(now, before, BOARDS[board])


def windows(
    cursor, by: str, board: Board, month: str, clock: str, kind: str | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The units of the official window, placed, and those of the three months before it, scored."""
    return judged(both_standings(cursor, by, board, month, clock), board, kind)


def judged(
    both: tuple[Standing, Standing], board: Board, kind: str | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """:func:`windows` out of the standings: units of one ``kind``, or all."""
    now, before = both
    return of_kind(now, board, kind, placed), of_kind(before, board, kind, scored)


def of_kind(found: Standing, board: Board, kind: str | None, judge: Callable) -> pd.DataFrame:
    """The units of one kind, or all, judged by ``placed`` or ``scored``; each basis is a board of
    its own."""
    units = found.units
    if kind is not None:
        units = units[units["kind"].str.casefold() == kind.casefold()].reset_index(drop=True)
    parts = [
        judge(part, found.clusters, board)
        for _, part in units.groupby("basis", dropna=False, sort=True)
    ]
    return pd.concat(parts) if parts else judge(units, found.clusters, board)


def listed(now: pd.DataFrame, before: pd.DataFrame, board: Board) -> pd.DataFrame:
    """The columns of :func:`ranking`, in its order, out of what :func:`windows` gives."""
    return _ordered(_with_change(now, before), board)


def in_both(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Units eligible in both windows with the same basis, with the columns of either (``_before``);
    by unit."""
    kept = ["unit", "basis", "rate", "k", "n", "score", "status", "place"]
    eligible = [found.loc[found["status"].isin(ELIGIBLE), kept] for found in (now, before)]
    return (
        eligible[0]
        .merge(eligible[1], on=["unit", "basis"], suffixes=("", "_before"))
        .sort_values("unit")
    )


def _with_change(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """``change``: rate minus that of the window before; null unless eligible in both, with the same
    basis."""
    both = in_both(now, before)
    return now.assign(
        change=now["unit"]
        .map(dict(zip(both["unit"], both["rate"] - both["rate_before"], strict=True)))
        .astype("Float64")
    )


def placed(units: pd.DataFrame, clusters: pd.DataFrame, board: Board) -> pd.DataFrame:
    """One board: scores for its eligible units, and places where the differences are reliable.

    In: ``units`` with ``unit`` and ``status`` (null for the eligible); ``clusters`` with ``unit``
    and the board's two counts. Out: :func:`scored`, with ``place_low, place_high, group``."""
    units = scored(units, clusters, board)
    for name, kind in (("place_low", "Int64"), ("place_high", "Int64"), ("group", object)):
        units[name] = pd.Series(None, index=units.index, dtype=kind)
    ranked = units.index[units["status"] == "ranked"]
    if len(ranked):
        drawn = places.drawn_places(
            posterior(*(units.loc[ranked, c].to_numpy(dtype=float) for c in ("k", "n")))
        )
        low, high = places.place_intervals(drawn, units.loc[ranked, "place"])
        units.loc[ranked, "place_low"], units.loc[ranked, "place_high"] = low, high
        units.loc[ranked, "group"] = places.groups(drawn)
    return units


def scored(units: pd.DataFrame, clusters: pd.DataFrame, board: Board) -> pd.DataFrame:
    """One board without the ranges of its places: the units by id, with ``k`` and ``n`` (effective
    cases), ``score``, ``place``, the final status, and ``one_post``: how many cases of the
    denominator came under the one post with most of them (0 without)."""
    units = units.sort_values("unit").reset_index(drop=True)
    largest = clusters[clusters["is_post"]].groupby("unit")[board.due].max()
    units["one_post"] = units["unit"].map(largest).fillna(0).astype("Int64")
    for name, kind in (
        ("place", "Int64"),
        ("score", "Float64"),
        ("k", "Float64"),
        ("n", "Float64"),
    ):
        units[name] = pd.Series(pd.NA, index=units.index, dtype=kind)
    eligible = units.index[units["status"].isna()]
    if len(eligible) == 0:
        return units
    k, n = effective(list(units.loc[eligible, "unit"]), clusters, board)
    units.loc[eligible, "k"], units.loc[eligible, "n"] = k, n
    shown = places.rounded(score(posterior(k, n)))
    units.loc[eligible, "score"] = shown
    allowed = places_allowed(k, n)
    units.loc[eligible, "status"] = "ranked" if allowed else "no_difference"
    if allowed:
        units.loc[eligible, "place"] = places.places(shown)
    return units


def effective(
    names: list[str], clusters: pd.DataFrame, board: Board
) -> tuple[np.ndarray, np.ndarray]:
    """k and n of the named units, in their order, in effective cases; D is theirs together."""
    index = {name: i for i, name in enumerate(names)}
    own = clusters[clusters["unit"].isin(index) & (clusters[board.due] > 0)]
    k, n, _ = effective_counts(
        own["unit"].map(index).to_numpy(dtype=int),
        own[board.met].to_numpy(dtype=float),
        own[board.due].to_numpy(dtype=float),
        len(names),
    )
    return k, n


def _ordered(units: pd.DataFrame, board: Board) -> pd.DataFrame:
    units["_name"] = units["name"].str.casefold()
    units["_without"] = units["place"].isna()
    units["_due"] = units[board.due].where(~units["_without"], 0)
    units = units.sort_values(
        ["_without", "place", "_due", "_name", "unit"], ascending=[True, True, False, True, True]
    ).reset_index(drop=True)
    columns = [
        "place",
        "place_low",
        "place_high",
        "group",
        "unit",
        "score",
        board.met,
        board.due,
        "rate",
        "change",
        "status",
    ]
    return units[columns + (["basis"] if board.name == "resolution" else [])]
