"""Explain a figure: the cases (or days) that it is made of, enough to compute it again by hand."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from metrics.figures import BANDS
from metrics.selection import Selection
from metrics.sql.statements import table

WIB = "Asia/Jakarta"
STAMPS = ("opened_at", "first_reply_at", "resolved_at", "as_of", "deadline", "looked_at")
CASE_COLUMNS = (
    "case_id",
    "account_id",
    "opened_at",
    "first_reply_at",
    "resolved_at",
    "basis",
    "topic",
    "due",
    "on_time",
    "resolution_due",
    "resolved_in_time",
    "reopened",
    "waiting_again",
    "excluded",
    "as_of",
    "upload_id",
    "member",
    "row",
)


class Evidence(NamedTuple):
    """What a figure is made of.

    ``rows``: what it is computed from: cases (the columns of ``python -m metrics cases``, ``met``
    where the figure has a numerator, and the durations, targets and moments that it needs; seconds,
    stamps in WIB), or days of accounts (``account_id, day, covered`` or ``sent``). ``of``: their
    number (for ``replies_sent`` the replies), ``met``: how many of them count in the numerator
    (None where there is none)."""

    rows: pd.DataFrame
    of: int
    met: int | None


class _Rule(NamedTuple):
    of: Callable[[pd.DataFrame], pd.Series]
    met: Callable[[pd.DataFrame], pd.Series] | None = None
    more: tuple[str, ...] = ()


def _counted(cases: pd.DataFrame) -> pd.Series:
    return cases["is_opened"] & ~cases["excluded"]


def _all(*names: str) -> Callable[[pd.DataFrame], pd.Series]:
    """Cases of the cohort for which every column is true; null is not."""

    def chosen(cases: pd.DataFrame) -> pd.Series:
        found = _counted(cases)
        for name in names:
            found &= cases[name].fillna(False).astype(bool)
        return found

    return chosen


def _answered(cases: pd.DataFrame) -> pd.Series:
    return cases["first_reply_at"].notna()


def _reopened(cases: pd.DataFrame) -> pd.Series:
    return (cases["reopened"] > 0).fillna(False).astype(bool)


def _aged(*bands: int) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda cases: cases["band"].isin(bands).fillna(False).astype(bool)


_ON_TIME = _Rule(
    _all("due"), lambda c: c["on_time"].fillna(False).astype(bool), ("waited", "target", "cluster")
)
_WAITS = _Rule(_all("replies_known"), _answered, ("waited",))
_IN_TIME = _Rule(
    _all("resolution_due"),
    lambda c: c["resolved_in_time"].fillna(False).astype(bool),
    ("deadline", "cluster"),
)
RULES = {
    "cases": _Rule(_counted),
    "due": _Rule(_all("due"), None, ("waited", "target")),
    "on_time": _ON_TIME,
    "on_time_rate": _ON_TIME,
    "answered_rate": _Rule(_all("due_wall"), _answered),
    "median_response": _WAITS,
    "p90_response": _WAITS,
    "longest_response": _WAITS,
    "resolution_due": _Rule(_all("resolution_due"), None, ("deadline",)),
    "resolved_in_time": _IN_TIME,
    "resolution_rate": _IN_TIME,
    "median_resolution": _Rule(
        lambda c: _counted(c) & c["resolution_waited"].notna(),
        lambda c: c["resolved_at"].notna(),
        ("resolution_waited",),
    ),
    "reopen_rate": _Rule(
        lambda c: _counted(c) & c["reopened"].notna() & (c["resolved_at"].notna() | _reopened(c)),
        _reopened,
    ),
    **{name: _Rule(_aged(band), None, ("looked_at", "age")) for band, name in enumerate(BANDS)},
    "backlog": _Rule(_aged(*range(len(BANDS))), None, ("looked_at", "age")),
    "waiting_again": _Rule(lambda c: c["asked_again"].astype(bool), None, ("looked_at",)),
    "auto_share": _Rule(
        lambda c: _counted(c) & (c["basis"] == "silence"),
        lambda c: c["automatic_first"].fillna(False).astype(bool),
        ("automatic_first",),
    ),
    "excluded": _Rule(lambda c: c["is_opened"] & c["excluded"]),
    "closed_unanswered": _Rule(
        lambda c: _all("replies_known", "closed")(c) & ~_answered(c), None, ("closed",)
    ),
}
DAYS = {"coverage": "coverage_days", "replies_sent": "reply_days"}


def cases(cursor, selection: Selection) -> pd.DataFrame:
    """Every case that any figure of the selected unit is made of, oldest first, with all columns of
    ``metrics/sql/evidence.sql``; stamps in WIB."""
    clock = {"clock": selection.clock, "channel": selection.channel}
    found = table(cursor, "evidence", _days(selection) | clock)
    for name in STAMPS:
        found[name] = found[name].dt.tz_localize("UTC").dt.tz_convert(WIB)
    for name in ("is_opened", "excluded", "asked_again"):
        found[name] = found[name].astype(bool)
    return found


def of_figure(cursor, figure: str, selection: Selection) -> Evidence:
    """What one figure of the selected unit is made of.

    In: ``figure`` one of ``metrics.figures.COLUMNS``, or ``backlog`` for all ages."""
    if figure == "coverage":
        found = table(cursor, DAYS[figure], _days(selection))
        return Evidence(found, len(found), int(found["covered"].sum()))
    if figure == "replies_sent":
        found = table(cursor, DAYS[figure], _days(selection) | {"channel": selection.channel})
        return Evidence(found, int(found["sent"].sum()), None)
    return among(cases(cursor, selection), figure)


def _days(selection: Selection) -> dict:
    return {
        "by": selection.by,
        "unit": selection.unit,
        "first_day": selection.first_counted,
        "last_day": selection.last,
        "platform": selection.platform,
    }


def among(every: pd.DataFrame, figure: str) -> Evidence:
    """The same out of the ``cases`` of a unit and period, for the figures of RULES; with the columns
    that they have."""
    rule = RULES[figure]
    chosen = every[rule.of(every)].reset_index(drop=True)
    found = chosen[[name for name in (*CASE_COLUMNS, *rule.more) if name in chosen]]
    if rule.met is None:
        return Evidence(found, len(chosen), None)
    met = rule.met(chosen)
    return Evidence(found.assign(met=met), len(chosen), int(met.sum()))
