"""How long citizens waited for each unit, and which way it moved: what Profil shows of a month beside
its figures."""

from datetime import date

import pandas as pd

from metrics import months, steps
from metrics.board import movement
from metrics.settings import Settings
from metrics.sql.statements import table
from metrics.trend import trend, waiting_curve
from reports.tables.figures import CLOCKS

UNITS = ("regency", "opd", "account")  # that have a page of their own


def of(
    cursor, units: list[tuple[str, str]], lines: pd.DataFrame, month: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """``by, unit, clock``: ``target, half`` (seconds), ``at_target`` (0–1), ``cases`` of the curve of
    waits (null without one), ``beside`` (above, below, undecided: against all others), and the
    directions of the newest complete month on both boards; and the curves' points (``seconds,
    answered``)."""
    rows, curves = [], []
    for clock in CLOCKS:
        clusters = {by: _clusters(cursor, by, month, clock) for by in UNITS[1:]}
        for by, unit in units:
            key = {"by": by, "unit": unit, "clock": clock}
            of = clusters.get(by)
            said = "undecided" if of is None else movement.beside_regency(of, unit)
            curve = waiting_curve.waiting_curve(cursor, by, unit, month, clock)
            rows.append(key | {"beside": said} | _curve(curve))
            if curve:
                curves.append(curve.points.assign(**key))
    found = pd.DataFrame(rows).astype(
        {"target": "Int64", "half": "Float64", "at_target": "Float64", "cases": "Int64"}
    )
    columns = ["by", "unit", "clock", "seconds", "answered"]
    points = pd.concat(curves, ignore_index=True) if curves else pd.DataFrame(columns=columns)
    return (
        found.merge(_directions(cursor, lines), on=["by", "unit", "clock"], how="left"),
        points[columns],
    )


def _curve(found: waiting_curve.WaitingCurve | None) -> dict:
    names = ("target", "half", "at_target", "cases")
    return {name: None if found is None else getattr(found, name) for name in names}


def _clusters(cursor, by: str, month: str, clock: str) -> pd.DataFrame:
    first, last = months.window(month, Settings.of(cursor).start_date)
    return table(
        cursor, "clusters", {"by": by, "clock": clock, "first_day": first, "last_day": last}
    )


def _directions(cursor, lines: pd.DataFrame) -> pd.DataFrame:
    """``by, unit, clock, direction_response, direction_resolution``."""
    found: dict[tuple, dict[str, str]] = {}
    own = lines[lines["by"].isin(UNITS)]
    for (by, clock, board), rows in own.groupby(["by", "clock", "board"]):
        for unit, said in _verdicts(cursor, by, clock, board, rows).items():
            found.setdefault((by, unit, clock), {})[f"direction_{board}"] = said
    rows = [{"by": by, "unit": unit, "clock": c} | of for (by, unit, c), of in found.items()]
    return pd.DataFrame(rows)


def _verdicts(cursor, by: str, clock: str, board: str, lines: pd.DataFrame) -> dict[str, str]:
    """Unit → which way its newest complete month moved against the 12 before."""
    of_month: dict[date, list[str]] = {}
    found = dict.fromkeys(lines["unit"], "undecided")
    for unit, rows in lines.groupby("unit"):
        newest = trend.newest(rows.reset_index(drop=True), 1)
        if newest is not None and newest.change is not None:
            of_month.setdefault(newest.period, []).append(str(unit))
    for month, units in of_month.items():
        spans = {"now": steps.span(month, "month"), "before": steps.span_before(month, "month")}
        found |= movement.all_against_before(cursor, by, units, board, clock=clock, **spans)
    return found
