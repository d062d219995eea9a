"""Which topics of a file are stored as they are written; free text is not: it becomes "lainnya"
(data/sql/kept_topics.sql and personal_topics.sql have the rule)."""

import pyarrow as pa

from data.sql.statements import statement

REST = "lainnya"
LEAST, LONGEST = 5, 60  # cases of an account, signs


def remarks(connection) -> tuple[str, ...]:
    """What the person who uploads should see of it, after :func:`choose`."""
    rest = connection.execute(statement("count_rest")).fetchall()[0][0]
    if rest == 0:
        return ()
    return (
        f"{rest} baris punya topik di luar register yang dipakai kurang dari {LEAST} kasus, terlalu "
        f"panjang, atau memuat nomor; topiknya disimpan sebagai {REST}. Topik yang sering dipakai "
        "dapat didaftarkan Diskominfo.",
    )


def choose(connection, kind: str, known: dict) -> dict[str, list[str]]:
    """Makes the table ``kept_topics`` from the table ``judged``; account → topics that are kept
    though the register does not know them.

    ``known``: ``register``, the topics that it knows, and ``earlier``, pairs of an account and a
    topic that an upload of it kept, both as they are compared."""
    connection.register(
        "register_topics", pa.table({"name": pa.array(known["register"], pa.string())})
    )
    accounts, names = zip(*known["earlier"], strict=True) if known["earlier"] else ((), ())
    connection.register(
        "earlier_topics",
        pa.table(
            {"account_id": pa.array(accounts, pa.string()), "name": pa.array(names, pa.string())}
        ),
    )
    connection.execute(statement(f"topic_rows_{kind}"))
    connection.execute(statement("kept_topics"), {"least": LEAST, "longest": LONGEST})
    if not _names(connection):
        return {}
    connection.execute(statement("personal_topics"))
    return _names(connection)


def _names(connection) -> dict[str, list[str]]:
    return dict(connection.execute(statement("kept_names")).fetchall())
