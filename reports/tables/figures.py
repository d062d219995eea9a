"""Every figure of the month and of its window, for every unit, on both clocks; and month by
month."""

import pandas as pd

from metrics import months
from metrics.board.headline import headline
from metrics.board.standings import BOARDS
from metrics.figures import series
from metrics.selection import Selection
from metrics.settings import Settings
from metrics.sql.statements import table
from metrics.trend.ceiling import ceiling

UNITS = ("regency", "kind", "opd", "account")
CLOCKS = ("wall", "office")
PERIODS = {"month": 1, "window": months.WINDOW}
NAMES = ["unit", "opd_id", "opd_name", "kind", "platform", "handle"]


def figures(cursor, month: str) -> pd.DataFrame:
    """One row per ``by``, ``unit``, ``clock`` and ``period`` (month, or the window that ends with
    it): the unit's names (null where it has none) and ``metrics.figures.COLUMNS``."""
    start = Settings.of(cursor).start_date
    parts = [
        named(
            cursor,
            by,
            month,
            series(cursor, Selection.of_month(by, month, clock).since(start), length),
        ).assign(by=by, clock=clock, period=period)
        for by in UNITS
        for clock in CLOCKS
        for period, length in PERIODS.items()
    ]
    return _keys_first(pd.concat(parts, ignore_index=True), ["by", "unit", "clock", "period"])


def monthly(cursor, days: list, month: str) -> pd.DataFrame:
    """Every figure of every month of ``days``: ``by``, ``unit``, ``clock``, ``month`` (its first
    day) and ``metrics.figures.COLUMNS``."""
    first = f"{days[0]:%Y-%m}"
    parts = [
        series(cursor, Selection.of_months(by, first, month, clock)).assign(by=by, clock=clock)
        for by in UNITS
        for clock in CLOCKS
    ]
    found = pd.concat(parts, ignore_index=True)
    found["month"] = pd.to_datetime(found["month"]).dt.date
    return _keys_first(found, ["by", "unit", "clock", "month"])


def headlines(cursor, month: str) -> pd.DataFrame:
    """The regency's window, one row per ``board`` and ``clock``: ``cases, met, due, rate, change``
    (0–1), ``direction``, and ``ceiling`` (0–1, of the citizen-clock response board, else null)."""
    rows = []
    for board in BOARDS:
        for clock in CLOCKS:
            found = headline(cursor, board, month, clock)
            counts = {name: getattr(found, name) for name in ("cases", "met", "due")}
            said = {name: getattr(found, name) for name in ("rate", "change", "direction")}
            highest = ceiling(cursor, month) if (board, clock) == ("response", "wall") else None
            rows.append({"board": board, "clock": clock, **counts, **said, "ceiling": highest})
    return pd.DataFrame(rows).astype(dict.fromkeys(("rate", "change", "ceiling"), "Float64"))


def named(cursor, by: str, month: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the names of their units in the month's window."""
    if by not in ("opd", "account"):
        return rows
    first, last = months.window(month, None)
    names = table(cursor, "names", {"by": by, "first_day": first, "last_day": last})
    names = names if by == "account" else names.assign(platform=None, handle=None)
    return rows.merge(names[NAMES], on="unit", how="left")


def _keys_first(found: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Keys, then names, then figures; sorted by the keys."""
    names = [name for name in NAMES if name in found and name not in keys]
    others = [name for name in found if name not in keys + names]
    kept = found[keys + names + others]
    return kept.sort_values(keys, kind="stable").reset_index(drop=True)
