"""Whom a change of the register gives another place, or another reason for having none."""

from dataclasses import dataclass

import pandas as pd

from metrics.board.ranking import BOARDS, of_kind, one_standing, scored
from metrics.settings import Settings


@dataclass(frozen=True)
class Moved:
    """Of the boards of one month (YYYY-MM): by opd and account, how many units stand differently,
    and the cases of their windows."""

    month: str
    units: dict[str, int]
    cases: dict[str, int]


def moved(before, after, month: str) -> Moved:
    """What two stores make of the boards of a month, response and resolution, on the official clock
    of each: units whose status, place or kind is another, or that only one of them has."""
    units, cases = {}, {}
    for by in ("opd", "account"):
        one, other = (_standing(cursor, by, month) for cursor in (before, after))
        both = one.merge(other, on="unit", how="outer", suffixes=("", "_after"))
        columns = [name for name in one.columns if name not in ("unit", "cases")]
        old = both[columns].astype(object).fillna("")
        new = both[[f"{name}_after" for name in columns]].astype(object).fillna("")
        differs = (old.to_numpy() != new.to_numpy()).any(axis=1)
        counts = both[["cases", "cases_after"]].fillna(0).max(axis=1)
        units[by], cases[by] = int(differs.sum()), int(counts[differs].sum())
    return Moved(month, units, cases)


def _standing(cursor, by: str, month: str) -> pd.DataFrame:
    """``unit, cases, kind``, and status and place on each board."""
    clock, found = Settings.of(cursor).official_clock, None
    for name, board in BOARDS.items():
        units = of_kind(one_standing(cursor, by, board, month, clock), board, None, scored)
        own = units[["unit", "cases", "kind", "status", "place"]].rename(
            columns={"status": f"{name}_status", "place": f"{name}_place"}
        )
        found = (
            own if found is None else found.merge(own.drop(columns=["cases", "kind"]), on="unit")
        )
    return found
