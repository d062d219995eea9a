"""A figure of a published version: its row, and the cases behind it where the folder holds them."""

from datetime import date

import pandas as pd

from metrics import months
from metrics.cases import evidence
from metrics.cases.evidence import RULES, WIB, Evidence
from metrics.figures import COLUMNS
from metrics.selection import Selection
from pages.cache import published
from pages.cache.frozen import rows

STAMPS = ("opened_at", "first_reply_at", "resolved_at", "as_of")
NOT_HELD = ("median_resolution",)  # of these figures the rows are not in the folder
NOT_KEPT = (
    "Versi yang terbit menyimpan angka ini, tetapi bukan barisnya: baris di balik pesan yang belum "
    "dijawab, balasan, jam, dan median penyelesaian jauh lebih banyak dan lebih tua daripada "
    "bulannya. Barisnya menurut data sekarang ada pada angka terkini."
)
OTHER_DAYS = "versi yang terbit tidak menyimpan angka masa ini; angka terkini memuatnya"


def look_up(
    path: str, figure: str, asked: Selection, is_hour: bool
) -> tuple[Evidence, dict | None]:
    """``pages.figure.opened.look_up`` of a version, which does not hold what lies behind an hour of
    the week (``is_hour``)."""
    row = None if is_hour else _row(path, asked)
    return _evidence(path, figure, asked, row or {}), row


def _row(path: str, asked: Selection) -> dict | None:
    """The unit's figures of those days, if the version has them; days that start before
    ``start_date`` are those of the window all the same."""
    if asked.platform or asked.channel:
        return None
    found = _table(path, asked.first, asked.last, asked.clock)
    if found is None:
        return None
    own = found[(found["by"] == asked.by) & (found["unit"] == asked.unit)].to_dict("records")
    return {name: own[0].get(name) for name in COLUMNS} if own else None


def _table(path: str, first: date, last: date, clock: str) -> pd.DataFrame | None:
    version = published.at(path)
    whole = months.window(version.month, None)
    earlier = months.window(months.shifted(version.month, -months.WINDOW), None)
    name = f"{last:%Y-%m}"
    if (first, last) == whole:
        found = version.table("figures").query("period == 'window'")
    elif (first, last) == earlier and rows.has(path, "before"):
        found = version.table("before")
    elif (first, last) == (months.first_day(name), months.last_day(name)):
        found = version.table("monthly")
        found = found[found["month"] == first]
    else:
        return None
    return found[found["clock"] == clock]


def _evidence(path: str, figure: str, asked: Selection, row: dict) -> Evidence:
    if figure == "coverage":
        days = _days(path, asked)
        return Evidence(days, len(days), int(days["covered"].sum()))
    every = _cases(path, asked)
    if figure in RULES and figure not in NOT_HELD and not _is_stock(figure) and len(every):
        return evidence.among(every, figure)
    bands = [name for name in row if name.startswith("backlog_")]
    count = sum(row[name] for name in bands) if figure == "backlog" and row else row.get(figure)
    is_count = count is not None and not pd.isna(count) and float(count).is_integer()
    return Evidence(every.head(0), int(count) if is_count else 0, None)


def _is_stock(figure: str) -> bool:
    return figure.startswith("backlog") or figure == "waiting_again"


def _days(path: str, asked: Selection) -> pd.DataFrame:
    by = "opd" if asked.by == "opd" else "account"
    days = rows.coverage(path, by, asked.first_counted, asked.last)
    own = days if asked.by == "regency" else days[days["unit"] == asked.unit]
    return own[["account_id", "day", "covered"]].reset_index(drop=True)


def _cases(path: str, asked: Selection) -> pd.DataFrame:
    """The cases opened on those days in the form of ``metrics.cases.evidence``, as far as the folder
    holds their columns."""
    found = published.at(path).table("cases")
    if asked.by in ("opd", "account"):
        found = found[found[f"{asked.by}_id"] == asked.unit]
    opened = found["opened_on"]
    found = found[(opened >= asked.first_counted) & (opened <= asked.last)]
    for name in STAMPS:
        stamps = pd.to_datetime(found[name]).dt.tz_localize("UTC")
        found = found.assign(**{name: stamps.dt.tz_convert(WIB)})
    judged = {
        "due": found[f"due_{asked.clock}"],
        "on_time": found[f"on_time_{asked.clock}"],
        "excluded": found["excluded"].notna(),
        "is_opened": True,
    }
    return found.rename(columns={"topic_class": "topic"}).assign(**judged).reset_index(drop=True)
