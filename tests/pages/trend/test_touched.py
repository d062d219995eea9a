"""What is drawn on Tren opens: an hour of the maps, a week's bar, a month of each compared unit."""

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest

from tests.pages.figure.test_explain import FIGURE, listed, said

TRENDS = "pages/trend/trends.py"
LINK = re.compile(r'<a href="angka\?([^"]*)" aria-label="([^"]*)"')


def links(drawn: str) -> list[tuple[dict[str, str], str]]:
    """What each drawn point opens, and what it says."""
    return [
        (dict(parse_qsl(unescape(query))), words.replace("\u00a0", " "))
        for query, words in LINK.findall(drawn)
    ]


@pytest.mark.parametrize("figure", ["cases", "replies_sent"])
def test_an_hour_of_the_map_opens_what_was_counted_in_it(app, html, year_home, figure):
    """All hours add up to the figure of the window, and each page says its own hour's count."""
    app(year_home, TRENDS, by="opd", unit="sosial")
    cells = links(html[f"hours-{figure}"])
    counts = [int(words.rpartition(": ")[2].split()[0]) for _, words in cells]
    (query, words), count = max(zip(cells, counts, strict=True), key=lambda one: one[1])
    assert {"hari", "pukul"} <= set(query)
    at = app(year_home, FIGURE, **query)
    assert not at.exception
    assert f"**{count} " in said(at) and words.partition(":")[0] in said(at)
    if figure == "cases":
        assert len(listed(at)) == min(count, 200)
    del query["hari"], query["pukul"]
    assert f"**{sum(counts)} " in said(app(year_home, FIGURE, **query))


def test_one_cell_takes_the_keyboard_and_the_others_wait_for_arrows(app, html, year_home):
    app(year_home, TRENDS)
    for figure in ("cases", "replies_sent"):
        assert html[f"hours-{figure}"].count('tabindex="0"') == 1
        assert html[f"hours-{figure}"].count('tabindex="-1"') > 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"hari": "8", "pukul": "9"},
        {"hari": "1", "pukul": "24"},
        {"hari": "1"},
        {"hari": "1", "pukul": "9", "angka": "on_time_rate"},
        {"hari": "1", "pukul": "9", "by": "platform", "unit": "instagram"},
    ],
    ids=str,
)
def test_an_hour_that_is_none_is_a_dead_link(app, base_home, wrong):
    at = app(base_home, FIGURE, **{"angka": "cases", "by": "opd", "unit": "sosial"} | wrong)
    assert at.title[0].value == "Angka ini tidak ada dalam data"


def test_the_bar_of_a_week_opens_its_replies(app, html, year_home):
    app(year_home, TRENDS, by="opd", unit="sosial")
    query, words = links(html["activity"])[-1]
    count = words.rpartition(": ")[2].split()[0]
    assert (query["angka"], query["by"]) == ("replies_sent", "account")
    assert f"**{count} balasan**" in said(app(year_home, FIGURE, **query))


def test_each_compared_unit_has_its_months_as_links(app, html, base_home):
    app(base_home, TRENDS, banding="opd:sosial,opd:dukcapil")
    months = {"2026-07-01", "2026-08-01", "2026-09-01"}
    for unit in ("sosial", "dukcapil"):
        assert {q["dari"] for _, q in html.opens["compared"] if q["unit"] == unit} == months
