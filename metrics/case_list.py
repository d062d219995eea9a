"""The cases that a unit opened in a month, with what was decided of each (``python -m metrics cases``)."""

import pandas as pd

from metrics import evidence, months


def cases_behind(cursor, by: str, unit: str, month: str, clock: str) -> pd.DataFrame:
    """The cases that the unit (an account or OPD id, or regency) opened in the month, excluded ones too, oldest first.

    Out: ``metrics.evidence.CASE_COLUMNS`` (the contract's); stamps in WIB; ``due`` and ``on_time`` null where replies
    are not known. What a screen's figure is made of, stocks too, is in ``metrics.evidence``.
    """
    found = evidence.cases(cursor, by, unit, months.first_day(month), months.last_day(month), clock)
    return found.loc[found["is_opened"], list(evidence.CASE_COLUMNS)].reset_index(drop=True)
