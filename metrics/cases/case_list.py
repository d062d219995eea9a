"""The cases that a unit opened, with what was decided of each (``python -m metrics cases``)."""

import pandas as pd

from metrics.cases import evidence
from metrics.selection import Selection
from metrics.sql.statements import table


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


def heads(cursor, case_ids: tuple[str, ...]) -> pd.DataFrame:
    """Those of the cases that are there, oldest first: by what a person knows them again.

    Out: ``case_id, account_id, opd_id, opd_name, platform, handle, opened_at, topic``; the OPD is the
    one that has the account now; stamps in WIB. ValueError for what is no id of a case."""
    keys = [int(case_id, 16) for case_id in case_ids]
    found = table(cursor, "case_heads", {"case_keys": keys})
    opened = found["opened_at"].dt.tz_localize("UTC").dt.tz_convert(evidence.WIB)
    return found.assign(opened_at=opened)
