"""Handbook, section 4: a shown number is rounded half away from zero at the precision shown."""

from decimal import Decimal

import pytest

from metrics.rounding import half_away, without_noise


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [
        (0.8125, 3, "0.813"),
        (0.8135, 3, "0.814"),
        (-0.0625, 3, "-0.063"),
        (0.7125 - 0.65, 3, "0.063"),  # 0.06249999999999989 as a float
        (0.00049, 3, "0.000"),
        (-0.0004, 3, "0.000"),
        (2.5, 0, "3"),
        (1.005, 2, "1.01"),  # 1.00499999999999989 as a float
    ],
)
def test_a_half_goes_away_from_zero(number, places, shown):
    found = half_away(number, places)
    assert (str(found), found) == (shown, Decimal(shown))


def test_a_spreadsheet_gets_the_number_without_the_noise_of_floats():
    assert without_noise(100 * (0.7125 - 0.65)) == 6.25
