"""A change that is touched says itself: from which figure to which, and both open."""

import re

import pytest

from pages.access import access

FIGURE = "pages/figure/figure.py"
SAID = re.compile(
    r"<p>(Naik|Turun) \d+,\d poin: dari \d+,\d % pada April–Juni 2026 menjadi \d+,\d %\."
)


def changed(app, html, home, by="regency", unit="regency") -> str:
    at = app(home, FIGURE, angka="change", by=by, unit=unit, bulan="2026-09", jam="Jam warga")
    assert not at.exception
    return html["change"].translate({0xA0: " ", 0x2060: None})


@pytest.mark.parametrize("by", ["regency", "opd", "account"])
def test_it_says_both_rates_which_open(app, html, year_home, by):
    unit = {"regency": "regency", "opd": "sosial", "account": "sosial-ig"}[by]
    assert SAID.match(changed(app, html, year_home, by, unit))
    (before, asked_before), (now, asked) = html.opens["change"]
    assert asked_before["angka"] == asked["angka"] == "on_time_rate"
    assert (asked_before["dari"], asked_before["sampai"]) == ("2026-04-01", "2026-06-30")
    assert (asked["dari"], asked["sampai"]) == ("2026-07-01", "2026-09-30")
    for shown, query in ((before, asked_before), (now, asked)):
        at = app(year_home, FIGURE, **query)
        assert f"**{shown}**" in at.title[0].value.replace("\u00a0", " ")


def test_it_says_whether_it_is_more_than_chance(app, html, year_home):
    assert "Itu lebih dari kebetulan." in changed(app, html, year_home, "opd", "sosial")


def test_that_a_unit_declines_is_for_staff(app, html, year_home, monkeypatch):
    assert "Turun" in (of_staff := changed(app, html, year_home, "opd", "wedi"))
    assert "Itu lebih dari kebetulan." in of_staff
    monkeypatch.setattr(access, "current", lambda: access.Viewer("tamu", "viewer"))
    assert "Turun" in (of_guest := changed(app, html, year_home, "opd", "wedi"))
    assert "kebetulan" not in of_guest


@pytest.mark.parametrize(
    ("page", "unit"),
    [("pages/board/leaderboard.py", None), ("pages/profile/profile.py", ("opd", "sosial"))],
)
def test_the_first_line_leads_to_it(app, html, year_home, page, unit):
    by, of = unit or ("regency", "regency")
    app(year_home, page, **({"by": by, "unit": of} if unit else {}))
    shown, asked = next(one for one in html.opens["title"] if "poin" in one[0])
    assert re.search(r"(naik|turun) \d+,\d poin", shown)
    assert (asked["angka"], asked["by"], asked["unit"]) == ("change", by, of)
