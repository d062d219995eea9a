"""What Tren and Profil look up, kept per store like ``cached``: all units at once, so that a choice
costs nothing."""

from datetime import date

import pandas as pd

from metrics import steps
from metrics.board import movement
from metrics.coverage import periods, unit_accounts
from metrics.figures import COUNTS, series, weekly
from metrics.selection import Selection
from metrics.trend import activity, ceiling, trend
from metrics.trend import multiples as all_opds
from pages.cache import figures
from pages.cache.frozen import periods as frozen
from pages.cache.store import EVER, PERIODS_KEPT, UNITS_KEPT, copied, cursor, kept


@copied(PERIODS_KEPT, frozen.days)
def days(path: str, step: str, month: str) -> list[date]:
    """The months or weeks (``step`` month or week) that a trend up to the chosen month shows."""
    known = figures.known(path)
    if step == "week":
        return steps.weeks_shown(known.months, month, known.now.date())
    return steps.months_shown(known.months, month)


@copied(PERIODS_KEPT, frozen.history)
def history(path: str, by: str, clock: str, channel: str | None = None) -> pd.DataFrame:
    """The figures of all units and known months, but the medians."""
    known = figures.known(path).months
    first = steps.months_shown(known, max(known))[0]
    selection = Selection.of_months(by, f"{first:%Y-%m}", max(known), clock)
    return series(cursor(path), selection.of(channel=channel), only=COUNTS)


@copied(PERIODS_KEPT)
def weeks(path: str, by: str, clock: str, month: str, channel: str | None = None) -> pd.DataFrame:
    """The same in the weeks that a trend up to the chosen month shows."""
    shown = days(path, "week", month)
    selection = Selection(by, shown[0], shown[-1], clock, channel=channel)
    return weekly(cursor(path), selection, COUNTS)


def rows(
    path: str, step: str, by: str, clock: str, month: str, channel: str | None = None
) -> pd.DataFrame:
    """The months or weeks of all units; ``by`` may be platform."""
    return (
        weeks(path, by, clock, month, channel)
        if step == "week"
        else history(path, by, clock, channel)
    )


@copied(UNITS_KEPT, frozen.unfinished)
def unfinished(path: str, step: str, by: str, unit: str, month: str) -> set[date]:
    """Periods that are not complete for the unit's accounts, or for all accounts of the regency."""
    accounts = rows(path, step, "account", "wall", month)
    if by in ("opd", "account"):
        accounts = accounts[
            accounts["unit"].isin(unit_accounts.account_ids(cursor(path), by, unit, *EVER))
        ]
    return periods.unfinished(cursor(path), accounts)


@copied(UNITS_KEPT, frozen.over)
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
    """One unit's (a platform's, the regency's) months or weeks up to the chosen month."""
    return trend.over(
        rows(path, step, by, clock, month=month, channel=channel),
        unit,
        which,
        days(path, step, month),
        unfinished(path, step, by, unit, month),
    )


@copied(UNITS_KEPT, frozen.against_before)
def _against_before(
    path: str, step: str, by: str, unit: str, which: str, first: date, clock: str
) -> str:
    return movement.against_before(
        cursor(path),
        by,
        unit,
        which,
        clock=clock,
        now=steps.span(first, step),
        before=steps.span_before(first, step),
    )


def direction(
    path: str, step: str, by: str, unit: str, which: str, newest: trend.Newest | None, clock: str
) -> str:
    """Whether the newest complete period differs from the 12 before by more than chance."""
    if newest is None or newest.change is None:
        return "undecided"
    return _against_before(path, step, by, unit, which=which, first=newest.period, clock=clock)


@kept(PERIODS_KEPT, frozen.ceilings)
def ceilings(path: str, step: str, month: str) -> list[float | None]:
    """Of each period shown, what an office could reach that answers at once, but only in office
    hours."""
    return ceiling.of_spans(
        cursor(path), [steps.span(day, step) for day in days(path, step, month)]
    )


@kept(PERIODS_KEPT, frozen.active)
def active(path: str, month: str) -> tuple[list[date], list[activity.Active]]:
    """The last 13 weeks up to the chosen month, and how many replies each account sent in them."""
    shown = days(path, "week", month)[-activity.WEEKS :]
    open_weeks = unfinished(path, "week", "regency", "regency", month)
    return shown, activity.activity(weeks(path, "account", "wall", month), shown, open_weeks)


@kept(PERIODS_KEPT)
def multiples(path: str, which: str, month: str, clock: str, is_staff: bool) -> all_opds.Multiples:
    """All OPDs with their months; who declines is for staff only."""
    key = (path, "opd", which, month, clock, None)
    board = figures.board_for(is_staff, *key)
    return all_opds.multiples(
        board,
        history(path, "regency", clock),
        which,
        month,
        lambda opd: unfinished(path, "month", "opd" if opd else "regency", opd or "regency", month),
    )


@kept(PERIODS_KEPT)
def parts(
    path: str,
    step: str,
    key: str,
    part_names: tuple[tuple[str, str], ...],
    which: str,
    month: str,
    clock: str,
) -> tuple[all_opds.Multiples, dict[str, pd.DataFrame]]:
    """The regency's parts (``key`` platform or channel), and the periods of each."""
    tables = {
        part: over(path, step, "platform", part, which=which, month=month, clock=clock)
        if key == "platform"
        else over(
            path, step, "regency", "regency", which=which, month=month, clock=clock, channel=part
        )
        for part, _ in part_names
    }
    regency = over(path, step, "regency", "regency", which=which, month=month, clock=clock)
    return all_opds.parts(tables, dict(part_names), regency), tables
