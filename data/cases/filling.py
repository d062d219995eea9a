"""How a store gets its rows: those of accounts whose derived files are there from these, those of
the others straight from cutting, in batches that memory holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data.cases import cached, cutting, keys, stores
from data.cases.rules import Rules
from data.cases.succession import Succession
from data.lake import damage
from data.lake.uploads import Lake
from data.sql.databases import expect
from data.sql.statements import of_table, statement


@contextmanager
def filled(
    path: Path, plan: Succession, view: Lake, rules: Rules, spill: Path
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Brings ``stores.TABLES`` of the store at the path to what uploads say of the plan's accounts.
    While inside, its connection writes into that store; a database of its own for that would cost as
    much as a small store's rows. Damaged where an upload, or a derived file, is not as it was written."""
    plan.begin(path)
    files = cached.whole(view, plan.keys, plan.changed)
    missing = [account_id for account_id in plan.changed if account_id not in files]
    batches = list(keys.batches(missing, view))
    if plan.before is None and not files and not batches:
        batches = [[]]  # the tables of a home without an upload
    memory = cutting.AMPLE if missing else cutting.SPARING
    with cutting.connected(spill, memory) as connection, _opened(connection, path):
        if plan.before is not None:
            for table in stores.TABLES:
                plan.forget(connection, f"store.{table}")
        for batch in batches:
            # what it leaves besides goes with its cursor, before more is made of the store
            with connection.cursor() as own, cutting.cut(own, batch, view, rules, spill):
                for table in stores.TABLES:
                    own.execute(of_table("make_table", table))
                    own.execute(of_table("fill_table", table))
        _take_files(connection, files)
        expect(connection, sum(keys.size(account_id, view) for account_id in plan.keys))
        with connection.cursor() as writing:
            writing.execute(statement("use_new_store"))
            yield writing


@contextmanager
def _opened(connection, path: Path) -> Iterator[None]:
    """While inside, a store that nobody reads yet is there as ``store``."""
    connection.execute(statement("open_new_store"), {"path": str(path)})
    try:
        yield
    except damage.Damaged:  # it is made again without that upload; a full disk would fail once more
        connection.execute(statement("close_new_store"))
        raise
    connection.execute(statement("close_new_store"))


def _take_files(connection, files: dict[str, cached.Paths]) -> None:
    with damage.named((), (path for paths in files.values() for path in paths)):
        for which, table in enumerate(stores.TABLES if files else ()):
            paths = {"files": [str(paths[which]) for paths in files.values()]}
            connection.execute(of_table("make_table_as_files", table), paths)
            connection.execute(of_table("fill_from_files", table), paths)
