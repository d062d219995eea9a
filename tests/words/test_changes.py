"""One rule for every sentence that says a change: rounded first, then said."""

import math

import pytest

from metrics.statistics import change
from words import changes
from words.numbers import NBSP


def way(difference, direction="undecided", emphasised=changes.in_plain) -> str:
    return changes.way(difference, direction, emphasised).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        (0.031, "naik 3,1 poin"),
        (-0.0625, "turun 6,3 poin"),
        (0.0005, "naik 0,1 poin"),
        (0.00049, "tetap"),
        (-0.00049, "tetap"),
        (0.0, "tetap"),
        (None, ""),
        (math.nan, ""),
    ],
)
def test_the_number_is_rounded_before_it_is_said(difference, said):
    assert way(difference) == said


def test_only_an_established_change_is_emphasised():
    assert way(0.031, "improving", changes.in_html) == '<span class="better">naik 3,1 poin</span>'
    assert way(-0.031, "declining", changes.in_html) == '<span class="worse">turun 3,1 poin</span>'
    assert way(-0.031, "undecided", changes.in_html) == "turun 3,1 poin"


@pytest.mark.parametrize("difference", [0.0005, 0.00049, -0.0005, -0.00049])
def test_a_change_is_established_only_where_it_is_seen(difference):
    """What the statistics take for 0,0 points and what the sentence says is one and the same."""
    side = math.copysign(0.5, difference)
    [found] = change.verdict([difference], [min(side, side / 2)], [max(side, side / 2)])
    assert (found != "undecided") == changes.is_seen(difference)


@pytest.mark.parametrize(
    ("before", "now", "is_off"), [(0.78849, 0.83151, True), (0.5, 0.6, False), (0.6, 0.5, False)]
)
def test_a_change_that_the_rounded_rates_do_not_show_is_known(before, now, is_off):
    assert changes.is_off(now - before, before, now) == is_off
