"""What a process that was killed left in a home, and its end: half-written files go, a purge and a
rewriting that were begun are finished."""

from pathlib import Path

from data.lake import documents, names, removal, rewriting
from data.lake.home import Home
from data.lake.locks import forget_abandoned, is_abandoned


def finish(home: Home) -> None:
    """Brings to its end what was cut short; where nothing was, nothing is written."""
    _sweep(home)
    _finish_purges(home)
    rewriting.finish(home)


def _sweep(home: Home) -> None:
    """Deletes what was never renamed and is too old to be still written, and staging folders whose
    owner is gone."""
    for path in temporary(home):
        if is_abandoned(path):
            path.unlink(missing_ok=True)
    if home.staging.is_dir():
        forget_abandoned(home.staging)


def temporary(home: Home) -> list[Path]:
    """Files of a home, or of a backup, that were not renamed (yet)."""
    folders = [home.path, home.masked, *(home.documents / kind for kind in documents.KINDS)]
    folders += [home.uploads / name for name in documents.upload_names(home)]
    there = [path for folder in folders if folder.is_dir() for path in folder.iterdir()]
    return [path for path in there if names.TEMPORARY.fullmatch(path.name) and path.is_file()]


def _finish_purges(home: Home) -> None:
    """Deletes the rows of uploads whose purge is written down; ``lupakan`` does its last step."""
    if _purged_rows(home):
        with home.lock("backup.lock"), home.lock():
            for path in _purged_rows(home):
                path.unlink(missing_ok=True)
            removal.forget_derived(home)


def _purged_rows(home: Home) -> list[Path]:
    asked = [d["upload_id"] for d in documents.whole(home, "purge")]
    rows = [
        home.uploads / one / f"{kind}.parquet" for one in asked for kind in ("messages", "cases")
    ]
    rows += [home.masked / f"{one}.parquet" for one in asked]
    return [path for path in rows if path.is_file()]
