"""How long citizens wait: the share of cases answered after t, for one unit or the regency
(handbook 4)."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from metrics import months
from metrics.settings import Settings
from metrics.sql.statements import table
from metrics.statistics import survival

TARGETS_SHOWN, STEPS = 3, 144  # the curve ends at three times the target


class WaitingCurve(NamedTuple):
    """``points``: ``seconds`` and ``answered`` (0–1, null beyond what was seen), from 0 to three
    times ``target`` (seconds, the most frequent one); ``at_target`` and ``half`` (seconds): where
    they were seen, else None."""

    points: pd.DataFrame
    target: int
    at_target: float | None
    half: float | None
    cases: int


def waiting_curve(cursor, by: str, unit: str, month: str, clock: str) -> WaitingCurve | None:
    """Of the cases opened in the window that ends with the month; None where no case has known
    replies.

    In: ``by`` account, opd or regency (whose ``unit`` is ``regency``); ``clock`` wall or office.
    """
    first, last = months.window(month, Settings.of(cursor).start_date)
    waits = table(
        cursor,
        "waits",
        {"by": by, "unit": unit, "clock": clock, "first_day": first, "last_day": last},
    )
    if waits.empty:
        return None
    seconds, answered = (
        waits["seconds"].to_numpy(dtype=float),
        waits["answered"].to_numpy(dtype=bool),
    )
    target = int(waits["target"].mode().iloc[0])
    steps = survival.curve(seconds, answered)
    times = np.linspace(0, TARGETS_SHOWN * target, STEPS + 1)
    points = pd.DataFrame({"seconds": times, "answered": _share(steps, times, seconds.max())})
    at_target = _share(steps, np.array([float(target)]), seconds.max())[0]
    return WaitingCurve(
        points,
        target,
        None if np.isnan(at_target) else float(at_target),
        survival.quantile(seconds, answered, 0.5),
        len(waits),
    )


def _share(steps: survival.Curve, times: np.ndarray, seen: float) -> np.ndarray:
    """The share answered at each time; NaN after the last case left, unless all are answered."""
    shares = np.concatenate(([0.0], 1.0 - steps.waiting))[
        np.searchsorted(steps.time, times, side="right")
    ]
    return np.where((times <= seen) | (shares >= 1.0 - survival.ROUNDING), shares, np.nan)
