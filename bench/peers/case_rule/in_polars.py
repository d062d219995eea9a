"""The case rule in Polars: one lazy plan, shifts and fills within conversations."""

import sys
from datetime import datetime, timedelta

import polars as pl
from polars import col

DAY = 86400
TALK = "conversation_key"


def events(path: str, as_of: datetime) -> pl.LazyFrame:
    """Requests, replies and automatic replies in the order of their conversation."""
    inbound = (col("direction") == "inbound").alias("inbound")
    rows = pl.scan_parquet(path).with_columns(inbound)
    rows = rows.filter((col("inbound") | col("is_request")) & (col("sent_at") <= as_of))
    order = [TALK, "sent_at", "inbound", "message_key"]
    rows = rows.select(*order, "account_id", "is_automatic", "is_courtesy", "is_request")
    rows = rows.sort(order, descending=[False, False, True, False])
    begins = col("inbound") & ~col("inbound").shift(fill_value=False).over(TALK)
    began = pl.when(begins).then("sent_at").forward_fill().over(TALK)
    quick = (col("sent_at") - began <= timedelta(seconds=10)).fill_null(False)
    automatic = ~col("inbound") & col("is_automatic").fill_null(quick)
    kept = ~col("inbound") | (col("is_request") & ~col("is_courtesy"))
    return rows.with_columns(automatic=automatic).filter(kept).with_row_index("place")


def cases(rows: pl.LazyFrame, as_of: datetime) -> pl.DataFrame:
    """One row per case, with ``account_id``."""
    is_reply = ~col("inbound") & ~col("automatic")

    def following(name: str, where: pl.Expr) -> pl.Expr:
        return pl.when(where).then(name).backward_fill().over(TALK)

    rows = rows.with_columns(
        next_reply_at=following("sent_at", is_reply),
        next_reply=following("place", is_reply),
        next_automatic=following("place", col("automatic")),
    )
    asked = rows.filter("inbound").with_columns(
        previous=col("sent_at").shift().over(TALK),
        replied=pl.when(col("next_reply").shift().over(TALK) < col("place")).then(
            col("next_reply_at").shift().over(TALK)
        ),
    )
    since = col("sent_at") - pl.coalesce("replied", "previous")
    opens = (since > timedelta(days=7)).fill_null(True)
    asked = asked.with_columns(opens=opens).with_columns(number=col("opens").cum_sum())
    comes_back = ~col("opens") & (col("sent_at") - col("replied") >= timedelta(hours=72))
    last = col("next_reply_at").last()
    automatic_first = col("next_automatic") < col("next_reply").fill_null(2**32 - 1)
    return (
        asked.group_by("number")
        .agg(
            col("account_id").first(),
            col("message_key").first().alias("case_key"),
            col("sent_at").first().alias("opened_at"),
            col("next_reply_at").first().alias("first_reply_at"),
            resolved_at=pl.when(last + timedelta(hours=72) <= as_of).then(last),
            reopened=comes_back.sum().cast(pl.Int32),
            automatic_first=automatic_first.fill_null(False).first(),
        )
        .drop("number")
        .collect()
    )


def figures(found: pl.DataFrame, as_of: datetime) -> pl.DataFrame:
    """Seven figures per account and month."""
    due = col("waited") >= DAY
    on_time, answered = due & (col("response") <= DAY), due & col("response").is_not_null()
    return (
        found.lazy()
        .with_columns(
            month=col("opened_at").dt.offset_by("7h").dt.truncate("1mo").dt.date(),
            response=(col("first_reply_at") - col("opened_at")).dt.total_seconds(),
            waited=(as_of - col("opened_at")).dt.total_seconds(),
        )
        .group_by("account_id", "month")
        .agg(
            pl.len().cast(pl.Int64).alias("cases"),
            due.sum().cast(pl.Int64).alias("due"),
            on_time.sum().cast(pl.Int64).alias("on_time"),
            (on_time.sum() / due.sum()).alias("on_time_rate"),
            (answered.sum() / due.sum()).alias("answered_rate"),
            pl.coalesce("response", "waited").max().alias("longest_response"),
            (col("automatic_first").sum() / pl.len()).alias("auto_share"),
        )
        .collect()
    )


def main(path: str, until: str, cases_path: str, figures_path: str | None = None) -> None:
    """Writes the cases, and the figures where they are wanted."""
    as_of = datetime.fromisoformat(until)
    found = cases(events(path, as_of), as_of)
    found.drop("account_id").write_parquet(cases_path)
    if figures_path:
        figures(found, as_of).write_parquet(figures_path)


if __name__ == "__main__":
    main(*sys.argv[1:])
