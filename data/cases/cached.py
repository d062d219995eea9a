"""Cases, one account at a time: cut from its uploads, cached under a key of everything that they
depend on."""

import re
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date
from pathlib import Path
from urllib.parse import quote as escape

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq

from data.cases import cutting
from data.cases.rules import Rules, hash_of
from data.lake import damage
from data.lake.home import Home
from data.lake.uploads import Lake
from data.lake.writing import put_all, sha256_of

ROWS_AT_ONCE = 800_000  # with fewer than a gigabyte of memory
SUMS = ".sums"  # what the files of an account ended on when they were cut: their hashes
Paths = tuple[Path, ...]  # of one account: its cases, replies and upload days
FORGET_AFTER = (
    24 * 3600
)  # seconds that an unused derived file is kept, so that nobody who reads it misses it


def key(account_id: str, lake: Lake, rules: Rules) -> str:
    """The name of the account's cases: the same key, the same cases."""
    rows = rules.register.accounts.get(account_id, ())
    owners = [
        (
            r.opd_id,
            r.platform,
            str(r.valid_from),
            str(r.valid_to),
            [(str(since), name) for since, name in rules.register.opds[r.opd_id].schedules],
        )
        for r in rows
    ]
    uploads = sorted(u.upload_id for u in lake.by_account.get(account_id, ()))
    return hash_of(
        [
            rules.common,
            account_id,
            uploads,
            owners,
            sorted(rules.exclusions.get(account_id, {}).items()),
            rules.corrections.get(account_id, []),
        ]
    )


def keys(lake: Lake, rules: Rules, accounts: Iterable[str] | None = None) -> dict[str, str]:
    """Account → the key of its cases, of accounts that have uploads, in their order."""
    wanted = set(lake.by_account) if accounts is None else set(lake.by_account) & set(accounts)
    return {account_id: key(account_id, lake, rules) for account_id in sorted(wanted)}


def files(lake: Lake, rules: Rules, accounts: Iterable[str] | None = None) -> dict[str, Paths]:
    """Account → its (cases, replies, upload days) files of accounts that have uploads; cut now
    where not there."""
    paths = {a: _paths(lake.home.cases, a, k) for a, k in keys(lake, rules, accounts).items()}
    missing = [account_id for account_id in paths if not _is_whole(paths[account_id])]
    for batch in batches(missing, lake):
        _cut(batch, lake, rules, paths)
    return paths


def count(lake: Lake, rules: Rules, accounts: list[str]) -> int:
    """How many cases the accounts have, excluded ones aside."""
    found = [cases for cases, *_ in files(lake, rules, accounts).values()]
    with damage.named((), found):
        return sum(_column(path, "excluded").null_count for path in found)


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
    found = files(view, Rules.current(view))
    return {account_id: opening_days(paths[0]) for account_id, paths in found.items()}


FOUND = ("account_id", "opd_id", "conversation_key", "case_key", "post_key", "reply_key", "basis")


def find(case_id: str, lake: Lake, rules: Rules) -> dict | None:
    """``{account_id, opd_id, conversation, case_id, post, reply, basis, opened_at, opened_on}`` of a
    case, by its id in hexadecimal; None where there is none. ``conversation, post, reply`` (its
    first human reply) are keys in hexadecimal or None; ``opened_at`` is UTC."""
    if re.fullmatch(r"[0-9a-f]{16}", case_id) is None:
        return None
    wanted = pa.scalar(int(case_id, 16), pa.uint64())
    for path, *_ in files(lake, rules).values():
        with damage.named((), [path]):
            rows = pq.read_table(
                path,
                columns=[*FOUND, "opened_at", "opened_on"],
                filters=pyarrow.compute.field("case_key") == wanted,
            ).to_pylist()
        if rows:
            row = rows[0]
            keys = {n: row[f"{n}_key"] for n in ("conversation", "post", "reply")}
            return {
                **{name: row[name] for name in ("account_id", "opd_id", "basis", "opened_on")},
                **{n: None if key is None else f"{key:016x}" for n, key in keys.items()},
                "case_id": case_id,
                "opened_at": row["opened_at"].replace(tzinfo=UTC),
            }
    return None


def forget_unused(home: Home, current_keys: dict[str, str]) -> None:
    """Deletes derived case files that no current key names and nobody can still be reading."""
    used = [_paths(home.cases, *of_account) for of_account in current_keys.items()]
    current = {path for paths in used for path in (*paths, _sums(paths))}
    for path in [*home.cases.glob("*.parquet"), *home.cases.glob(f"*{SUMS}")]:
        if path not in current and path.stat().st_mtime < time.time() - FORGET_AFTER:
            path.unlink(missing_ok=True)


def _paths(folder: Path, account_id: str, its_key: str) -> Paths:
    name = escape(account_id, safe="")[:120]
    return tuple(
        folder / f"{name}-{its_key}{part}.parquet" for part in ("", ".replies", ".upload_days")
    )


def size(account_id: str, lake: Lake) -> int:
    """How many rows the uploads of an account have of it."""
    uploads = lake.by_account.get(account_id, ())
    return sum(u.info["stamps"].get(account_id, (0, 0, 0))[2] for u in uploads)


def batches(accounts: list[str], lake: Lake, most: int = ROWS_AT_ONCE) -> Iterator[list[str]]:
    """The accounts in lists with at most so many rows together, or of one account."""
    batch: list[str] = []
    rows = 0
    for account_id in accounts:
        more = size(account_id, lake)
        if batch and rows + more > most:
            yield batch
            batch, rows = [], 0
        batch.append(account_id)
        rows += more
    if batch:
        yield batch


def _cut(accounts: list[str], lake: Lake, rules: Rules, paths: dict[str, Paths]) -> None:
    """Cuts the cases of some accounts and writes their files, each whole or not at all."""
    with lake.home.staging_folder() as spill:
        for which, table in enumerate(cutting.tables(accounts, lake, rules, spill)):
            _write_slices(table, {a: spill / paths[a][which].name for a in accounts})
        made = []
        for account_id in accounts:
            own = tuple(spill / path.name for path in paths[account_id])
            _sums(own).write_bytes(_hashes(own))
            made += [*own, _sums(own)]
        put_all((path, lake.home.cases / path.name) for path in made)


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


def _write_slices(table: pa.Table, paths: dict[str, Path]) -> None:
    """Writes the rows of each account (the table is sorted by it) to its path; no rows are a file
    too."""
    found: dict[str, tuple[int, int]] = {}
    counts = pa.compute.value_counts(table.column("account_id"))
    begin = 0
    for entry in counts.to_pylist():
        found[entry["values"]] = (begin, entry["counts"])
        begin += entry["counts"]

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
