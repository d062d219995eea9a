"""What accepted contests moved: the figures of a month with them and without."""

import pandas as pd

from data.cases import store
from data.lake import documents
from data.lake.home import Home
from data.review import contests
from data.targets.settings import Settings
from metrics import months
from metrics.figures import series
from metrics.selection import Selection

FIGURES = ("due", "on_time_rate", "resolution_due", "resolution_rate")
DOCUMENTS = ("exclusions", "corrections")  # what an accepted contest leaves behind


def of_contests(home: Home, month: str) -> pd.DataFrame:
    """One row per OPD and figure that accepted contests of the month moved, on the official clock:
    ``opd_id, figure, without, with`` (rates 0–1, null where nothing was due)."""
    accepted = contests.accepted(home, [month])
    names = documents.put_in(home)
    own = _documents(home, {contest.number for contest in accepted})
    rows = [_figures(home, names - own, month), _figures(home, names, month)]
    opds = sorted({contest.subject.opd_id for contest in accepted})
    found = [
        (opd_id, figure, *(part.get((opd_id, figure)) for part in rows))
        for opd_id in opds
        for figure in FIGURES
    ]
    table = pd.DataFrame(found, columns=["opd_id", "figure", "without", "with"])
    return table[table["without"] != table["with"]].reset_index(drop=True)


def _documents(home: Home, numbers: set[int]) -> frozenset[str]:
    """The names of the documents that these contests left."""
    return frozenset(
        f"documents/{kind}/{name}"
        for kind in DOCUMENTS
        for name in documents.file_names(home, kind)
        if documents.read_one(home.documents / kind / name).get("contest") in numbers
    )


def _figures(home: Home, names: frozenset[str], month: str) -> dict[tuple[str, str], float | None]:
    """(OPD, figure) → its value, in the home with only these uploads and documents."""
    cursor = store.cursor(store.current(home.as_it_was(names)))
    clock = str(Settings.current(home).value("official_clock", months.last_day(month)))
    rows = series(cursor, Selection.of_month("opd", month, clock))
    return {
        (row["unit"], figure): None if pd.isna(row[figure]) else float(row[figure])
        for row in rows.to_dict("records")
        for figure in FIGURES
    }
