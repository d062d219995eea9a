"""What a window's board is judged from: its units with their counts, and why some have no place whatever
the others do (handbook, section 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from metrics import months
from metrics.figures import COUNTS, series
from metrics.selection import Selection
from metrics.settings import Settings
from metrics.sql.statements import table


@dataclass(frozen=True)
class Board:
    """What a board counts: ``met`` of ``due``."""

    name: str
    met: str
    due: str


ELIGIBLE = ("ranked", "no_difference")
BOARDS = {
    "response": Board("response", "on_time", "due"),
    "resolution": Board("resolution", "resolved_in_time", "resolution_due"),
}


class Standing(NamedTuple):
    """What a window's board is judged from: ``units`` (:func:`with_status`) and ``clusters``."""

    units: pd.DataFrame
    clusters: pd.DataFrame


def both_standings(
    cursor, by: str, board: Board, month: str, clock: str
) -> tuple[Standing, Standing]:
    """Of the official window and of the three months before it, for the boards of all kinds."""
    earlier = months.shifted(month, -months.WINDOW)
    return one_standing(cursor, by, board, month, clock), one_standing(
        cursor, by, board, earlier, clock
    )


def one_standing(cursor, by: str, board: Board, month: str, clock: str) -> Standing:
    """Of the official window that ends with the month."""
    [found] = standings(cursor, by, (board,), month, clock)
    return found


def standings(
    cursor, by: str, boards: Iterable[Board], month: str, clock: str
) -> tuple[Standing, ...]:
    """The same on several boards, which count the same cases: once."""
    settings = Settings.of(cursor)
    clusters = table(cursor, "clusters", _window(by, clock, month, settings))
    units = counted(cursor, by, month, clock, settings)
    return tuple(
        Standing(with_status(units, by, board, clusters, settings), clusters) for board in boards
    )


def counted(cursor, by: str, month: str, clock: str, settings: Settings) -> pd.DataFrame:
    """Units active in the window with their counts, for either board."""
    window = _window(by, clock, month, settings)
    units = table(cursor, "units", {k: window[k] for k in ("by", "first_day", "last_day")})
    selection = Selection.of_month(by, month, clock).since(settings.start_date)
    counts = series(cursor, selection, months.WINDOW, COUNTS)
    return units.merge(counts, on="unit", how="left")


def with_status(
    units: pd.DataFrame, by: str, board: Board, clusters: pd.DataFrame, settings: Settings
) -> pd.DataFrame:
    """:func:`counted` with plain rate, basis, and the status that comes before any place;
    ``clusters``: the window's.

    ``status`` is inactive, low_coverage, no_messages, few_cases or, for the eligible, null.
    """
    units = units.copy()
    units["basis"] = _basis(units, clusters) if board.name == "resolution" else "response"
    units["rate"] = units[board.met] / units[board.due].replace(0, pd.NA)
    units["status"] = [_status(row, board, settings, by) for row in units.to_dict("records")]
    return units


def _window(by: str, clock: str, month: str, settings: Settings) -> dict:
    first, last = months.window(month, settings.start_date)
    return {"by": by, "clock": clock, "first_day": first, "last_day": last}


def _status(row: dict, board: Board, settings: Settings, by: str) -> str | None:
    if not row["is_valid_at_end"]:
        return "inactive"
    if pd.isna(row["coverage"]) or row["coverage"] < settings.min_coverage:
        return "low_coverage"
    if row["cases"] == 0:
        return "no_messages"
    return "few_cases" if row[board.due] < settings.min_cases(by) else None


def _basis(units: pd.DataFrame, clusters: pd.DataFrame) -> list[str | None]:
    """``status`` where at least half of the cases of resolution_due have it, else ``silence``; None
    without cases."""
    sums = (
        clusters.groupby("unit")[["resolution_due", "resolution_due_by_status"]]
        .sum()
        .to_dict("index")
    )
    found = []
    for unit in units["unit"]:
        counts = sums.get(unit, {"resolution_due": 0, "resolution_due_by_status": 0})
        by_status = 2 * counts["resolution_due_by_status"] >= counts["resolution_due"]
        found.append(
            None if counts["resolution_due"] == 0 else "status" if by_status else "silence"
        )
    return found
