"""Cases, one account at a time: cut from its uploads, cached under a key of everything that they depend on."""

import hashlib
import json
import os
import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import quote as escape

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

from data import coverage, damage, documents
from data.calendar import Calendar
from data.clocks import day_table
from data.importers.schemas import SCHEMAS
from data.lake import Lake, Upload
from data.lake_tables import (
    covering_table,
    exclusion_table,
    owner_table,
    schedule_table,
    state_table,
    topic_table,
    upload_table,
)
from data.register import Register
from data.settings import Settings
from data.statements import connect, rule_version, statement, with_macros
from data.topics import Topics

ROWS_AT_ONCE = 1_500_000
Paths = tuple[Path, ...]  # of one account: its cases, replies and upload days
FORGET_AFTER = 24 * 3600  # seconds that an unused derived file is kept, so that nobody who reads it misses it


@dataclass(frozen=True)
class Rules:
    """Everything besides uploads that cases depend on."""

    register: Register
    settings: Settings
    topics: Topics
    calendar: Calendar
    exclusions: dict[str, dict[str, str]]
    first_year: int
    last_year: int

    @classmethod
    def current(cls, lake: Lake) -> "Rules":
        """As the documents of the lake's home say now; the calendar spans the lake's stamps and the year after."""
        stamps = [s for u in lake.valid for first_last in u.info["stamps"].values() for s in first_last[:2]]
        stamps += [u.info[k] for u in lake.valid for k in ("from", "until") if u.info[k]]
        years = [int(s[:4]) for s in stamps] or [2026]
        first, last = min(years) - 1, max(years) + 1
        home = lake.home
        return cls(Register.current(home), Settings.current(home), Topics.current(home),
                   Calendar.current(home, first, last), exclusions(lake), first, last)

    @cached_property
    def days(self) -> pa.Table:
        """Office clock, working days and targets of every day (see ``data.clocks.day_table``)."""
        return day_table(date(self.first_year, 1, 1), date(self.last_year, 12, 31), self.calendar, self.settings)

    @cached_property
    def common(self) -> str:
        """Hash of what all accounts share."""
        days = hashlib.sha256()
        for column in self.days.columns:
            days.update(repr(column.to_pylist()).encode())
        return _hash([rule_version(), days.hexdigest(), sorted(self.topics.classes.items())])


def exclusions(lake: Lake) -> dict[str, dict[str, str]]:
    """Account → case id → reason, after all decisions and their withdrawals."""
    found: dict[str, dict[str, str]] = {}
    for document in documents.read(lake.home, "exclusions"):
        of_account = found.setdefault(document["account_id"], {})
        if document["reason"] is None:
            of_account.pop(document["case_id"], None)
        else:
            of_account[document["case_id"]] = document["reason"]
    return {account_id: cases for account_id, cases in found.items() if cases}


def key(account_id: str, lake: Lake, rules: Rules) -> str:
    """The name of the account's cases: the same key, the same cases."""
    rows = rules.register.accounts.get(account_id, ())
    owners = [(r.opd_id, r.platform, str(r.valid_from), str(r.valid_to),
               [(str(since), name) for since, name in rules.register.opds[r.opd_id].schedules]) for r in rows]
    uploads = sorted(u.upload_id for u in lake.by_account.get(account_id, ()))
    return _hash([rules.common, account_id, uploads, owners, sorted(rules.exclusions.get(account_id, {}).items())])


def _hash(value) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:20]


def files(lake: Lake, rules: Rules, accounts: list[str] | None = None) -> dict[str, Paths]:
    """Account → its (cases, replies, upload days) files of accounts that have uploads; cut now where not there."""
    wanted = sorted(set(lake.by_account) if accounts is None else set(lake.by_account) & set(accounts))
    paths = {a: _paths(lake.home.cases, a, key(a, lake, rules)) for a in wanted}
    missing = [a for a in wanted if not all(path.exists() for path in paths[a])]
    for batch in _batches(missing, lake):
        _cut(batch, lake, rules, paths)
    return paths


def count(lake: Lake, rules: Rules, accounts: list[str]) -> int:
    """How many cases the accounts have, excluded ones aside."""
    found = [cases for cases, *_ in files(lake, rules, accounts).values()]
    with damage.named((), found):
        return sum(_column(path, "excluded").null_count for path in found)


def _column(path: Path, name: str) -> pa.ChunkedArray:
    with pq.ParquetFile(path) as file:  # a third of the time of read_table, which looks for more files
        return file.read([name]).column(name)


def opening_days(path: Path) -> set[date]:
    """The WIB days on which the cases of one (cases) file opened."""
    with damage.named((), [path]):
        return set(_column(path, "opened_on").to_pylist())


def find(case_id: str, lake: Lake, rules: Rules) -> dict | None:
    """``{account_id, conversation, case_id}`` of a case, by its id in hexadecimal; None where there is none."""
    if re.fullmatch(r"[0-9a-f]{16}", case_id) is None:
        return None
    wanted = pa.scalar(int(case_id, 16), pa.uint64())
    for path, *_ in files(lake, rules).values():
        with damage.named((), [path]):
            rows = pq.read_table(path, columns=["account_id", "conversation_key", "case_key"],
                                 filters=pyarrow.compute.field("case_key") == wanted).to_pylist()
        if rows:
            conversation = rows[0]["conversation_key"]
            return {"account_id": rows[0]["account_id"], "case_id": case_id,
                    "conversation": None if conversation is None else f"{conversation:016x}"}
    return None


def forget_unused(lake: Lake, used: dict[str, Paths]) -> None:
    """Deletes derived case files that no current key names and nobody can still be reading."""
    current = {path for paths in used.values() for path in paths}
    for path in lake.home.cases.glob("*.parquet"):
        if path not in current and path.stat().st_mtime < time.time() - FORGET_AFTER:
            path.unlink(missing_ok=True)


def _paths(folder: Path, account_id: str, its_key: str) -> Paths:
    name = escape(account_id, safe="")[:120]
    return tuple(folder / f"{name}-{its_key}{part}.parquet" for part in ("", ".replies", ".upload_days"))


def _batches(accounts: list[str], lake: Lake):
    batch, rows = [], 0
    for account_id in accounts:
        size = sum(u.info["stamps"].get(account_id, (0, 0, 0))[2] for u in lake.by_account.get(account_id, ()))
        if batch and rows + size > ROWS_AT_ONCE:
            yield batch
            batch, rows = [], 0
        batch.append(account_id)
        rows += size
    if batch:
        yield batch


def _cut(accounts: list[str], lake: Lake, rules: Rules, paths: dict[str, Paths]) -> None:
    """Cuts the cases of some accounts and writes their files, each whole or not at all."""
    lake.home.cases.mkdir(parents=True, exist_ok=True)
    with lake.home.staging_folder() as spill:
        for which, table in enumerate(tables(accounts, lake, rules, spill)):
            _write_slices(table, {a: paths[a][which] for a in accounts}, spill)


def tables(accounts: list[str], lake: Lake, rules: Rules, spill: Path) -> tuple[pa.Table, ...]:
    """Cases, replies and upload days of some accounts (columns: data/sql/judge_cases.sql, count_replies.sql,
    count_upload_days.sql), account by account."""
    uploads = sorted({u.upload_id: u for a in accounts for u in lake.by_account.get(a, ())}.values(),
                     key=lambda u: u.upload_id)
    with damage.named(u.folder for u in uploads):
        return _statements(accounts, lake, rules, uploads, spill)


def _statements(accounts: list[str], lake: Lake, rules: Rules, uploads: list[Upload], spill: Path) -> tuple:
    connection = with_macros(connect(spill))
    _register(connection, accounts, lake, rules, uploads)
    for kind, name in (("messages", "merge_messages"), ("messages", "count_upload_days"), ("cases", "ticket_cases")):
        of_kind = [str(u.rows_file) for u in uploads if u.info["kind"] == kind] or [empty_file(spill, kind)]
        connection.execute(statement(name), {"files": of_kind})
    for name in ("order_messages", "cut_cases", "count_replies", "judge_cases"):
        connection.execute(statement(name))
    found = tuple(connection.sql(statement(name)).to_arrow_table()
                  for name in ("cases_by_account", "replies_by_account", "upload_days_by_account"))
    connection.close()
    return found


def _register(connection, accounts: list[str], lake: Lake, rules: Rules, uploads: list[Upload]) -> None:
    """Gives the statements of data/sql the small tables that they name."""
    connection.register("uploads", upload_table(uploads))
    states = {a: coverage.as_of(a, lake.by_account.get(a, [])) for a in accounts}
    connection.register("states", state_table({a: s for a, s in states.items() if s is not None}))
    connection.register("coverings", covering_table({a: lake.by_account.get(a, []) for a in accounts}))
    connection.register("owners", owner_table(rules.register))
    connection.register("schedules", schedule_table(rules.register))
    connection.register("days", rules.days)
    connection.register("topics", topic_table(rules.topics))
    connection.register("exclusions", exclusion_table({a: rules.exclusions.get(a, {}) for a in accounts}))


def _write_slices(table: pa.Table, paths: dict[str, Path], spill: Path) -> None:
    """Writes the rows of each account (the table is sorted by it) to its path; no rows are a file too."""
    found: dict[str, tuple[int, int]] = {}
    counts = pa.compute.value_counts(table.column("account_id"))
    begin = 0
    for entry in counts.to_pylist():
        found[entry["values"]] = (begin, entry["counts"])
        begin += entry["counts"]

    repeating = [column.name for column in table.schema if pa.types.is_string(column.type)]  # stamps and keys are not

    def write(account_id: str) -> None:
        temporary = spill / paths[account_id].name
        pq.write_table(table.slice(*found.get(account_id, (0, 0))), temporary, write_statistics=False,
                       use_dictionary=repeating)
        os.replace(temporary, paths[account_id])

    with ThreadPoolExecutor() as pool:
        for _ in pool.map(write, paths):
            pass


def empty_file(spill: Path, kind: str) -> str:
    """A file without rows in the lake's form, for accounts that have no upload of the kind."""
    path = spill / f"no-{kind}.parquet"
    pq.write_table(SCHEMAS[kind].empty_table(), path)
    return str(path)

