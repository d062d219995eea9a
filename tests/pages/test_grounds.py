"""Wherever a screen says how many hours or days a target has, its ground is one click away; where
nothing can be clicked (wall, paper, workbook) the ground stands there, read by somebody or not."""

import io
import re

import pytest
from python_calamine import CalamineWorkbook

from pages.access import access, rights
from pages.controls import ground
from pages.review import figures as review_figures
from pages.wall import frame
from tests import waiting
from tests.pages.test_plain_words import ADDRESS, ROLES, shown

TARGET = re.compile(r"(?:dalam|dari|lambat|target) (?:\d+ jam|satu hari kerja)|\d+ hari kerja")
ENTRIES = [f"kamus?indikator={entry}" for entry in ground.ENTRIES.values()]
GROUND = (
    "Balasan pertama: 24 jam pada jam warga. Pengumuman: Diumumkan di Klaten: 1 × 24 jam; aturan "
    "nasional tidak ada. Belum diverifikasi."
)
SAY_A_TARGET = {
    "diskominfo": {"", "tren", "profil", "angka", "layar", "lembar", "kamus", "tentang"},
    "opd": {"", "tren", "profil", "angka", "layar", "angka-saya", "kamus", "tentang"},
    "viewer": {"", "tren", "profil", "angka", "layar", "kamus", "tentang"},
}


@pytest.fixture
def on_wall(monkeypatch, html):
    """What the wall shows is drawn, too."""
    monkeypatch.setattr(frame, "show", lambda content: html.add("wall", content))


def leads_to_ground(at, html: dict[str, str], text: str) -> bool:
    """Whether a link of the screen opens an entry with the ground, or the ground stands on it."""
    linked = " ".join([*html.values(), *(m.value for m in at.markdown)])
    linked += " ".join(f"kamus?{link.proto.query_string}" for link in at.get("page_link"))
    return any(entry in linked for entry in ENTRIES) or "Belum diverifikasi" in text


def looked(app, html, home, screen: rights.Screen) -> tuple[bool, bool]:
    """Whether a screen says a target, and whether it leads to its ground."""
    html.clear()
    at = app(home, screen.path, **ADDRESS.get(screen.url_path, {}))
    assert not at.exception, screen.path
    text = " ".join(shown(at, html).replace("\xa0", " ").split())
    return bool(TARGET.search(text)), leads_to_ground(at, html, text)


@pytest.mark.parametrize("role", SAY_A_TARGET)
def test_every_screen_that_says_a_target_leads_to_its_ground(
    app, html, on_wall, base_home, monkeypatch, role
):
    monkeypatch.setattr(access, "current", lambda: ROLES[role])
    found = {s.url_path: looked(app, html, base_home, s) for s in rights.of(role)}
    say = {address for address, (says, _) in found.items() if says}
    assert [address for address in say if not found[address][1]] == []
    assert say >= SAY_A_TARGET[role]


def test_a_deadline_leads_to_the_ground_of_its_target(app, html, tmp_path, monkeypatch):
    """Two hours after the last upload: of older data no deadline is said."""
    monkeypatch.setenv("TANGGAP_NOW", "2026-09-30T18:00:00+07:00")
    monkeypatch.setattr(access, "current", lambda: ROLES["opd"])
    [queue] = [screen for screen in rights.SCREENS if screen.url_path == "antrean"]
    assert looked(app, html, waiting.home(tmp_path), queue) == (True, True)


def test_the_months_workbook_says_it_itself(base_home, app):
    """It is sent on without the screen that it came from."""
    app(base_home)
    from pages.cache import store

    path = store.store_path()
    content = review_figures.as_xlsx(path, "2026-09", "24 jam")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        assert GROUND in book.get_sheet_by_name(name).to_python()[1][0].replace("\xa0", " ")


def test_a_published_month_says_the_ground_as_it_stood(published_home):
    from pages.cache import published, store

    path = store.published_path(published_home, "2026-09", "1.0")
    assert published.at(path).version == "1.0"
    assert ground.sentence(path).replace("\xa0", " ") == GROUND


@pytest.mark.parametrize("board, entry", [("Respons", ENTRIES[0]), ("Penyelesaian", ENTRIES[1])])
def test_each_board_leads_to_its_own_ground(app, html, base_home, board, entry):
    app(base_home, "pages/trend/trends.py", papan=board)
    assert f'<a class="onward" href="{entry}">Dasar targetnya</a>' in html["fresh"]
