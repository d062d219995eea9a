"""Masked names ("B…71") by which an OPD finds its own cases: kept apart, gone 90 days after the
upload."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data import moment
from data.lake import damage
from data.lake.home import Home
from data.lake.names import UPLOAD
from data.lake.uploads import Lake, Upload
from data.lake.writing import put

KEPT_DAYS = 90


def keep(home: Home, upload: Upload, staged: Path) -> None:
    """Moves the masked names of a new upload to their place; call it inside ``home.lock()``."""
    if staged.exists():
        put(staged, home.masked / f"{upload.upload_id}.parquet")


def forget_old(home: Home) -> int:
    """Deletes the masked names of uploads that were received more than 90 days ago; how many files
    went. Where nothing says when that was, the file's own age counts."""
    kept = [p for p in home.masked.glob("*.parquet") if UPLOAD.fullmatch(p.stem)]
    old = [path for path in kept if _is_old(home, path)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _is_old(home: Home, path: Path) -> bool:
    return _received(home, path) < moment.now() - timedelta(days=KEPT_DAYS)


def _received(home: Home, path: Path) -> datetime:
    try:
        info = damage.read_json(home.uploads / path.stem / "upload.json", "received_at")
    except damage.Damaged:  # named by ``verify``; the names go all the same
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return moment.from_text(info["received_at"])


def names(home: Home, account_id: str, case_keys: list[int]) -> dict[int, str]:
    """Case key → masked name, for cases of one account; those without a name (any more) are left
    out."""
    if not home.is_read_only():  # where whoever looks can delete nothing, the old count for nothing
        forget_old(home)
    found: dict[int, str] = {}
    wanted = pa.array(case_keys, pa.uint64())
    for upload in Lake.readable(home).by_account.get(account_id, ()):
        path = home.masked / f"{upload.upload_id}.parquet"
        if path.exists() and not _is_old(home, path):
            try:
                rows = pq.read_table(
                    path, filters=[("account_id", "=", account_id), ("case_key", "in", wanted)]
                )
            except (pa.ArrowException, OSError):  # broken: as good as forgotten already
                continue
            found |= dict(
                zip(rows["case_key"].to_pylist(), rows["masked_name"].to_pylist(), strict=True)
            )
    return found
