"""How often each question and signal is raised of the invented units."""

from datetime import date

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bench.false_alarms.invented import (
    MONTH,
    UNITS,
    invented_cases,
    invented_replies,
    invented_uploads,
)
from data.sql.statements import with_store_macros
from data.targets.setting import TABLE
from metrics.review import questions
from metrics.statistics.funnel import flags
from metrics.statistics.limits import newest_signal

SEED, SIZES = 20220623, (10, 30, 100, 300, 1000)
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
    cases = invented_cases(draw, size, pa.array([f"dinas{u:04d}" for u in range(UNITS)]))
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
            "cases": invented_cases(draw, size, names),
            "replies": invented_replies(draw, size, names),
            **invented_uploads(draw, size, names),
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
