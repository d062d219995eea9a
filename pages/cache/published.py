"""Published months as screens look them up: the newest version of a month, and its boards."""

from dataclasses import dataclass

import pandas as pd

from data.lake import home
from data.lake import published as folders
from pages.cache.store import kept
from reports.order import by_version
from reports.published import Version, open_version


@dataclass(frozen=True)
class Newest:
    """Which version of a month is the newest: ``home`` is the folder that holds it."""

    home: str
    month: str
    version: str


def newest(month: str) -> Newest | None:
    """The newest version of the month in the home that is shown; None where it is not published. A
    look at one folder: every visit asks."""
    place = home.shown()
    folder = place.published / month
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    known = [name for name in names if folders.VERSION.fullmatch(name)]
    return Newest(str(place.path), month, max(known, key=by_version)) if known else None


@kept()
def version(found: Newest) -> Version:
    """The version itself; its tables are read once."""
    return open_version(home.Home(found.home), found.month, found.version)


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
