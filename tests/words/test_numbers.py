"""Numbers in words, rounded as the handbook says (section 4)."""

import pytest

from words import numbers


def plain(text: str) -> str:
    return text.replace(numbers.NBSP, " ")


@pytest.mark.parametrize(
    ("say", "number", "said"),
    [
        (numbers.rate, 0.8125, "81,3 %"),
        (numbers.rate, 65 / 80, "81,3 %"),
        (numbers.points, -0.0625, "6,3 poin"),
        (numbers.change, 0.7125 - 0.65, "+6,3 poin"),
        (numbers.change, -0.0625, "−6,3 poin"),
        (numbers.change, 0.0005, "+0,1 poin"),
        (numbers.change, -0.0004, "0,0 poin"),
        (numbers.decimal, 0.25, "0,3"),
        (numbers.pace, 0.125, "0,13"),
        (numbers.hours, 0.125, "0,13 jam"),
        (numbers.threshold, 0.8, "80 %"),
        (numbers.threshold, 0.8125, "81,3 %"),
        (numbers.threshold, 1.0, "100 %"),
    ],
)
def test_a_half_goes_away_from_zero(say, number, said):
    assert plain(say(number)) == said


def test_two_rates_share_one_sign():
    assert plain(numbers.rates(0.71949, 0.8325)) == "71,9–83,3 %"
