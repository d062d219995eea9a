"""Which files of a home are not Tanggap's: named by ``verify``, never read, counted or deleted."""

import re
from collections.abc import Callable
from pathlib import Path

from data.lake import documents, names
from data.lake.home import DEMO, DEMO_MARK, Home

AT_THE_TOP = re.compile(
    r"store-.*\.(duckdb.*|sums)|lacking\.json|.*\.lock|lock|home\.json|contents\.txt|signed-out\..*"
)
IN_FOLDERS = re.compile(r".*\.parquet|.*\.sums")


def strangers(home: Home) -> list[str]:
    """Their paths relative to the home; of a folder that is not ours only its own."""
    found = _others(home.path, lambda name: _is_at_the_top(home, name))
    found += _others(home.uploads, names.UPLOAD.fullmatch)
    for name in documents.upload_names(home):
        found += _others(home.uploads / name, names.OF_UPLOAD.__contains__)
    found += _others(home.documents, documents.KINDS.__contains__)
    for kind in documents.KINDS:
        found += _others(home.documents / kind, names.DOCUMENT.fullmatch)
    found += _published(home)
    for folder in (home.masked, home.cases):
        found += _others(folder, IN_FOLDERS.fullmatch)
    return [str(path.relative_to(home.path)) for path in sorted(found)]


def _published(home: Home) -> list[Path]:
    found = _others(home.published, names.MONTH.fullmatch)
    for month in _inside(home.published, names.MONTH):
        found += _others(month, names.VERSION.fullmatch)
        for version in _inside(month, names.VERSION):
            found += _others(version, lambda n: n == names.MANIFEST or IN_FOLDERS.fullmatch(n))
    return found


def _is_at_the_top(home: Home, name: str) -> bool:
    folders = (home.uploads, home.documents, home.published, home.masked, home.cases, home.staging)
    known = {path.name for path in folders} | {DEMO, DEMO_MARK}
    return name in known or AT_THE_TOP.fullmatch(name) is not None


def _others(folder: Path, is_ours: Callable[[str], object]) -> list[Path]:
    there = folder.iterdir() if folder.is_dir() else []
    return [p for p in there if not (is_ours(p.name) or names.TEMPORARY.fullmatch(p.name))]


def _inside(folder: Path, pattern: re.Pattern) -> list[Path]:
    there = folder.iterdir() if folder.is_dir() else []
    return [path for path in there if pattern.fullmatch(path.name)]
