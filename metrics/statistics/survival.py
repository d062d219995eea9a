"""Time to an answer where some still wait: Kaplan–Meier curve and quantiles (handbook 4)."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from statsmodels.duration.survfunc import SurvfuncRight

ROUNDING = 1e-9  # F(t) = 0.5 must count as 0.5 whatever the order of the multiplications


class Curve(NamedTuple):
    """One row per distinct time with an event, ascending; all arrays (T,).

    time (in the unit given), at_risk (cases still waiting just before), events (cases answered at
    that time), waiting (share still waiting after it, 0–1).
    """

    time: NDArray
    at_risk: NDArray
    events: NDArray
    waiting: NDArray


def curve(time: ArrayLike, event: ArrayLike) -> Curve:
    """Product-limit curve of the share still waiting: Kaplan and Meier (1958).

    In: time (N,) ≥ 0 from opening to the answer, or to `as_of` for a case still waiting; event
    (N,) true where answered. A case last seen waiting at a time was still at risk at that time.
    Out: no rows without an event, also for N = 0.

    ValueError: a negative or missing time, arrays of different length.
    """
    time, event = _checked_cases(time, event)
    fit = SurvfuncRight(time, event)
    return Curve(fit.surv_times, fit.n_risk, fit.n_events.astype(int), fit.surv_prob)


def quantile(time: ArrayLike, event: ArrayLike, p: float) -> float | None:
    """The smallest time with F(t) ≥ p − 1e-9, in the unit of time; None where F never gets there.

    In: as `curve`; 0 < p ≤ 1.
    """
    steps = curve(time, event)
    reached = np.flatnonzero(1.0 - steps.waiting >= p - ROUNDING)
    return float(steps.time[reached[0]]) if len(reached) else None


def _checked_cases(time: ArrayLike, event: ArrayLike) -> tuple[NDArray, NDArray]:
    time, event = np.asarray(time, dtype=float), np.asarray(event, dtype=bool)
    if time.shape != event.shape:
        raise ValueError(f"time and event differ in shape: {time.shape} and {event.shape}")
    if not np.all(time >= 0):
        raise ValueError("a time must be there and not negative")
    return time, event
