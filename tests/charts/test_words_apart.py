"""Words on charts fit on a phone: few month names, names of ages that never touch, marked points
with free words."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest

from charts.answered_curve import Curve, answered_curve
from charts.backlog_bars import LINE_HEIGHT, backlog_bars
from charts.mark_words import Mark
from pages.trend.lines import period_words
from words.terms import AGES

MOST = 6  # names of two lines beside each other in what a phone leaves for the chart


@pytest.mark.parametrize("months, shown", [(1, 1), (6, 6), (7, 3), (15, 5), (16, 3), (24, 4)])
def test_month_names_are_few_and_say_their_year(months, shown):
    words = period_words(
        pd.DataFrame({"period": pd.date_range("2024-12-01", periods=months, freq="MS").date}),
        "month",
    )
    named = [word for word in words if word]
    assert len(named) == shown <= MOST and named[0] == "Des\n2024"
    assert all("\n2026" in word for word in named[3:4] if months == 24)


@pytest.mark.parametrize("last", [(0, 108, 125, 736, 58272), (1, 2, 0, 4, 32), (500, 1, 1, 1, 1)])
def test_ages_never_touch(last):
    ages = {words: [10, count] for words, count in zip(AGES.values(), last, strict=True)}
    figure = backlog_bars(
        ages, ["Jan", "Feb"], {words: ["", ""] for words in ages}, [False, True], {0: "0"}
    )
    named = sorted(figure.layout.annotations, key=lambda note: note.y)
    line = LINE_HEIGHT * max(50, sum(last))
    for low, high in itertools.pairwise(named):
        assert (
            high.y - low.y
            >= line * (low.text.count("<br>") + high.text.count("<br>") + 2) / 2 - 1e-6
        )


HOURS = [h / 2 for h in range(145)]  # 0 … 72
CURVES = {  # share answered after t hours: exponential with this mean, towards this share
    "quick": (2, 0.98),
    "quick, then flat": (2, 0.69),
    "half just before the target": (30, 0.95),
    "half on the target": (34.6, 1.0),
    "half late": (60, 0.95),
    "never half": (40, 0.3),
    "all at once": (0.1, 1.0),
}


def shares(mean: float, most: float) -> list[float]:
    return [most * (1 - math.exp(-h / mean)) for h in HOURS]


def at(curve: list[float], share: float) -> float | None:
    return next((h for h, reached in zip(HOURS, curve, strict=True) if reached >= share), None)


@pytest.mark.parametrize("regency", [*CURVES, None])
@pytest.mark.parametrize("own", CURVES)
def test_words_at_the_marked_points_lie_on_no_line(own, regency):
    lines = [shares(*CURVES[name]) for name in (own, regency) if name]
    marks = [Mark(24, lines[0][48], "68,8 %")]
    if (half := at(lines[0], 0.5)) is not None:
        marks.insert(0, Mark(half, 0.5, "separuh dalam\n10 jam 45 menit"))
    drawn = [Curve(HOURS, one, [""] * len(HOURS), "OPD ini") for one in lines]
    figure = answered_curve(
        drawn[0], drawn[1] if regency else None, marks, 24, "target 24 jam", {0: "0"}
    )
    words = {mark.words.replace("\n", "<br>") for mark in marks}
    notes = [note for note in figure.layout.annotations if note.text in words]
    assert len(notes) == len(marks)
    for width in (200, 300, 560, 800, 1075):  # of a phone … of a desk, without the margins
        boxes = [box(note, width) for note in notes]
        for left, top, right, bottom in boxes:
            assert left >= 0 and right <= width and top >= 0 and bottom <= 248
            assert not left <= (24 + 0.5) / 72.5 * width <= right
            for line in lines:
                hours = np.linspace(0, 72, 2000)
                x, y = (
                    (hours + 0.5) / 72.5 * width,
                    (1.02 - np.interp(hours, HOURS, line)) / 1.03 * 248,
                )
                assert not ((left <= x) & (x <= right) & (top <= y) & (y <= bottom)).any(), width
        for one, other in itertools.combinations(boxes, 2):
            assert (
                one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
            ), width


def box(note, width: int) -> tuple[float, float, float, float]:
    """Of a note as a browser draws it: 6.6 pixels a sign and 16 a line at 13 px (measured)."""
    rows = note.text.split("<br>")
    wide, high = 6.6 * max(map(len, rows)), 16 * len(rows)
    x, y = (note.x + 0.5) / 72.5 * width + note.xshift, (1.02 - note.y) / 1.03 * 248 - note.yshift
    left = x - wide if note.xanchor == "right" else x
    top = {"top": y, "middle": y - high / 2, "bottom": y - high}[note.yanchor]
    return left, top, left + wide, top + high
