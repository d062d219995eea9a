"""A published month on the screens: Papan, Tren, Profil and Angka say what they said on the day it
was published, from the published folder alone."""

import shutil
from pathlib import Path

import pytest

from pages.access import access
from pages.figure import frozen
from tests.published import MONTH, year

OLD = Path(__file__).parents[2] / "homes" / "layout_1"
VERSION = {"bulan": MONTH, "versi": "1.0"}
BOARD, TREND = "pages/board/leaderboard.py", "pages/trend/trends.py"
PROFILE, FIGURE = "pages/profile/profile.py", "pages/figure/figure.py"
UNIT = {"by": "opd", "unit": "sosial"}
RATE = {"angka": "on_time_rate", "jam": "Jam warga", **UNIT}
SCREENS = {
    "board": (BOARD, {}),
    "accounts": (BOARD, {"daftar": "Akun", "papan": "Penyelesaian"}),
    "kind": (BOARD, {"jenis": "Dinas", "jam": "Jam kantor"}),
    "trend": (TREND, {}),
    "trend of an OPD, office clock": (TREND, {"jam": "Jam kantor", **UNIT}),
    "weeks": (TREND, {"langkah": "Pekan"}),
    "profile": (PROFILE, UNIT),
    "profile of an account": (PROFILE, {"by": "account", "unit": "wedi-ig", "jam": "Jam kantor"}),
    "figure": (FIGURE, RATE),
    "place": (FIGURE, {**RATE, "angka": "place", "papan": "Respons"}),
    "a month": (FIGURE, {**RATE, "dari": "2026-08-01", "sampai": "2026-08-31"}),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    """14 months, the last of them published, and nothing has come in since."""
    return year(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def away(published, tmp_path_factory) -> Path:
    """The same home with nothing left of it but what was published."""
    folder = tmp_path_factory.mktemp("away") / "home"
    shutil.copytree(published / "published", folder / "published")
    return folder


def looked(app, html, home, page: str, **address: str) -> tuple[dict, list, list]:
    """What a screen draws: its HTML by key, its words, its tables."""
    html.clear()
    at = app(home, page, **address)
    assert not at.exception, at.exception
    words = [e.value for kind in ("title", "header", "subheader") for e in getattr(at, kind)]
    tables = [table.value.to_csv() for table in at.dataframe]
    return dict(html), words, tables


@pytest.mark.parametrize("screen", SCREENS)
def test_it_says_what_the_live_screen_said_that_day(app, html, published, screen):
    page, address = SCREENS[screen]
    live = looked(app, html, published, page, bulan=MONTH, **address)
    live[0].pop("published", None)
    frozen = looked(app, html, published, page, **VERSION, **address)
    if page == FIGURE:  # of the rows the folder holds fewer columns
        live, frozen = live[:2], frozen[:2]
        for shown in (live[0], frozen[0]):
            shown.pop("months", None)
    assert frozen == live and sum(map(len, live[1])) + len("".join(live[0].values())) > 100


@pytest.mark.parametrize("screen", SCREENS)
def test_with_the_lake_moved_away_it_says_the_same(app, html, published, away, screen):
    page, address = SCREENS[screen]
    whole, bare = (
        looked(app, html, home, page, **VERSION, **address) for home in (published, away)
    )
    assert whole == bare


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("month", ["2026-08", "2026-09"])
def test_what_the_first_program_published_can_still_be_looked_at(app, html, screen, month):
    page, address = SCREENS[screen]
    at = app(OLD, page, **address, bulan=month, versi="1.0")
    assert not at.exception, at.exception
    said = " ".join(element.value for element in at.markdown)
    assert "Versi ini dibekukan oleh program yang lebih lama" in said


@pytest.mark.parametrize("figure", ["replies_sent", "median_resolution"])
def test_rows_that_are_not_kept_are_said_to_be_so(app, published, away, figure):
    """The figure is there, from the folder alone, and why its rows are not."""
    asked = {**RATE, "angka": figure}
    live = app(published, FIGURE, bulan=MONTH, **asked)
    for home in (published, away):
        at = app(home, FIGURE, **VERSION, **asked)
        assert not at.exception and at.title[0].value == live.title[0].value
        assert frozen.NOT_KEPT in [caption.value for caption in at.caption] and not at.dataframe
    assert live.dataframe and frozen.NOT_KEPT not in [one.value for one in live.caption]


def test_of_a_stock_of_nothing_no_rows_are_missed(app, published):
    """Nobody waits in this home: there is nothing that the version could have kept."""
    at = app(published, FIGURE, **VERSION, **{**RATE, "angka": "backlog"})
    assert not at.exception and not at.dataframe
    assert any("**0\u00a0pesan**" in said.value for said in at.markdown)
    assert frozen.NOT_KEPT not in [caption.value for caption in at.caption]


def test_the_way_back_leads_to_the_figures_of_now(app, html, published):
    at = app(published, BOARD, **VERSION)
    assert "published" not in html
    at.button(key="viewed-leave").click().run()
    assert not at.exception and "versi" not in at.query_params
    assert "Buka papan versi 1.0" in html["published"]


@pytest.mark.parametrize(
    "address",
    [{"bulan": MONTH, "versi": "7.0"}, {"bulan": "../published/2026-09", "versi": "1.0"}],
    ids=str,
)
def test_a_version_that_is_not_there_shows_the_figures_of_now(app, html, published, address):
    at = app(published, BOARD, **address)
    assert not at.exception and "published" in html
    assert not [button for button in at.button if button.key == "viewed-leave"]


def test_a_home_without_a_register_leads_to_what_was_published(app, away):
    at = app(away, BOARD)
    assert not at.exception
    labels = [link.proto.label for link in at.get("page_link")]
    assert any("September\u00a02026, terbit sebagai versi 1.0" in label for label in labels)


def test_a_guest_is_not_told_who_declines(app, html, published, guest):
    looked(app, html, published, PROFILE, **VERSION, by="opd", unit="wedi")
    assert "Tempatnya hanya terlihat oleh petugas" in "".join(html.values()) or "menurun" not in (
        "".join(html.values())
    )
    assert access.current().role == "viewer"
