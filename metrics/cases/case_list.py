"""The cases that a unit opened, with what was decided of each (``python -m metrics cases``)."""

from datetime import date

import pandas as pd

from metrics import months
from metrics.cases import evidence


def cases_behind(cursor, by: str, unit: str, month: str, clock: str) -> pd.DataFrame:
    """The cases that the unit opened in the month: ``opened`` of its days."""
    return opened(cursor, by, unit, months.first_day(month), months.last_day(month), clock)


def opened(
    cursor,
    by: str,
    unit: str,
    first: date,
    last: date,
    clock: str,
    platform: str | None = None,
    channel: str | None = None,
) -> pd.DataFrame:
    """The cases that the unit (an account or OPD id, or regency) opened on the days from ``first``
    to ``last``, excluded ones too, oldest first; of one platform or channel, or of all.

    Out: ``metrics.evidence.CASE_COLUMNS`` (the contract's); stamps in WIB; ``due`` and ``on_time``
    null where replies are not known. What a screen's figure is made of, stocks too, is in
    ``metrics.evidence``."""
    found = evidence.cases(cursor, by, unit, first, last, clock, platform, channel)
    return found.loc[found["is_opened"], list(evidence.CASE_COLUMNS)].reset_index(drop=True)
