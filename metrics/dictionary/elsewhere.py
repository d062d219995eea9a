"""Figures as others count them, from our cases: why theirs differ from ours (the entries of the
dictionary on this)."""

from math import floor

from metrics import months
from metrics.settings import Settings
from metrics.sql.statements import table

FASTEST = 0.9  # the share of replies that Facebook's response time looks at


def mean_of_fastest(waits: list[float]) -> float | None:
    """Facebook's response time of a Page: the mean of the fastest 90 % of replies, in the unit of
    ``waits``.

    In: waiting times of the answered cases only. Out: None without a reply. A page that is "away"
    stops Facebook's clock as well; that is in no export."""
    kept = sorted(waits)[: max(1, floor(FASTEST * len(waits) + 1e-9))]
    return sum(kept) / len(kept) if kept else None


def mean_of_answered(waits: list[float]) -> float | None:
    """The average first response time of Chatwoot and Zendesk: over answered cases only; None
    without a reply."""
    return sum(waits) / len(waits) if waits else None


def closed_share(closed: int, tickets: int) -> float | None:
    """The share of tickets whose status says closed, by whomever and whenever; None without
    tickets."""
    return closed / tickets if tickets else None


def figure(
    cursor, name: str, by: str, unit: str, month: str, length: int = months.WINDOW
) -> float | None:
    """One of FIGURES for a unit's cases (account, opd or regency) of the ``length`` months that end
    with ``month``, on the citizen clock: seconds, or a share 0–1."""
    first = months.first_day(months.shifted(month, 1 - length))
    days = {
        "by": by,
        "unit": unit,
        "first_day": max(first, Settings.of(cursor).start_date or first),
        "last_day": months.last_day(month),
    }
    if name == "closed_share":
        found = table(cursor, "closings", days).iloc[0]
        return closed_share(int(found["closed"]), int(found["tickets"]))
    waits = table(cursor, "waits", days | {"clock": "wall"})
    answered = waits["seconds"][waits["answered"].astype(bool)]
    return OF_WAITS[name]([float(seconds) for seconds in answered])


OF_WAITS = {"mean_of_fastest": mean_of_fastest, "mean_of_answered": mean_of_answered}
FIGURES = (*OF_WAITS, "closed_share")
