"""Where no upload covers a day and no message was seen, nobody knows whether citizens wrote: it is
never called "tidak ada pesan" or a count of 0."""

import re

import pytest

from tests.pages import homes
from tests.pages.review.steps import opened

NO_DATA = "belum ada data"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The quarter of seven OPDs, beside an eighth that has never uploaded."""
    place = homes.filled(tmp_path_factory.mktemp("silent"))
    homes.add_to_register(
        place, ("hukum", "Bagian Hukum", "bagian"), ("hukum-ig", "hukum", "instagram", "@hukum")
    )
    return place


def cells(html, key: str, head: str) -> list[str]:
    """The cells of one row of a table in words."""
    row = re.search(rf"<tr><th[^>]*>(?:<a[^>]*>)?{head}.*?</tr>", html[key], re.DOTALL)[0]
    found = re.findall(r"<td.*?>(.*?)</td>", row, re.DOTALL)
    return [re.sub("<[^>]*>", "", cell).replace("\u00a0", " ") for cell in found]


@pytest.mark.parametrize("figure", ["Dijawab dalam 24", "Belum dijawab", "Separuh dijawab"])
def test_a_window_before_the_data_begin_is_no_window_without_messages(app, html, home, figure):
    app(home, "pages/profile/profile.py", by="opd", unit="pendidikan")
    own, before, change, _ = cells(html, "figures", figure)
    assert (before, change) == (NO_DATA, "belum ada pembanding")
    assert own != NO_DATA


@pytest.mark.parametrize("figure", ["Dijawab dalam 24", "Belum dijawab", "Separuh dijawab"])
def test_of_who_never_uploaded_nothing_is_said(app, html, home, figure):
    app(home, "pages/profile/profile.py", by="opd", unit="hukum")
    own, before, _, regency = cells(html, "figures", figure)
    assert (own, before) == (NO_DATA, NO_DATA) and regency != NO_DATA


def test_neither_is_it_in_trends_and_in_the_review(app, html, home):
    app(home, "pages/trend/trends.py")
    shown = re.search(r">Bagian Hukum</a>.*?</div>", html["multiples"], re.DOTALL)[0]
    assert NO_DATA in shown and "tidak ada" not in shown
    opened(app(home, "pages/review/review.py", bulan="2026-09"), "month-figures-open")
    *said, covered = cells(html, "month-figures", "Bagian Hukum")
    assert set(said) == {NO_DATA} and covered == "0,0 %"
