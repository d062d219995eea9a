"""A new store from the one before: which accounts' rows it takes over, and how the others' are
replaced."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa

from data.cases import cached
from data.lake.uploads import Lake
from data.sql.statements import of_table, statement

TABLES = ("cases", "replies", "upload_days")  # account by account, in the order of cached.Paths
KEYS = (
    "case_keys"  # of the store: account_id, key (``cached.key``) of what its rows were taken from
)


@dataclass(frozen=True)
class Succession:
    """How the next store is made: as a copy of ``before`` in which the rows of ``changed`` accounts
    are replaced and those of ``gone`` ones deleted; where ``before`` is None, of nothing, and
    ``changed`` are all accounts. ``keys``: account → key of its cases, of all."""

    keys: dict[str, str]
    before: Path | None = None
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, before: Path | None, keys: dict[str, str], view: Lake) -> "Succession":
        """From the last store (None: there is none), unless half of all rows changed or more: what
        all accounts share (rules, calendar, targets, the program) stands in every key. So where no
        account has rows nothing is taken over either: an earlier program's tables are others."""
        known = {} if before is None else _keys_in(before)
        changed = [account_id for account_id in keys if known.get(account_id) != keys[account_id]]
        sizes = {account_id: cached.size(account_id, view) for account_id in keys}
        if not known or 2 * sum(sizes[a] for a in changed) >= sum(sizes.values()):
            return cls(keys, changed=list(keys))
        return cls(keys, before, changed, sorted(known.keys() - keys.keys()))

    def begin(self, path: Path) -> None:
        """Puts the copy of the last store at the path, where there is one; nobody has it open."""
        if self.before is not None:
            shutil.copyfile(self.before, path)

    def write_nothing(self, connection, empty: Iterable[pa.Table]) -> None:
        """Makes TABLES where there are neither a store before nor files."""
        for name, table in zip(TABLES, empty, strict=True):
            replace(connection, name, table)

    def write(self, connection, files: dict[str, cached.Paths]) -> None:
        """Brings TABLES and KEYS to what ``files`` (of ``changed``) hold."""
        for which, table in enumerate(TABLES):
            paths = [str(paths[which]) for paths in files.values()]
            if paths:
                self._put(connection, table, connection.read_parquet(paths))
            else:
                self._forget(connection, table)
        replace(connection, KEYS, self._key_table())

    def derive(self, connection, tables: Iterable[str]) -> None:
        """Does the same with tables that statements of their names (parameter: accounts, null: all)
        make of what is in the store, each account's rows of its own."""
        accounts = None if self.before is None else self.changed
        for table in tables:
            rows = connection.sql(statement(table), params={"accounts": accounts})
            self._put(connection, table, rows)

    def _put(self, connection, table: str, rows) -> None:
        """Rows of ``changed`` accounts in place of those that may be there."""
        self._forget(connection, table)
        if self.before is None:
            rows.create(table)
        else:
            rows.insert_into(table)

    def _forget(self, connection, table: str) -> None:
        if self.before is not None:
            forgotten = {"accounts": [*self.changed, *self.gone]}
            connection.execute(of_table("forget_accounts", table), forgotten)

    def _key_table(self) -> pa.Table:
        return pa.table(
            {
                "account_id": pa.array(list(self.keys), pa.string()),
                "key": pa.array(list(self.keys.values()), pa.string()),
            }
        )


def replace(connection, name: str, table: pa.Table) -> None:
    """Puts a small table into the store, in place of the one of that name that may be there."""
    connection.execute(of_table("drop_table", name))
    connection.from_arrow(table).create(name)


def _keys_in(store: Path) -> dict[str, str]:
    """Account → key in a store; none where it cannot be read, or an earlier program made it."""
    try:
        with duckdb.connect(str(store), read_only=True) as connection:
            return dict(connection.execute(statement("case_keys")).fetchall())
    except duckdb.Error:
        return {}
