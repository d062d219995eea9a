"""The case rule in plain DuckDB: two statements."""

import sys
from datetime import datetime
from pathlib import Path

import duckdb

HERE = Path(__file__).parent
KEPT = "case_key, opened_at, first_reply_at, resolved_at, reopened, automatic_first"


def main(messages: str, as_of: str, cases: str, figures: str | None = None) -> None:
    """Writes the cases, and the figures where they are wanted."""
    connection = duckdb.connect()
    connection.execute("SET VARIABLE messages = $1", [messages])
    connection.execute("SET VARIABLE as_of = $1", [datetime.fromisoformat(as_of)])
    connection.execute((HERE / "cases.sql").read_text())
    connection.table("cases").select(KEPT).write_parquet(cases)
    if figures:
        connection.execute((HERE / "figures.sql").read_text())
        connection.table("figures").write_parquet(figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
