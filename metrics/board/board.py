"""A board as screens and documents show it: the ranking with names, what stands beside the rate,
and 13 months."""

import pandas as pd

from metrics import months
from metrics.board.headline import MONTHS_SHOWN, RATES
from metrics.board.movement import movement
from metrics.board.ranking import judged, listed
from metrics.board.standings import BOARDS, both_standings
from metrics.figures import series
from metrics.selection import Selection
from metrics.settings import Settings
from metrics.sql.statements import table
from metrics.statistics.effective import CLUSTER_CAP

ONE_POST = 0.2  # of the denominator: from then on one post moves a place that anybody can see
MEDIANS = {"response": "median_response", "resolution": "median_resolution"}


def board(
    cursor, by: str, which: str, month: str, clock: str, kind: str | None = None
) -> pd.DataFrame:
    """The rows of ``metrics.ranking.ranking`` in their order, with more columns.

    Out: its columns, counts named ``met`` and ``due`` on either board, ``basis`` (``response`` on
    that board), ``one_post`` (cases under one post that is large enough to move the unit's place,
    null without one), and ``opd_name, kind, platform, handle, cases, median, longest`` (seconds),
    ``coverage`` (0–1), ``k`` and ``n`` (effective cases, null unless eligible), ``replies_known``
    (false where no case of the window has known replies), ``trend`` (13 monthly rates, 0–1 or
    None), and the columns of ``metrics.movement.movement``, with ``direction`` undecided where
    nothing is comparable."""
    [found] = boards(cursor, by, which, month, clock=clock, within=(kind,)).values()
    return found


def boards(
    cursor, by: str, which: str, month: str, clock: str, within: tuple[str | None, ...]
) -> dict[str | None, pd.DataFrame]:
    """:func:`board` within each kind of OPD (None: all); what they share is computed once."""
    both = both_standings(cursor, by, BOARDS[which], month, clock)
    start = Settings.of(cursor).start_date
    first, last = months.window(month, start)
    names = table(cursor, "names", {"by": by, "first_day": first, "last_day": last})
    window = Selection.of_month(by, month, clock).since(start)
    medians = series(cursor, window, months.WINDOW, (MEDIANS[which],))
    beside = names.merge(medians.drop(columns="month"), on="unit").rename(
        columns={MEDIANS[which]: "median"}
    )
    trends = _trends(cursor, by, which, month, clock)
    return {
        kind: _board(judged(both, BOARDS[which], kind), which, beside, trends) for kind in within
    }


def _board(
    both: tuple[pd.DataFrame, pd.DataFrame], which: str, beside: pd.DataFrame, trends: dict
) -> pd.DataFrame:
    now, before = both
    found = listed(now, before, BOARDS[which])
    found = found.rename(columns={BOARDS[which].met: "met", BOARDS[which].due: "due"})
    found["basis"] = found.get("basis", "response")
    figures = now.rename(columns={"longest_response": "longest"})
    found = found.merge(beside, on="unit", how="left").merge(
        figures[["unit", "cases", "longest", "coverage", "k", "n", "one_post"]],
        on="unit",
        how="left",
    )
    found["replies_known"] = found["longest"].notna() | (found["cases"] == 0)
    is_large = (found["one_post"] > CLUSTER_CAP) & (found["one_post"] >= ONE_POST * found["due"])
    found["one_post"] = found["one_post"].where(is_large.fillna(False))
    found["trend"] = found["unit"].map(trends)
    found = found.merge(movement(now, before), on="unit", how="left")
    return found.assign(direction=found["direction"].fillna("undecided"))


def _trends(cursor, by: str, which: str, month: str, clock: str) -> dict[str, list[float | None]]:
    shown = Selection.of_months(by, months.shifted(month, 1 - MONTHS_SHOWN), month, clock)
    rows = series(cursor, shown, only=(RATES[which],))
    wide = rows.pivot(index="month", columns="unit", values=RATES[which])
    days = [
        pd.Timestamp(months.first_day(months.shifted(month, i + 1 - MONTHS_SHOWN)))
        for i in range(MONTHS_SHOWN)
    ]
    wide.index = pd.to_datetime(wide.index)
    wide = wide.reindex(days)
    return {unit: [None if pd.isna(v) else float(v) for v in wide[unit]] for unit in wide.columns}


def surprising(rows: pd.DataFrame) -> dict | None:
    """Of ranked rows in their order: the one with the highest rate that stands below a unit with a
    lower rate."""
    below = rows[rows["rate"] > rows["rate"].cummin().shift()]
    return (
        None
        if below.empty
        else below.sort_values("rate", ascending=False, kind="stable").iloc[0].to_dict()
    )


def kinds(cursor) -> list[str]:
    """Kinds within which OPDs can be compared, the most frequent first."""
    return list(table(cursor, "kinds", {})["kind"])
