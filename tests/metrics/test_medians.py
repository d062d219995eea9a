"""The quantiles of metrics/sql/medians.sql are those of the curve of all cases, however many share a
second or still wait (handbook 4)."""

from datetime import date

import duckdb
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.sql.statements import with_store_macros
from metrics.sql.statements import table
from metrics.statistics.survival import quantile

MONTH = date(2026, 9, 1)
PARAMETERS = {
    "by": "account",
    "first": MONTH,
    "last": MONTH,
    "step": "1 month",
    "steps": 1,
    "start_date": None,
    "platform": None,
    "channel": None,
}
LATE = 72 * 3600  # silence is judged so much later
Rows = list[tuple[int, bool]]  # seconds, and whether they ended in an answer
FEW = st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=40)


@st.composite
def many(draw) -> Rows:
    """Some thousand, most of them answered within hours, others early or late or never."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    size, share = draw(st.integers(500, 3_000)), draw(st.floats(0.3, 1))
    seconds = rng.lognormal(9, draw(st.floats(0.1, 3)), size).astype(int)
    return list(zip(seconds.tolist(), (rng.random(size) < share).tolist(), strict=True))


@pytest.fixture(scope="module")
def cursor():
    with duckdb.connect() as connection:
        yield with_store_macros(connection)


def medians(cursor, rows: Rows, clock: str) -> dict:
    """Of one account, whose cases have each other times on the other clock."""
    waited = pd.Series([second for second, _ in rows], dtype="Int64")
    answered = waited.where(pd.Series([happened for _, happened in rows], dtype=bool))
    shown, hidden = ("", "_office") if clock == "wall" else ("_office", "")
    cases = pd.DataFrame(
        {
            f"response{shown}": answered,
            f"resolution{shown}": answered,
            f"response{hidden}": waited + 1,
            f"resolution{hidden}": waited + 1,
            "waited": waited + LATE,
            "waited_office": waited,
            "seen_resolution_office": waited,
        }
    ).assign(
        account_id="a1",
        opd_id="dinas",
        platform="whatsapp",
        channel="private",
        opened_on=pd.Timestamp(MONTH),
        excluded=pd.NA,
        replies_known=True,
        closing_known=True,
        basis="silence",
    )
    cursor.register("cases", cases)
    cursor.register("opds", pd.DataFrame({"opd_id": ["dinas"], "kind": ["dinas"]}))
    asked = PARAMETERS | {"clock": clock, "measures": ["resolution", "response"]}
    found = table(cursor, "medians", asked).to_dict("records")
    return {name: None if pd.isna(at) else at for name, at in (found or [{}])[0].items()}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(FEW | many(), st.sampled_from(["wall", "office"]))
@example([(60, True)] * 3 + [(86_400, False)] * 7, "office")
@example([(second, True) for second in range(1, 11)], "wall")
@example([(5, True)] * 9 + [(100, False)], "office")
@example([(5, True)] * 8 + [(100, False)] * 2, "office")
@example([], "wall")
def test_they_are_those_of_the_curve(cursor, rows, clock):
    found = medians(cursor, rows, clock)
    time, event = [second for second, _ in rows], [happened for _, happened in rows]
    seen = time if clock == "office" else [t if e else t + LATE for t, e in rows]
    assert found.get("median_response") == quantile(seen, event, 0.5)
    assert found.get("p90_response") == quantile(seen, event, 0.9)
    assert found.get("median_resolution") == quantile(time, event, 0.5)
