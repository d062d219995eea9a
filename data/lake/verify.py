"""``verify``: every file of the lake against its recorded hash, every count against its rows."""

import json
from pathlib import Path

import pyarrow.parquet as pq

from data.lake import damage, documents, key, names, published
from data.lake.home import Home
from data.lake.names import SUMS
from data.lake.writing import sha256_of


def bad_files(home: Home) -> tuple[int, list[str]]:
    """How many files were looked at, and the names (relative to the home) of those that are not as
    recorded; what is not called as ours is (``strangers``) is not looked at."""
    purged = {document["upload_id"] for document in documents.whole(home, "purge")}
    there = documents.present(home)
    looked, bad = 1, _missing(home, there)
    if there and not key.is_whole(home.mark):
        bad.append(home.mark.name)
    for name in documents.upload_names(home):
        count, wrong = _upload(home.uploads / name, name in purged)
        looked, bad = looked + count, bad + wrong
    for kind in documents.KINDS:
        for name in documents.file_names(home, kind):
            looked += 1
            is_whole = documents.is_whole(home.documents / kind / name)
            bad += [] if is_whole else [f"documents/{kind}/{name}"]
    count, wrong = published.bad_files(home)
    return looked + count, bad + wrong


def _missing(home: Home, there: set[str]) -> list[str]:
    """What came in and is gone; and ``contents.txt``, where that is not as it was written."""
    expected = documents.listed(home)
    gone = sorted(name for name in expected - there if names.is_ours(name))
    others = [name for name in expected - there if not names.is_ours(name)]
    is_changed = any(not (home.path / name).exists() for name in others)  # a stranger listed once
    is_away = not expected and len(there) > 1  # not just what was cut short before it was noted
    if not documents.is_as_written(home) or is_changed or is_away or (gone and there - expected):
        gone.append(home.contents.name)
    return gone


def _upload(folder: Path, purged: bool) -> tuple[int, list[str]]:
    name = f"uploads/{folder.name}"
    if not folder.is_dir():
        return 1, [name]
    try:
        recorded = damage.recorded(folder)
    except damage.Damaged:
        return 1, [f"{name}/{SUMS}"]
    rows = [file for file in recorded if file.endswith(".parquet")]
    expected = {file for file in recorded if not (purged and file in rows)} | {SUMS}
    found = {p.name for p in folder.iterdir()} & names.OF_UPLOAD
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
