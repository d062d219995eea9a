"""Register by interaction: users, the wall's link made, used and withdrawn, and who did what
when."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from data.access import wall_link
from data.access.users import Users
from data.cases import store
from data.lake import home as homes_of_data
from pages.access import access, rights, sign_in, wall_key
from pages.register import users as user_form
from tests import waiting
from tests.browser.provider import with_users
from tests.pages import homes

REGISTER = "pages/register/register.py"
WALL = """import streamlit as st

from pages.access import access

access.require('wall')
st.title('Layar dinding')
"""


@pytest.fixture
def home(tmp_path):
    return with_users(homes.registered(tmp_path))


def click(at, key: str):
    return next(b for b in at.button if b.key == key).click().run()


def link(at) -> str:
    """The secret in the link that is shown."""
    return next(re.search(r"/buka-layar#(\S+)", c.value)[1] for c in at.code if "layar" in c.value)


def links(at) -> list[str]:
    return [c.value for c in at.code if "layar" in c.value]


def deeds(at) -> list[str]:
    return next(d.value for d in at.dataframe if "Apa" in d.value.columns)["Apa"].tolist()


def test_users_are_listed_with_role_and_opd(app, home):
    at = app(home, REGISTER)
    assert at.title[0].value == "5\u00a0orang dapat masuk; tautan layar tidak ada."
    users = next(d.value for d in at.dataframe if "Surel" in d.value.columns)
    assert users["Peran"].tolist() == ["Kantor Bupati", "OPD", "Diskominfo", "Tamu", "OPD"]
    assert users["OPD"].tolist() == ["", "sosial", "", "", "wedi"]


def test_a_link_is_shown_once_replaced_and_withdrawn(app, home):
    place = homes_of_data.Home(home)
    at = click(app(home, REGISTER), "wall-make")
    first = link(at)
    assert wall_link.opens(place, first) and "tautan layar berlaku" in at.title[0].value
    assert not links(at.run())  # not a second time
    second = link(click(at, "wall-make"))
    assert wall_link.opens(place, second) and not wall_link.opens(place, first)
    at = click(at, "wall-withdraw")
    assert not wall_link.opens(place, second) and not links(at) and "tidak ada" in at.title[0].value
    said = deeds(at)
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
    at = app(home, REGISTER)
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


def field(at, kind: str, key: str):
    return next(element for element in at.get(kind) if element.key == key)


def people(home) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        email: (user.role, user.opd_ids)
        for email, user in Users.current(homes_of_data.Home(home)).items()
    }


def test_a_user_is_added_changed_and_let_go_in_place(app, home):
    at = app(home, REGISTER)
    field(at, "text_input", "user-email").set_value("Budi@klaten.go.id")
    field(at, "text_input", "user-name-Pengguna baru").set_value("Budi")
    at = field(at, "multiselect", "user-opds-Pengguna baru").set_value(["wedi", "bayat"]).run()
    at = click(at, "user-save")
    assert people(home)["budi@klaten.go.id"] == ("opd", ("wedi", "bayat"))
    assert "budi@klaten.go.id tersimpan." in [text.value for text in at.text]
    at = field(at, "selectbox", "user-which").set_value("budi@klaten.go.id").run()
    at = field(at, "selectbox", "user-role-budi@klaten.go.id").set_value("viewer").run()
    at = click(at, "user-save")
    assert people(home)["budi@klaten.go.id"] == ("viewer", ())
    at = field(at, "selectbox", "user-which").set_value("budi@klaten.go.id").run()
    at = click(at, "user-remove")
    assert "budi@klaten.go.id" not in people(home) and len(people(home)) == 5
    assert deeds(at)[:3] == [
        "Pengguna: budi@klaten.go.id dikeluarkan (sebelumnya Tamu)",
        "Pengguna: budi@klaten.go.id sebagai Tamu (sebelumnya OPD (wedi, bayat))",
        "Pengguna: budi@klaten.go.id sebagai OPD (wedi, bayat)",
    ]
    said = next(d.value for d in at.dataframe if "Apa" in d.value.columns)["Oleh"].tolist()
    assert said[:3] == [access.OPERATOR] * 3


@pytest.mark.parametrize(
    "change, says",
    [
        (
            ("sri@klaten.go.id", "Sri", "", ()),
            "“sri@klaten.go.id” adalah pengguna diskominfo yang terakhir",
        ),
        (("sri@klaten.go.id", "Sri", "viewer", ()), "daftarkan dahulu penggantinya"),
        (("bukan surel", "X", "viewer", ()), "Kolom “Surel”: “bukan surel” bukan alamat surel"),
        (("x@klaten.go.id", "X", "opd", ()), "Kolom “OPD” kosong"),
        (("x@klaten.go.id", "X", "opd", ("tiada",)), "OPD “tiada” tidak ada dalam register"),
    ],
    ids=str,
)
def test_what_is_refused_changes_nobody(home, monkeypatch, change, says):
    monkeypatch.setenv("TANGGAP_HOME", str(home))
    state = {}
    monkeypatch.setattr("streamlit.session_state", state)
    monkeypatch.setattr(access, "require", lambda *roles: access.Viewer("d", rights.DISKOMINFO))
    before = people(home)
    user_form.change(*change)
    assert says in state["user-refused"] and people(home) == before


@pytest.mark.parametrize("role", [rights.BUPATI, rights.OPD, rights.VIEWER, rights.WALL, ""])
def test_no_other_role_changes_users_by_calling_the_action(app, home, monkeypatch, role):
    at = app(home, REGISTER)
    at = field(at, "text_input", "user-email").set_value("jahat@klaten.go.id").run()
    at = field(at, "selectbox", "user-role-Pengguna baru").set_value("diskominfo").run()
    monkeypatch.setattr(access, "current", lambda: access.Viewer("x", role))
    click(at, "user-save")
    assert "jahat@klaten.go.id" not in people(home)


def test_a_damaged_lake_has_a_page_of_its_own(app, home, tmp_path):
    waiting.load(home, tmp_path)
    path = next(home.glob("uploads/*/upload.json"))
    path.write_bytes(path.read_bytes()[:-9])
    for page in (REGISTER, "pages/upload/upload.py", "pages/queue/queue.py"):
        at = app(home, page)
        assert not at.exception and "Data tidak dapat ditampilkan" in [
            title.value for title in at.title
        ], page
        assert any(
            "upload.json" in text.value and "minta Diskominfo memulihkannya" in text.value
            for text in at.text
        )


def test_a_busy_folder_is_not_taken_for_one_without_a_register(app, home, monkeypatch):
    """A lock held too long once made the screen advise to load a register."""
    monkeypatch.setattr(homes_of_data, "WAIT_SECONDS", 0)
    for path in home.glob("store-*"):
        path.unlink()
    with homes_of_data.Home(home).lock(store.ASSEMBLING):
        at = app(home, "pages/queue/queue.py")
        assert not at.exception
        assert [title.value for title in at.title] == ["Data tidak dapat ditampilkan"]
        assert [text.value for text in at.text] == [
            "Folder data sedang dipakai proses lain lebih dari 60 detik; coba lagi sebentar lagi."
        ]
