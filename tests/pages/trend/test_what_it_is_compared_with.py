"""What the newest month is compared with opens: the common figure of the months before."""

import re

import pytest

FIGURE = "pages/figure/figure.py"


@pytest.mark.parametrize(
    ("page", "key", "unit"),
    [
        ("pages/trend/trends.py", "title", {}),
        ("pages/trend/trends.py", "title", {"by": "account", "unit": "sosial-ig"}),
        ("pages/profile/profile.py", "head-months", {"by": "account", "unit": "sosial-ig"}),
    ],
)
def test_the_months_before_open_the_figure_that_the_change_is_from(
    app, html, year_home, page, key, unit
):
    app(year_home, page, **unit)
    (now, _), *_, (shown, asked) = html.opens[key]
    said = re.search(r"naik (\d+,\d) poin", html[key].replace("\u00a0", " "))[1]
    assert shown == "12 bulan sebelumnya"
    assert (asked["dari"], asked["sampai"]) == ("2025-09-01", "2026-08-31")
    before = re.search(
        r"\*\*(.*?)\*\*", app(year_home, FIGURE, **asked).title[0].value.replace("\u00a0", " ")
    )[1]
    # three rounded numbers: each may be off by half of the last digit
    assert number(now) - number(before) == pytest.approx(number(said), abs=0.15)


def number(shown: str) -> float:
    """90,0 % or 12,3"""
    return float(shown.removesuffix(" %").replace(",", "."))
