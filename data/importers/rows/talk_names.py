"""Under which name another export of the same tool may have a talk of this one: keys of both, for
``data.intake.one_talk``."""

import pyarrow as pa

from data.sql.statements import statement


def keys(connection, talks: dict[str, str], secret: str) -> list[list[int]]:
    """Pairs of a conversation's key and of the key that its name would have as a conversation; equal
    where the export knows the talk by name only. ``talks``: see ``Found``; in: the table
    ``judged``."""
    table = pa.table({"conversation": list(talks), "name": list(talks.values())})
    connection.register("talks", table)
    rows = connection.execute(statement("talk_names"), {"secret": secret}).fetchall()
    return [list(row) for row in rows]
