"""Which days of a window no upload covers: why a unit's coverage is what it is."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from metrics import months
from metrics.settings import Settings
from metrics.sql.statements import table


class Gap(NamedTuple):
    """Days without an upload, both inclusive; ``is_open``: nothing has come since."""

    first: date
    last: date
    is_open: bool


@dataclass(frozen=True)
class Lacking:
    """What a unit lacks in a window: of its ``accounts`` (those with a day that has ended)
    ``silent`` have no covered day at all; ``gaps`` are those of the least covered account, oldest
    first."""

    accounts: int
    silent: int
    gaps: tuple[Gap, ...]


NOTHING_YET = Lacking(0, 0, ())  # no day of the unit has ended


def gaps(cursor, by: str, month: str) -> dict[str, Lacking]:
    """Unit → what it lacks in the window that ends with the month; only units that lack a day."""
    first, last = months.window(month, Settings.of(cursor).start_date)
    rows = table(cursor, "gaps", {"by": by, "first_day": first, "last_day": last, "today": None})
    return of_runs(rows)


def of_runs(rows: pd.DataFrame) -> dict[str, Lacking]:
    """:func:`gaps` out of the rows of the statement of that name."""
    return {unit: _lacking(part) for unit, part in rows.groupby("unit")}


def _lacking(rows: pd.DataFrame) -> Lacking:
    accounts = rows.drop_duplicates("account_id")
    worst = accounts.sort_values("missing", ascending=False, kind="stable")["account_id"].iloc[0]
    gaps = rows[rows["account_id"] == worst].to_dict("records")
    return Lacking(
        int(rows["accounts"].iloc[0]),
        int((accounts["missing"] >= accounts["active"]).sum()),
        tuple(Gap(row["first_day"], row["last_day"], bool(row["is_open"])) for row in gaps),
    )
