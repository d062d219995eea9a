"""The 13 months under the headline: its words lie on no line."""

import re
from datetime import date

import pytest

from metrics.board.headline import Month
from pages.drawing.months_line import months_line


def drawn(rates: list[float | None]) -> str:
    months = [date(2025 + (8 + i) // 12, (8 + i) % 12 + 1, 1) for i in range(13)]
    monthly = tuple(
        Month(begin, rate, unfinished=False, met=6, due=10)
        for begin, rate in zip(months, rates, strict=True)
    )
    return months_line(monthly, "13 bulan", "pesan", tuple(f"angka{i}" for i in range(13)))


@pytest.mark.parametrize(
    "first, then, is_under", [(0.6, 0.9, True), (0.9, 0.6, False)], ids=["rising", "falling"]
)
def test_the_first_rate_stands_where_the_line_does_not_go(first, then, is_under):
    """Data that begin within the 13 months leave no room at the left."""
    html = drawn([None] * 10 + [first, then, then])
    point = float(re.search(r'<circle cx="[^"]*" cy="([\d.]+)"', html)[1])
    foot = float(re.search(r'y="([\d.]+)" dx="-4" class="strong"', html)[1])
    assert (foot > point) == is_under


def test_the_two_rates_that_are_written_open_their_months():
    html = drawn([0.5, *[0.6] * 11, 0.7])
    opened = dict(re.findall(r'<a href="(\w+)"(.*?)</a>', html))
    assert ">50,0" in opened["angka0"] and ">70,0" in opened["angka12"]
    assert not any("<text" in said for said in list(opened.values())[1:-1])


def test_the_window_ends_between_the_last_point_and_its_words():
    html = drawn([0.5, *[0.6] * 11, 0.7])
    begin, width, edge = re.search(
        r'<rect x="([\d.]+)%" y="8" style="width:calc\(([\d.]+)% \+ (\d+)px\)"', html
    ).groups()
    assert float(begin) + float(width) == pytest.approx(100)  # where the last point is
    radius, beside = 4, int(re.findall(r'dx="(\d+)" class="accent"', html)[0])
    assert radius < int(edge) < beside
