#!/usr/bin/env bash
# duckdb 2.0.1 (Python): macros inside macros multiply while a statement is planned, and the plan shows nothing of it.
#
# A scalar macro is filled in as text: its argument is copied to each place that names it. Where such macros stand inside each
# other, as steps that clean a text do, the expression that is planned grows as a power of the number of steps. Equal parts are
# found and joined afterwards, so that EXPLAIN shows one test for each step and rows are computed once; only the time before
# the first row tells. Seven steps of a macro that names its argument three times take some fifty times as long to plan as
# three; written as one column after the other in seven subqueries, they take less than a tenth of that. (Of an argument that
# is different at each call, such as random(), the copies are seen in the result, too: see DuckDB's issue 14407.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv || exit 2
venv/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1 || exit 2

venv/bin/python - <<'PYTHON'
import sys
import time

import duckdb

connection = duckdb.connect(config={"threads": 1})
connection.execute("CREATE TABLE texts AS SELECT ' text ' || range AS t FROM range(10)")
connection.execute("CREATE MACRO trimmed(x) AS CASE WHEN x LIKE ' %' THEN ltrim(x) ELSE x END")


def nested(steps):
    text = "t"
    for _ in range(steps):
        text = f"trimmed({text})"
    return f"SELECT {text} AS t FROM texts"


def in_turn(steps):
    query = "SELECT t FROM texts"
    for _ in range(steps):
        query = f"SELECT trimmed(t) AS t FROM ({query} OFFSET 0)"
    return query


def planned(query):
    """The plan, and the least seconds of the processor that it took."""
    taken = []
    for _ in range(9):
        began = time.process_time()
        plan = connection.execute(f"EXPLAIN {query}").fetchall()[0][1]
        taken.append(time.process_time() - began)
    return plan, min(taken)


assert connection.execute(nested(7)).fetchall() == connection.execute(in_turn(7)).fetchall()
short, long = planned(nested(3)), planned(nested(7))
other = planned(in_turn(7))
print(f"nested: plan of {len(short[0])} and {len(long[0])} signs for 3 and 7 steps, time {long[1] / short[1]:.0f} times")
print(f"7 steps nested ÷ 7 subqueries: {long[1] / other[1]:.1f}")
is_seen = len(long[0]) > 3 * len(short[0])
sys.exit(0 if long[1] > 15 * short[1] and long[1] > 4 * other[1] and not is_seen else "changed")
PYTHON
