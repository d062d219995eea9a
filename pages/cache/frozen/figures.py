"""The figures, boards and headlines of a published version (``pages.cache.figures``)."""

from datetime import date

import pandas as pd

from metrics import months
from metrics.board.headline import MONTHS_SHOWN, Headline, Month
from metrics.coverage import complete_until as ends
from metrics.coverage import gaps as coverage_gaps
from metrics.coverage.periods import Completeness, Known
from metrics.settings import Settings
from pages.cache import published
from pages.cache.frozen import rows


def known(path: str) -> Known:
    """The months of its trends that have cases, and "now" as it was."""
    version = published.at(path)
    monthly = version.table("monthly")
    with_cases = monthly[(monthly["by"] == "regency") & (monthly["cases"] > 0)]["month"]
    names = {f"{day:%Y-%m}" for day in with_cases} | {version.month}
    return Known(tuple(sorted(names, reverse=True)), version.month, published.now(version))


def settings(path: str) -> Settings:
    """As they were."""
    held = published.at(path).manifest["settings"]
    start = held["start_date"]
    return Settings(
        int(held["min_cases_opd"]),
        int(held["min_cases_account"]),
        float(held["min_coverage"]),
        held["official_clock"],
        date.fromisoformat(start) if start else None,
    )


def target_hours(path: str) -> float:
    """As it was."""
    return float(published.at(path).manifest["settings"]["response_target_hours"])


def kinds(path: str) -> list[str]:
    """Those that have a board of their own."""
    within = published.at(path).table("boards")["within"]
    return [kind for kind in within.unique() if kind]


def completeness(path: str, _: str, clock: str) -> Completeness:
    """Of the window of its month."""
    found = published.at(path).table("figures")
    window = found[(found["period"] == "window") & (found["clock"] == clock)]
    coverage = window[window["by"] == "account"]["coverage"]
    share, least = window[window["by"] == "regency"]["coverage"], settings(path).min_coverage
    complete = int((coverage >= least).fillna(False).sum())
    is_unknown = share.empty or pd.isna(share.iloc[0])
    return Completeness(
        len(coverage), complete, None if is_unknown else float(share.iloc[0]), least
    )


def complete_until(path: str) -> ends.CompleteUntil:
    """Of the accounts that belonged to an OPD then."""
    states, accounts = rows.states(path), rows.accounts(path)
    latest = states.max()
    as_of = accounts["account_id"].map(states)
    day = (as_of.fillna(latest) + rows.WIB - pd.Timedelta(seconds=1)).dt.date
    own = (accounts["valid_from"] <= day) & (accounts["valid_to"] >= day)
    return ends.of_ends(as_of[own], settings(path).min_coverage)


def ceiling(path: str, _: str) -> float | None:
    """Of its window."""
    value = _headline(path, "response", "wall")["ceiling"]
    return None if pd.isna(value) else float(value)


def headline(path: str, board: str, _: str, clock: str) -> Headline:
    """The regency's rate, its change and 13 months."""
    row = _headline(path, board, clock)
    rate, change = (None if pd.isna(row[n]) else float(row[n]) for n in ("rate", "change"))
    line = rows.line(path, "trends", "regency", "regency", clock=clock, board=board)
    monthly = tuple(
        Month(
            one["period"],
            None if pd.isna(one["rate"]) else float(one["rate"]),
            bool(one["unfinished"]),
            int(one["met"]),
            int(one["due"]),
        )
        for one in line.tail(MONTHS_SHOWN).to_dict("records")
    )
    counts = {name: int(row[name]) for name in ("cases", "met", "due")}
    said = {"rate": rate, "change": change, "direction": row["direction"]}
    return Headline(**counts, **said, monthly=monthly)


def _headline(path: str, board: str, clock: str) -> pd.Series:
    found = published.at(path).table("headlines")
    return found[(found["board"] == board) & (found["clock"] == clock)].iloc[0]


def board(path: str, by: str, which: str, _: str, clock: str, kind: str | None) -> pd.DataFrame:
    """The rows of a board, with 13 months of each unit."""
    version = published.at(path)
    found = version.table("boards")
    own = (found["unit_type"] == by) & (found["board"] == which) & (found["clock"] == clock)
    found = found[own & (found["within"] == (kind or ""))].reset_index(drop=True)
    lines = version.table("trends")
    lines = lines[(lines["by"] == by) & (lines["board"] == which) & (lines["clock"] == clock)]
    shown = {
        unit: [None if pd.isna(rate) else float(rate) for rate in part["rate"].tail(MONTHS_SHOWN)]
        for unit, part in lines.groupby("unit", sort=False)
    }
    keys = ["unit_type", "board", "clock", "within", "position"]
    return found.drop(columns=keys).assign(trend=found["unit"].map(shown))


def gaps(path: str, by: str, month: str) -> dict[str, coverage_gaps.Lacking]:
    """Days without an upload, of each unit that lacks one."""
    first, last = months.window(month, settings(path).start_date)
    days = rows.coverage(path, by, first, last)
    if days.empty:
        return {}
    sizes = days.groupby(["unit", "account_id"]).size().rename("active").reset_index()
    sizes["accounts"] = sizes.groupby("unit")["account_id"].transform("count")
    missing = days[~days["covered"]].sort_values(["unit", "account_id", "day"])
    runs = rows.runs(missing).merge(sizes, on=["unit", "account_id"])
    today = published.now(published.at(path)).date()
    final = min(last, today - pd.Timedelta(days=1))
    return coverage_gaps.of_runs(runs.assign(is_open=runs["last_day"] == final))
