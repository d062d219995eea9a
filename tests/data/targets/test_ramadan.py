"""Ramadan by two sources: they differ by a day in 2026."""

from datetime import date

from data.targets.ramadan import by_hijridate, by_holidays


def test_2026_differs_by_a_day():
    assert by_holidays(2026) == [(date(2026, 2, 19), date(2026, 3, 20))]
    assert by_hijridate(2026) == [(date(2026, 2, 18), date(2026, 3, 19))]


def test_a_year_may_have_two():
    assert [first.month for first, _ in by_hijridate(2030)] == [1, 12]
    assert [first.month for first, _ in by_holidays(2030)] == [1, 12]
