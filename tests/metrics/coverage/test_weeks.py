"""Accounts × weeks, worked by hand."""

from datetime import date

from metrics.coverage.weeks import account_weeks, mondays
from tests.handbook.tables import town

ACCOUNTS = """
    account | opd_id | valid_from
    full    | dinas  | -
    half    | dinas  | -
    none    | dinas  | -
    later   | dinas  | 2026-02-11
    """


def test_weeks_are_those_that_hold_both_days_and_60_at_most():
    assert mondays(date(2026, 2, 4), date(2026, 2, 16)) == [
        date(2026, 2, 2),
        date(2026, 2, 9),
        date(2026, 2, 16),
    ]
    assert len(mondays(date(2020, 1, 1), date(2026, 2, 16))) == 60


def test_days_of_each_week_worst_first(tmp_path):
    """Two weeks; ``half`` states Mon 2 to Wed 4 Feb, ``later`` is active from Wed 11 Feb on; days
    count since Tue 3 Feb."""
    with town(tmp_path, ACCOUNTS) as place:
        for account, until in (("full", "Sun 15 Feb 24:00:00"), ("half", "Wed 4 Feb 24:00:00")):
            row = f"account | at | from\n {account} | Tue 3 Feb 08:00:00 | citizen"
            place.load(row, "Mon 2 Feb", until)
        found = account_weeks(
            place.cursor(), [date(2026, 2, 2), date(2026, 2, 9)], date(2026, 2, 3)
        )
    assert [(one.account_id, one.weeks, one.missing) for one in found] == [
        ("later", (None, (5, 0)), 5),
        ("none", ((6, 0), (7, 0)), 13),
        ("half", ((6, 2), (7, 0)), 11),
        ("full", ((6, 6), (7, 7)), 0),
    ]
    assert [one.share for one in found] == [0, 0, 2 / 13, 1]
