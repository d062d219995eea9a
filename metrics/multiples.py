"""All OPDs beside each other: 13 months on one scale, in the order of their change."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from metrics import months
from metrics.headline import MONTHS_SHOWN, RATES


class Multiple(NamedTuple):
    """One unit: its rate of the window and change (None where nothing is comparable), ``direction``, monthly rates."""

    unit: str
    name: str
    rate: float | None
    change: float | None
    direction: str
    cases: int
    due: int
    monthly: tuple[float | None, ...]


class Multiples(NamedTuple):
    """``low``: where the common scale begins (it ends at 1); ``unfinished`` per month."""

    units: tuple[Multiple, ...]
    regency: tuple[float | None, ...]
    low: float
    unfinished: tuple[bool, ...]


def multiples(board: pd.DataFrame, history: pd.DataFrame, which: str, month: str,
              open_months: set[date]) -> Multiples:
    """In: ``metrics.board.board`` of OPDs; the regency's monthly series."""
    days = [months.first_day(months.shifted(month, i + 1 - MONTHS_SHOWN)) for i in range(MONTHS_SHOWN)]
    found = [_unit(row) for row in board.to_dict("records")]
    found.sort(key=lambda u: (u.change is None, -(u.change or 0.0), u.name.casefold()))
    rates = dict(zip(pd.to_datetime(history["month"]).dt.date, history[RATES[which]], strict=True))
    regency = tuple(None if pd.isna(rates.get(day)) else float(rates[day]) for day in days)
    known = sorted(rate for unit in found for rate in unit.monthly if rate is not None)
    low = int(known[len(known) // 50] * 10) / 10 if known else 0.0  # a few months of tiny units do not set the scale
    return Multiples(tuple(found), regency, min(low, 0.9), tuple(day in open_months for day in days))


def _unit(row: dict) -> Multiple:
    rate, change = (None if pd.isna(row[name]) else float(row[name]) for name in ("rate", "change"))
    return Multiple(row["unit"], row["opd_name"], rate, change, row["direction"], int(row["cases"]), int(row["due"]),
                    tuple(row["trend"]) if isinstance(row["trend"], list) else (None,) * MONTHS_SHOWN)
