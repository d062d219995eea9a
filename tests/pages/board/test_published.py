"""Papan peringkat of a published month: what was published stands beside what is now."""

import pytest

from data.intake.reader import Reader
from data.lake.home import Home
from data.targets import calendar
from reports.publish import publish
from tests import program
from tests.pages import homes

BOARD, MONTH = "pages/board/leaderboard.py", "2026-09"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """September published, then 60 more cases of the same quarter."""
    folder = tmp_path_factory.mktemp("published")
    place = Home(homes.filled(folder))
    (folder / "calendar.csv").write_text("date,kind,source\n2026-08-17,holiday,SKB\n")
    with pytest.MonkeyPatch.context() as patch, Reader() as reader:
        patch.setenv("TANGGAP_NOW", "2026-10-20T09:00:00+07:00")
        calendar.take_in(place, folder / "calendar.csv", "test")
        publish(place, MONTH, None, "Diskominfo")
        (folder / "baru.csv").write_bytes(homes.improvement())
        stated = ("--from", "2026-07-01", "--until", "2026-10-01")
        program.load_file(place, folder / "baru.csv", reader, *stated)
    return place


def test_the_frozen_figures_stay_and_say_what_has_come_in_since(app, html, home):
    at = app(home.path, BOARD, bulan=MONTH)
    assert not at.exception
    said = html["published"].replace("\u00a0", " ")
    assert (
        "(versi 1.0, 20 Okt 2026); sejak itu 60 kasus masuk. Di bawah ini angka sekarang." in said
    )
    sosial = said.split("Dinas Sosial</b><em>")[1]
    assert sosial.startswith("30,0 %")  # as published; now 120 cases, 78 of them in time
    assert "<small>60 kasus</small>" in sosial


def test_a_month_that_is_not_published_says_nothing(app, html, home):
    app(home.path, BOARD, bulan="2026-08")
    assert "published" not in html
