"""The statements of data/sql that turn uploads into cases, run for some accounts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data.cases import coverage, keys
from data.cases.rules import Rules
from data.cases.tables import (
    correction_table,
    covering_table,
    exclusion_table,
    owner_table,
    schedule_table,
    state_table,
    topic_table,
    upload_table,
)
from data.errors import Refused, quote
from data.importers.rows.schemas import SCHEMAS
from data.lake import damage
from data.lake.uploads import Lake, Upload
from data.sql.databases import expect, for_cases
from data.sql.statements import statement

# in this order, once the messages are there
STATEMENTS = (
    *("count_upload_days", "find_widespread", "order_messages", "mark_events", "count_replies"),
    *("number_schedules", "set_clock", "set_deadlines", "find_duties", "class_topics"),
    *("number_requests", "list_waits", "cut_cases", "judge_cases"),
)
# memory for the cases of an upload's accounts, beside the screens; what does not fit costs an eighth
# more of the processor. Whoever makes a whole store has more
SPARING, AMPLE = "250MB", "750MB"
MADE = ("made_cases", "made_replies", "made_upload_days")  # as stores.TABLES


@contextmanager
def connected(spill: Path, memory: str = SPARING) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in which cases can be cut, with so much memory."""
    with for_cases(spill, memory) as connection:
        # windows run through rows as they stand
        connection.execute("SET preserve_insertion_order = TRUE")
        yield connection


def tables(accounts: list[str], lake: Lake, rules: Rules, spill: Path) -> tuple[pa.Table, ...]:
    """Cases, replies and upload days of some accounts (columns: data/sql/judge_cases.sql,
    count_replies.sql, count_upload_days.sql)."""
    with connected(spill) as connection, cut(connection, accounts, lake, rules, spill):
        return tuple(connection.table(name).to_arrow_table() for name in MADE)


@contextmanager
def cut(
    connection: duckdb.DuckDBPyConnection,
    accounts: list[str],
    lake: Lake,
    rules: Rules,
    spill: Path,
) -> Iterator[None]:
    """While inside, MADE are there to be read, once, in a database that is ``connected``: the cases
    of an account follow each other where there are many. Damaged where an upload is not as it was written."""
    uploads = sorted(
        {u.upload_id: u for a in accounts for u in lake.by_account.get(a, ())}.values(),
        key=lambda u: u.upload_id,
    )
    for upload in uploads:  # changed rows that can still be read would be believed
        if not upload.is_staged:
            damage.refuse_unless_whole(upload.folder)
    expect(connection, sum(keys.size(account_id, lake) for account_id in accounts))
    with damage.named(u.folder for u in uploads):
        _register(connection, accounts, lake, rules, uploads)
        _run(connection, uploads, spill)
        if schedule_table(rules.register, rules.schedules).column("schedule").null_count:
            _refuse_without_schedule(connection)
        yield


def _run(connection, uploads: list[Upload], spill: Path) -> None:
    messages, cases = (_files(uploads, kind, spill) for kind in ("messages", "cases"))
    connection.execute("SET VARIABLE message_files = $files", {"files": messages})
    connection.execute(statement("ticket_cases"), {"files": cases})
    repeated = any(u.repeats for u in uploads if u.info["kind"] == "messages")
    taken = ("merge_messages", "take_merged") if repeated else ("take_messages",)
    for name in ("stored_messages", *taken, *STATEMENTS):
        connection.execute(statement(name))


def _register(
    connection, accounts: list[str], lake: Lake, rules: Rules, uploads: list[Upload]
) -> None:
    """Gives the statements of data/sql the small tables that they name."""
    connection.register("uploads", upload_table(uploads))
    states = {a: coverage.as_of(a, lake.by_account.get(a, [])) for a in accounts}
    known = state_table({a: s for a, s in states.items() if s is not None})
    numbers = pa.array(range(len(known)), pa.int32())  # shorter than ids, and in their order
    connection.register("states", known.append_column("account_number", numbers))
    connection.register(
        "coverings", covering_table({a: lake.by_account.get(a, []) for a in accounts})
    )
    connection.register("owners", owner_table(rules.register))
    connection.register("schedules", schedule_table(rules.register, rules.schedules))
    connection.register("days", rules.days)
    connection.register("class_days", rules.class_days)
    connection.register("topics", topic_table(rules.topics))
    connection.register(
        "corrections", correction_table({a: rules.corrections.get(a, []) for a in accounts})
    )
    connection.register(
        "exclusions", exclusion_table({a: rules.exclusions.get(a, {}) for a in accounts})
    )


def _refuse_without_schedule(connection) -> None:
    """A case that opened before its OPD's schedule holds has no office clock: never taken as
    zero."""
    found = connection.execute(statement("case_without_schedule")).fetchall()
    if found:
        opd_id, name, day = found[0]
        raise Refused(
            f"OPD {quote(opd_id)} punya kasus tanggal {day}, padahal jadwalnya {quote(name)} belum "
            "berlaku pada hari itu; muat dahulu jadwal itu dengan valid_from yang lebih awal."
        )


def _files(uploads: list[Upload], kind: str, spill: Path) -> list[str]:
    return [str(u.rows_file) for u in uploads if u.info["kind"] == kind] or [
        empty_file(spill, kind)
    ]


def empty_file(spill: Path, kind: str) -> str:
    """A file without rows in the lake's form, for accounts that have no upload of the kind."""
    path = spill / f"no-{kind}.parquet"
    pq.write_table(SCHEMAS[kind].empty_table(), path)
    return str(path)
