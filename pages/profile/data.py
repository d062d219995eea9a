"""Everything that a profile shows, looked up per store and choice."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from metrics import months
from metrics.board.headline import RATES
from metrics.board.sources import Source, sources
from metrics.coverage.unit_accounts import Account
from metrics.trend import comparison, trend
from metrics.trend.waiting_curve import WaitingCurve
from pages.access import visible
from pages.cache import figures as cached
from pages.cache import periods, units
from pages.figure import address
from words.chosen import Chosen
from words.units import Unit, account_name
from words.writing import Writing

MAIN = len(comparison.MAIN)


@dataclass(frozen=True)
class Profile:
    """``rows``: the unit's row on both boards, ``sizes``: units with a place there; ``own``: its
    figures of the window, empty where it was not active; ``beside``: above, below or undecided,
    against all others in the regency; ``account_rows``: the rows of its accounts on the chosen
    board; ``sources``: what each adds to its change; ``min_cases``: what a headline of the unit
    needs, ``min_cases_account``: one of an account."""

    unit: Unit
    chosen: Chosen
    rows: dict[str, dict | None]
    sizes: dict[str, int]
    min_cases: int
    min_cases_account: int
    own: dict
    beside: str
    figures: list[comparison.Figure]
    curve: WaitingCurve | None
    regency_curve: WaitingCurve | None
    own_months: pd.DataFrame
    regency_months: pd.DataFrame
    newest: trend.Newest | None
    newest_direction: str
    limits: trend.Limits | None
    accounts: list[Account]
    account_rows: list[dict]
    sources: list[Source]
    days: tuple[date, date]

    @property
    def row(self) -> dict | None:
        """The row on the chosen board."""
        return self.rows[self.chosen.board]

    @property
    def writing(self) -> Writing:
        """A sentence on the window, whose figures open."""
        return address.writing(self.unit.by, self.unit.unit, self.chosen)

    @property
    def account_names(self) -> dict[str, str]:
        """Account id → platform and handle, of the accounts on the chosen board."""
        return {
            row["unit"]: account_name(row["platform"], row["handle"] or row["unit"])
            for row in self.account_rows
        }

    @property
    def named_accounts(self) -> list[tuple[str, Account]]:
        """Each account with its platform and handle."""
        return [(account_name(a.platform, a.handle or a.account_id), a) for a in self.accounts]


def look_up(path: str, unit: Unit, chosen: Chosen, is_staff: bool) -> Profile:
    """Out of what is kept for all units, so that the next unit costs little. That a unit declines
    is for staff only."""
    by, month, clock = unit.by, chosen.month, chosen.clock
    keys = {which: (path, by, which, month, clock, None) for which in RATES}
    boards = {which: cached.board_for(is_staff, *key) for which, key in keys.items()}
    rows = {which: _row(board, unit.unit) for which, board in boards.items()}
    directions = {rate: rows[which]["direction"] for which, rate in RATES.items() if rows[which]}
    own = units.windows(path, by, month, clock).get(unit.unit, {})
    before = units.windows(path, by, months.shifted(month, -months.WINDOW), clock).get(
        unit.unit, {}
    )
    regency = units.windows(path, "regency", month, clock).get("regency", {})
    own_months = periods.over(
        path, "month", by, unit.unit, which=chosen.board, month=month, clock=clock
    )
    newest = trend.newest(own_months, cached.settings(path).min_cases(by))
    accounts = units.accounts(path, by, unit.unit, month)
    settings = cached.settings(path)
    return Profile(
        unit=unit,
        chosen=chosen,
        rows=rows,
        sizes={which: _size(boards[which], rows[which]) for which in boards},
        min_cases=settings.min_cases(by),
        min_cases_account=settings.min_cases("account"),
        own=own,
        beside=units.beside_regency(path, by, unit.unit, month, clock),
        figures=comparison.comparison(own, before, regency, directions),
        curve=units.curve(path, by, unit.unit, month, clock),
        regency_curve=units.curve(path, "regency", "regency", month, clock),
        own_months=own_months,
        regency_months=periods.over(
            path, "month", "regency", "regency", which=chosen.board, month=month, clock=clock
        ),
        newest=newest,
        newest_direction="undecided"
        if trend.office_judges(own_months, by, clock, "month")
        else visible.direction(
            periods.direction(
                path, "month", by, unit.unit, which=chosen.board, newest=newest, clock=clock
            ),
            is_staff,
        ),
        limits=visible.limits(own_months, by, "month", clock, is_staff),
        accounts=accounts,
        account_rows=_accounts(path, unit, accounts, chosen),
        sources=_sources(path, unit, accounts, chosen, own=own, before=before) if is_staff else [],
        days=months.window(month, settings.start_date),
    )


def _row(board: pd.DataFrame, unit: str) -> dict | None:
    found = board[board["unit"] == unit].to_dict("records")
    return found[0] if found else None


def _size(board: pd.DataFrame, row: dict | None) -> int:
    """Units with a place in the table of the board in which the row stands."""
    return (
        0
        if row is None
        else int(((board["status"] == "ranked") & (board["basis"] == row["basis"])).sum())
    )


def _sources(
    path: str, unit: Unit, accounts: list[Account], chosen: Chosen, own: dict, before: dict
) -> list[Source]:
    """Of an OPD with several accounts in one of the two windows."""
    earlier = months.shifted(chosen.month, -months.WINDOW)
    ids = {a.account_id for a in (*accounts, *units.accounts(path, unit.by, unit.unit, earlier))}
    if unit.by != "opd" or len(ids) < 2:
        return []
    now, then = (
        units.windows(path, "account", month, chosen.clock) for month in (chosen.month, earlier)
    )
    return sources(
        own, before, {one: (now.get(one, {}), then.get(one, {})) for one in ids}, chosen.board
    )


def _accounts(path: str, unit: Unit, accounts: list[Account], chosen: Chosen) -> list[dict]:
    """Highest rate first, those without one last."""
    if unit.by != "opd":
        return []
    key = (path, "account", chosen.board, chosen.month, chosen.clock, None)
    board = cached.board(*key)
    found = board[board["unit"].isin([account.account_id for account in accounts])]
    return found.sort_values("rate", ascending=False, na_position="last", kind="stable").to_dict(
        "records"
    )
