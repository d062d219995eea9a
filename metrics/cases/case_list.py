"""The cases that a unit opened, with what was decided of each (``python -m metrics cases``)."""

import pandas as pd

from metrics.cases import evidence
from metrics.selection import Selection


def cases_behind(cursor, by: str, unit: str, month: str, clock: str) -> pd.DataFrame:
    """The cases that the unit opened in the month: ``opened`` of its days."""
    return opened(cursor, Selection.of_month(by, month, clock).of(unit=unit))


def opened(cursor, selection: Selection) -> pd.DataFrame:
    """The cases that the selected unit (an account or OPD id, or regency) opened, excluded ones too,
    oldest first.

    Out: ``metrics.evidence.CASE_COLUMNS`` (the contract's); stamps in WIB; ``due`` and ``on_time``
    null where replies are not known. What a screen's figure is made of, stocks too, is in
    ``metrics.evidence``."""
    found = evidence.cases(cursor, selection)
    return found.loc[found["is_opened"], list(evidence.CASE_COLUMNS)].reset_index(drop=True)
