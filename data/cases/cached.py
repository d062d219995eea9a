"""Cases, one account at a time: cut from its uploads, cached under a key of everything that they
depend on."""

import re
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date
from pathlib import Path
from urllib.parse import quote as escape

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

from data.cases import cutting, keys
from data.cases.kept import Kept
from data.cases.rules import Rules
from data.lake import damage
from data.lake.home import Home
from data.lake.uploads import Lake
from data.lake.writing import put_all, sha256_of

SUMS = ".sums"  # what the files of an account ended on when they were cut: their hashes
Paths = tuple[Path, ...]  # of one account: its cases, replies and upload days
FORGET_AFTER = (
    24 * 3600
)  # seconds that an unused derived file is kept, so that nobody who reads it misses it


def files(lake: Lake, rules: Rules, accounts: Iterable[str] | None = None) -> dict[str, Paths]:
    """Account → its (cases, replies, upload days) files of accounts that have uploads; where not
    there, taken out of the newest store, or cut now."""
    wanted = keys.of(lake, rules, accounts)
    paths = _all_paths(lake.home, wanted)
    missing = [account_id for account_id in paths if not _is_whole(paths[account_id])]
    kept = Kept.of(lake.home, {account_id: wanted[account_id] for account_id in missing})
    for batch in keys.batches(sorted(kept.accounts), lake):
        with lake.home.staging_folder() as spill:
            _write(kept.tables(batch), {a: paths[a] for a in batch}, spill)
    for batch in keys.batches([a for a in missing if a not in kept.accounts], lake):
        with lake.home.staging_folder() as spill:
            made = cutting.tables(batch, lake, rules, spill)
            _write(made, {a: paths[a] for a in batch}, spill)
    return paths


def whole(lake: Lake, its_keys: dict[str, str], accounts: list[str]) -> dict[str, Paths]:
    """Account → its files, of those of the accounts whose files are there."""
    paths = _all_paths(lake.home, {account_id: its_keys[account_id] for account_id in accounts})
    return {account_id: own for account_id, own in paths.items() if _is_whole(own)}


def count(lake: Lake, rules: Rules, accounts: list[str]) -> int:
    """How many cases the accounts have, excluded ones aside."""
    kept = Kept.of(lake.home, keys.of(lake, rules, accounts))
    others = [account_id for account_id in accounts if account_id not in kept.accounts]
    found = [cases for cases, *_ in files(lake, rules, others).values()]
    with damage.named((), found):
        return kept.count() + sum(_column(path, "excluded").null_count for path in found)


def _column(path: Path, name: str) -> pa.ChunkedArray:
    with pq.ParquetFile(
        path
    ) as file:  # a third of the time of read_table, which looks for more files
        return file.read([name]).column(name)


def opening_days(path: Path) -> set[date]:
    """The WIB days on which the cases of one (cases) file opened."""
    with damage.named((), [path]):
        return set(_column(path, "opened_on").to_pylist())


def opened(home: Home) -> dict[str, set[date]]:
    """Account → the WIB days on which its cases opened, as all is now."""
    view = Lake.read(home)
    rules = Rules.current(view)
    kept, others = _kept_and_others(view, rules)
    found = {account_id: opening_days(paths[0]) for account_id, paths in others.items()}
    return found | kept.opening_days()


def _kept_and_others(lake: Lake, rules: Rules) -> tuple[Kept, dict[str, Paths]]:
    """What the newest store has of all accounts, and the files of the others."""
    wanted = keys.of(lake, rules)
    kept = Kept.of(lake.home, wanted)
    return kept, files(lake, rules, wanted.keys() - kept.accounts)


FOUND = (
    *("account_id", "opd_id", "conversation_key", "case_key", "post_key", "reply_key", "basis"),
    *("opened_at", "opened_on"),
)


def find(case_id: str, lake: Lake, rules: Rules) -> dict | None:
    """``{account_id, opd_id, conversation, case_id, post, reply, basis, opened_at, opened_on}`` of a
    case, by its id in hexadecimal; None where there is none. ``conversation, post, reply`` (its
    first human reply) are keys in hexadecimal or None; ``opened_at`` is UTC."""
    if re.fullmatch(r"[0-9a-f]{16}", case_id) is None:
        return None
    kept, others = _kept_and_others(lake, rules)
    row = kept.find(int(case_id, 16)) or _in_files(int(case_id, 16), others)
    if row is None:
        return None
    case = dict(zip(FOUND, row, strict=True))
    its = {n: case[f"{n}_key"] for n in ("conversation", "post", "reply")}
    return {
        **{name: case[name] for name in ("account_id", "opd_id", "basis", "opened_on")},
        **{n: None if key is None else f"{key:016x}" for n, key in its.items()},
        "case_id": case_id,
        "opened_at": case["opened_at"].replace(tzinfo=UTC),
    }


def _in_files(case_key: int, files: dict[str, Paths]) -> tuple | None:
    its = pyarrow.compute.field("case_key") == pa.scalar(case_key, pa.uint64())
    for path, *_ in files.values():
        with damage.named((), [path]):
            rows = pq.read_table(path, columns=list(FOUND), filters=its).to_pylist()
        if rows:
            return tuple(rows[0].values())
    return None


def forget_unused(home: Home, current_keys: dict[str, str]) -> None:
    """Deletes derived case files that no current key names and nobody can still be reading."""
    used = [_paths(home.cases, *of_account) for of_account in current_keys.items()]
    current = {path for paths in used for path in (*paths, _sums(paths))}
    for path in [*home.cases.glob("*.parquet"), *home.cases.glob(f"*{SUMS}")]:
        if path not in current and path.stat().st_mtime < time.time() - FORGET_AFTER:
            path.unlink(missing_ok=True)


def _all_paths(home: Home, its_keys: dict[str, str]) -> dict[str, Paths]:
    return {account_id: _paths(home.cases, account_id, k) for account_id, k in its_keys.items()}


def _paths(folder: Path, account_id: str, its_key: str) -> Paths:
    name = escape(account_id, safe="")[:120]
    return tuple(
        folder / f"{name}-{its_key}{part}.parquet" for part in ("", ".replies", ".upload_days")
    )


def _write(tables: Iterable[pa.Table], paths: dict[str, Paths], spill: Path) -> None:
    """Writes the files of some accounts, each whole or not at all."""
    for which, table in enumerate(tables):
        _write_slices(table, {a: spill / own[which].name for a, own in paths.items()})
    made = []
    for own in paths.values():
        here = tuple(spill / path.name for path in own)
        _sums(here).write_bytes(_hashes(here))
        made += [(path, own[0].parent / path.name) for path in (*here, _sums(here))]
    put_all(made)


def _is_whole(paths: Paths) -> bool:
    """Whether the files are as they were cut; what is damaged, or was cut short, is cut again."""
    try:
        return _sums(paths).read_bytes() == _hashes(paths)
    except FileNotFoundError:
        return False


def _sums(paths: Paths) -> Path:
    return paths[0].with_suffix(SUMS)


def _hashes(paths: Paths) -> bytes:
    return "".join(f"{sha256_of(path)}\n" for path in paths).encode()


def _runs(table: pa.Table) -> list[tuple[str, int, int]]:
    """Account and the rows, from and before which, of each stretch of rows of one account."""
    column = table.column("account_id").combine_chunks()
    encoded = pa.compute.run_end_encode(column)
    ends = encoded.run_ends.to_pylist()
    return list(
        zip(encoded.values.to_pylist(), [0, *ends], ends, strict=False)
    )  # the last end begins nothing


def _write_slices(table: pa.Table, paths: dict[str, Path]) -> None:
    """Writes the rows of each account to its path; no rows are a file too."""
    if len(runs := _runs(table)) > len({account_id for account_id, *_ in runs}):
        table = table.sort_by("account_id")
        runs = _runs(table)
    found = {account_id: (begin, end - begin) for account_id, begin, end in runs}

    repeating = [
        column.name for column in table.schema if pa.types.is_string(column.type)
    ]  # stamps and keys are not

    def write(account_id: str) -> None:
        pq.write_table(
            table.slice(*found.get(account_id, (0, 0))),
            paths[account_id],
            write_statistics=False,
            use_dictionary=repeating,
        )

    with ThreadPoolExecutor() as pool:
        for _ in pool.map(write, paths):
            pass
