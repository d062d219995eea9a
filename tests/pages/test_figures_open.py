"""Every rate that a screen shows opens: it stands within a link, wherever it stands."""

import re

import pytest

from pages.access import rights
from pages.figure import opened as figures
from tests.pages.review.steps import EVERY, opened

RATE = re.compile(r"\d,\d\s%")
LINK = re.compile(r"<a\b[^>]*>.*?</a>|<button.*?</button>|<title>.*?</title>|<[^>]*>", re.DOTALL)
# of one unit: its address
ADDRESS = {"profil": {"by": "opd", "unit": "sosial"}, "tren": {"by": "opd", "unit": "sosial"}}
OWN = {
    "angka": "it is the opened figure itself",
    "layar": "nothing opens on a wall",
    "tentang": "a sentence whose figures are the links below it",
}
NO_FIGURE = re.compile(
    r"Batas wajar.*?rata-rata [\d,]+ %"  # limits of a chart: no figures of handbook 4
    r"|(?:rata-rata|batas) +[\d,]+ %"  # words of the funnel's lines
    r"|÷[^÷]*= [\d,]+ %"  # a worked example of Kamus
)
ASKED = "questions"  # each question of the review opens its own cases, below it
SCREENS = [screen for screen in rights.of(rights.DISKOMINFO) if screen.url_path not in OWN]
CHOICES = {
    "Respons": {},
    "Penyelesaian": {"papan": "Penyelesaian"},
    "kantor": {"jam": "Jam kantor"},
}


def dead(texts) -> list[str]:
    """Rates outside of any link, each with the words before it."""
    rest = (NO_FIGURE.sub("", LINK.sub(" ", text).replace("\u00a0", " ")) for text in texts)
    return [text[max(0, at.start() - 60) : at.end()] for text in rest for at in RATE.finditer(text)]


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.url_path or "papan")
def test_no_rate_stands_outside_a_link(app, html, year_home, screen, choice):
    at = app(year_home, screen.path, **ADDRESS.get(screen.url_path, {}), **CHOICES[choice])
    if screen.url_path == "tinjauan":
        opened(at, *EVERY)
    assert not at.exception
    drawn = [
        one.value for kind in ("title", "header", "subheader", "markdown") for one in at.get(kind)
    ]
    said = (whole for key, whole in html.whole.items() if key != ASKED)
    found = dead([*said, *drawn])
    assert not found, found


@pytest.mark.parametrize("page", ["pages/trend/trends.py", "pages/profile/profile.py"])
@pytest.mark.parametrize(("by", "unit"), [("opd", "sosial"), ("account", "sosial-ig")])
def test_the_rate_of_the_first_line_opens_what_it_says(app, html, year_home, page, by, unit):
    app(year_home, page, by=by, unit=unit)
    shown, asked = html.opens["title"][0]
    assert RATE.fullmatch(shown) or shown.endswith("%")
    assert (asked["angka"], asked["by"], asked["unit"]) == (figures.NUMBERS[0], by, unit)
    at = app(year_home, "pages/figure/figure.py", **asked)
    assert f"**{shown}**" in at.title[0].value.replace("\u00a0", " ")
