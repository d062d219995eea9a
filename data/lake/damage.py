"""What to say where a file of a home is not as it was written: which one, and that ``verify`` names
them all."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from data.errors import Refused, quote
from data.lake.names import OF_UPLOAD, SUMS, UPLOAD_JSON
from data.lake.writing import sha256_of

NOT_WHOLE = "rusak, hilang, atau tidak terbaca"  # the disk may fail, too


class Damaged(Refused):
    """A file that was put in, or one derived from it, cannot be read. ``path``: which one."""

    def __init__(self, sentence: str, on_screen: str, path: Path):
        super().__init__(sentence, on_screen=on_screen)
        self.path = path


def lost(path: Path) -> Damaged:
    """The refusal that names a file of the lake."""
    broken = f"Berkas {quote('/'.join(path.parts[-3:]), 120)} dalam folder data {NOT_WHOLE}"
    return Damaged(
        f"{broken}; jalankan “python -m data verify”, lalu kembalikan dari cadangan.",
        on_screen=f"{broken}; minta Diskominfo memulihkannya dari cadangan.",
        path=path,
    )


def derived(path: Path) -> Damaged:
    """The refusal that names a file which can be made anew."""
    broken = f"Berkas turunan {quote(path.stem, 120)} rusak"
    return Damaged(
        f"{broken}; jalankan “python -m data rebuild”, dan “python -m data verify” bila masih rusak.",
        on_screen=f"{broken}; minta Diskominfo menyusunnya kembali.",
        path=path,
    )


def read_json(path: Path, *needed: str) -> dict:
    """The object in a file; Damaged where it is not there, cut off, or lacks a key."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise lost(path) from error
    if not isinstance(found, dict) or any(key not in found for key in needed):
        raise lost(path)
    return found


@contextmanager
def named(folders: Iterable[Path], cases: Iterable[Path] = ()) -> Iterator[None]:
    """While rows of these uploads (and of these derived files) are read: a failure names the first
    that is damaged; where none is, the error is the program's own and goes on."""
    try:
        yield
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        for folder in folders:
            refuse_unless_whole(folder)
        for path in cases:
            if path.read_bytes()[-4:] != b"PAR1":
                raise derived(path) from error
        raise


def recorded(folder: Path) -> dict[str, str]:
    """File → hash, by the list of an upload's hashes; Damaged where that is no such list."""
    try:
        lines = (folder / SUMS).read_text().splitlines()
    except (OSError, ValueError) as error:
        raise lost(folder / SUMS) from error
    found = {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines)}
    if len(lines) != 2 or UPLOAD_JSON not in found or not found.keys() < OF_UPLOAD:
        raise lost(folder / SUMS)
    return found


def refuse_unless_whole(folder: Path, but: str | None = None, only: str | None = None) -> None:
    """Compares the files of an upload with its list of hashes, or ``only`` one of them; ``but`` is
    the one that may be gone (purged rows)."""
    for name, sha256 in recorded(folder).items():
        path = folder / name
        is_asked = only in (None, name) and (name != but or path.is_file())
        if is_asked and not (path.is_file() and sha256_of(path) == sha256):
            raise lost(path)
