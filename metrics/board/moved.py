"""Whom a change of the register gives another place, or another reason for having none."""

from dataclasses import dataclass

import pandas as pd

from metrics.board.ranking import of_kind, scored
from metrics.board.standings import BOARDS, standings
from metrics.settings import Settings

UNITS = ("opd", "account")


@dataclass(frozen=True)
class Moved:
    """Of the boards of one month (YYYY-MM): by opd and account, how many units stand differently,
    and the cases of their windows."""

    month: str
    units: dict[str, int]
    cases: dict[str, int]


def moved(before: dict[str, pd.DataFrame], after: dict[str, pd.DataFrame], month: str) -> Moved:
    """What two stores make of the boards of a month (:func:`stand` of each): units whose status,
    place or kind is another, or that only one of them has."""
    units, cases = {}, {}
    for by in UNITS:
        both = before[by].merge(after[by], on="unit", how="outer", suffixes=("", "_after"))
        columns = [name for name in before[by].columns if name not in ("unit", "cases")]
        old = both[columns].astype(object).fillna("")
        new = both[[f"{name}_after" for name in columns]].astype(object).fillna("")
        differs = (old.to_numpy() != new.to_numpy()).any(axis=1)
        counts = both[["cases", "cases_after"]].fillna(0).max(axis=1)
        units[by], cases[by] = int(differs.sum()), int(counts[differs].sum())
    return Moved(month, units, cases)


def stand(cursor, month: str) -> dict[str, pd.DataFrame]:
    """By opd and account: ``unit, cases, kind`` of the window that ends with the month, and status
    and place on each board, on the official clock."""
    return {by: _stand(cursor, by, month) for by in UNITS}


def _stand(cursor, by: str, month: str) -> pd.DataFrame:
    clock = Settings.of(cursor).official_clock
    boards = tuple(BOARDS.values())
    found = pd.DataFrame()
    for board, own in zip(boards, standings(cursor, by, boards, month, clock), strict=True):
        units = of_kind(own, board, None, scored).sort_values("unit").reset_index(drop=True)
        found = found.assign(
            unit=units["unit"],
            cases=units["cases"],
            kind=units["kind"],
            **{f"{board.name}_{name}": units[name] for name in ("status", "place")},
        )
    return found
