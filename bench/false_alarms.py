"""How often questions and signals are raised where nothing happens: 1,000 invented units of each
size.

    .venv/bin/python -m bench.false_alarms [--write]

Accounts, and OPDs whose ACCOUNTS accounts have so many cases together. The units' months are drawn
by the constants below; the questions are asked by the program's own statements, the signals by its
own functions. ``--write`` puts the rates into metrics/dictionary/false_alarms.toml, which the
dictionary shows."""

import argparse
import json
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.sql.statements import with_store_macros
from data.targets.settings import TABLE
from metrics.dictionary.false_alarms import FILE
from metrics.review import questions
from metrics.statistics.funnel import flags
from metrics.statistics.limits import newest_signal

SEED, UNITS, SIZES = 20220623, 1000, (10, 30, 100, 300, 1000)
MONTH, FIRST, DAYS = (
    "2026-09",
    date(2026, 3, 1),
    214,
)  # the month asked about, and the six before it
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
ACCOUNTS = 3  # of an OPD: 137 accounts of some fifty
RATES = {"response": 0.8, "resolution": 0.6}  # in time
RATE_SWING, RATE_SPREAD, MONTHS = 0.03, 0.08, 24  # standard deviation over months, over accounts
UNITS_OF_BOARD = {"account": (125, 1), "opd": (50, ACCOUNTS)}  # units of a board, accounts of each


def false_alarms(size: int) -> dict[str, dict[str, float]]:
    """Dictionary entry → kind of unit (account, opd; of signals account response, opd resolution …)
    → share of the UNITS with that many cases a month in which it is raised; same every time."""
    draw, of_opds, of_signals = (
        np.random.default_rng([SEED, size, *more]) for more in ((), (1,), (2,))
    )
    stores = {"account": _store(draw, size), "opd": _opds(of_opds, size)}
    found = {
        f"pertanyaan_{q.name}": {
            by: len(questions.raised(stores[by], q, by, MONTH)) / UNITS for by in q.units
        }
        for q in questions.QUESTIONS.values()
    }
    return found | {
        "p_limits": {
            f"opd {board}": _monthly_signals(of_signals, size, rate)
            for board, rate in RATES.items()
        },
        "funnel": {
            f"{by} {board}": _funnel_flags(of_signals, size, rate, *UNITS_OF_BOARD[by])
            for by in UNITS_OF_BOARD
            for board, rate in RATES.items()
        },
    }


def _opds(draw: np.random.Generator, size: int) -> duckdb.DuckDBPyConnection:
    """What is asked of OPDs: the cases, of which each belongs to one of the OPD's accounts by
    chance."""
    cases = _cases(draw, size, pa.array([f"dinas{u:04d}" for u in range(UNITS)]))
    which = pa.array(draw.integers(ACCOUNTS, size=len(cases))).cast(pa.string())
    accounts = pc.binary_join_element_wise(cases["opd_id"], which, "-")
    return _connected(
        {"cases": cases.set_column(0, "account_id", accounts), "settings": _settings()}
    )


def _store(draw: np.random.Generator, size: int) -> duckdb.DuckDBPyConnection:
    """The store's tables of accounts in which nothing happens."""
    names = pa.array([f"akun{u:04d}" for u in range(UNITS)])
    return _connected(
        {
            "cases": _cases(draw, size, names),
            "replies": _replies(draw, size, names),
            **_uploads(draw, size, names),
            "account_periods": pa.table(
                {"account_id": names, "opd_id": names, "valid_from": [date.min] * UNITS}
            ),
            "settings": _settings(),
        }
    )


def _settings() -> pa.Table:
    return pa.table(
        {
            "name": list(TABLE),
            "setting": [None if s.default is None else str(s.default) for s in TABLE.values()],
        }
    )


def _connected(tables: dict[str, pa.Table]) -> duckdb.DuckDBPyConnection:
    connection = with_store_macros(duckdb.connect())
    for name, table in tables.items():
        connection.from_arrow(table).create(name)
    return connection


def _cases(draw: np.random.Generator, size: int, names: pa.Array) -> pa.Table:
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


def _replies(draw: np.random.Generator, size: int, names: pa.Array) -> pa.Table:
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


def _uploads(draw: np.random.Generator, size: int, names: pa.Array) -> dict[str, pa.Table]:
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


def _monthly_signals(draw: np.random.Generator, size: int, rate: float) -> float:
    """Of OPDs only (handbook, section 6), whose accounts differ and take turns in having many
    cases."""
    shape = (UNITS, MONTHS, ACCOUNTS)
    own = rate + RATE_SPREAD * draw.standard_normal((UNITS, 1, ACCOUNTS))
    due = draw.poisson(size / ACCOUNTS, shape)
    met = draw.binomial(due, np.clip(own + RATE_SWING * draw.standard_normal(shape), 0, 1))
    pooled = zip(met.sum(axis=2), due.sum(axis=2), strict=True)
    return sum(newest_signal(k, n) is not None for k, n in pooled) / UNITS


def _funnel_flags(
    draw: np.random.Generator, size: int, rate: float, board: int, accounts: int
) -> float:
    spread = rate * (1 - rate) / RATE_SPREAD**2 - 1
    rates = draw.beta(rate * spread, (1 - rate) * spread, (UNITS // board, board, accounts))
    due = draw.poisson(size / accounts, rates.shape)
    met = draw.binomial(due, rates).sum(axis=2)
    boards = zip(met, np.maximum(due.sum(axis=2), 1), strict=True)
    return sum(int((flags(k, n) != "inside").sum()) for k, n in boards) / UNITS


def write(rates: dict[str, dict[str, dict[str, float]]]) -> None:
    """Puts the rates into the file that the dictionary shows."""
    tables = [
        "".join([f'[{name}."{kind}"]\n', *(f"{size} = {rate}\n" for size, rate in by_size.items())])
        for name, kinds in rates.items()
        for kind, by_size in kinds.items()
    ]
    head = "# Written by `python -m bench.false_alarms --write`: entry, kind of unit, cases a month, share.\n\n"
    FILE.write_text(head + "\n".join(tables), encoding="utf-8")


def by_entry(
    found: dict[int, dict[str, dict[str, float]]],
) -> dict[str, dict[str, dict[str, float]]]:
    """Entry → kind of unit → size → rate, from what each size gave."""
    sizes = {str(size): rates for size, rates in found.items()}
    first = next(iter(sizes.values()))
    return {
        name: {kind: {size: rates[name][kind] for size, rates in sizes.items()} for kind in kinds}
        for name, kinds in first.items()
    }


def main() -> None:
    """Prints one JSON object: dictionary entry → kind of unit → size → rate."""
    options = argparse.ArgumentParser()
    options.add_argument("--write", action="store_true")
    is_written = options.parse_args().write
    rates = by_entry({size: false_alarms(size) for size in SIZES})
    print(json.dumps(rates, indent=1))
    if is_written:
        write(rates)


if __name__ == "__main__":
    main()
