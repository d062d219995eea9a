"""The months and weeks of a published version (``pages.cache.periods``)."""

from datetime import date

import pandas as pd

from metrics import steps
from metrics.trend import trend
from metrics.trend.activity import Active
from pages.cache import published
from pages.cache.frozen import figures, rows

TABLES = {"month": "trends", "week": "weeks"}
ANY = {"clock": "wall", "board": "response"}  # which periods are unfinished hangs on neither


def days(path: str, step: str, month: str) -> list[date]:
    """The months or weeks that it shows."""
    if step == "month":
        return steps.months_shown(figures.known(path).months, month)
    return sorted(published.at(path).table("weeks")["period"].unique()) if _has(path, step) else []


def history(path: str, by: str, clock: str, _: str | None = None) -> pd.DataFrame:
    """The figures of all units and months."""
    found = published.at(path).table("monthly")
    return found[(found["by"] == by) & (found["clock"] == clock)].reset_index(drop=True)


def unfinished(path: str, step: str, by: str, unit: str, _: str) -> set[date]:
    """Periods that were not complete."""
    if not _has(path, step):
        return set()
    found = rows.line(path, TABLES[step], by, unit, **ANY)
    return set(found.loc[found["unfinished"], "period"])


def over(
    path: str,
    step: str,
    by: str,
    unit: str,
    which: str,
    month: str,
    clock: str,
    channel: str | None = None,
) -> pd.DataFrame:
    """One unit's, a platform's, a channel's or the regency's months or weeks."""
    shown, of = days(path, step, month), {"clock": clock, "board": which}
    if channel is not None or by == "platform":
        whose = ("channel", channel) if channel is not None else ("platform", unit)
        found = _part(path, step, *whose, **of)
    else:
        found = rows.line(path, TABLES[step], by, unit, **of) if _has(path, step) else None
    if found is None or found.empty:
        nothing = history(path, "regency", clock).head(0)
        return trend.over(nothing, unit, which, shown, set())
    return found[found["period"].isin(shown)].reset_index(drop=True)


def _part(path: str, step: str, part: str, unit: str, **of: str) -> pd.DataFrame | None:
    if not rows.has(path, "parts"):
        return None
    found = published.at(path).table("parts").rename(columns={"part": "by"})
    own = (found["by"] == part) & (found["unit"] == unit) & (found["step"] == step)
    for name, value in of.items():
        own &= found[name] == value
    return rows.plain(found[own])


def against_before(
    path: str, step: str, by: str, unit: str, which: str, _first: date, clock: str
) -> str:
    """Which way its newest complete month had moved; of weeks it is not kept."""
    if step == "week" or not rows.has(path, "waits"):
        return "undecided"
    found = published.at(path).table("waits")
    own = found[(found["by"] == by) & (found["unit"] == unit) & (found["clock"] == clock)]
    said = own[f"direction_{which}"]
    return "undecided" if said.empty or pd.isna(said.iloc[0]) else str(said.iloc[0])


def ceilings(path: str, step: str, month: str) -> list[float | None]:
    """What an office could reach that answers at once, but only in office hours."""
    shown = days(path, step, month)
    if not rows.has(path, "ceilings"):
        return [None] * len(shown)
    found = published.at(path).table("ceilings")
    own = found[found["step"] == step].set_index("period")["ceiling"]
    known = {day: None if pd.isna(share) else float(share) for day, share in own.items()}
    return [known.get(day) for day in shown]


def active(path: str, _: str) -> tuple[list[date], list[Active]]:
    """The last 13 weeks, and how many replies each account sent in them."""
    if not rows.has(path, "activity"):
        return [], []
    found = published.at(path).table("activity")
    every = [
        Active(
            str(unit),
            tuple(None if pd.isna(sent) else int(sent) for sent in part["sent"]),
            None if pd.isna(part["per_week"].iloc[0]) else float(part["per_week"].iloc[0]),
        )
        for unit, part in found.groupby("unit", sort=False)
    ]
    return sorted(found["week"].unique()), every


def _has(path: str, step: str) -> bool:
    return rows.has(path, TABLES[step])
