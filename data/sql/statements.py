"""SQL statements of data/sql by name, one per file."""

import hashlib
from functools import cache
from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent
# kept in the store, so that whoever opens it can run the statements of metrics/sql
STORE_MACROS = ("wib", "from_wib", "closing_day", "unit_of", "backlog_band")
# what makes cases of stored rows
CASE_MACROS = ("member_number", "merged_message", "topic_name", "clock_place", "office_seconds")
# what reads cells; "looks_personal" alone costs as much as an empty database
READING_MACROS = (
    "clean",
    "identity",
    "case_number",
    "written",
    "word",
    "is_error",
    "is_nameless",
    "keyed",
    "masked",
    "looks_personal",
    "is_spoilt",
    "is_iso",
    "numeric_stamp",
    "plain_signs",
    "plain_clock",
    "plain_half",
    "plain_stamp",
    "stamp_parts",
    "weekday_number",
    "agreeing",
    "month_number",
    "full_year",
    "date_readings",
    "local_stamp",
    "stamp_at",
    "plain_date",
    "plain_length",
    "length_letters",
    "length_parts",
    "length_seconds",
    "length_is_fine",
    "unreadable",
    "is_midnight",
    "in_zone",
)


@cache
def statement(name: str) -> str:
    """The text of ``data/sql/<name>.sql``."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def of_table(name: str, table: str) -> str:
    """The same of a statement about ``some_table``: a name cannot be a parameter."""
    return statement(name).replace("some_table", table)


@cache
def rule_version() -> str:
    """Changes whenever a rule in data/sql changes; part of every key of a derived file."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.sql")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def with_store_macros(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The connection, able to run the statements of metrics/sql."""
    for name in STORE_MACROS:
        connection.execute(statement(name))
    return connection
