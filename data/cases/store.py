"""The store: all cases and the register in one DuckDB file named by the lake's fingerprint, opened
read-only."""

import hashlib
import threading
from datetime import date
from pathlib import Path

import pyarrow as pa

from data.cases import cached, coverage, filling, keys, lacking, stores, succession
from data.cases.rules import Rules
from data.cases.stores import SUMS
from data.cases.stores import close as close  # who shows a store asks here for a cursor on it
from data.cases.stores import cursor as cursor
from data.cases.stores import opened as opened
from data.cases.succession import Succession
from data.cases.tables import covering_table, owner_table, state_table
from data.errors import NoRegister
from data.lake import damage, documents, masked, rewriting
from data.lake import uploads as lake
from data.lake.home import Home
from data.lake.uploads import Lake
from data.lake.writing import make_folder, put, sha256_of, write_whole
from data.sql.statements import rule_version, with_store_macros
from data.targets.setting import TABLE

KEPT = 2
# what figures count, per account and day: each a statement whose rows of an account depend on its own
# rows of cases and replies (and the calendar) alone, so that they can be replaced account by account
OF_DAYS = ("case_days", "open_days", "reply_days")
_assembling = threading.Lock()  # many viewers at once look for a new store; one of them makes it
# in the home: nor do two processes make it, the one that loads and the one that shows
ASSEMBLING = "store.lock"


def current(home: Home) -> Path:
    """The store of the lake as it is now, assembled if it is not there yet, or not as it was made.

    NoRegister where there is none: there is nothing to show. Busy where somebody else assembles
    too long.
    """
    if not home.has_register():
        raise NoRegister
    if path := ready(home):
        return path
    with _assembling, home.lock(ASSEMBLING):
        return ready(home) or assemble(home)


def ready(home: Home) -> Path | None:
    """The store of the lake as it is now, where it is there and as it was made."""
    path = _named(home, lake.fingerprint(home, rule_version()))
    return path if path.exists() and stores.is_whole(path) else None


def is_being_made(home: Home) -> bool:
    """Whether a process makes a store of this home now."""
    return home.is_locked(ASSEMBLING)


def _named(home: Home, fingerprint: str) -> Path:
    """Where the store of a lake lies, which damaged uploads are left out of."""
    if mark := lacking.mark(home):
        fingerprint = hashlib.sha256(f"{fingerprint} {mark}".encode()).hexdigest()[:20]
    return home.derived / f"store-{fingerprint}.duckdb"


def assemble(home: Home) -> Path:
    """Writes the store of the lake as it is now, without the uploads that are damaged
    (``data.cases.lacking``), whole, and deletes all but the two newest."""
    if not home.is_read_only():
        rewriting.finish(home)
    fingerprint, view, rules = _snapshot(home)
    make_folder(home.cases)
    with home.staging_folder() as folder:
        temporary = folder / "store.duckdb"
        view, plan = _made(temporary, view, rules)
        lacking.note(home, lacking.of(view))
        path = _named(home, fingerprint)
        write_whole(path.with_suffix(SUMS), sha256_of(temporary).encode())
        put(temporary, path)
    for old in stores.newest(home)[KEPT:]:
        old.unlink(missing_ok=True)
        old.with_suffix(SUMS).unlink(missing_ok=True)
    cached.forget_unused(home, plan.keys)
    if not home.is_read_only():
        masked.forget_old(home)
    return path


def proposed(home: Home, folder: Path) -> Path:
    """The store of a home as it would be with what is only proposed (``Home.proposing``), in a
    folder of the caller's; the home keeps its own."""
    view = Lake.readable(home)
    path = folder / "store.duckdb"
    _made(path, view, Rules.current(view))
    return path


def _made(path: Path, view: Lake, rules: Rules) -> tuple[Lake, Succession]:
    """Puts a store at the path. Returns the lake without the uploads that were found damaged when
    cases were cut of them, and how the store was made of the last one."""
    last = stores.last(view.home)
    while True:
        plan = Succession.of(last, keys.of(view, rules), view)
        try:
            with filling.filled(path, plan, view, rules, path.parent) as connection:
                _write_small(connection, view, rules, lacking.of(view))
                plan.derive(connection, OF_DAYS)
            return view, plan
        except damage.Damaged as error:
            view = view.without(error)
            rules = Rules.current(view)


def _snapshot(home: Home) -> tuple[str, Lake, Rules]:
    """Lake and rules that belong together and to the store's name, though others may be loading
    meanwhile. Damaged where something that came in is gone: nobody can say whose it was."""
    while True:
        name, view = lake.fingerprint(home, rule_version()), Lake.readable(home)
        rules, gone = Rules.current(view), documents.gone(home)
        if name == lake.fingerprint(home, rule_version()):
            if gone:
                raise damage.lost(home.path / gone[0])
            return name, view, rules


def _write_small(connection, view: Lake, rules: Rules, lacks: list[lacking.Lack]) -> None:
    """Macros, and the tables that are small enough to be written each time."""
    with_store_macros(connection)
    small = {
        "account_periods": owner_table(rules.register),
        "opds": _opds(rules),
        "days": rules.days,
        "coverage": _coverage(view, lacks),
        "lacking": lacking.table(lacks),
        "coverings": covering_table(view.by_account),
        "account_states": _states(view),
        "settings": _settings(rules),
    }
    for name, table in small.items():
        succession.replace(connection, name, table)


def _opds(rules: Rules) -> pa.Table:
    opds = list(rules.register.opds.values())
    return pa.table(
        {
            name: pa.array([getattr(opd, name) for opd in opds], pa.string())
            for name in ("opd_id", "name", "kind")
        }
    )


def _coverage(view: Lake, lacks: list[lacking.Lack]) -> pa.Table:
    """Covered days, without those of which rows may lie in a damaged upload."""
    gone: dict[str, list[lacking.Lack]] = {}
    for lack in lacks:
        gone.setdefault(lack.account_id, []).append(lack)
    found: dict[str, list[date]] = {}
    for account_id, uploads in view.by_account.items():
        days, lost = coverage.covered_days(account_id, uploads), gone.get(account_id, ())
        if lost:
            days = [d for d in days if not any(lack.first <= d <= lack.last for lack in lost)]
        found[account_id] = days
    return pa.table(
        {
            "account_id": pa.array([a for a, days in found.items() for _ in days], pa.string()),
            "day": pa.array([day for days in found.values() for day in days], pa.date32()),
        }
    )


def _states(view: Lake) -> pa.Table:
    states = {a: coverage.as_of(a, uploads) for a, uploads in view.by_account.items()}
    return state_table({a: s for a, s in states.items() if s is not None})


def _settings(rules: Rules) -> pa.Table:
    names = sorted(TABLE)
    values = [rules.held(name) for name in names]
    return pa.table(
        {
            "name": pa.array(names, pa.string()),
            "setting": pa.array([None if v is None else str(v) for v in values], pa.string()),
        }
    )
