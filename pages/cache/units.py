"""What Tren and Profil look up of units."""

import pandas as pd

from metrics import months
from metrics.board import movement
from metrics.coverage import unit_accounts
from metrics.figures import series
from metrics.selection import Selection
from metrics.sql.statements import table
from metrics.trend import rhythm, waiting_curve
from pages.cache import figures
from pages.cache.frozen import units as frozen
from pages.cache.store import EVER, PERIODS_KEPT, UNITS_KEPT, copied, cursor, kept
from words import units


@kept(PERIODS_KEPT, frozen.names)
def names(path: str) -> dict[str, dict[str, dict]]:
    """``by`` → unit → its latest ``opd_name, kind, platform, handle``; all units of the register,
    by name."""
    found = {}
    for by in ("opd", "account"):
        rows = table(cursor(path), "names", {"by": by, "first_day": EVER[0], "last_day": EVER[1]})
        rows = sorted(
            rows.to_dict("records"), key=lambda row: (row["opd_name"].casefold(), row["unit"])
        )
        found[by] = {row["unit"]: row for row in rows}
    return found


@kept(PERIODS_KEPT)
def labels(path: str) -> dict[tuple[str, str], str]:
    """(by, unit) → what it is called in a field of all OPDs and accounts, in their order."""
    known = names(path)
    return {
        (by, unit): units.full_name(known, by, unit)
        for by in ("opd", "account")
        for unit in known[by]
    }


@kept(PERIODS_KEPT)
def account_names(path: str) -> dict[str, str]:
    """Account id → Instagram @dukcapil."""
    return {one: units.name(row, "account") for one, row in names(path)["account"].items()}


@kept(UNITS_KEPT, frozen.hours)
def hours(path: str, by: str, unit: str, month: str) -> rhythm.Rhythm | None:
    """When citizens write to a unit and when it answers, in the window that ends with the month; None
    where a published version does not hold it."""
    return rhythm.rhythm(
        cursor(path), by, unit, *months.window(month, figures.settings(path).start_date)
    )


@kept(PERIODS_KEPT)
def platforms(path: str) -> dict[str, str]:
    """Platform → what it is called, of all accounts."""
    return {
        row["platform"]: units.platform_name(row["platform"])
        for row in names(path)["account"].values()
    }


@copied(PERIODS_KEPT)
def _clusters(path: str, by: str, month: str, clock: str) -> pd.DataFrame:
    first, last = months.window(month, figures.settings(path).start_date)
    return table(
        cursor(path), "clusters", {"by": by, "clock": clock, "first_day": first, "last_day": last}
    )


@copied(UNITS_KEPT, frozen.beside_regency)
def beside_regency(path: str, by: str, unit: str, month: str, clock: str) -> str:
    """Whether a unit answers in time more often than the others."""
    return movement.beside_regency(_clusters(path, by, month, clock), unit)


@copied(PERIODS_KEPT, frozen.windows)
def windows(path: str, by: str, month: str, clock: str) -> dict[str, dict]:
    """Unit → its figures of the window that ends with the month."""
    start = figures.settings(path).start_date
    rows = series(cursor(path), Selection.of_month(by, month, clock).since(start), months.WINDOW)
    return {row["unit"]: row for row in rows.to_dict("records")}


@copied(UNITS_KEPT, frozen.curve)
def curve(
    path: str, by: str, unit: str, month: str, clock: str
) -> waiting_curve.WaitingCurve | None:
    """How long the citizens of the window waited."""
    return waiting_curve.waiting_curve(cursor(path), by, unit, month, clock)


@copied(UNITS_KEPT, frozen.accounts)
def accounts(path: str, by: str, unit: str, month: str) -> list[unit_accounts.Account]:
    """The unit's accounts in the window, with their covered days."""
    return unit_accounts.unit_accounts(
        cursor(path), by, unit, month, figures.gaps(path, "account", month)
    )
