"""What the screens Tren and Profil show of the month besides its figures: weeks, platforms and
channels, hours, how active accounts are, how long citizens waited, what was before."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pandas as pd

from metrics import months, steps
from metrics.board.standings import BOARDS
from metrics.coverage import periods
from metrics.figures import COUNTS, series, weekly
from metrics.selection import Selection
from metrics.settings import Settings
from metrics.trend import activity, ceiling, rhythm, trend
from reports.tables import trends, waits
from reports.tables.figures import CLOCKS
from reports.tables.waits import UNITS

CHANNELS = ("private", "comment", "ticket")
REGENCY = ("regency", "regency")
Maker = Callable[[], pd.DataFrame]


def views(cursor, lines: Maker, month: str) -> dict[str, Maker]:
    """What makes each of them, by name. In: what makes the month's table ``trends``."""
    shown = cache(lambda: _weeks(cursor, month))
    by_week = cache(lambda: _by_week(cursor, shown()))
    weeks = cache(lambda: trends.over(cursor, by_week(), shown(), month))
    waited = cache(lambda: waits.of(cursor, _units(lines()), lines(), month))
    return {
        "before": lambda: _before(cursor, month),
        "weeks": weeks,
        "parts": lambda: _parts(cursor, lines(), weeks(), month),
        "ceilings": lambda: _ceilings(cursor, {"month": trends.days(month), "week": shown()}),
        "activity": lambda: _activity(by_week(), weeks(), shown()),
        "rhythm": lambda: _rhythm(cursor, _units(lines()), month),
        "waits": lambda: waited()[0],
        "curves": lambda: waited()[1],
    }


def _weeks(cursor, month: str) -> list[date]:
    known = periods.known(cursor)
    if known is None:
        return []
    return steps.weeks_shown(known.months, month, known.now.date())


def _units(lines: pd.DataFrame) -> list[tuple[str, str]]:
    return [(by, unit) for by in UNITS for unit in lines.loc[lines["by"] == by, "unit"].unique()]


def _before(cursor, month: str) -> pd.DataFrame:
    """``by, unit, clock`` and ``metrics.figures.COLUMNS``: the window before the month's."""
    start, earlier = Settings.of(cursor).start_date, months.shifted(month, -months.WINDOW)
    parts = [
        series(cursor, Selection.of_month(by, earlier, clock).since(start), months.WINDOW)
        .drop(columns="month")
        .assign(by=by, clock=clock)
        for by in UNITS
        for clock in CLOCKS
    ]
    return _first(pd.concat(parts, ignore_index=True), "by", "unit", "clock")


def _by_week(cursor, weeks: list[date]) -> pd.DataFrame:
    parts = [
        weekly(cursor, Selection(by, weeks[0], weeks[-1], clock), COUNTS).assign(by=by, clock=clock)
        for by in UNITS
        for clock in CLOCKS
        if weeks
    ]
    empty = pd.DataFrame(columns=["week", "unit", *COUNTS, "by", "clock"])
    return pd.concat(parts, ignore_index=True) if parts else empty


def _parts(cursor, lines: pd.DataFrame, weeks: pd.DataFrame, month: str) -> pd.DataFrame:
    """``part`` (platform, channel), ``unit, clock, board, step, period`` and the columns of
    ``metrics.trend.trend.over``, of every platform and channel of the regency."""
    parts = []
    for step, shown in (("month", lines), ("week", weeks)):
        regency = shown[(shown["by"] == "regency") & (shown["clock"] == CLOCKS[0])]
        regency = regency[regency["board"] == "response"]
        days = list(regency["period"])
        unfinished = set(regency.loc[regency["unfinished"], "period"])
        for clock in CLOCKS if days else ():
            found = _part_rows(cursor, step, days, month, clock)
            for (part, unit), rows in found.items():
                whose = unit if part == "platform" else REGENCY[1]
                parts += [
                    trend.over(rows, whose, board, days, unfinished).assign(
                        part=part, unit=unit, clock=clock, board=board, step=step
                    )
                    for board in BOARDS
                ]
    return _first(pd.concat(parts, ignore_index=True), "part", "unit", "clock", "step")


def _part_rows(cursor, step: str, days: list[date], month: str, clock: str) -> dict:
    """(part, unit) → its rows of a series, without those of the regency without a channel."""

    def rows(by: str, channel: str | None) -> pd.DataFrame:
        if step == "week":
            chosen = Selection(by, days[0], days[-1], clock, channel=channel)
            return weekly(cursor, chosen, COUNTS)
        chosen = Selection.of_months(by, f"{days[0]:%Y-%m}", month, clock)
        return series(cursor, chosen.of(channel=channel), only=COUNTS)

    of_platforms = rows("platform", None)
    found = {("platform", unit): of_platforms for unit in of_platforms["unit"].unique()}
    return found | {("channel", channel): rows("regency", channel) for channel in CHANNELS}


def _ceilings(cursor, days: dict[str, list[date]]) -> pd.DataFrame:
    """``step, period, ceiling`` (0–1): what an office that answers at once, but in office hours only,
    could reach."""
    rows = [
        (step, day, share)
        for step, shown in days.items()
        if shown
        for day, share in zip(
            shown, ceiling.of_spans(cursor, [steps.span(d, step) for d in shown]), strict=True
        )
    ]
    found = pd.DataFrame(rows, columns=["step", "period", "ceiling"])
    return found.astype({"ceiling": "Float64"})


def _activity(by_week: pd.DataFrame, weeks: pd.DataFrame, shown: list[date]) -> pd.DataFrame:
    """``unit, week, sent`` (null: not covered), ``per_week``: of every account, the most active
    first."""
    regency = weeks[(weeks["by"] == "regency") & weeks["unfinished"]]
    rows = by_week[(by_week["by"] == "account") & (by_week["clock"] == CLOCKS[0])]
    days = shown[-activity.WEEKS :]
    found = [
        (one.unit, day, sent, one.per_week)
        for one in activity.activity(rows, days, set(regency["period"]))
        for day, sent in zip(days, one.weeks, strict=True)
    ]
    table_ = pd.DataFrame(found, columns=["unit", "week", "sent", "per_week"])
    return table_.astype({"sent": "Int64", "per_week": "Float64"})


def _rhythm(cursor, units: list[tuple[str, str]], month: str) -> pd.DataFrame:
    """``by, unit, hour`` (0–167, from Monday 00:00 WIB), ``cases, replies_sent`` of the window."""
    days = months.window(month, Settings.of(cursor).start_date)
    parts = []
    for by, unit in units:
        found = rhythm.rhythm(cursor, by, unit, *days)
        cases, sent = ([n for day in counts for n in day] for counts in found)
        hours = {"hour": range(len(cases)), "cases": cases, "replies_sent": sent}
        parts.append(pd.DataFrame(hours).assign(by=by, unit=unit))
    return _first(pd.concat(parts, ignore_index=True), "by", "unit")


def _first(found: pd.DataFrame, *keys: str) -> pd.DataFrame:
    return found[[*keys, *(name for name in found if name not in keys)]]
