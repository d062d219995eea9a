"""What an upload changed in the figures of its accounts: the same figures from the store before it
and after it."""

from dataclasses import dataclass

import pandas as pd

from metrics.figures import BANDS, figures
from metrics.selection import Selection


@dataclass(frozen=True)
class Effect:
    """One account in one month, before and after: share answered in time (0–1), share of days
    covered (0–1), messages without an answer; None where there was nothing to judge."""

    account_id: str
    rate: tuple[float | None, float | None]
    coverage: tuple[float | None, float | None]
    backlog: tuple[int, int]


def effects(before, after, accounts: list[str], month: str, clock: str) -> list[Effect]:
    """The effect on each of the accounts in the month; ``before`` and ``after`` are cursors on the
    two stores."""
    old, new = (
        figures(cursor, Selection.of_month("account", month, clock)).set_index("account_id")
        for cursor in (before, after)
    )
    return [
        Effect(
            a,
            _pair(old, new, a, "on_time_rate"),
            _pair(old, new, a, "coverage"),
            (_backlog(old, a), _backlog(new, a)),
        )
        for a in accounts
        if a in old.index or a in new.index
    ]


def _pair(
    old: pd.DataFrame, new: pd.DataFrame, account_id: str, name: str
) -> tuple[float | None, float | None]:
    return _value(old, account_id, name), _value(new, account_id, name)


def _value(found: pd.DataFrame, account_id: str, name: str) -> float | None:
    if account_id not in found.index or pd.isna(found.loc[account_id, name]):
        return None
    return float(found.loc[account_id, name])


def _backlog(found: pd.DataFrame, account_id: str) -> int:
    return int(found.loc[account_id, list(BANDS)].sum()) if account_id in found.index else 0
