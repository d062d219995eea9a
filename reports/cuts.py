"""What figures up to a day read of the cases and replies of accounts, as they are cut in one state of
a home; and what differs between two states."""

from collections.abc import Iterator
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

JUDGED_AFTER = timedelta(hours=72)  # after the resolution target (handbook, section 4)
TOLD = (  # columns of a cut case that figures read as they are
    "opd_id",
    "opened_at",
    "opened_on",
    "first_reply_at",
    "resolved_at",
    "closed",
    "reopened",
    "waiting_again",
    "excluded",
    "replies_known",
    "closing_known",
    "automatic_first",
    "response_office",
    "resolution_office",
)
JUDGED = (  # and those that they read only together
    "account_id",
    "as_of",
    "waited",
    "waited_office",
    "response_target",
    "response_target_office",
    "deadline",
)


class Cut(NamedTuple):
    """Of one account: its ``cases`` by their key, and ``replies``: how many on each day (WIB) and
    channel."""

    cases: pd.DataFrame
    replies: pd.Series


class Difference(NamedTuple):
    """A case that differs: ``what`` opened, gone or changed, then ``fields``: what figures read
    otherwise (parted by blanks; None: all); under the OPD that has it, and the one that had it."""

    case_id: str
    opd_id: str
    opened_on: date
    what: str
    fields: str | None


def cut(
    accounts: list[str], view: Lake, rules: Rules, until: date, spill: Path
) -> Iterator[tuple[str, Cut]]:
    """Each account and what was opened and sent until that day; in batches, for one statement over
    many accounts costs a fraction of one for each."""
    for batch in keys.batches(accounts, view):
        tables = cutting.tables(batch, view, rules, spill)
        cases, replies = _cases(tables[0], until), _replies(tables[1], until)
        for account_id in batch:
            own = replies[replies["account_id"] == account_id]
            yield (
                account_id,
                Cut(
                    cases[cases["account_id"] == account_id],
                    own.groupby(["day", "channel"])["sent"].sum(),
                ),
            )


def differences(old: Cut, new: Cut) -> Iterator[Difference]:
    """The cases that one has and the other has not, or that a figure reads otherwise."""
    index = old.cases.index.union(new.cases.index)
    a, b = old.cases.reindex(index), new.cases.reindex(index)
    differ = _differ(a, b).drop(columns="account_id")
    for key in index[differ.any(axis=1)]:
        was, is_ = key in old.cases.index, key in new.cases.index
        fields = " ".join(differ.columns[differ.loc[key]]) if was and is_ else None
        row = (b if is_ else a).loc[key]
        said = (row["opened_on"], _what(was, is_), fields)
        yield Difference(f"{key:016x}", row["opd_id"], *said)
        if was and is_ and a.loc[key, "opd_id"] != row["opd_id"]:
            yield Difference(f"{key:016x}", a.loc[key, "opd_id"], *said)


def reply_days(old: Cut, new: Cut) -> Iterator[date]:
    """The first day of each month on which other numbers of replies were sent."""
    index = old.replies.index.union(new.replies.index)
    a, b = (one.replies.reindex(index, fill_value=0) for one in (old, new))
    yield from firsts(day for day, _ in index[a != b])


def firsts(days) -> Iterator[date]:
    """The first of the days in each month."""
    known: set[tuple[int, int]] = set()
    for day in sorted(days):
        if (day.year, day.month) not in known:
            known.add((day.year, day.month))
            yield day


def _what(was: bool, is_: bool) -> str:
    if was and is_:
        return "changed"
    return "gone" if was else "opened"


def _differ(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    a, b = a.astype(object), b.astype(object)
    return (a != b) & ~(a.isna() & b.isna())


def _cases(table: pa.Table, until: date) -> pd.DataFrame:
    """By case: TOLD, and what is judged of it: whether its targets have run out (``due`` …) and were
    met (``on_time`` …), and until when what is open has been seen to wait."""
    own = table.filter(pc.field("opened_on") <= pa.scalar(until))
    rows = own.select(["case_key", *TOLD, *JUDGED]).to_pandas().set_index("case_key")
    answered, resolved = rows["first_reply_at"].notna(), rows["resolved_at"].notna()
    waited = (rows["first_reply_at"] - rows["opened_at"]).dt.total_seconds()
    due, due_office = (
        rows["replies_known"] & (rows[of] >= rows[target])
        for of, target in (("waited", JUDGED[4]), ("waited_office", JUDGED[5]))
    )
    resolution_due = rows["closing_known"] & (rows["deadline"] + JUDGED_AFTER <= rows["as_of"])
    ends = pd.Timestamp(until, tz=moment.WIB) + pd.Timedelta(days=1)
    end = ends.tz_convert("UTC").tz_localize(None)
    judged = {
        "answered": answered,
        "resolved": resolved,
        "due": due,
        "due_office": due_office,
        "on_time": due & (waited <= rows["response_target"]),
        "on_time_office": due_office
        & (rows["response_office"] <= rows["response_target_office"]).fillna(False),
        "resolution_due": resolution_due,
        "in_time": resolution_due & (rows["resolved_at"] <= rows["deadline"]).fillna(False),
        "seen_waiting": rows["as_of"].mask(answered),
        "seen_open": rows["as_of"].mask(resolved),
        "looked_at": rows["as_of"].clip(upper=end).mask(answered & ~rows["waiting_again"]),
    }
    return rows.drop(columns=list(JUDGED[1:])).assign(**judged)


def _replies(table: pa.Table, until: date) -> pd.DataFrame:
    rows = table.to_pandas()
    local = pd.to_datetime(rows["hour"]).dt.tz_localize("UTC").dt.tz_convert(moment.WIB)
    return rows.assign(day=local.dt.date)[lambda found: found["day"] <= until]
