"""Published months: ``published/<month>/<version>/``, immutable folders of Parquet tables with a
manifest that vouches for every file and names the version published before it: a chain (handbook,
section 7). What is in the tables is the matter of ``reports``; here they are files."""

import hashlib
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.lake import damage, documents
from data.lake.home import Home
from data.lake.names import MANIFEST, MONTH, VERSION
from data.lake.writing import put, sha256_of

LAYOUT = 1  # of a version's folder; a later program reads every earlier one
NEEDED = ("layout", "number", "month", "version", "previous", "files", "hash")


def folders(home: Home) -> list[Path]:
    """The folders of all versions, by month and version; what is not named as one is left out."""
    months = sorted(home.published.iterdir()) if home.published.is_dir() else []
    found = [
        path
        for month in months
        if MONTH.fullmatch(month.name) and month.is_dir()
        for path in month.iterdir()
        if VERSION.fullmatch(path.name)
    ]
    return sorted(found, key=lambda path: (path.parent.name, _order(path.name)))


def manifests(home: Home) -> list[dict]:
    """The manifests of all versions in the order in which they were published."""
    return sorted((manifest(path) for path in folders(home)), key=lambda found: found["number"])


def manifest(folder: Path) -> dict:
    """One manifest; Damaged where it is not there or cut off."""
    return damage.read_json(folder / MANIFEST, *NEEDED)


def folder(home: Home, month: str, version: str) -> Path:
    """Where a version lies, or would lie."""
    return home.published / month / version


def next_version(versions: list[str]) -> str:
    """1.0 for the first, then 1.1, 1.2 …; in: the versions of the month that there are."""
    return f"1.{1 + max(_order(name)[1] for name in versions)}" if versions else "1.0"


def write(home: Home, facts: dict, tables: dict[str, pa.Table]) -> dict:
    """Freezes the tables as the next version of ``facts["month"]``, whole or not at all; returns
    its manifest: ``facts`` with layout, number, version, previous, files and hash. Call it inside
    ``home.lock()``."""
    before = manifests(home)
    own = [found["version"] for found in before if found["month"] == facts["month"]]
    with home.staging_folder() as staging:
        made = staging / "version"
        made.mkdir()
        files = {f"{name}.parquet": _write(made, name, table) for name, table in tables.items()}
        whole = {
            "layout": LAYOUT,
            "number": len(before) + 1,
            "version": next_version(own),
            "previous": before[-1]["hash"] if before else None,
            **facts,
            "files": files,
        }
        whole["hash"] = hash_of(whole)
        (made / MANIFEST).write_bytes(json.dumps(whole, ensure_ascii=False, indent=1).encode())
        target = folder(home, whole["month"], whole["version"])
        with documents.noted(home, str(target.relative_to(home.path))):
            put(made, target)
    return whole


def hash_of(found: dict) -> str:
    """SHA-256 of a manifest without its own hash; it holds those of all files, and ``previous``."""
    content = {name: value for name, value in found.items() if name != "hash"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def bad_files(home: Home) -> tuple[int, list[str]]:
    """How many files were looked at, and the names (relative to the home) of those that are not as
    they were published, or whose ``previous`` is not the hash of the version before it."""
    looked = 0
    bad: list[str] = []
    chain: list[tuple[int, str | None, str, str]] = []
    for path in folders(home):
        name = str(path.relative_to(home.path))
        try:
            found = manifest(path)
        except damage.Damaged:
            looked, bad = looked + 1, [*bad, f"{name}/{MANIFEST}"]
            continue
        count, wrong = _wrong(path, found)
        looked, bad = looked + count, bad + [f"{name}/{file}" for file in wrong]
        chain.append((found["number"], found["previous"], found["hash"], f"{name}/{MANIFEST}"))
    before: str | None = None
    for number, (own, previous, its_hash, name) in enumerate(sorted(chain, key=_number), 1):
        if (own, previous) != (number, before) and name not in bad:
            bad.append(name)
        before = its_hash
    return looked, bad


def refuse_unless_whole(path: Path) -> None:
    """Damaged, naming the first file of a version that is not as it was published."""
    _, wrong = _wrong(path, manifest(path))
    if wrong:
        raise damage.lost(path / wrong[0])


def _wrong(path: Path, found: dict) -> tuple[int, list[str]]:
    expected = {*found["files"], MANIFEST}
    there = {p.name for p in path.iterdir() if p.name == MANIFEST or p.suffix == ".parquet"}
    wrong = sorted(expected ^ there)
    if MANIFEST in there and found["hash"] != hash_of(found):
        wrong.append(MANIFEST)
    wrong += [
        file
        for file in sorted(set(found["files"]) & there)
        if sha256_of(path / file) != found["files"][file]["sha256"]
    ]
    return len(expected), wrong


def _write(made: Path, name: str, table: pa.Table) -> dict:
    path = made / f"{name}.parquet"
    pq.write_table(table.replace_schema_metadata(None), path, compression="zstd")
    return {"sha256": sha256_of(path), "rows": table.num_rows, "columns": table.column_names}


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _number(link: tuple) -> int:
    return link[0]
