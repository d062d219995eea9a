"""Rows of a published version's tables in the form in which the store gives them."""

from datetime import date

import pandas as pd

from pages.cache import published
from pages.cache.store import EVER

WIB = pd.Timedelta(hours=7)
WHOLE = ("cases", "met", "due")  # columns of a line that are never null


def has(path: str, table: str) -> bool:
    """Whether the version holds a table: earlier ones have fewer."""
    return f"{table}.parquet" in published.at(path).manifest["files"]


def line(path: str, table: str, by: str, unit: str, **of: str) -> pd.DataFrame:
    """The periods of one unit as ``metrics.trend.trend.over`` gives them; no row where the table
    does not know it. ``of``: further columns and what they must be."""
    found = published.at(path).table(table)
    own = (found["by"] == by) & (found["unit"] == unit)
    for name, value in of.items():
        own &= found[name] == value
    return plain(found[own])


def plain(found: pd.DataFrame) -> pd.DataFrame:
    """Counts as integers, rates as floats (NaN without), days as dates."""
    rates = {name: float for name in ("rate", "low", "high", "coverage") if name in found}
    counts = [n for n in found if n in WHOLE or n.startswith("backlog_")]
    counts += [n for n in ("waiting_again", "replies_sent") if n in found]
    kept = found.astype(rates | dict.fromkeys(counts, int) | {"unfinished": bool})
    return kept.reset_index(drop=True)


def states(path: str) -> pd.Series:
    """Account → until when it is known (UTC)."""
    return published.at(path).table("states").set_index("account_id")["as_of"]


def accounts(path: str) -> pd.DataFrame:
    """The rows of the register, open ends at the ends of time, with the name and kind of the OPD."""
    version = published.at(path)
    found = version.table("accounts")
    ends = {
        name: pd.Series([end if pd.isna(day) else day for day in found[name]], index=found.index)
        for name, end in zip(("valid_from", "valid_to"), EVER, strict=True)
    }
    opds = version.table("opds")[["opd_id", "name", "kind"]].rename(columns={"name": "opd_name"})
    return found.assign(**ends).merge(opds, on="opd_id", how="left")


def coverage(path: str, by: str, first: date, last: date) -> pd.DataFrame:
    """``unit, account_id, day, covered``: the days that were active and have ended, of OPDs by whose
    account it was that day."""
    days = published.at(path).table("coverage")
    days = days[(days["day"] >= first) & (days["day"] <= last)]
    days = days.assign(covered=days["covered"].astype(bool))
    if by == "account":
        return days.assign(unit=days["account_id"])
    held = accounts(path)[["account_id", "opd_id", "valid_from", "valid_to"]]
    found = days.merge(held, on="account_id")
    own = (found["day"] >= found["valid_from"]) & (found["day"] <= found["valid_to"])
    return found[own].rename(columns={"opd_id": "unit"}).reset_index(drop=True)


def runs(missing: pd.DataFrame) -> pd.DataFrame:
    """Days without an upload as runs: ``unit, account_id, first_day, last_day, missing`` (days of
    the account)."""
    day = pd.to_datetime(missing["day"])
    keys = [missing["unit"], missing["account_id"]]
    follows = day.groupby(keys).diff() == pd.Timedelta(days=1)
    found = missing.assign(run=(~follows).cumsum())
    ends = found.groupby(["unit", "account_id", "run"])["day"].agg(first_day="min", last_day="max")
    ends = ends.reset_index().drop(columns="run")
    counts = found.groupby(["unit", "account_id"]).size().rename("missing").reset_index()
    return ends.merge(counts, on=["unit", "account_id"])
