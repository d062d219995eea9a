"""Office seconds of many cases: by the register's schedules, and as it was with the hours in code.

    .venv/bin/python -m bench.office_clock [--cases 3000000]

The same made-up cases of 2026, opened and replied to, by the same built-in hours. ``code`` is the
join of 25 November 2026: two spans a day, joined by the schedule's name and the day; ``table`` is
today's: three spans, joined by one number (``clock_place.sql``). In turn, seven times each, in one
DuckDB; their sums must be equal. Prints JSON: median processor seconds of each, and their ratio."""

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path

import duckdb

from data.lake.home import Home
from data.sql.statements import statement
from data.targets.calendar import Calendar
from data.targets.clocks import all_days, day_table
from data.targets.schedules import Schedules
from data.targets.settings import Settings

YEARS, ROUNDS = (2026, 2027), 7
CASES = """
CREATE TABLE cases AS
SELECT CASE WHEN i % 5 = 0 THEN '24h' ELSE 'office' END AS schedule,
  TIMESTAMP '2026-01-01' + to_seconds((hash(i) % 31000000)::BIGINT) AS opened_at,
  opened_at + to_seconds((hash(i + 1000000000) % 300000)::BIGINT) AS first_reply_at
FROM range($cases) AS made(i)
"""
CODE_MACRO = """
CREATE MACRO seconds_in_code(moment, d) AS
  d.before
  + greatest(d.begin_1, least(d.end_1, epoch(moment + INTERVAL 7 HOUR)::BIGINT % 86400)) - d.begin_1
  + greatest(d.begin_2, least(d.end_2, epoch(moment + INTERVAL 7 HOUR)::BIGINT % 86400)) - d.begin_2
"""
CODE = """
SELECT sum(seconds_in_code(first_reply_at, replying) - seconds_in_code(opened_at, opening))
FROM cases
JOIN days AS opening ON opening.schedule = cases.schedule AND opening.day = wib(opened_at)::DATE
LEFT JOIN days AS replying
  ON replying.schedule = cases.schedule AND replying.day = wib(first_reply_at)::DATE
"""
TABLE = """
SELECT sum(office_seconds(first_reply_at, replying) - office_seconds(opened_at, opening))
FROM cases
JOIN schedule_numbers USING (schedule)
JOIN clock AS opening ON opening.place = clock_place(schedule_number, wib(opened_at)::DATE)
LEFT JOIN clock AS replying ON replying.place = clock_place(schedule_number, wib(first_reply_at)::DATE)
"""


def prepared(cases: int) -> duckdb.DuckDBPyConnection:
    """The cases, the days of the built-in schedules, and both macros."""
    connection = duckdb.connect()
    connection.execute(CASES, {"cases": cases})
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))  # without a register: what is built in
        schedules = [
            held for history in Schedules.current(home).history.values() for held in history
        ]
        days = day_table(
            all_days(*YEARS), Calendar.current(home, *YEARS), Settings.current(home), schedules
        )
    connection.register("made_days", days)
    connection.execute("CREATE TABLE days AS FROM made_days")
    for name in ("wib", "clock_place", "office_seconds", "number_schedules", "set_clock"):
        connection.execute(statement(name))
    connection.execute(CODE_MACRO)
    return connection


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--cases", type=int, default=3_000_000)
    connection = prepared(arguments.parse_args().cases)
    seconds: dict[str, list[float]] = {"code": [], "table": []}
    sums = set()
    for _ in range(ROUNDS):
        for name, sql in (("code", CODE), ("table", TABLE)):
            begin = time.process_time()
            sums |= set(connection.execute(sql).fetchall())
            seconds[name].append(time.process_time() - begin)
    assert len(sums) == 1, sums
    found = {name: round(statistics.median(of), 3) for name, of in seconds.items()}
    print(json.dumps(found | {"ratio": round(found["table"] / found["code"], 2)}))


if __name__ == "__main__":
    main()
