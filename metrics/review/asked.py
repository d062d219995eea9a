"""What Diskominfo is to ask about in a month: signals, then questions, with the cases behind
each."""

import pandas as pd

from metrics.review import questions, signals


def asked(cursor, month: str) -> pd.DataFrame:
    """``metrics.signals.month_signals`` above ``metrics.questions.questions``. Out: the latter's
    columns."""
    found = [
        part
        for part in (signals.month_signals(cursor, month), questions.questions(cursor, month))
        if len(part)
    ]
    return questions.shaped(pd.concat(found, ignore_index=True) if found else pd.DataFrame())


def cases_behind(cursor, name: str, unit_type: str, unit: str, month: str) -> pd.DataFrame:
    """The cases behind a signal or question (columns: ``metrics.case_list.cases_behind``)."""
    if name == signals.NAME:
        return signals.cases_behind(cursor, unit_type, unit, month)
    return questions.cases_behind(cursor, name, unit_type, unit, month)
