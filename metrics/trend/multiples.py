"""Small multiples on one scale: all OPDs over 13 months in the order of their change, or the
regency's parts."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pandas as pd

from metrics import months
from metrics.board.headline import MONTHS_SHOWN, RATES
from metrics.trend import comparison


class Multiple(NamedTuple):
    """One unit: its rate of the window and change with its interval (None where nothing is
    comparable), ``direction``, rates per period and which of these are ``unfinished`` for its own
    accounts; ``is_unseen``: whether nothing is known of its days."""

    unit: str
    name: str
    rate: float | None
    change: float | None
    low: float | None
    high: float | None
    direction: str
    cases: int
    due: int
    monthly: tuple[float | None, ...]
    unfinished: tuple[bool, ...]
    is_unseen: bool = False


class Multiples(NamedTuple):
    """``low``: where the common scale begins (it ends at 1); ``regency`` and ``unfinished``: its
    rates per month."""

    units: tuple[Multiple, ...]
    regency: tuple[float | None, ...]
    low: float
    unfinished: tuple[bool, ...]


def multiples(
    board: pd.DataFrame,
    history: pd.DataFrame,
    which: str,
    month: str,
    unfinished: Callable[[str | None], set[date]],
) -> Multiples:
    """In: ``metrics.board.board`` of OPDs; the regency's monthly series; ``unfinished``: OPD (None:
    the regency) → the first days of its months that are not complete."""
    days = [
        months.first_day(months.shifted(month, i + 1 - MONTHS_SHOWN)) for i in range(MONTHS_SHOWN)
    ]
    found = [_unit(row, days, unfinished(row["unit"])) for row in board.to_dict("records")]
    found.sort(key=lambda u: (u.change is None, -(u.change or 0.0), u.name.casefold()))
    rates = dict(zip(pd.to_datetime(history["month"]).dt.date, history[RATES[which]], strict=True))
    regency = tuple(None if pd.isna(rates.get(day)) else float(rates[day]) for day in days)
    return Multiples(
        tuple(found), regency, _low(found), tuple(day in unfinished(None) for day in days)
    )


def parts(
    tables: dict[str, pd.DataFrame], names: dict[str, str], regency: pd.DataFrame
) -> Multiples:
    """The regency's parts (platforms, channels) beside each other, the largest first; those without
    cases left out.

    In: ``tables``: part → its periods (``metrics.trend.over``), ``names``: part → what it is
    called. The rate is that of all periods shown."""
    found = []
    for part, rows in tables.items():
        if rows["cases"].sum():
            met, due = int(rows["met"].sum()), int(rows["due"].sum())
            found.append(
                Multiple(
                    unit=part,
                    name=names[part],
                    rate=met / due if due else None,
                    change=None,
                    low=None,
                    high=None,
                    direction="undecided",
                    cases=int(rows["cases"].sum()),
                    due=due,
                    monthly=_rates(rows),
                    unfinished=tuple(rows["unfinished"]),
                )
            )
    found.sort(key=lambda unit: (-unit.cases, unit.name))
    return Multiples(tuple(found), _rates(regency), _low(found), tuple(regency["unfinished"]))


def _rates(rows: pd.DataFrame) -> tuple[float | None, ...]:
    return tuple(None if pd.isna(rate) else float(rate) for rate in rows["rate"])


def _low(found: list[Multiple]) -> float:
    """Where the common scale begins: a few periods of tiny units do not set it."""
    known = sorted(rate for unit in found for rate in unit.monthly if rate is not None)
    return min(int(known[len(known) // 50] * 10) / 10 if known else 0.0, 0.9)


def _unit(row: dict, days: list[date], unfinished: set[date]) -> Multiple:
    rate, change, low, high = (
        None if pd.isna(row[name]) else float(row[name])
        for name in ("rate", "change", "change_low", "change_high")
    )
    return Multiple(
        unit=row["unit"],
        name=row["opd_name"],
        rate=rate,
        change=change,
        low=low,
        high=high,
        direction=row["direction"],
        cases=int(row["cases"]),
        due=int(row["due"]),
        monthly=tuple(row["trend"]) if isinstance(row["trend"], list) else (None,) * MONTHS_SHOWN,
        unfinished=tuple(day in unfinished for day in days),
        is_unseen=comparison.is_unseen(row),
    )
