"""The figures of the handbook, section 4, per account, OPD or regency and period."""

from datetime import date

import pandas as pd

from metrics import months
from metrics.sql.statements import table

UNIT_COLUMN = {"account": "account_id", "opd": "opd_id", "kind": "kind", "regency": "regency"}
COLUMNS = (
    "cases",
    "due",
    "on_time",
    "on_time_rate",
    "answered_rate",
    "median_response",
    "p90_response",
    "longest_response",
    "resolution_due",
    "resolved_in_time",
    "resolution_rate",
    "median_resolution",
    "reopen_rate",
    "backlog_lt_1d",
    "backlog_1_3d",
    "backlog_3_7d",
    "backlog_7_30d",
    "backlog_gt_30d",
    "waiting_again",
    "auto_share",
    "replies_sent",
    "excluded",
    "closed_unanswered",
    "coverage",
)


def figures(
    cursor, by: str, month: str, clock: str, platform: str | None = None, channel: str | None = None
) -> pd.DataFrame:
    """One row per unit active in the month, sorted by its id.

    In: ``by`` account, opd, kind (of OPD) or regency; ``month`` YYYY-MM; ``clock`` wall or office. Out: the unit's
    id (``account_id``, ``opd_id``, ``kind`` or ``regency``) and COLUMNS; durations in seconds, rates 0–1,
    null where there is nothing to judge or replies are not known."""
    found = series(cursor, by, month, month, clock, platform=platform, channel=channel)
    return found.drop(columns="month").rename(columns={"unit": UNIT_COLUMN[by]})


def series(
    cursor,
    by: str,
    first: str,
    last: str,
    clock: str,
    length: int = 1,
    start_date=None,
    platform: str | None = None,
    channel: str | None = None,
    only: tuple[str, ...] = (),
) -> pd.DataFrame:
    """The same for every month from ``first`` to ``last`` (or the ``length`` months that end with
    it); ``by`` may be platform, too.

    Out: ``month`` (the first of the last month of the period), ``unit`` and COLUMNS (or ``only``
    these), sorted by month and unit."""
    found = table(
        cursor,
        "figures",
        {
            "by": by,
            "clock": clock,
            "first": months.first_day(first),
            "last": months.first_day(last),
            "step": "1 month",
            "steps": length,
            "start_date": start_date,
            "platform": platform,
            "channel": channel,
        },
        ("period", "unit", *only) if only else (),
    )
    return found.rename(columns={"period": "month"})


def weekly(
    cursor,
    by: str,
    first: date,
    last: date,
    clock: str,
    platform: str | None = None,
    channel: str | None = None,
) -> pd.DataFrame:
    """The same for every week that begins on a day from ``first`` to ``last`` (Mondays,
    ``metrics.weeks``).

    Out: ``week`` (its Monday), ``unit`` and COLUMNS, sorted by week and unit.
    """
    found = table(
        cursor,
        "figures",
        {
            "by": by,
            "clock": clock,
            "first": first,
            "last": last,
            "step": "7 days",
            "steps": 1,
            "start_date": None,
            "platform": platform,
            "channel": channel,
        },
    )
    return found.rename(columns={"period": "week"})


def of_days(
    cursor,
    by: str,
    first: date,
    last: date,
    clock: str,
    start_date: date | None = None,
    platform: str | None = None,
    channel: str | None = None,
) -> pd.DataFrame:
    """The same for any span of days, both inclusive. Out: ``unit`` and COLUMNS, sorted by unit."""
    found = table(
        cursor,
        "figures",
        {
            "by": by,
            "clock": clock,
            "first": first,
            "last": first,
            "step": f"{(last - first).days + 1} days",
            "steps": 1,
            "start_date": start_date,
            "platform": platform,
            "channel": channel,
        },
    )
    return found.drop(columns="period")
