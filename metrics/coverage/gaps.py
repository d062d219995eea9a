"""Which days of a window no upload covers: why a unit's coverage is what it is."""

from datetime import date
from typing import NamedTuple

from metrics import months
from metrics.settings import Settings
from metrics.sql.statements import table


class Gap(NamedTuple):
    """Days without an upload, both inclusive; ``is_open``: nothing has come since."""

    first: date
    last: date
    is_open: bool


def gaps(cursor, by: str, month: str) -> dict[str, list[Gap]]:
    """Unit → the gaps of its least covered account in the window that ends with the month, oldest
    first."""
    first, last = months.window(month, Settings.of(cursor).start_date)
    rows = table(cursor, "gaps", {"by": by, "first_day": first, "last_day": last})
    worst = rows.sort_values("missing", ascending=False, kind="stable").drop_duplicates("unit")
    rows = rows.merge(worst[["unit", "account_id"]], on=["unit", "account_id"])
    found: dict[str, list[Gap]] = {}
    for row in rows.to_dict("records"):
        found.setdefault(row["unit"], []).append(
            Gap(row["first_day"], row["last_day"], bool(row["is_open"]))
        )
    return found
