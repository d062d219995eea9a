"""What figures up to a day count of the cases and replies of accounts, as they are cut in one state of a
home; and what differs between two states."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data import moment
from data.cases import cutting, keys
from data.cases.rules import Rules
from data.lake.uploads import Lake
from reports import counts

REPLIES = "replies_sent"
NO_FIGURES = {"opd_id", "holder", "opened_on"}  # columns that say whose a case is, and of when


class Cut(NamedTuple):
    """Of one account: its ``cases`` by their key: ``opened_on``, ``opd_id``, ``holder`` (the OPD that has
    the account at the end of the month) and the columns of ``reports.counts``; and ``replies``: by
    day (WIB) its ``opd_id`` and how many were ``sent``."""

    cases: pd.DataFrame
    replies: pd.DataFrame


class Difference(NamedTuple):
    """A case that counts otherwise for an OPD: ``what`` opened, gone or changed; ``fields``: the figures
    that count it otherwise, parted by blanks: those that only another OPD has now end with OTHER_OPD,
    or with OTHER_KIND where that is of another kind, too."""

    case_id: str
    opd_id: str
    opened_on: date
    what: str
    fields: str


OTHER_OPD, OTHER_KIND = "-", "~"
Kind = Callable[[str | None], str | None]  # of an OPD


def cut(
    accounts: list[str], view: Lake, rules: Rules, days: tuple[date, date], spill: Path
) -> Iterator[tuple[str, Cut]]:
    """Each account and what was opened and sent on the ``days`` (first, last), and earlier cases that are
    in a stock of the last; in batches, for one statement over many accounts costs a fraction of one
    for each."""
    for batch in keys.batches(accounts, view):
        tables = cutting.tables(batch, view, rules, spill)
        cases, replies = _cases(tables[0], rules, days), _replies(tables[1], days)
        for account_id in batch:
            own = replies[replies["account_id"] == account_id].groupby("day")["sent"].sum()
            owners = [rules.register.owner(account_id, day) for day in own.index]
            yield (
                account_id,
                Cut(
                    cases[cases["account_id"] == account_id].drop(columns="account_id"),
                    pd.DataFrame({"opd_id": owners, "sent": own}, index=own.index),
                ),
            )


def differences(old: Cut, new: Cut, kind: Kind) -> Iterator[Difference]:
    """The cases that a figure counts in one of them and not in the other, or otherwise."""
    index = old.cases.index.union(new.cases.index)
    a, b = (one.cases.reindex(index).astype(object) for one in (old, new))
    index = index[((a != b) & ~(a.isna() & b.isna())).any(axis=1)]
    for key, was, is_ in zip(index, _records(a, index), _records(b, index), strict=True):
        days = was["opened_on"], is_["opened_on"]
        states = (
            [("changed", [was, is_])]
            if days[0] == days[1]
            else [("gone", [was]), ("opened", [is_])]
        )
        for what, some in states:
            for opd_id, fields in sorted(_between(some, kind).items()):
                said = some[-1]["opened_on"], what, " ".join(fields)
                yield Difference(f"{key:016x}", opd_id, *said)


def _records(cases: pd.DataFrame, index: pd.Index) -> list[dict]:
    """One row for each key, of nulls where the case is not there."""
    own = cases.loc[index]
    return own.where(own.notna(), None).to_dict("records")


def _between(states: list[dict], kind: Kind) -> dict[str, list[str]]:
    """OPD → the figures that count the case otherwise for it."""
    found: dict[str, list[str]] = {}
    for name in states[0].keys() - NO_FIGURES:
        of = "holder" if name in counts.STOCKS else "opd_id"
        said = [(one[of], one[name]) for one in states if one[name] is not None]
        for owner, mark in _moved(said, kind):
            if owner is not None:
                found.setdefault(owner, []).append(f"{name}{mark}")
    return {owner: sorted(names) for owner, names in found.items()}


def _moved(said: list[tuple], kind: Kind) -> Iterator[tuple[str | None, str]]:
    """Each OPD for which it is otherwise, with its mark. ``said``: of the states in which it counts, whose
    it is and what is counted."""
    if len(said) < 2:
        yield from ((owner, "") for owner, _ in said)
        return
    (owner, value), (other, another) = said
    if value != another:
        yield from ((one, "") for one in dict.fromkeys((owner, other)))
    elif owner != other:
        mark = OTHER_KIND if kind(owner) != kind(other) else OTHER_OPD
        yield from ((one, mark) for one in (owner, other))


def reply_days(old: Cut, new: Cut, kind: Kind) -> Iterator[tuple[date, str, str]]:
    """The first day of each month on which an OPD has other replies, the OPD, and as ``fields`` of a
    ``Difference``."""
    known: set[tuple[int, int, str | None, str]] = set()
    for day in sorted(set(old.replies.index) | set(new.replies.index)):
        said = [tuple(one.replies.loc[day]) for one in (old, new) if day in one.replies.index]
        for owner, mark in _moved(said, kind):
            of = (day.year, day.month, owner, mark)
            if owner is not None and of not in known:
                known.add(of)
                yield day, owner, f"{REPLIES}{mark}"


def firsts(days) -> Iterator[date]:
    """The first of the days in each month."""
    known: set[tuple[int, int]] = set()
    for day in sorted(days):
        if (day.year, day.month) not in known:
            known.add((day.year, day.month))
            yield day


def _cases(table: pa.Table, rules: Rules, days: tuple[date, date]) -> pd.DataFrame:
    first, until = days
    own = table.filter(pc.field("opened_on") <= pa.scalar(until))
    rows = own.select(["case_key", *counts.READ]).to_pandas().set_index("case_key")
    counted = counts.of_cases(rows, until)
    cohorts = counted.columns.difference(counts.STOCKS)
    counted.loc[rows["opened_on"] < first, cohorts] = None
    found = rows[["account_id", "opd_id", "opened_on"]].join(counted.dropna(how="all"), how="right")
    rows = rows.loc[found.index]
    at = rows["as_of"].clip(upper=counts.end(until)) - timedelta(seconds=1)
    local = at.dt.tz_localize("UTC").dt.tz_convert(moment.WIB).dt.date
    pairs = list(zip(rows["account_id"], local, strict=True))
    holders = {pair: rules.register.owner(*pair) for pair in set(pairs)}
    return found.assign(holder=pd.Series([holders[p] for p in pairs], rows.index, dtype=object))


def _replies(table: pa.Table, days: tuple[date, date]) -> pd.DataFrame:
    rows = table.to_pandas()
    local = pd.to_datetime(rows["hour"]).dt.tz_localize("UTC").dt.tz_convert(moment.WIB)
    return rows.assign(day=local.dt.date)[lambda found: found["day"].between(*days)]
