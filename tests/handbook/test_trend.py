"""Weeks, hours of the week, activity and the ceiling per period, by hand (handbook, sections 3, 4
and 6)."""

from datetime import date

import pytest

from metrics import steps
from metrics.coverage.periods import unfinished
from metrics.figures import series, weekly
from metrics.selection import Selection
from metrics.trend import ceiling, trend
from metrics.trend.activity import WEEKS, activity, shares
from metrics.trend.rhythm import busiest_hour, rhythm
from tests.handbook.tables import town

# The week of Monday 2 February holds Sunday 8 February, 23:30, not the half hour after it.
MESSAGES = """
    account | conversation | at              | from
    a       | early        | Mon 2 Feb 08:00 | citizen
    a       | early        | Mon 2 Feb 09:00 | office
    a       | sunday       | Sun 8 Feb 23:30 | citizen
    a       | monday       | Mon 9 Feb 00:00 | citizen
    a       | monday       | Tue 10 Feb 01:00 | office
    a       | monday       | Tue 10 Feb 01:30 | office
    b       | early        | Mon 2 Feb 08:10 | citizen
    b       | early        | Mon 2 Feb 08:20 | office
    b       | friday       | Fri 13 Feb 17:00 | citizen
    """
FIRST, SECOND = date(2026, 2, 2), date(2026, 2, 9)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    with town(tmp_path_factory.mktemp("weeks"), ["a", "b", "quiet"]) as one:
        one.load(MESSAGES, "Mon 2 Feb", "Sun 15 Feb 24:00:00", "--account", "quiet")
        yield one


@pytest.fixture(scope="module")
def weeks(place):
    return weekly(place.cursor(), Selection("account", FIRST, SECOND, "wall"))


@pytest.mark.parametrize(
    ("unit", "week", "cases", "due", "on_time", "replies", "young", "old"),
    [
        (
            "a",
            FIRST,
            2,
            2,
            1,
            1,
            2,
            0,
        ),  # at Sunday midnight: that of 23:30, and that of the moment itself
        ("a", SECOND, 1, 1, 0, 2, 0, 1),  # and at the next one more than 7 days; 25 h are too late
        ("b", FIRST, 1, 1, 1, 1, 0, 0),
        ("b", SECOND, 1, 1, 0, 0, 0, 0),
        ("quiet", FIRST, 0, 0, 0, 0, 0, 0),
    ],
)
def test_the_figures_of_a_week(weeks, unit, week, cases, due, on_time, replies, young, old):
    row = weeks[
        (weeks["unit"] == unit) & (weeks["week"].astype("datetime64[s]").dt.date == week)
    ].iloc[0]
    assert (row["cases"], row["due"], row["on_time"], row["replies_sent"]) == (
        cases,
        due,
        on_time,
        replies,
    )
    assert (row["backlog_lt_1d"], row["backlog_7_30d"], row["coverage"]) == (young, old, 1)


def test_a_week_is_complete_24_hours_after_its_end(place, weeks):
    """Known until Sunday 15 February, 24:00: the first week is long complete, the second lacks
    those 24 hours."""
    assert unfinished(place.cursor(), weeks) == {SECOND}


def test_every_hour_adds_up_to_the_figures_of_the_same_days(place, weeks):
    found = rhythm(place.cursor(), "account", "a", FIRST, date(2026, 2, 15))
    own = weeks[weeks["unit"] == "a"]
    assert (
        [sum(map(sum, counts)) for counts in found]
        == [own["cases"].sum(), own["replies_sent"].sum()]
        == [3, 3]
    )
    monday, tuesday, sunday = 0, 1, 6
    assert (found.cases[monday][8], found.cases[monday][0], found.cases[sunday][23]) == (1, 1, 1)
    assert (found.replies_sent[monday][9], found.replies_sent[tuesday][1]) == (1, 2)
    assert (busiest_hour(found.cases), busiest_hour(found.replies_sent)) == (None, 1)
    both = rhythm(place.cursor(), "opd", "dinas", FIRST, date(2026, 2, 15))
    assert both == rhythm(place.cursor(), "regency", "regency", FIRST, date(2026, 2, 15))
    assert (both.cases[monday][8], busiest_hour(both.cases)) == (2, 8)


def test_activity_counts_covered_weeks_that_have_ended(place, weeks):
    """b: 1 reply in the first week; the second is not over. An account without a message has sent
    none."""
    days = [date(2026, 1, 26), FIRST, SECOND]
    found = activity(weeks, days, {SECOND})
    assert [(one.unit, one.weeks, one.per_week) for one in found] == [
        ("a", (None, 1, 2), 1.0),
        ("b", (None, 1, 0), 1.0),
        ("quiet", (None, 0, 0), 0.0),
    ]
    assert shares(found) == (3, 1, 1)  # a answers in each of its weeks, quiet never
    assert all(one.per_week is None for one in activity(weeks, days, {FIRST, SECOND}))
    assert WEEKS == 13


def test_platforms_are_parts_of_the_regency(tmp_path):
    accounts = "account | opd_id | platform\n a | dinas | instagram\n b | dinas | whatsapp"
    with town(tmp_path, accounts) as one:
        one.load(MESSAGES, "Sun 1 Feb", "Sat 28 Feb 24:00:00")
        rows = series(one.cursor(), Selection.of_month("platform", "2026-02", "wall")).set_index(
            "unit"
        )
        whole = series(one.cursor(), Selection.of_month("regency", "2026-02", "wall")).iloc[0]
        assert dict(rows["cases"]) == {"instagram": 3, "whatsapp": 2}
        assert dict(rows["on_time"]) == {"instagram": 1, "whatsapp": 1}
        for name in ("cases", "due", "on_time", "replies_sent", "backlog_7_30d"):
            assert rows[name].sum() == whole[name]


def test_the_ceiling_of_a_week_is_that_of_its_own_cases(place):
    """An office that answers at once in office hours: Monday 08:00 and 08:10 at once, Sunday 23:30
    and Monday 00:00 on Monday 07:30, all within 24 h; but Friday 17:00 after the two days off that
    follow the weekend."""
    spans = [
        steps.span(FIRST, "week"),
        steps.span(SECOND, "week"),
        steps.span(date(2026, 3, 2), "week"),
    ]
    assert ceiling.of_spans(place.cursor(), spans) == [1.0, 1 / 2, None]


def test_a_trend_has_a_row_per_period_also_where_a_unit_was_not_active(place, weeks):
    days = [date(2026, 1, 26), FIRST, SECOND]
    found = trend.over(weeks, "a", "response", days, {SECOND})
    assert list(found["period"]) == days
    assert list(found["met"]) == [0, 1, 0] and list(found["due"]) == [0, 2, 1]
    assert found["rate"].isna().tolist() == [True, False, False] and found["rate"][1] == 0.5
    assert list(found["unfinished"]) == [False, False, True]
    assert list(found["replies_sent"]) == [0, 1, 2] and trend.open_cases(found, -1) == 1
    newest = trend.newest(found, 2)
    assert (newest.period, newest.rate, newest.due, newest.change) == (FIRST, 0.5, 2, None)
