"""What a person should see of a file before it is taken."""

from datetime import datetime

import pyarrow as pa

from data.importers.rows.formats import Found
from data.sql.statements import statement

TEST_NAMES = (
    r"(?i)^\s*(test|tes|testing|coba|uji ?coba)\b"  # of people in the office who try a channel out
)


def preview(connection, found: Found, order: str | None) -> dict:
    """What a person should see before the file is taken: how dates were read, and the first rows as
    understood."""
    kind = found.format.kind
    rows = connection.execute(statement(f"preview_{kind}"))
    names = [column[0] for column in rows.description]
    shown = [
        {
            name: as_text(cell) if isinstance(cell, datetime) else cell
            for name, cell in zip(names, row, strict=True)
        }
        for row in rows.fetchall()
    ]
    checks = connection.execute(statement(f"checks_{kind}"))
    names = [column[0] for column in checks.description]
    tests = sum(
        pa.compute.sum(pa.compute.match_substring_regex(batch.column("author"), TEST_NAMES)).as_py()
        or 0
        for source in found.sources
        for batch in source.canonical()
    )
    return {
        "checks": [dict(zip(names, row, strict=True)) for row in checks.fetchall()],
        "tests": tests,
        "title": found.format.title,
        "dates": order,
        "rows": shown,
    }


def as_text(stamp) -> str | None:
    """A stamp of the lake as JSON has it (ISO, UTC)."""
    return None if stamp is None else stamp.strftime("%Y-%m-%dT%H:%M:%SZ")
