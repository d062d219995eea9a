"""Limits and the newest period of a trend table, and the days that a trend shows (handbook, section
6)."""

from datetime import date

import pandas as pd
import pytest

from metrics import steps
from metrics.trend import trend


def table(met: list[int], due: int = 100, unfinished: int = 0) -> pd.DataFrame:
    """Months from January 2025, the last ones unfinished."""
    days = [date(2025 + i // 12, i % 12 + 1, 1) for i in range(len(met))]
    return pd.DataFrame(
        {
            "period": days,
            "met": met,
            "due": due,
            "rate": [k / due if due else None for k in met],
            "unfinished": [i >= len(met) - unfinished for i in range(len(met))],
        }
    )


def test_limits_and_signal_of_the_newest_complete_month():
    """11 months with 50 of 100 and one with 80: c = 630/1200 = 0.525, ε = √(0.525 · 0.475 ÷ 100) =
    0.04994. The z of neighbours differ once, by 0.30/0.04994 = 6.007: 6.007 ÷ 11 ÷ 1.128 = 0.48 <
    1, so σ_z = 1. c ± 3ε."""
    found = trend.limits(table([50] * 11 + [80]))
    assert found.centre == pytest.approx(0.525)
    assert found.newest == pytest.approx((0.525 - 0.14981, 0.525 + 0.14981), abs=1e-5)
    assert (found.signal, len(found.low)) == ("above", 12)


def test_an_unfinished_month_neither_shapes_limits_nor_raises_a_signal():
    found = trend.limits(table([50] * 12 + [99], unfinished=1))
    assert (found.centre, found.signal) == (0.5, None)
    assert found.low[-1] is None and found.low[-2] == found.newest[0]


def test_an_older_month_outside_raises_none():
    assert trend.limits(table([50] * 5 + [5] + [50] * 7)).signal is None


def test_a_newest_month_without_cases_takes_over_nothing_of_the_one_before():
    months = table([50] * 12 + [10, 0])
    months.loc[13, ["due", "rate"]] = [0, None]
    found = trend.limits(months)
    assert (found.signal, found.newest) == (None, None) and found.low[12] is not None
    assert trend.limits(months.iloc[:13]).signal == "below"


def test_no_limits_before_the_twelfth_complete_month():
    assert trend.limits(table([50] * 11)) is None
    assert trend.limits(table([50] * 12, unfinished=1)) is None
    assert trend.has_limits(table([50] * 12)) and not trend.has_limits(table([50] * 11))


@pytest.mark.parametrize(
    ("by", "clock", "step", "months", "is_judged"),
    [
        ("opd", "wall", "month", 12, True),
        ("regency", "wall", "month", 12, True),
        ("account", "wall", "month", 12, False),
        ("opd", "office", "month", 12, False),
        ("opd", "wall", "week", 12, False),
        ("opd", "wall", "month", 11, False),
    ],
)
def test_the_office_clock_alone_judges_where_it_has_limits(by, clock, step, months, is_judged):
    assert trend.office_judges(table([50] * months), by, clock, step) == is_judged


def test_the_newest_against_the_twelve_before():
    """(40 + 11 · 50) of 1200 = 590/1200; the month before those does not count."""
    found = trend.newest(table([99, 40] + [50] * 11 + [60]), 30)
    assert (found.period, found.rate, found.count) == (date(2026, 2, 1), 0.6, 12)
    assert found.change == pytest.approx(0.6 - 590 / 1200)


def test_days_of_months_and_weeks():
    assert steps.span(date(2026, 2, 1), "month") == (date(2026, 2, 1), date(2026, 2, 28))
    assert steps.span(date(2026, 2, 2), "week") == (date(2026, 2, 2), date(2026, 2, 8))
    assert steps.span_before(date(2026, 2, 1), "month") == (date(2025, 2, 1), date(2026, 1, 31))
    assert steps.span_before(date(2026, 3, 30), "week") == (date(2026, 1, 5), date(2026, 3, 29))


def test_weeks_shown_end_with_the_month_or_with_what_is_known():
    known = ("2026-09", "2026-06")
    shown = steps.weeks_shown(known, "2026-08", date(2026, 10, 1))
    assert (shown[0], shown[-1]) == (
        date(2026, 6, 1),
        date(2026, 8, 31),
    )  # no week before the data begin
    assert steps.weeks_shown(known, "2026-09", date(2026, 9, 10))[-1] == date(2026, 9, 7)
    assert len(steps.weeks_shown(("2026-09", "2024-01"), "2026-09", date(2026, 10, 1))) == 26


def test_months_shown_are_24_at_most():
    assert steps.months_shown(("2026-03", "2025-12"), "2026-02") == [
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]
    assert len(steps.months_shown(("2026-03", "2020-01"), "2026-03")) == 24
