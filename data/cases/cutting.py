"""The statements of data/sql that turn uploads into cases, run for some accounts."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.cases import coverage
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
from data.sql.databases import for_cases
from data.sql.statements import statement


def tables(accounts: list[str], lake: Lake, rules: Rules, spill: Path) -> tuple[pa.Table, ...]:
    """Cases, replies and upload days of some accounts (columns: data/sql/judge_cases.sql,
    count_replies.sql, count_upload_days.sql), account by account."""
    uploads = sorted(
        {u.upload_id: u for a in accounts for u in lake.by_account.get(a, ())}.values(),
        key=lambda u: u.upload_id,
    )
    for upload in uploads:  # changed rows that can still be read would be believed
        if not upload.is_staged:
            damage.refuse_unless_whole(upload.folder)
    with damage.named(u.folder for u in uploads):
        return _statements(accounts, lake, rules, uploads, spill)


def _statements(
    accounts: list[str], lake: Lake, rules: Rules, uploads: list[Upload], spill: Path
) -> tuple:
    with for_cases(spill) as connection:
        _register(connection, accounts, lake, rules, uploads)
        for kind, name in (
            ("messages", "merge_messages"),
            ("messages", "count_upload_days"),
            ("cases", "ticket_cases"),
        ):
            of_kind = [str(u.rows_file) for u in uploads if u.info["kind"] == kind] or [
                empty_file(spill, kind)
            ]
            connection.execute(statement(name), {"files": of_kind})
        for name in ("order_messages", "cut_cases", "count_replies", "judge_cases"):
            connection.execute(statement(name))
        if schedule_table(rules.register, rules.schedules).column("schedule").null_count:
            _refuse_without_schedule(connection)
        return tuple(
            connection.sql(statement(name)).to_arrow_table()
            for name in ("cases_by_account", "replies_by_account", "upload_days_by_account")
        )


def _register(
    connection, accounts: list[str], lake: Lake, rules: Rules, uploads: list[Upload]
) -> None:
    """Gives the statements of data/sql the small tables that they name."""
    connection.register("uploads", upload_table(uploads))
    states = {a: coverage.as_of(a, lake.by_account.get(a, [])) for a in accounts}
    connection.register("states", state_table({a: s for a, s in states.items() if s is not None}))
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


def empty_file(spill: Path, kind: str) -> str:
    """A file without rows in the lake's form, for accounts that have no upload of the kind."""
    path = spill / f"no-{kind}.parquet"
    pq.write_table(SCHEMAS[kind].empty_table(), path)
    return str(path)
