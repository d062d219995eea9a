"""A chart on a phone that goes dark at dusk, and light again in the morning: Plotly keeps the colours in
which it was drawn (streamlit/streamlit#11974)."""

import re
import tomllib

import pytest

from tests.browser.roles import at_rest
from tests.pages import homes

pytest.importorskip("playwright.sync_api")
DRAWN = """() => [...document.querySelectorAll('.js-plotly-plot')].map(chart => [
  ...chart.querySelectorAll('text, path.js-line, .bars path, path.point')].map(one =>
    [getComputedStyle(one).fill, getComputedStyle(one).stroke]).join())"""
ALL_THERE = """() => { const charts = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
  return charts.length > 2 && charts.every(one => one.querySelector('.js-plotly-plot .xtick text')) }"""
PATH = "tren?by=opd&unit=sosial&banding=opd:dukcapil,opd:wedi"
NAMED = {
    "chartCategoricalColors": (0, 1, 2, 3, 4, 9, 5, 6),
    "chartSequentialColors": (1, 3, 5, 7, 9),
}


def drawn(page) -> list[str]:
    """The colours of all words, lines, points and bars of every chart."""
    at_rest(page)
    page.wait_for_function(ALL_THERE)
    return page.evaluate(DRAWN)


@pytest.mark.parametrize(("before", "after"), [("light", "dark"), ("dark", "light")])
def test_a_chart_is_drawn_as_if_it_had_been_opened_now(tab, year, before, after):
    found = {}
    for mode in (before, after):
        page = tab(1000, 6000)
        page.emulate_media(color_scheme=mode)
        page.goto(f"{year}/{PATH}")
        found[mode] = drawn(page)
        if mode == before:
            page.emulate_media(color_scheme=after)
            switched = drawn(page)
    assert found[before] != found[after]
    assert switched == found[after]


def test_the_colours_are_the_themes():
    """What charts.css says of them stands in config.toml."""
    theme = tomllib.loads((homes.ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    style = (homes.ROOT / "pages" / "server" / "charts.css").read_text()
    said = re.findall(r"--chart-[a-z0-9-]+: rgb\((.*?)\);", style)
    assert said == [
        ", ".join(str(int(theme[mode][name][at][i : i + 2], 16)) for i in (1, 3, 5))
        for mode in ("light", "dark")
        for name, places in NAMED.items()
        for at in places
    ]
