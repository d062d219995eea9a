"""The one way in which a file or folder gets its name in a home, or in a backup: written under
another name, made to last, renamed, and the folder made to last. So it is there whole or not at
all, also after a power cut."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

AT_ONCE = 8  # files that are made to last at the same time; a disk does many in the time of one


def write_whole(path: Path, content: bytes) -> None:
    """Puts bytes in place."""
    make_folder(path.parent)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(temporary, path)
    except OSError:  # the disk is full, say: no half file stays
        os.unlink(temporary)
        raise
    flush(path.parent)


def copy_whole(source: Path, target: Path) -> None:
    """Puts a copy of a file in place."""
    temporary = target.parent / f".{target.name}.tmp"
    try:
        shutil.copyfile(source, temporary)
        put(temporary, target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def put(made: Path, target: Path) -> None:
    """Moves a file, or a folder of files, that nobody else sees yet to its place."""
    put_all([(made, target)])


def put_all(moves: Iterable[tuple[Path, Path]]) -> None:
    """The same for many at once: (made, target). Each is there whole or not at all, in the order
    given."""
    moves = list(moves)
    folders = {target.parent for _, target in moves}
    for folder in folders:
        make_folder(folder)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        inside = [
            path for made, _ in moves for path in ([*made.iterdir()] if made.is_dir() else ())
        ]
        list(pool.map(flush, inside))
        list(pool.map(flush, [made for made, _ in moves]))
    for made, target in moves:
        os.rename(made, target)
    for folder in folders:
        flush(folder)


def make_folder(folder: Path) -> None:
    """Makes a folder, and those above it, so that they last."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        flush(folder.parent)


def flush(path: Path) -> None:
    """Makes a file's content, or the renames inside a folder, last through a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with open(path, "rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
