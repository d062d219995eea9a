"""How steady published figures are: how far each month moved from its first version to its newest
(handbook, section 7: "Revisions are a figure of their own")."""

import pandas as pd

from data.lake.home import Home
from reports.order import by_version
from reports.published import Version, open_version, versions

COLUMNS = (
    "month",
    "versions",
    "units",
    "regency_moved",
    "rate_moved",
    "places_moved",
    "place_moved",
    "placed",
    "held",
)


def steadiness(home: Home) -> pd.DataFrame:
    """One row per published month, of the OPDs' response board on the official clock. Out:
    COLUMNS: ``versions`` and ``units`` (with a rate in both) as counts; ``regency_moved`` (newest
    minus first rate of the window, −1 … 1), ``rate_moved`` (the largest change of an OPD's rate,
    0–1), ``places_moved`` (OPDs whose place changed), ``place_moved`` (the largest change),
    ``placed`` (with a place in both) and ``held``: of these, whose first interval holds the newest
    place. Null where there is nothing to compare."""
    found = sorted({manifest["month"] for manifest in versions(home)})
    rows = [_of_month(home, month) for month in found]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _of_month(home: Home, month: str) -> tuple:
    names = sorted((found["version"] for found in versions(home, month)), key=by_version)
    first, last = (open_version(home, month, name) for name in (names[0], names[-1]))
    both = _board(first).merge(
        _board(last), left_index=True, right_index=True, suffixes=("", "_now")
    )
    rates = (both["rate_now"] - both["rate"]).abs().dropna()
    placed = both.dropna(subset=["place", "place_now"])
    moved = (placed["place_now"] - placed["place"]).abs()
    held = placed["place_now"].between(placed["place_low"], placed["place_high"])
    return (
        month,
        len(names),
        len(rates),
        _regency(last) - _regency(first),
        float(rates.max()) if len(rates) else None,
        int((moved > 0).sum()),
        int(moved.max()) if len(moved) else None,
        len(placed),
        int(held.sum()),
    )


def _board(version: Version) -> pd.DataFrame:
    rows, clock = version.table("boards"), version.manifest["settings"]["official_clock"]
    own = (rows["unit_type"] == "opd") & (rows["board"] == "response") & (rows["within"] == "")
    kept = rows[own & (rows["clock"] == clock)].set_index("unit")
    return kept[["rate", "place", "place_low", "place_high"]].astype(float)


def _regency(version: Version) -> float:
    rows, clock = version.table("headlines"), version.manifest["settings"]["official_clock"]
    own = rows[(rows["board"] == "response") & (rows["clock"] == clock)]
    return float(own["rate"].fillna(float("nan")).iloc[0])
