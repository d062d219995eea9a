"""Published months as screens look them up: which version is the newest, and its tables."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pandas as pd

from data import moment
from data.lake import home
from data.lake import published as folders
from pages.cache.store import PUBLISHED, briefly, kept, published_path, shown
from reports.order import by_version
from reports.published import Version, open_version


@dataclass(frozen=True)
class Newest:
    """Which version of a month is the newest: ``home`` is the folder that holds it."""

    home: str
    month: str
    version: str


@briefly
def newest(month: str) -> Newest | None:
    """The newest version of the month in the home that is shown; None where it is not published. A
    look at one folder, which every visit asks for."""
    place = shown()
    known = versions(place, month)
    return Newest(str(place.path), month, known[-1]) if known else None


def versions(place: home.Home, month: str) -> list[str]:
    """The versions of a month, the oldest first: by their folders alone; none of what is no month,
    for an address may say anything."""
    folder = place.published / month
    is_there = folders.MONTH.fullmatch(month) and folder.is_dir()
    names = [path.name for path in folder.iterdir()] if is_there else []
    return sorted((name for name in names if folders.VERSION.fullmatch(name)), key=by_version)


def months_of(place: home.Home) -> list[str]:
    """The published months, the newest first: by their folders alone."""
    folders_ = place.published.iterdir() if place.published.is_dir() else ()
    names = [path.name for path in folders_ if folders.MONTH.fullmatch(path.name)]
    return sorted((name for name in names if versions(place, name)), reverse=True)


def path_of(found: Newest) -> str:
    """What stands for it where screens name a store."""
    return published_path(Path(found.home), found.month, found.version)


@kept()
def at(path: str) -> Version:
    """The version that such a path stands for."""
    folder = Path(path.removeprefix(PUBLISHED))
    place = home.Home(folder.parents[2])
    return open_version(place, folder.parent.name, folder.name)


def version(found: Newest) -> Version:
    """The version itself; its tables are read once."""
    return at(path_of(found))


@kept()
def board(found: Newest, by: str, which: str, clock: str, within: str) -> pd.DataFrame:
    """The rows of one published board, in its order."""
    rows = version(found).table("boards")
    own = (rows["unit_type"] == by) & (rows["board"] == which) & (rows["clock"] == clock)
    return rows[own & (rows["within"] == within)].reset_index(drop=True)


@kept()
def cases(found: Newest) -> int:
    """How many cases the regency's window had when the month was published."""
    return int(version(found).table("headlines")["cases"].iloc[0])


@kept()
def rate(found: Newest, which: str, clock: str) -> float | None:
    """The regency's published rate of the window, 0–1; None where nothing was due."""
    rows = version(found).table("headlines")
    value = rows[(rows["board"] == which) & (rows["clock"] == clock)]["rate"].iloc[0]
    return None if pd.isna(value) else float(value)


def now(version: Version):
    """ "Now" of a version: the latest moment that was known of any account, WIB."""
    as_of = moment.from_text(version.manifest["as_of"])
    return (as_of + timedelta(hours=7)).replace(tzinfo=None)
