"""What each figure of a month counts of each case: its own value of it, null where it does not count the
case."""

from datetime import date, timedelta

import pandas as pd

from data import moment
from metrics.figures import BANDS

JUDGED_AFTER = timedelta(hours=72)  # after the resolution target (handbook, section 4)
BOUNDS = ((0, 1), (1, 3), (3, 7), (7, 30), (30, None))  # days of BANDS; the lower one inclusive
STOCKS = (*BANDS, "waiting_again")  # of the OPD that has the account at the end
ONE = {  # figures that are other numbers of the same cases
    **dict.fromkeys(("p90_response", "longest_response"), "median_response")
}
CLOCKED = ("due", "on_time", "on_time_rate", "median_response", "median_resolution")
READ = (  # columns of a cut case, besides its key
    "account_id opd_id opened_at opened_on first_reply_at resolved_at closed reopened waits excluded "
    "replies_known closing_known automatic_first basis as_of response waited response_office "
    "waited_office resolution resolution_office seen_resolution_office response_target "
    "response_target_office deadline"
).split()


def of_cases(rows: pd.DataFrame, until: date) -> pd.DataFrame:
    """In: READ of cases, by their key. Out: one column per figure (with “_office” on that clock), in
    the month that ends on the day ``until``."""
    counted = rows["excluded"].isna()
    found = {"cases": _of(counted), "excluded": _of(~counted)}
    for office in ("", "_office"):
        waited, answered_after = rows[f"waited{office}"], rows[f"response{office}"]
        target = rows[f"response_target{office}"]
        known = counted & rows["replies_known"]
        due = known & (waited >= target).fillna(False)
        on_time = due & (answered_after <= target).fillna(False)
        found[f"due{office}"], found[f"on_time{office}"] = _of(due), _of(on_time)
        found[f"on_time_rate{office}"] = _of(due, on_time)
        found[f"median_response{office}"] = _times(answered_after, waited).where(known)
        found[f"median_resolution{office}"] = _times(
            rows[f"resolution{office}"], _seen(rows, office)
        ).where(counted & rows["closing_known"])
    answered = rows["first_reply_at"].notna()
    found["answered_rate"] = _of(found["due"].notna(), answered)
    judged = counted & rows["closing_known"] & (rows["deadline"] + JUDGED_AFTER <= rows["as_of"])
    in_time = judged & (rows["resolved_at"] <= rows["deadline"]).fillna(False)
    found["resolution_due"], found["resolved_in_time"] = _of(judged), _of(in_time)
    found["resolution_rate"] = _of(judged, in_time)
    again = (rows["reopened"] > 0).fillna(False)
    closed = rows["reopened"].notna() & (rows["resolved_at"].notna() | again)
    found["reopen_rate"] = _of(counted & closed, again)
    from_messages = counted & (rows["basis"] == "silence")
    found["auto_share"] = _of(from_messages, rows["automatic_first"].fillna(False).astype(bool))
    closed_ = rows["closed"].fillna(False).astype(bool)
    found["closed_unanswered"] = _of(counted & rows["replies_known"] & closed_ & ~answered)
    return pd.DataFrame(found | _stocks(rows, counted & rows["replies_known"], until))


def _of(counts: pd.Series, value: pd.Series | bool = True) -> pd.Series:
    """The value where a case counts."""
    said = value if isinstance(value, pd.Series) else pd.Series(value, index=counts.index)
    return said.astype("Float64").where(counts.astype(bool))


def _times(after: pd.Series, seen: pd.Series) -> pd.Series:
    """Seconds until it happened; below 0: seconds for which it was seen not to."""
    return after.astype("Float64").fillna(-1 - seen.astype("Float64"))


def _seen(rows: pd.DataFrame, office: str) -> pd.Series:
    """For how long a case was seen not to be resolved: by silence it can be told 72 h later."""
    silence = JUDGED_AFTER.total_seconds()
    told = rows["seen_resolution_office"] if office else rows["waited"] - silence
    told = told.astype("Float64").where(rows["waited"] >= silence)
    return rows[f"waited{office}"].astype("Float64").where(rows["basis"] == "status", told)


def _stocks(rows: pd.DataFrame, counted: pd.Series, until: date) -> dict[str, pd.Series]:
    """At T: the end of the month, or the account's as_of before it."""
    at = rows["as_of"].clip(upper=end(until))
    replied = rows["first_reply_at"]
    waiting = counted & (replied.isna() | (replied > at))
    age = (at - rows["opened_at"]) // pd.Timedelta(days=1)
    found = {
        name: _of(waiting & (age >= low) & (True if high is None else age < high))
        for name, (low, high) in zip(BANDS, BOUNDS, strict=True)
    }
    again = [
        is_counted and _waits_again(waits, reply, moment_)
        for is_counted, waits, reply, moment_ in zip(
            counted & replied.notna(), rows["waits"], replied, at, strict=True
        )
    ]
    return found | {"waiting_again": _of(pd.Series(again, index=rows.index, dtype=bool))}


def _waits_again(waits, replied: pd.Timestamp, at: pd.Timestamp) -> bool:
    """Whether the citizen waits for another reply at that moment (``data/sql/open_days.sql``)."""
    return waits is not None and any(
        max(pd.Timestamp(one["since"]), replied) <= at
        and (one["until"] is None or at < pd.Timestamp(one["until"]))
        for one in waits
    )


def end(until: date) -> pd.Timestamp:
    """24:00 WIB of a day, in UTC."""
    ends = pd.Timestamp(until, tz=moment.WIB) + pd.Timedelta(days=1)
    return ends.tz_convert("UTC").tz_localize(None)


def name_of(figure: str, clock: str) -> str:
    """The column of a figure on a clock."""
    name = ONE.get(figure, figure)
    return f"{name}_office" if clock == "office" and name in CLOCKED else name
