"""Rows of canonical fields, whatever the file was, typed and judged by SQL and written as the
lake's rows."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet

from data.importers.columns import nothing
from data.importers.columns.header import ADDED
from data.importers.context import Account, Context
from data.importers.rows import (
    courtesies,
    date_order,
    links,
    no_message,
    preview,
    rejecting,
    surveys,
    talk_names,
    topics,
    words,
    writing,
)
from data.importers.rows.formats import Found
from data.importers.rows.sources import SCHEMA, MappedTable, Source, gathered
from data.sql.databases import expect, for_reading
from data.sql.statements import statement

MEMORY = (
    "400MB"  # of DuckDB, which spills what is more; the rest of the process needs its share of 1 GB
)


def take(found: Found, name: str, folder: Path, context: Context) -> dict:
    """Reads what was found in one FILE into ``folder/messages.parquet`` or ``cases.parquet``.

    ``context``: see ``data.loading``. Returns what ``upload.json`` says of the reading: format,
    kind, family, has_…, read, rejected_rows, topics, stamps per account, first and last stamp,
    newest_first, remarks (what is said of the reading before it is stored), bias (a sentence where
    what is rejected may make figures look better, else None), unread (tables of the same kind that
    were left out), talks (see ``talk_names``; of formats whose exports name one talk differently), columns
    (of its first table), is_mended (rows that were rejected before), unknown_words (what a person
    may explain);
    ``folder/rejected.json`` holds the rejected rows as they stood. Refused where the file as a
    whole cannot be read."""
    with for_reading(folder, MEMORY) as connection:
        return _taken(connection, found, name, folder, context)


def _taken(connection, found: Found, name: str, folder: Path, context: Context) -> dict:
    kind, by_people = found.format.kind, found.format.family == "canonical"
    connection.register("register_accounts", _accounts(context.accounts))
    values = words.said(context, _columns(found.sources))
    connection.register("status_words", words.status_words(found.format.name, values))
    connection.register(
        "side_words", words.side_words("direction" if kind == "messages" else "opened_by", values)
    )
    zone = found.format.zone or context.timezone
    parameters: dict[str, object] = {
        "zone": zone,
        "secret": context.secret,
        "received_at": context.received_at.rstrip("Z"),
    }
    parameters |= (
        {
            "courtesy": courtesies.pattern(),
            "courtesy_beginning": courtesies.beginning(),
            "no_message": no_message.PATTERN,
            "placeholder": no_message.PLACEHOLDER,
            "senders": no_message.SENDERS,
        }
        if kind == "messages"
        else {"has_status": True, "nothing": nothing.NOTHING, "by_people": by_people} | found.has
    )
    own = links.handles(context.accounts)
    _judge(
        connection, found.sources, kind, own, parameters | {"date_order": context.dates or "dmy"}
    )
    order = context.dates or date_order.of_file(connection, name, found.sources)
    if order not in (context.dates or "dmy", None):
        _judge(connection, found.sources, kind, own, parameters | {"date_order": order})
    if kind == "messages":
        connection.execute(statement("midnight_messages"))
        if has_summer_time(zone):
            connection.execute(statement("repeated_hour"), {"zone": zone})
    if context.dates is None:
        surveys.refuse_turned(connection, kind, name)
    surveys.refuse_rounded(connection, name)
    rejecting.refuse_unusable(connection, found.sources, name)
    if kind == "cases" and by_people:
        first = found.sources[0]
        ask = first.with_longer_id if isinstance(first, MappedTable) else lambda: None
        surveys.refuse_other_openings(connection, name, ask)
    kept = topics.choose(connection, kind, context.topics)
    result = writing.write(connection, found, folder) | found.has | {"topics": kept}
    result["remarks"] += topics.remarks(connection)
    result |= (
        {"talks": talk_names.keys(connection, found.talks, context.secret)} if found.talks else {}
    )
    result["unread"] = found.unread
    result["columns"] = _columns(found.sources)
    result["is_mended"] = tuple(result["columns"][: len(ADDED)]) == ADDED
    result["unknown_words"] = [vars(word) for word in surveys.unknown_words(connection)]
    result |= {"map": context.map} if context.map else {}
    if context.preview:
        result["preview"] = preview.preview(connection, found, order)
    return result


def has_summer_time(zone: str) -> bool:
    """Whether clocks of a zone show an hour twice, as of today's rules; none in Indonesia does."""
    offsets = {datetime(2026, month, 15, tzinfo=ZoneInfo(zone)).utcoffset() for month in (1, 7)}
    return len(offsets) > 1


def _accounts(rows: list[Account]) -> pa.Table:
    """Validity of every account, both days inclusive; an open end is the end of time."""
    return pa.table(
        {
            "account_id": pa.array([r.account_id for r in rows], pa.string()),
            "valid_from": pa.array([date.fromisoformat(r.valid_from) for r in rows], pa.date32()),
            "valid_to": pa.array([date.fromisoformat(r.valid_to) for r in rows], pa.date32()),
        }
    )


def _judge(
    connection, sources: Sequence[Source], kind: str, own: links.Handles, parameters: dict
) -> None:
    """Sends the rows of all members through the statement that types and judges them, into the
    table ``judged``. ``own``: handles that a link may name."""
    # whole, not as a stream: DuckDB reads a stream with one thread only
    batches = (links.kept_in(batch, own) for source in sources for batch in source.canonical())
    rows = pa.Table.from_batches(gathered(batches), SCHEMA)
    expect(connection, len(rows))
    connection.register("incoming", rows)
    connection.execute(statement(f"read_{kind}"), parameters)
    connection.unregister("incoming")
    del rows
    pa.default_memory_pool().release_unused()  # what comes next needs the room


def _columns(sources: Sequence[Source]) -> list[str]:
    return sources[0].header
