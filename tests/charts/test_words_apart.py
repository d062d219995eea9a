"""Words on charts of many months fit on a phone: few month names, and names of ages that never touch."""

import itertools

import pandas as pd
import pytest

from charts.backlog_bars import LINE_HEIGHT, backlog_bars
from pages.parts.trend_charts import period_words
from pages.parts.words import AGES

MOST = 6  # names of two lines beside each other in what a phone leaves for the chart


@pytest.mark.parametrize("months, shown", [(1, 1), (6, 6), (7, 3), (15, 5), (16, 3), (24, 4)])
def test_month_names_are_few_and_say_their_year(months, shown):
    words = period_words(pd.DataFrame({"period": pd.date_range("2024-12-01", periods=months, freq="MS").date}), "month")
    named = [word for word in words if word]
    assert len(named) == shown <= MOST and named[0] == "Des\n2024"
    assert all("\n2026" in word for word in named[3:4] if months == 24)


@pytest.mark.parametrize("last", [(0, 108, 125, 736, 58272), (1, 2, 0, 4, 32), (500, 1, 1, 1, 1)])
def test_ages_never_touch(last):
    ages = {words: [10, count] for words, count in zip(AGES.values(), last, strict=True)}
    figure = backlog_bars(ages, ["Jan", "Feb"], {words: ["", ""] for words in ages}, [False, True], {0: "0"})
    named = sorted(figure.layout.annotations, key=lambda note: note.y)
    line = LINE_HEIGHT * max(50, sum(last))
    for low, high in itertools.pairwise(named):
        assert high.y - low.y >= line * (low.text.count("<br>") + high.text.count("<br>") + 2) / 2 - 1e-6
