"""What waits for an answer: the open cases of an OPD, and how old the data are that say so."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pandas as pd

from metrics.cases.evidence import WIB
from metrics.settings import Settings
from metrics.sql.statements import table

STAMPS = ("opened_at", "waiting_since", "answer_by", "as_of")
FRESH = timedelta(
    hours=24
)  # deadlines are shown only for accounts whose data are younger (screens, "Antrean")


@dataclass(frozen=True)
class Age:
    """How old an OPD's data are: ``known_until``, the earliest as_of of its accounts (WIB; None
    without an upload), ``seconds`` since then, ``is_fresh``, and how many of its ``accounts`` were
    never uploaded (``unknown``)."""

    known_until: datetime | None
    seconds: float
    is_fresh: bool
    accounts: int
    unknown: int


def queue(cursor, opd_id: str | None) -> pd.DataFrame:
    """Open cases of the accounts that the OPD has now (None: of every OPD), longest waiting first;
    excluded ones aside.

    Out: ``opd_id, opd_name, account_id, platform, handle, waiting, opened_at, waiting_since,
    waited, answer_by, topic, channel, text_length, upload_id, member, row, case_id, as_of``.
    ``waiting`` is unanswered, or again where the citizen has written after the last reply, at least
    24 h before as_of; ``waited`` is seconds at the account's as_of. Stamps in WIB. ``answer_by`` is
    null where the official clock is the office's: it does not run on a wall clock."""
    found = table(cursor, "queue", {"opd_id": opd_id})
    for name in STAMPS:
        found[name] = found[name].dt.tz_localize("UTC").dt.tz_convert(WIB)
    if Settings.of(cursor).official_clock == "office":
        found["answer_by"] = pd.NaT
    return found


def age(cursor, opd_id: str | None, now: datetime) -> Age:
    """Age at the moment ``now`` of what is known of the OPD's accounts (None: of all accounts)."""
    found = table(cursor, "known_until", {"opd_id": opd_id})
    stamps = found["as_of"].dropna().dt.tz_localize("UTC")
    unknown = int(found["as_of"].isna().sum())
    if stamps.empty:
        return Age(None, float("inf"), False, len(found), unknown)
    earliest = stamps.min()
    passed = max(pd.Timedelta(0), now - earliest)
    return Age(
        earliest.tz_convert(WIB).to_pydatetime(),
        passed.total_seconds(),
        passed < FRESH,
        len(found),
        unknown,
    )


def in_time_yet(cases: pd.DataFrame, now: datetime) -> pd.DataFrame:
    """Of a queue: the unanswered cases of accounts with fresh data that can still be answered on
    time, most urgent first."""
    urgent = cases[(cases["answer_by"] > now) & (cases["as_of"] > now - FRESH)]
    return urgent.sort_values("answer_by", kind="stable")


def overdue(cases: pd.DataFrame, now: datetime) -> pd.DataFrame:
    """Of a queue: the cases of accounts with fresh data whose time for an answer has passed."""
    return cases[(cases["answer_by"] <= now) & (cases["as_of"] > now - FRESH)]
