"""``verify``: every file of the lake against its recorded hash, every count against its rows."""

import json
import re
from pathlib import Path

import pyarrow.parquet as pq

from data.lake import documents, published
from data.lake.home import Home, sha256_of
from data.lake.uploads import SUMS

UPLOAD = re.compile(r"\d{6}-[0-9a-f]{12}")
DOCUMENT = re.compile(r"\d{6}-\d{8}T\d{6}Z-([0-9a-f]{24})\.json")


def bad_files(home: Home) -> tuple[int, list[str]]:
    """How many files were looked at, and the names (relative to the home) of those that are not as
    recorded."""
    purged = set()
    for name in documents.file_names(home, "purge"):
        try:
            purged.add(json.loads((home.documents / "purge" / name).read_bytes())["upload_id"])
        except (ValueError, KeyError):
            continue  # named below, as a document whose hash is wrong
    there, expected = documents.present(home), documents.listed(home)
    looked, bad = 1, sorted(expected - there)
    if there and not _is_mark(home):
        bad.append("home.json")
    if there and not expected:
        bad.append("contents.txt")
    for folder in sorted(home.uploads.iterdir()) if home.uploads.is_dir() else []:
        count, names = _upload(folder, folder.name in purged)
        looked, bad = looked + count, bad + names
    for path in sorted(home.documents.rglob("*")) if home.documents.is_dir() else []:
        if not path.is_dir():
            looked += 1
            bad += [] if _is_whole(path) else [str(path.relative_to(home.path))]
    count, names = published.bad_files(home)
    return looked + count, bad + names


def _is_mark(home: Home) -> bool:
    try:
        return bool(json.loads(home.mark.read_bytes())["key_fingerprint"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _is_whole(path: Path) -> bool:
    """Whether a document's name vouches for its content."""
    match = DOCUMENT.fullmatch(path.name)
    return (
        match is not None
        and path.is_file()
        and match[1] == documents.content_hash(path.read_bytes())
    )


def _upload(folder: Path, purged: bool) -> tuple[int, list[str]]:
    name = f"uploads/{folder.name}"
    if not folder.is_dir():
        return 1, [name]
    if UPLOAD.fullmatch(folder.name) is None or not (folder / SUMS).is_file():
        return 1, [f"{name}/{SUMS}"]
    recorded = {}
    for line in (folder / SUMS).read_text(errors="replace").splitlines():
        sha256, _, file = line.partition("  ")
        recorded[file] = sha256
    rows = [file for file in recorded if file.endswith(".parquet")]
    if "upload.json" not in recorded or len(rows) != 1:
        return 1, [f"{name}/{SUMS}"]
    expected = {file for file in recorded if not (purged and file in rows)} | {SUMS}
    found = {p.name for p in folder.iterdir()}
    bad = [f"{name}/{file}" for file in sorted(expected ^ found)]
    bad += [
        f"{name}/{file}"
        for file in sorted((expected & found) - {SUMS})
        if sha256_of(folder / file) != recorded[file]
    ]
    if not bad:
        bad += _counts(folder, None if purged else folder / rows[0], name)
    return len(expected), bad


def _counts(folder: Path, rows: Path | None, name: str) -> list[str]:
    info = json.loads((folder / "upload.json").read_bytes())
    valid = info["accepted"] + info["updated"] + info["duplicates"]
    whole = (
        info["read"] == valid + info["rejected"]
        and info["rejected"] == len(info["rejected_rows"])
        and sum(s[2] for s in info["stamps"].values()) == valid
    )
    if not whole:
        return [f"{name}/upload.json"]
    if rows is not None and pq.read_metadata(rows).num_rows != valid:
        return [f"{name}/{rows.name}"]
    return []
