"""Empty databases in memory that know the macros. One costs 20 ms to make and its macros 5 to 40, so
a process keeps one of each kind for the next file; nothing of the last use is left in it, for
whatever a use makes is temporary and goes with its connection."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from data.sql.statements import CASE_MACROS, READING_MACROS, STORE_MACROS, statement

MEMORY = "750MB"
UNNAMED = ".tmp"  # DuckDB's own place for what does not fit, where no folder is given
FEW = 20_000  # rows that one thread works on before a second would have begun
Kind = tuple[int, tuple[str, ...], str]  # process, macros and memory
# those of a process before a fork are not used after it: their threads are not there
_idle: dict[Kind, duckdb.DuckDBPyConnection] = {}


def for_cases(spill: Path | None = None, memory: str = MEMORY):
    """A connection, for one ``with``, that can make cases of stored rows and run the statements of
    metrics/sql; what does not fit into memory goes to the folder ``spill``."""
    return _used((*STORE_MACROS, *CASE_MACROS), spill, memory)


def for_reading(spill: Path | None = None, memory: str = MEMORY):
    """The same; it can read cells and stamps and make keyed hashes, too."""
    return _used((*STORE_MACROS, *CASE_MACROS, *READING_MACROS), spill, memory)


def expect(connection: duckdb.DuckDBPyConnection, rows: int) -> None:
    """How many rows the statements that follow will read, until it closes. Each thread compiles all
    patterns anew, 10 ms for those of messages: few rows are for one alone."""
    connection.execute("SET threads = 1" if rows <= FEW else "RESET threads")


@contextmanager
def _used(
    macros: tuple[str, ...], spill: Path | None, memory: str
) -> Iterator[duckdb.DuckDBPyConnection]:
    kind = (os.getpid(), macros, memory)
    folder = UNNAMED if spill is None else str(spill / "spill")
    database = _taken(kind, folder) or _made(kind, folder)
    with database.cursor() as connection:
        # rows carry their numbers; statements sort
        connection.execute("SET preserve_insertion_order = FALSE")
        connection.execute("RESET threads")
        yield connection
    if Path(folder).exists():  # it goes with the folder
        database.close()
    else:
        _idle[kind] = database


def _taken(kind: Kind, folder: str) -> duckdb.DuckDBPyConnection | None:
    """One that stands idle, unless what it writes must go to the folder of its last use."""
    database = _idle.pop(kind, None)
    with suppress(duckdb.Error):
        if database is not None:
            database.execute("SET temp_directory = $folder", {"folder": folder})
            return database
    return None


def _made(kind: Kind, folder: str) -> duckdb.DuckDBPyConnection:
    _, macros, memory = kind
    database = duckdb.connect(config={"memory_limit": memory, "temp_directory": folder})
    database.execute("SET GLOBAL TimeZone = 'UTC'")
    for name in macros:
        database.execute(statement(name))
    return database
