"""What Tren and Profil look up, kept per store like ``cached``: all units at once, so that a choice costs nothing."""

from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from data import store
from metrics import months, movement, periods, trend, unit_accounts, waiting_curve
from metrics import multiples as all_opds
from metrics.figures import series
from metrics.statements import table
from pages.parts import cached

KEPT, UNITS_KEPT = 40, 400
EVER = (date(1, 1, 1), date(9999, 12, 31))


def _cursor(path: str):
    return store.cursor(Path(path))


@st.cache_data(max_entries=KEPT, show_spinner=False)
def names(path: str) -> dict[str, dict[str, dict]]:
    """``by`` → unit → its latest ``opd_name, kind, platform, handle``; all units of the register, by name."""
    found = {}
    for by in ("opd", "account"):
        rows = table(_cursor(path), "names", {"by": by, "first_day": EVER[0], "last_day": EVER[1]})
        rows = sorted(rows.to_dict("records"), key=lambda row: (row["opd_name"].casefold(), row["unit"]))
        found[by] = {row["unit"]: row for row in rows}
    return found


@st.cache_data(max_entries=KEPT, show_spinner=False)
def history(path: str, by: str, clock: str) -> pd.DataFrame:
    """The figures of all units and known months."""
    known = cached.known(path).months
    return series(_cursor(path), by, trend.first_shown(known, max(known)), max(known), clock)


@st.cache_data(max_entries=UNITS_KEPT, show_spinner=False)
def open_months(path: str, by: str, unit: str) -> set[date]:
    """Months that are not complete for the unit's accounts, or for all accounts of the regency."""
    accounts = history(path, "account", "wall")
    if by != "regency":
        accounts = accounts[accounts["unit"].isin(unit_accounts.account_ids(_cursor(path), by, unit, *EVER))]
    return periods.unfinished(_cursor(path), accounts)


@st.cache_data(max_entries=UNITS_KEPT, show_spinner=False)
def monthly(path: str, by: str, unit: str, which: str, month: str, clock: str) -> pd.DataFrame:
    """One unit's (or the regency's) months up to the chosen one."""
    first = trend.first_shown(cached.known(path).months, month)
    return trend.monthly(history(path, by, clock), unit, which, first, month, open_months(path, by, unit))


@st.cache_data(max_entries=UNITS_KEPT, show_spinner=False)
def _year_before(path: str, by: str, unit: str, which: str, month: str, clock: str) -> str:
    return movement.year_before(_cursor(path), by, unit, which, month, clock)


def direction(path: str, by: str, unit: str, which: str, newest: trend.Newest | None, clock: str) -> str:
    """Whether the newest complete month differs from the 12 before by more than chance."""
    if newest is None or newest.change is None:
        return "undecided"
    return _year_before(path, by, unit, which, f"{newest.month:%Y-%m}", clock)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def multiples(path: str, which: str, month: str, clock: str, is_staff: bool) -> all_opds.Multiples:
    """All OPDs with their months; who declines is for staff only."""
    board = cached.board_for(is_staff, path, "opd", which, month, clock, None)
    return all_opds.multiples(board, history(path, "regency", clock), which, month,
                              open_months(path, "regency", "regency"))


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _clusters(path: str, by: str, month: str, clock: str) -> pd.DataFrame:
    first, last = months.window(month, cached.settings(path).start_date)
    return table(_cursor(path), "clusters", {"by": by, "clock": clock, "first_day": first, "last_day": last})


@st.cache_data(max_entries=UNITS_KEPT, show_spinner=False)
def beside_regency(path: str, by: str, unit: str, month: str, clock: str) -> str:
    """Whether a unit answers in time more often than the others."""
    return movement.beside_regency(_clusters(path, by, month, clock), unit)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def windows(path: str, by: str, month: str, clock: str) -> dict[str, dict]:
    """Unit → its figures of the window that ends with the month."""
    rows = series(_cursor(path), by, month, month, clock, months.WINDOW, cached.settings(path).start_date)
    return {row["unit"]: row for row in rows.to_dict("records")}


@st.cache_data(max_entries=UNITS_KEPT, show_spinner=False)
def curve(path: str, by: str, unit: str, month: str, clock: str) -> waiting_curve.WaitingCurve | None:
    """How long the citizens of the window waited."""
    return waiting_curve.waiting_curve(_cursor(path), by, unit, month, clock)


@st.cache_data(max_entries=UNITS_KEPT, show_spinner=False)
def accounts(path: str, by: str, unit: str, month: str) -> list[unit_accounts.Account]:
    """The unit's accounts in the window, with their covered days."""
    return unit_accounts.unit_accounts(_cursor(path), by, unit, month, cached.gaps(path, "account", month))
