"""The cases behind a figure, enough to recompute it by hand."""

import pandas as pd

from metrics import months
from metrics.statements import table

WIB = "Asia/Jakarta"
STAMPS = ("opened_at", "first_reply_at", "resolved_at", "as_of")


def cases_behind(cursor, by: str, unit: str, month: str, clock: str) -> pd.DataFrame:
    """The cases that the unit (an account or OPD id, or regency) opened in the month, excluded ones too, oldest first.

    Out: ``case_id, account_id, opened_at, first_reply_at, resolved_at, basis, topic, due, on_time, resolution_due,
    resolved_in_time, reopened, waiting_again, excluded, as_of, upload_id, member, row``; stamps in WIB; ``due`` and
    ``on_time`` null where replies are not known.
    """
    found = table(cursor, "cases", {"by": by, "unit": unit, "month": months.first_day(month), "clock": clock})
    for name in STAMPS:
        found[name] = found[name].dt.tz_localize("UTC").dt.tz_convert(WIB)
    return found
