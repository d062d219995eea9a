"""Stores as files: where they lie, whether they are as they were made, and cursors on them."""

import threading
from pathlib import Path

import duckdb

from data.lake import damage
from data.lake.home import Home
from data.lake.writing import sha256_of
from data.sql.statements import statement

TABLES = ("cases", "replies", "upload_days")  # account by account, in the order of cached.Paths
SUMS = ".sums"  # beside a store: its hash
# stores that one process keeps open: whoever still looks at an older one has long finished
CONNECTED = 4
CHECKED = 16  # stores whose hash one process remembers
# by path, the last used last: the file's number, and the connection
_open: dict[Path, tuple[int, duckdb.DuckDBPyConnection]] = {}
# by path, the last hashed last: number, size and time of a file that has had the right hash
_checked: dict[Path, tuple[int, int, int]] = {}
_checking = threading.Lock()  # many look for a new store at once; one of them hashes it
_lock = threading.Lock()


def newest(home: Home) -> list[Path]:
    """The stores of a home, the newest first."""
    found = home.derived.glob("store-*.duckdb")
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def last(home: Home) -> Path | None:
    """The newest store that is as it was made."""
    return next(filter(is_whole, newest(home)), None)


def is_whole(path: Path) -> bool:
    """Whether a store has the hash that was written beside it; asked once for the same file."""
    status = path.stat()
    look = (status.st_ino, status.st_size, status.st_mtime_ns)
    if _checked.get(path) == look:
        return True
    with _checking:
        if _checked.get(path) != look and _has_its_hash(path):
            _checked.pop(path, None)
            _checked[path] = look
            while len(_checked) > CHECKED:
                del _checked[next(iter(_checked))]
        return _checked.get(path) == look


def _has_its_hash(path: Path) -> bool:
    """Whether the bytes are those that the hash beside them is of."""
    try:
        return path.with_suffix(SUMS).read_text() == sha256_of(path)
    except (OSError, UnicodeDecodeError):
        return False


def is_usable(path: Path) -> bool:
    """Whether a store can be read still: it is as it was made, or another process has deleted it while
    this one has it open."""
    try:
        return is_whole(path)
    except FileNotFoundError:
        return path in _open


def keys(path: Path) -> dict[str, str]:
    """Account → key of what its rows in a store were taken from (``keys.of_account``); none where it
    cannot be read, or an earlier program made it."""
    try:
        return dict(cursor(path).execute(statement("case_keys")).fetchall())
    except (duckdb.Error, damage.Damaged):
        return {}


def cursor(path: Path) -> duckdb.DuckDBPyConnection:
    """A cursor of one's own on a store: one read-only connection per process, without outside access.
    A store that is open stays so when it is deleted, as older ones are while uploads land."""
    with _lock:
        number, connection = _open.pop(path, (0, None))
        if connection is None or _number(path, number) != number:
            # one that was made anew has its name, and is another
            number, connection = path.stat().st_ino, opened(path)
        _open[path] = (number, connection)
        while len(_open) > CONNECTED:
            _open.pop(next(iter(_open)))[1].close()
        return connection.cursor()


def _number(path: Path, otherwise: int) -> int:
    """The number of a file, that of a deleted one ``otherwise``."""
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return otherwise


def close() -> None:
    """Closes the stores that this process has open; the next cursor opens its store anew."""
    with _lock:
        while _open:
            _open.popitem()[1][1].close()
        _checked.clear()


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection of one's own on a store, to be closed: read-only, without outside access."""
    try:
        return duckdb.connect(
            str(path),
            read_only=True,
            config={"enable_external_access": False, "threads": 2, "memory_limit": "500MB"},
        )
    except duckdb.IOException as error:
        raise damage.derived(path) from error
