"""The case rule in pandas: one sorted table, shifts and fills within conversations."""

import sys
from glob import glob

import numpy as np
import pandas as pd

READ = (
    "account_id conversation_key message_key sent_at direction is_automatic is_courtesy is_request"
)
KEPT = ["case_key", "opened_at", "first_reply_at", "resolved_at", "reopened", "automatic_first"]
DAY = 86400


def events(path: str, as_of: pd.Timestamp) -> pd.DataFrame:
    """Requests, replies and automatic replies in the order of their conversation."""
    files = sorted(glob(path))
    rows = pd.concat([pd.read_parquet(file, columns=READ.split()) for file in files])
    rows["inbound"] = rows.pop("direction") == "inbound"
    rows = rows[(rows["inbound"] | rows["is_request"]) & (rows["sent_at"] <= as_of)]
    order = ["conversation_key", "sent_at", "inbound", "message_key"]
    rows = rows.sort_values(order, ascending=[True, True, False, True], ignore_index=True)
    talk = rows["conversation_key"]
    same = talk == talk.shift()
    begins = rows["inbound"] & ~(same & rows["inbound"].shift(fill_value=False))
    began = rows["sent_at"].where(begins).groupby(talk).ffill()
    quick = (rows["sent_at"] - began) <= pd.Timedelta(seconds=10)
    marked = rows["is_automatic"].astype("boolean")
    rows["automatic"] = ~rows["inbound"] & marked.fillna(quick.astype("boolean")).astype(bool)
    kept = ~rows["inbound"] | (rows["is_request"] & ~rows["is_courtesy"])
    return rows[kept].reset_index(drop=True)


def cases(rows: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """One row per case, with ``account_id``."""
    talk, place = rows["conversation_key"], pd.Series(np.arange(len(rows), dtype=float))
    is_reply = ~rows["inbound"] & ~rows["automatic"]
    rows["next_reply_at"] = rows["sent_at"].where(is_reply).groupby(talk).bfill()
    rows["next_reply"] = place.where(is_reply).groupby(talk).bfill()
    next_automatic = place.where(rows["automatic"]).groupby(talk).bfill()
    rows["automatic_first"] = next_automatic < rows["next_reply"].fillna(np.inf)
    rows["place"] = place
    asked = rows[rows["inbound"]].reset_index(drop=True)
    same = asked["conversation_key"] == asked["conversation_key"].shift()
    previous = asked["sent_at"].shift().where(same)
    replied = (
        asked["next_reply_at"].shift().where(same & (asked["next_reply"].shift() < asked["place"]))
    )
    opens = ~same | (asked["sent_at"] - replied.fillna(previous) > pd.Timedelta(days=7))
    comes_back = ~opens & (asked["sent_at"] - replied >= pd.Timedelta(hours=72))
    found = asked[opens].reset_index(drop=True)
    found["reopened"] = comes_back.groupby(opens.cumsum()).sum().to_numpy("int32")
    last = asked["next_reply_at"][opens.shift(-1, fill_value=True)].reset_index(drop=True)
    found["resolved_at"] = last.where(last + pd.Timedelta(hours=72) <= as_of)
    names = {"message_key": "case_key", "sent_at": "opened_at", "next_reply_at": "first_reply_at"}
    return found.rename(columns=names)[["account_id", *KEPT]]


def figures(found: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """Seven figures per account and month."""
    response = (found["first_reply_at"] - found["opened_at"]).dt.total_seconds()
    waited = (as_of - found["opened_at"]).dt.total_seconds()
    due = waited >= DAY
    shown = found["opened_at"] + pd.Timedelta(hours=7)
    by = {
        "account_id": found["account_id"],
        "month": shown.to_numpy().astype("datetime64[M]").astype("datetime64[s]"),
        "due": due,
        "on_time": due & (response <= DAY),
        "answered": due & response.notna(),
        "longest": response.fillna(waited),
        "automatic": found["automatic_first"],
    }
    groups = pd.DataFrame(by).groupby(["account_id", "month"])
    out = groups[["due", "on_time", "answered", "automatic"]].sum().astype("int64")
    out.insert(0, "cases", groups.size())
    out["on_time_rate"] = out["on_time"] / out["due"]
    out["answered_rate"] = out.pop("answered") / out["due"]
    out["longest_response"] = groups["longest"].max().astype("int64")
    out["auto_share"] = out.pop("automatic") / out["cases"]
    return out.reset_index()


def main(path: str, until: str, cases_path: str, figures_path: str | None = None) -> None:
    """Writes the cases, and the figures where they are wanted."""
    as_of = pd.Timestamp(until)
    found = cases(events(path, as_of), as_of)
    found[KEPT].to_parquet(cases_path)
    if figures_path:
        figures(found, as_of).to_parquet(figures_path)


if __name__ == "__main__":
    main(*sys.argv[1:])
