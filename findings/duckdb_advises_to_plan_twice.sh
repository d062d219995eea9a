#!/usr/bin/env bash
# duckdb 2.0.1 (Python): the way to Arrow that a warning advises plans every statement twice.
#
# `connection.execute(query).to_arrow_table()` warns that this copies the rows once more and that
# `connection.sql(query).to_arrow_table()` be used instead. The latter binds the statement when the relation is made, for
# its columns, throws that away and binds it again when it runs: an object that is read as a table is asked for its columns
# twice instead of once. For a statement of many parts over few rows, as those of a board of figures are, that costs far more
# than the copy: one of twelve parts takes some 1.6 times the processor's time, while a copy of 1,000 rows cannot be measured.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv || exit 2
venv/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1 pyarrow==26.0.1 || exit 2

venv/bin/python - <<'PYTHON'
import sys
import time
import warnings

import duckdb
import pyarrow as pa

connection = duckdb.connect(config={"threads": 1})
ways = {
    "execute": lambda query: connection.execute(query).to_arrow_table(),
    "sql": lambda query: connection.sql(query).to_arrow_table(),
}


class Rows:
    """A table that counts how often it is asked for its columns and for its rows."""

    table = pa.table({"a": range(1000)})
    columns = rows = 0

    def __arrow_c_schema__(self):
        self.columns += 1
        return self.table.schema.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema=None):
        self.rows += 1
        return self.table.__arrow_c_stream__(requested_schema)


def asked(way):
    global rows  # DuckDB finds it by its name
    rows = Rows()
    way("SELECT sum(a) FROM rows")
    return rows.columns, rows.rows


def advice(way):
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        way("SELECT 1")
    return [str(one.message) for one in said]


def seconds(way):
    steps = " + ".join(f"max(CASE WHEN a > {i} THEN a ELSE b END)" for i in range(20))
    parts = ", ".join(f"part_{i} AS (SELECT b, {steps} AS found_{i} FROM t GROUP BY b)" for i in range(12))
    joins = " ".join(f"JOIN part_{i} USING (b)" for i in range(1, 12))
    taken = []
    for _ in range(9):
        began = time.process_time()
        way(f"WITH {parts} SELECT * FROM part_0 {joins}")
        taken.append(time.process_time() - began)
    return min(taken)


said = {name: advice(way) for name, way in ways.items()}
warnings.simplefilter("ignore")
connection.execute("CREATE TABLE t AS SELECT range AS a, range % 7 AS b FROM range(1000)")
counts = {name: asked(way) for name, way in ways.items()}
taken = {name: seconds(way) for name, way in ways.items()}
for name in ways:
    print(f"{name}: asked for columns {counts[name][0]}, for rows {counts[name][1]}; warns: {said[name]}")
print(f"processor time of twelve parts, sql to execute: {taken['sql'] / taken['execute']:.2f}")
advised = any("con.sql(query).to_arrow_table()" in one for one in said["execute"]) and not said["sql"]
sys.exit(0 if advised and counts == {"execute": (1, 1), "sql": (2, 1)} else "changed")
PYTHON
