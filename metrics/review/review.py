"""The monthly review: who has days of the month without an upload, and every figure beside the
month before."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics import months
from metrics.coverage.gaps import Gap
from metrics.figures import BANDS, series
from metrics.selection import Selection
from metrics.settings import Settings
from metrics.sql.statements import table

CHANGES = (
    "cases",
    "on_time_rate",
    "answered_rate",
    "median_response",
    "resolution_rate",
    "median_resolution",
    "reopen_rate",
    "backlog",
    "waiting_again",
    "auto_share",
    "replies_sent",
    "coverage",
)


@dataclass(frozen=True)
class Incomplete:
    """An account with days of the month without an upload: its ``gaps``, the ``missing`` ones of its
    ``days``, and whether no day at all is covered (``is_empty``)."""

    account_id: str
    platform: str
    handle: str
    gaps: tuple[Gap, ...]
    missing: int
    days: int
    is_empty: bool


@dataclass(frozen=True)
class Opd:
    """An OPD that is not complete: ``coverage`` (0–1) is that of its least covered account;
    ``is_too_low``: below what a place needs; ``is_silent``: no account of it has a covered day;
    ``accounts``: those that lack days, of all that it ``owned`` in the month."""

    opd_id: str
    name: str
    coverage: float
    is_too_low: bool
    is_silent: bool
    accounts: tuple[Incomplete, ...]
    owned: int


def incomplete(cursor, month: str, today: date) -> list[Opd]:
    """OPDs with a day of the month that has ended and that no upload of one of their accounts
    covers; worst first. A month that is over on the day ``today`` has ended to its last day,
    also where no upload reaches it."""
    days = {
        "first_day": months.first_day(month),
        "last_day": months.last_day(month),
        "today": today if months.last_day(month) < today else None,
    }
    owners = table(cursor, "month_owners", days)
    runs = table(cursor, "gaps", {"by": "account", **days})
    gaps = {
        account_id: tuple(
            Gap(r["first_day"], r["last_day"], bool(r["is_open"])) for r in part.to_dict("records")
        )
        for account_id, part in runs.groupby("unit")
    }
    missing = runs.groupby("unit")["missing"].first().to_dict()
    least = Settings.of(cursor).min_coverage
    found = []
    for (opd_id, name), part in owners.groupby(["opd_id", "opd_name"]):
        accounts = tuple(
            Incomplete(
                account_id=r["account_id"],
                platform=r["platform"],
                handle=r["handle"],
                gaps=gaps[r["account_id"]],
                missing=int(missing[r["account_id"]]),
                days=int(r["days"]),
                is_empty=bool(missing[r["account_id"]] >= r["days"]),
            )
            for r in part.to_dict("records")
            if r["account_id"] in gaps
        )
        if accounts:
            covered = [
                1 - missing.get(r["account_id"], 0) / r["days"] for r in part.to_dict("records")
            ]
            found.append(
                Opd(
                    opd_id=opd_id,
                    name=name,
                    coverage=float(min(covered)),
                    is_too_low=bool(min(covered) < least),
                    is_silent=not any(covered),
                    accounts=accounts,
                    owned=len(part),
                )
            )
    return sorted(found, key=lambda opd: (opd.coverage, opd.name.casefold()))


def opds_of(cursor, month: str) -> int:
    """How many OPDs have an account in the month."""
    return int(series(cursor, Selection.of_month("opd", month, "wall"))["unit"].nunique())


def month_figures(cursor, by: str, month: str, clock: str) -> pd.DataFrame:
    """Every figure of the month for each account or OPD, with the change against the month before,
    by OPD and name.

    Out: ``unit, opd_name, kind, platform, handle``, COLUMNS, ``backlog`` (all ages), ``late`` (due
    and not on time), and for each of CHANGES ``<name>_change`` (null where one of the two months
    has none)."""
    both = series(cursor, Selection.of_months(by, months.shifted(month, -1), month, clock))
    both["backlog"] = both[list(BANDS)].sum(axis=1)
    both["late"] = both["due"] - both["on_time"]
    is_now = pd.to_datetime(both["month"]) == pd.Timestamp(months.first_day(month))
    now, before = both[is_now].drop(columns="month"), both[~is_now].drop(columns="month")
    names = table(
        cursor,
        "names",
        {"by": by, "first_day": months.first_day(month), "last_day": months.last_day(month)},
    )
    found = names.merge(now, on="unit").merge(
        before[["unit", *CHANGES]], on="unit", how="left", suffixes=("", "_before")
    )
    for name in CHANGES:
        found[f"{name}_change"] = found[name] - found[f"{name}_before"]
    found = found.drop(columns=[f"{name}_before" for name in CHANGES])
    order = found.assign(
        _opd=found["opd_name"].str.casefold(), _name=found["handle"].fillna("").str.casefold()
    )
    return (
        order.sort_values(["_opd", "_name", "unit"])
        .drop(columns=["_opd", "_name"])
        .reset_index(drop=True)
    )
