#!/usr/bin/env bash
# DuckDB 2.0.1, reading CSV: rows 1 to 2,047 decide whether later time zone offsets count.
#
# A file has local stamps first and, from some row on, stamps with an offset (a tool was updated in between). Where the
# first offset stands among the first 2,047 rows, the column becomes TIMESTAMP WITH TIME ZONE and 14:30+00:00 is 21:30
# in Jakarta. One row later the column becomes TIMESTAMP and the same text is 14:30: seven hours off, and store_rejects
# lists nothing. sample_size=-1 ("look at the whole file") changes nothing: what counts seems to be the sniffer's first
# vector of 2,048 lines, header included. The same rows as JSON become VARCHAR, so nothing is lost there; DuckDB made
# that choice for JSON on purpose in 2026 (pull request 24171).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv || exit 2
venv/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1 || exit 2

venv/bin/python - <<'PYTHON'
import json
import sys

import duckdb

LOCAL, WITH_OFFSET = "2026-08-05T14:30:00", "2026-08-05T14:30:00+00:00"
VECTOR = 2048  # lines
database = duckdb.connect()
database.execute("SET TimeZone = 'Asia/Jakarta'")


def last_stamp(reader):
    """The type of the column and its last value, which is the one with an offset."""
    (row,) = database.execute(
        f"SELECT typeof(stamp), stamp::VARCHAR FROM {reader} ORDER BY id DESC LIMIT 1"
    ).fetchall()
    return row


def with_local_rows(count):
    stamps = [LOCAL] * count + [WITH_OFFSET]
    with open("stamps.csv", "w") as csv, open("stamps.json", "w") as lines:
        csv.write("id,stamp\n")
        for number, stamp in enumerate(stamps):
            csv.write(f"{number},{stamp}\n")
            lines.write(json.dumps({"id": number, "stamp": stamp}) + "\n")


seen = {}
with_local_rows(VECTOR - 2)
seen["offset in row 2,047"] = last_stamp("read_csv('stamps.csv')")
with_local_rows(VECTOR - 1)
seen["offset in row 2,048"] = last_stamp("read_csv('stamps.csv', store_rejects = true)")
seen["rejected"] = database.execute("FROM reject_errors").fetchall()
seen["whole file looked at"] = last_stamp("read_csv('stamps.csv', sample_size = -1)")
seen["as JSON"] = last_stamp("read_json('stamps.json')")
for name, value in seen.items():
    print(f"{name}: {value}")
stated = {
    "offset in row 2,047": ("TIMESTAMP WITH TIME ZONE", "2026-08-05 21:30:00+07"),
    "offset in row 2,048": ("TIMESTAMP", "2026-08-05 14:30:00"),
    "rejected": [],
    "whole file looked at": ("TIMESTAMP", "2026-08-05 14:30:00"),
    "as JSON": ("VARCHAR", WITH_OFFSET),
}
sys.exit("changed" if seen != stated else 0)
PYTHON
