"""Register: the wall's link is made, used and withdrawn."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from data.access import wall_link
from data.lake import home as homes_of_data
from pages.access import access, rights, sign_in, wall_key
from tests.pages import homes
from tests.pages.register.steps import REGISTER, click, deeds

WALL = """import streamlit as st

from pages.access import access

access.require('wall')
st.title('Layar dinding')
"""


def link(at) -> str:
    """The secret in the link that is shown."""
    return next(re.search(r"/buka-layar#(\S+)", c.value)[1] for c in at.code if "layar" in c.value)


def links(at) -> list[str]:
    return [c.value for c in at.code if "layar" in c.value]


def test_a_link_is_shown_once_replaced_and_withdrawn(app, home):
    place = homes_of_data.Home(home)
    at = click(app(home, REGISTER, bagian="wall"), "wall-make")
    first = link(at)
    assert wall_link.opens(place, first) and "tautan layar berlaku" in at.title[0].value
    assert not links(at.run())  # not a second time
    second = link(click(at, "wall-make"))
    assert wall_link.opens(place, second) and not wall_link.opens(place, first)
    at = click(at, "wall-withdraw")
    assert not wall_link.opens(place, second) and not links(at) and "tidak ada" in at.title[0].value
    said = deeds(app(home, REGISTER, bagian="history"))
    assert [deed for deed in said if "tautan" in deed] == [
        "Mencabut tautan layar",
        "Membuat tautan layar baru",
        "Membuat tautan layar baru",
    ]
    assert (
        "Pengguna: ratna@klaten.go.id sebagai OPD (sosial); wahyu@klaten.go.id sebagai OPD "
        "(wedi); sri@klaten.go.id sebagai Diskominfo dan 2 lainnya"
    ) in said
    assert (
        "Register: menambah OPD bayat, cawas, dukcapil dan 4 lainnya; menambah akun bayat-ig, "
        "cawas-ig, dukcapil-ig dan 4 lainnya"
    ) in said


def test_the_link_is_not_made_by_a_role_that_may_not(app, home, monkeypatch):
    at = app(home, REGISTER, bagian="wall")
    button = next(b for b in at.button if b.key == "wall-make")
    monkeypatch.setattr(access, "current", lambda: access.Viewer("b", rights.BUPATI))
    button.click().run()
    assert wall_link.in_force(homes_of_data.Home(home)) is None


@pytest.fixture
def wall_page(monkeypatch, tmp_path):
    """A wall's screen, registered as the others are."""
    page = tmp_path / "wall.py"
    page.write_text(WALL)
    screens = tuple(screen for screen in rights.SCREENS if rights.WALL not in screen.roles)
    monkeypatch.setattr(
        rights, "SCREENS", (*screens, rights.Screen(str(page), "Layar", "layar", (rights.WALL,)))
    )


def open_with(home, secret: str, monkeypatch) -> AppTest:
    monkeypatch.setenv("TANGGAP_HOME", str(home))
    at = AppTest.from_file(str(homes.ROOT / "dashboard.py"), default_timeout=300)
    monkeypatch.setattr(wall_key, "is_asked", lambda: True)
    monkeypatch.setattr(wall_key, "given", lambda: secret)  # by its cookie
    monkeypatch.setattr(sign_in, "is_set_up", lambda: True)
    monkeypatch.setattr(sign_in, "claim", lambda: None)
    monkeypatch.setattr(sign_in, "refuse_open_door", lambda: None)  # no secrets file here
    return at.run()


def test_the_link_opens_the_wall_and_nothing_else_until_it_is_withdrawn(
    home, wall_page, monkeypatch
):
    secret = wall_link.make(homes_of_data.Home(home), "Sri")
    at = open_with(home, secret, monkeypatch)
    assert not at.exception and [t.value for t in at.title] == ["Layar dinding"]
    assert not at.get("popover") and not at.button
    assert [screen.url_path for screen in rights.of(rights.WALL)] == [
        "layar",
        "",
    ]  # both lead to it
    for path in (
        "pages/queue/queue.py",
        "pages/upload/upload.py",
        REGISTER,
        "pages/board/leaderboard.py",
    ):
        with pytest.raises(ValueError):
            at.switch_page(path)  # not registered
    wall_link.withdraw(homes_of_data.Home(home), "Sri")
    assert [t.value for t in at.run().title] == ["Tautan layar ini tidak berlaku"]


@pytest.mark.parametrize("secret", ["salah", "0" * 64])
def test_a_wrong_link_opens_nothing(home, monkeypatch, secret):
    wall_link.make(homes_of_data.Home(home), "Sri")
    at = open_with(home, secret, monkeypatch)
    assert [t.value for t in at.title] == ["Tautan layar ini tidak berlaku"] and not at.button


@pytest.mark.parametrize("press", ["wall-make", "wall-withdraw"])
def test_whoever_did_not_see_a_newer_link_does_not_end_it(app, home, press):
    place = homes_of_data.Home(home)
    wall_link.make(place, "Sri")
    at, other = (app(home, REGISTER, bagian="wall") for _ in range(2))
    newer = link(click(other, "wall-make"))
    at = click(at, press)
    assert wall_link.opens(place, newer) and not links(at)
    assert any("Sementara itu ini diubah orang lain" in text.value for text in at.text)
    click(at, press)  # having seen it
    assert not wall_link.opens(place, newer)
