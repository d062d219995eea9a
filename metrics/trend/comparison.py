"""A unit's figures beside its own last period and the regency."""

from typing import NamedTuple

import pandas as pd

from metrics.figures import BANDS

RATES = {
    "on_time_rate": "due",
    "answered_rate": None,
    "resolution_rate": "resolution_due",
    "reopen_rate": None,
    "auto_share": None,
}
DURATIONS = ("median_response", "p90_response", "median_resolution")
UNREACHED = (
    "median_response",
    "p90_response",
)  # shown as "longer than the longest time seen" where null
OF_REPLIES = ("backlog", "waiting_again", "closed_unanswered")
MAIN = (
    "on_time_rate",
    "answered_rate",
    "median_response",
    "p90_response",
    "resolution_rate",
    "backlog",
)
REST = (
    "cases",
    "replies_sent",
    "waiting_again",
    "closed_unanswered",
    "median_resolution",
    "reopen_rate",
    "auto_share",
)


class Figure(NamedTuple):
    """One figure: ``kind`` rate (0–1), duration (seconds) or count; values None where there is
    nothing to judge; ``change`` own minus before; ``direction`` improving, declining or undecided.
    ``longest``: of own, before and regency the longest time seen, for a share that was never
    reached; ``unseen``: of the three, whether nothing is known of their days."""

    name: str
    kind: str
    own: float | None
    before: float | None
    change: float | None
    regency: float | None
    direction: str
    longest: tuple[float | None, ...]
    unseen: tuple[bool, ...]


def comparison(own: dict, before: dict, regency: dict, directions: dict[str, str]) -> list[Figure]:
    """MAIN and REST in this order.

    In: one row each of ``metrics.figures.series`` (empty where the unit was not active);
    ``directions``: figure → direction, where a change is established."""
    return [
        _figure(name, own, before, regency, directions.get(name, "undecided"))
        for name in MAIN + REST
    ]


def _figure(name: str, own: dict, before: dict, regency: dict, direction: str) -> Figure:
    kind = "rate" if name in RATES else "duration" if name in DURATIONS else "count"
    now, earlier, of_all = (_value(row, name) for row in (own, before, regency))
    change = now - earlier if now is not None and earlier is not None else None
    longest = tuple(
        _value(row, "longest_response") if name in UNREACHED else None
        for row in (own, before, regency)
    )
    return Figure(
        name=name,
        kind=kind,
        own=now,
        before=earlier,
        change=change,
        regency=of_all,
        direction=direction,
        longest=longest,
        unseen=tuple(is_unseen(row) for row in (own, before, regency)),
    )


def _value(row: dict, name: str) -> float | None:
    if not row or is_unseen(row):
        return None
    if name in OF_REPLIES and not replies_known(row):
        return None
    value = backlog(row) if name == "backlog" else row[name]
    return None if value is None or pd.isna(value) else float(value)


def is_unseen(row: dict) -> bool:
    """Whether a row without a message has no covered day either: whether citizens wrote is not known."""
    return bool(row) and not row["cases"] and not (row["coverage"] or 0) > 0


def replies_known(row: dict) -> bool:
    """False where no case of the row has known replies: then nothing is known of open cases
    either."""
    return not row["cases"] or not pd.isna(row["longest_response"])


def backlog(row: dict) -> int:
    """All open cases of a row, whatever their age."""
    return int(sum(row[age] for age in BANDS))
