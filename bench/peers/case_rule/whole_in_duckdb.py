"""The case rule in plain DuckDB with all that the program keeps of a case (``whole.sql``), into a
DuckDB file: ``python -m bench.peers.case_rule.whole_in_duckdb MESSAGES AS_OF TABLES STORE``. TABLES: a folder
with the small tables that the statement names, a Parquet file each."""

import sys
from datetime import datetime
from pathlib import Path

import duckdb

HERE = Path(__file__).parent


def main(messages: str, as_of: str, tables: str, store: str) -> None:
    """Makes the table ``whole``."""
    connection = duckdb.connect(store)
    connection.execute("SET VARIABLE messages = $1", [messages])
    connection.execute("SET VARIABLE as_of = $1", [datetime.fromisoformat(as_of)])
    for path in Path(tables).glob("*.parquet"):
        connection.read_parquet(str(path)).create_view(path.stem)
    connection.execute((HERE / "office.sql").read_text())
    connection.execute((HERE / "whole.sql").read_text())


if __name__ == "__main__":
    main(*sys.argv[1:])
