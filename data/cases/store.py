"""The store: all cases and the register in one DuckDB file named by the lake's fingerprint, opened
read-only."""

import os
import threading
from pathlib import Path

import duckdb
import pyarrow as pa

from data.cases import cached, coverage, cutting
from data.cases.rules import Rules
from data.cases.tables import covering_table, owner_table, state_table
from data.errors import NoRegister
from data.lake import damage, masked, rewriting
from data.lake import uploads as lake
from data.lake.home import Home
from data.lake.uploads import Lake
from data.sql.statements import rule_version, statement, with_store_macros
from data.targets.settings import TABLE

KEPT = 2
CONNECTED = (
    4  # stores that one process keeps open: whoever still looks at an older one has long finished
)
_open: dict[Path, duckdb.DuckDBPyConnection] = {}
_lock = threading.Lock()
_assembling = threading.Lock()  # many viewers at once look for a new store; one of them makes it
# in the home: nor do two processes make it, the one that loads and the one that shows
ASSEMBLING = "store.lock"


def path_of(home: Home) -> Path:
    """Where the store of the lake as it is now lies, made or not."""
    return home.path / f"store-{lake.fingerprint(home, rule_version())}.duckdb"


def current(home: Home) -> Path:
    """The store of the lake as it is now, assembled if it is not there yet.

    NoRegister where there is none: there is nothing to show. Busy where somebody else assembles
    too long.
    """
    if not home.has_register():
        raise NoRegister
    if (path := path_of(home)).exists():
        return path
    with _assembling, home.lock(ASSEMBLING):
        path = path_of(home)
        return path if path.exists() else assemble(home)


def cursor(path: Path) -> duckdb.DuckDBPyConnection:
    """A cursor of one's own on a store: one read-only connection per process, without outside
    access."""
    with _lock:
        if path not in _open:
            _open[path] = _opened(path)
            while len(_open) > CONNECTED:
                _open.pop(next(iter(_open))).close()
        return _open[path].cursor()


def _opened(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(
            str(path),
            read_only=True,
            config={"enable_external_access": False, "threads": 2, "memory_limit": "500MB"},
        )
    except duckdb.IOException as error:
        raise damage.derived(path) from error


def assemble(home: Home) -> Path:
    """Writes the store of the lake as it is now, whole, and deletes all but the two newest."""
    rewriting.finish(home)
    path, view, rules = _snapshot(home)
    for upload in view.valid:  # coverage is read of it, whether its cases are cut anew or not
        damage.refuse_unless_whole(upload.folder, only="upload.json")
    files = cached.files(view, rules)
    with home.staging_folder() as folder:
        temporary = folder / "store.duckdb"
        connection = duckdb.connect(str(temporary), config={"preserve_insertion_order": False})
        with damage.named((), (path for paths in files.values() for path in paths)):
            _write(connection, view, rules, files, folder)
        connection.close()
        os.replace(temporary, path)
    newest = sorted(home.path.glob("store-*.duckdb"), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in newest[KEPT:]:
        old.unlink(missing_ok=True)
    cached.forget_unused(view, files)
    masked.forget_old(home)
    return path


def _snapshot(home: Home) -> tuple[Path, Lake, Rules]:
    """Lake and rules that belong together and to the store's name, though others may be loading
    meanwhile."""
    while True:
        path, view = path_of(home), Lake.read(home)
        rules = Rules.current(view)
        if path == path_of(home):
            return path, view, rules


def _write(
    connection, view: Lake, rules: Rules, files: dict[str, cached.Paths], folder: Path
) -> None:
    if files:
        for which, name in enumerate(("store_cases", "store_replies", "store_upload_days")):
            connection.execute(
                statement(name), {"files": [str(paths[which]) for paths in files.values()]}
            )
    else:
        for name, table in zip(
            ("cases", "replies", "upload_days"),
            cutting.tables([], view, rules, folder),
            strict=True,
        ):
            connection.from_arrow(table).create(name)
    with_store_macros(connection)
    small = {
        "account_periods": owner_table(rules.register),
        "opds": _opds(rules),
        "days": rules.days,
        "coverage": _coverage(view),
        "coverings": covering_table(view.by_account),
        "account_states": _states(view),
        "settings": _settings(rules),
    }
    for name, table in small.items():
        connection.from_arrow(table).create(name)


def _opds(rules: Rules) -> pa.Table:
    opds = list(rules.register.opds.values())
    return pa.table(
        {
            name: pa.array([getattr(opd, name) for opd in opds], pa.string())
            for name in ("opd_id", "name", "kind")
        }
    )


def _coverage(view: Lake) -> pa.Table:
    rows = [
        (a, day)
        for a, uploads in view.by_account.items()
        for day in coverage.covered_days(a, uploads)
    ]
    return pa.table(
        {
            "account_id": pa.array([r[0] for r in rows], pa.string()),
            "day": pa.array([r[1] for r in rows], pa.date32()),
        }
    )


def _states(view: Lake) -> pa.Table:
    states = {a: coverage.as_of(a, uploads) for a, uploads in view.by_account.items()}
    return state_table({a: s for a, s in states.items() if s is not None})


def _settings(rules: Rules) -> pa.Table:
    names = sorted(TABLE)
    values = [rules.settings.value(name) for name in names]
    return pa.table(
        {
            "name": pa.array(names, pa.string()),
            "setting": pa.array([None if v is None else str(v) for v in values], pa.string()),
        }
    )
