"""Mode layar by its turns: leading and improving only, skipped where there is nobody, newer data at
the next turn."""

import re

import pandas as pd
import pytest

from data.cases import store
from data.lake import home as homes_of_data
from data.lake import locks
from metrics.board.chosen import leading
from pages.wall import frame
from tests.pages import homes

WALL = "pages/wall/wall.py"


@pytest.fixture
def shown(monkeypatch):
    """The turns that were drawn, as text."""
    turns: list[str] = []
    monkeypatch.setattr(frame, "show", lambda html: turns.append(html.replace("\u00a0", " ")))
    return turns


def title(html: str) -> str:
    return re.search(r"<h2>(.*?) <span>", html)[1]


def names(html: str) -> list[str]:
    return re.findall(r'<span class="name">(.*?)(?:<small>|</span>)', html)


def test_leading_opds_then_accounts_and_round_again(app, base_home, shown, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-01T08:42+07:00")
    at = app(base_home, WALL)
    assert not at.exception
    for _ in range(2):
        at.run()
    assert [title(html) for html in shown] == ["OPD terdepan", "Akun terdepan", "OPD terdepan"]
    first = shown[0]
    assert "61,4 % pesan warga dijawab dalam 24 jam" in first and "Juli–September 2026" in first
    assert "Kamis 1 Okt, 08.42" in first and "Lengkap sampai 1 Okt 2026" in first
    # three of the six with a place stand in the upper half
    assert names(first) == [
        "Dinas Kependudukan dan Pencatatan Sipil",
        "Kecamatan Wedi",
        "Dinas Pendidikan",
    ]
    assert "Instagram @dukcapil<small>Dinas Kependudukan dan Pencatatan Sipil</small>" in shown[1]


def test_nobody_is_shamed(app, base_home, shown):
    at = app(base_home, WALL)
    for _ in range(4):
        at.run()
    everything = "".join(shown)
    for lagging in (
        "Kecamatan Cawas",
        "@cawas",
        "Dinas Sosial",
        "@sosial",
        "Bagian Umum",
        "di bawah",
        "Perlu",
    ):
        assert lagging not in everything


def test_the_most_improved_have_their_own_turn(app, year_home, shown):
    at = app(year_home, WALL)
    for _ in range(3):
        at.run()
    turn = next(html for html in shown if title(html) == "OPD yang paling membaik")
    assert "dibanding Apr–Jun, yang paling pasti lebih dulu" in turn
    assert re.search(r"<b>dari [\d,]+ %</b> <span>menjadi [\d,]+ %</span>", turn)
    assert re.search(r'<span class="better">\+[\d,]+ <small>poin</small></span>', turn)


def test_newer_data_are_there_at_the_next_turn(app, tmp_path, shown):
    home = homes.filled(tmp_path)
    at = app(home, WALL)
    (tmp_path / "more.csv").write_bytes(homes.improvement())
    homes.command(
        home, "load", tmp_path / "more.csv", "--from", "2026-07-01", "--until", "2026-10-01"
    )
    at.run()
    assert "61,4 %" in shown[0] and "67,5 %" in shown[1]  # 256 of 379


def test_an_empty_home_says_so(app, tmp_path, shown):
    at = app(homes.registered(tmp_path), WALL)
    assert not at.exception
    assert "Belum ada pesan untuk ditampilkan." in shown[0] and "<ol>" not in shown[0]


def test_who_stands_in_the_lower_half_does_not_lead():
    rows = pd.DataFrame(
        {
            "unit": list("abcde"),
            "place": [1, 2, 2, 4, None],
            "status": ["ranked"] * 4 + ["few_cases"],
        }
    )
    assert list(leading(rows)["unit"]) == [
        "a",
        "b",
        "c",
    ]  # four have a place; the fourth is below the middle
    assert leading(rows.tail(1)).empty


def test_a_busy_folder_is_said_and_the_next_turn_looks_again(app, tmp_path, shown, monkeypatch):
    home = homes.registered(tmp_path)
    for path in home.glob("store-*"):
        path.unlink()
    monkeypatch.setattr(locks, "WAIT_SECONDS", 0)
    with homes_of_data.Home(home).lock(store.ASSEMBLING):
        at = app(home, WALL)
    assert not at.exception and "sedang dipakai proses lain" in shown[0]
    at.run()
    assert "Belum ada pesan untuk ditampilkan" in shown[1]
