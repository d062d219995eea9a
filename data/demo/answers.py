"""When each office answers what was asked, by its traits (``data.demo.behaviour``).

Moments are whole seconds since 1970 on the clock of WIB; many at once, as arrays."""

import numpy as np
import pandas as pd

from data.demo.behaviour import DAY, HOUR, MINUTE, MONTH, Span, number

NEVER = 2**62


def chance(
    account: np.ndarray,
    asked: np.ndarray,
    its_traits: pd.DataFrame,
    span: Span,
    rng: np.random.Generator,
) -> np.ndarray:
    """The probability that what was asked then is answered within 24 hours."""
    months = (number(span.month_end) * DAY - asked) / MONTH
    day, hour = asked // DAY, asked % DAY / HOUR
    weekday = (day + 3) % 7
    weekend = (
        (weekday >= 5) & ~((weekday == 6) & (hour > 9))
        | (weekday == 4) & (hour > 16)
        | np.isin(day, span.closed)
    )
    noise = rng.normal(0, 0.12, (len(its_traits), 24))[
        account, np.clip(months + 2, 0, 23).astype(int)
    ]
    trait = {
        name: its_traits[name].to_numpy()[account] for name in ("odds", "drift", "never_closed")
    }
    odds = (
        trait["odds"]
        + noise
        + trait["drift"] / (1 + np.exp((months - 3) / 0.5))
        + np.where(trait["never_closed"], 0, np.where(weekend, -0.8, 0.35))
        - 1.4 * np.isin(day, span.lebaran)
    )
    return 1 / (1 + np.exp(-odds))


def replies(
    account: np.ndarray,
    asked: np.ndarray,
    its_chance: np.ndarray,
    its_traits: pd.DataFrame,
    span: Span,
    rng: np.random.Generator,
) -> np.ndarray:
    """When each question is answered by a person; NEVER where it is not."""
    n, trait = len(account), {name: its_traits[name].to_numpy()[account] for name in its_traits}
    on_time = rng.random(n) < its_chance
    quick = np.exp(np.log(trait["median"]) + trait["sigma"] * rng.normal(size=n)) * HOUR
    quick = np.where(quick > 23.5 * HOUR, rng.uniform(1, 23.5, n) * HOUR, np.maximum(quick, 90))
    late = 24.3 * HOUR + np.exp(np.log(30) + 0.9 * rng.normal(size=n)) * HOUR
    reply = asked + np.where(on_time, quick, late).astype(np.int64)
    for moved in _at_better_times(reply, trait["never_closed"], span, rng):
        reply = np.where(~on_time | (moved - asked < DAY - MINUTE), moved, reply)
    return np.where(~on_time & (rng.random(n) < trait["given_up"]), NEVER, reply)


def _at_better_times(
    reply: np.ndarray, never_closed: np.ndarray, span: Span, rng: np.random.Generator
):
    """The replies of the night moved to the morning; then most of those on closed days to the next
    working day."""
    day, second, n = reply // DAY, reply % DAY, len(reply)
    start = (7.5 * HOUR + rng.exponential(50 * MINUTE, n)).astype(np.int64) % (16 * HOUR)
    night = ((second > 21.5 * HOUR) | (second < 6.5 * HOUR)) & ~never_closed
    yield np.where(night, (day + (second > 12 * HOUR)) * DAY + start, reply)
    after_hours = second > 16.25 * HOUR
    following = _next_open_day(day + after_hours, span)
    move = (after_hours | (following != day)) & ~never_closed & (rng.random(n) < 0.6)
    yield np.where(
        move,
        following * DAY + start,
        np.where(night, (day + (second > 12 * HOUR)) * DAY + start, reply),
    )


def _next_open_day(day: np.ndarray, span: Span) -> np.ndarray:
    """The day itself where offices are open, else the next one on which they are."""
    days = np.arange(number(span.start) - 7, number(span.until) + 366)
    is_open = ((days + 3) % 7 < 5) & ~np.isin(days, span.closed)
    opened = days[is_open]
    return opened[np.minimum(np.searchsorted(opened, day), len(opened) - 1)]
