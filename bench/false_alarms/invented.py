"""Invented units' cases, own messages and uploads in which nothing happens."""

from datetime import date

import numpy as np
import pyarrow as pa

UNITS = 1000
MONTH = "2026-09"  # the month asked about
FIRST, DAYS = date(2026, 3, 1), 214  # the six months before it, and it
MONTH_BEGINS, BEFORE_BEGINS = 184, 153  # days from FIRST to 1 September and 1 August
RETURNING = 0.2  # of cases, those of a citizen who has written in the same month
STOCK, STOCK_TEXTS = 0.3, 10  # of first replies, those with one of ten ready texts, by Zipf's law
RESPONSE_MEDIAN, RESPONSE_SIGMA = 3 * 3600, 1.6  # lognormal, seconds
UNANSWERED, EXCLUDED, OVERSIGHT = 0.03, 0.03, 0.05  # of cases
HOURS = np.r_[
    np.full(5, 0.006), 0.01, 0.02, np.full(9, 0.085), np.full(6, 0.031), 0.01, 0.009
]  # of own messages, by hour
REPLIES = 1.5  # own messages per case; a case has one of the citizen besides
MONTHLY_SWING = 0.15  # coefficient of variation of a unit's messages from month to month
DELETED = 0.005  # of messages, those gone when the next week's export covers the same week again


def invented_cases(draw: np.random.Generator, size: int, names: pa.Array) -> pa.Table:
    """Exactly ``size`` cases of the month and about as many of the month before, for each unit."""
    before = draw.poisson(size, UNITS)
    unit = np.r_[np.repeat(np.arange(UNITS), size), np.repeat(np.arange(UNITS), before)]
    count, now = len(unit), UNITS * size
    opened = np.r_[
        MONTH_BEGINS + draw.integers(30, size=now),
        BEFORE_BEGINS + draw.integers(31, size=count - now),
    ]
    response = np.exp(
        np.log(RESPONSE_MEDIAN) + RESPONSE_SIGMA * draw.standard_normal(count)
    ).astype(np.int64)
    zipf = 1 / np.arange(1, STOCK_TEXTS + 1)
    ready = draw.choice(STOCK_TEXTS, count, p=zipf / zipf.sum()) + unit * STOCK_TEXTS
    text = np.where(draw.random(count) < STOCK, ready, UNITS * STOCK_TEXTS + np.arange(count))
    unanswered = draw.random(count) < UNANSWERED
    opened_at = (
        np.datetime64(FIRST, "s")
        + opened * np.timedelta64(86400, "s")
        + np.timedelta64(3 * 3600, "s")
    )
    return pa.table(
        {
            "account_id": names.take(pa.array(unit)),
            "opd_id": names.take(pa.array(unit)),
            "case_key": pa.array(np.arange(count), pa.uint64()),
            "basis": pa.array(np.full(count, "silence")),
            "opened_on": pa.array(np.datetime64(FIRST) + opened),
            "first_reply_at": pa.array(
                (opened_at + response).astype("datetime64[us]"), mask=unanswered
            ),
            "response": pa.array(response, mask=unanswered),
            "response_office": pa.array(response, mask=unanswered),
            "reply_fingerprint": pa.array(text.astype(np.uint64), mask=unanswered),
            "author_key": pa.array(_authors(draw, size, count), pa.uint64()),
            "excluded": pa.array(np.full(count, "spam"), mask=draw.random(count) >= EXCLUDED),
            "topic_class": pa.array(
                np.where(draw.random(count) < OVERSIGHT, "oversight", "information")
            ),
            **{name: pa.array(np.ones(count, bool)) for name in ("replies_known", "closed")},
            **{
                name: pa.array(np.full(count, 86400))
                for name in ("waited", "waited_office", "response_target", "response_target_office")
            },
        }
    )


def _authors(draw: np.random.Generator, size: int, count: int) -> np.ndarray:
    """Who opened each case: a new citizen, or whoever opened an earlier case of the unit's month
    (Yule, 1925)."""
    author = np.arange(count)
    for case in range(1, size):
        rows = np.arange(UNITS) * size + case
        earlier = rows - case + draw.integers(case, size=UNITS)
        author[rows] = np.where(draw.random(UNITS) < RETURNING, author[earlier], author[rows])
    return author


def invented_replies(draw: np.random.Generator, size: int, names: pa.Array) -> pa.Table:
    """Own messages of the month by the hour of the day; which day does not matter to any
    question."""
    sent = np.stack(
        [draw.multinomial(n, HOURS / HOURS.sum()) for n in draw.poisson(size * REPLIES, UNITS)]
    )
    unit, hour = np.nonzero(sent)
    at = np.datetime64("2026-09-15T00", "s") + (hour - 7) * np.timedelta64(
        3600, "s"
    )  # the store's stamps are UTC
    return pa.table(
        {
            "account_id": names.take(pa.array(unit)),
            "hour": pa.array(at.astype("datetime64[us]")),
            "sent": pa.array(sent[unit, hour]),
        }
    )


def invented_uploads(draw: np.random.Generator, size: int, names: pa.Array) -> dict[str, pa.Table]:
    """An upload every week that covers the two last weeks, from which a few messages are gone by
    then."""
    months = np.searchsorted(np.cumsum([31, 30, 31, 30, 31, 31]), np.arange(DAYS), side="right")
    level = draw.gamma(1 / MONTHLY_SWING**2, MONTHLY_SWING**2, (UNITS, 7))[:, months]
    received = draw.poisson(size / 30.4 * level)
    sent = draw.poisson(size / 30.4 * REPLIES * level)
    unit, day = (index.ravel() for index in np.indices((UNITS, DAYS)))
    days = {"account_id": names.take(pa.array(unit)), "day": pa.array(np.datetime64(FIRST) + day)}
    messages = (received + sent).ravel()
    rows = pa.table(
        {
            **days,
            "upload_id": _week(day // 7),
            "messages": pa.array(messages),
            "sent": pa.array(sent.ravel()),
            "received": pa.array(received.ravel()),
            "lacking": pa.array(np.zeros(len(unit), np.int64)),
        }
    )
    again = day < (DAYS - 1) // 7 * 7  # covered a second time by the next week's upload
    zero = pa.array(np.zeros(int(again.sum()), np.int64))
    lacking = pa.table(
        {
            **{name: column.filter(pa.array(again)) for name, column in days.items()},
            "upload_id": _week(day[again] // 7 + 1),
            "messages": zero,
            "sent": zero,
            "received": zero,
            "lacking": pa.array(draw.binomial(messages[again], DELETED)),
        }
    )
    week = np.tile(np.arange(-(-DAYS // 7)), UNITS)
    coverings = pa.table(
        {
            "account_id": names.take(pa.array(np.repeat(np.arange(UNITS), -(-DAYS // 7)))),
            "upload_id": _week(week),
            "number": pa.array(week),
            "first_day": pa.array(np.datetime64(FIRST) + np.maximum(week - 1, 0) * 7),
            "last_day": pa.array(np.datetime64(FIRST) + np.minimum(week * 7 + 6, DAYS - 1)),
        }
    )
    return {
        "upload_days": pa.concat_tables([rows, lacking]),
        "coverings": coverings,
        "coverage": pa.table(days),
    }


def _week(number: np.ndarray) -> pa.Array:
    return pa.array([f"{n:06d}" for n in number])
