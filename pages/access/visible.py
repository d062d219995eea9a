"""What this viewer sees: that a unit declines or lags is for staff only (handbook, section 8)."""

import pandas as pd

from metrics.trend import trend


def direction(found: str, is_staff: bool) -> str:
    """A unit's direction: improving, declining (staff only) or undecided."""
    return found if is_staff or found != "declining" else "undecided"


def limits(
    rows: pd.DataFrame, by: str, step: str, clock: str, is_staff: bool
) -> trend.Limits | None:
    """Limits of a table of ``metrics.trend.over`` and their signal: on the office clock, by month,
    for the regency and OPDs (handbook, section 6); an OPD's signal below them is for staff only."""
    if clock != "office" or step != "month" or by == "account":
        return None
    found = trend.limits(rows)
    return None if found and found.signal == "below" and by == "opd" and not is_staff else found
