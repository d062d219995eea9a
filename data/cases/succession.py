"""A new store from the one before: which accounts' rows it takes over, and how the others' are
replaced."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from data.cases import stores
from data.cases.keys import size
from data.lake.uploads import Lake
from data.sql.statements import of_table, statement

# of the store: account_id, key (``keys.of_account``) of what its rows were taken from
KEYS = "case_keys"


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
        known = {} if before is None else stores.keys(before)
        changed = [account_id for account_id in keys if known.get(account_id) != keys[account_id]]
        sizes = {account_id: size(account_id, view) for account_id in keys}
        if not known or 2 * sum(sizes[a] for a in changed) >= sum(sizes.values()):
            return cls(keys, changed=list(keys))
        return cls(keys, before, changed, sorted(known.keys() - keys.keys()))

    def begin(self, path: Path) -> None:
        """Puts the copy of the last store at the path, where there is one; nobody has it open."""
        if self.before is None:
            path.unlink(missing_ok=True)  # what an earlier try left
        else:
            shutil.copyfile(self.before, path)

    def derive(self, connection, tables: Iterable[str]) -> None:
        """Brings tables that statements of their names (parameter: accounts, null: all) make of what
        is in the store, each account's rows of its own, to what is there now; and KEYS."""
        accounts = None if self.before is None else self.changed
        into = "make_of" if self.before is None else "add_of"
        for table in tables:
            if self.before is not None:
                self.forget(connection, table)
            asked = of_table(into, table).replace("some_statement", statement(table))
            connection.execute(asked, {"accounts": accounts})
        replace(connection, KEYS, self._key_table())

    def forget(self, connection, table: str) -> None:
        """Deletes rows that the store before has of accounts that changed or are gone."""
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
    connection.register("small_table", table)
    connection.execute(of_table("put_table", name))
    connection.unregister("small_table")
