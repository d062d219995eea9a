"""A month in the real browser: from open to published in at most 40 clicks, contests decided by the
keyboard alone, and two people at once, of whom the second is told."""

import re

import pytest

from bench.month import MOST, Clerk, review
from data.lake.home import Home
from data.review import contests, notes, question_marks
from reports.published import versions
from tests import month
from tests.browser import probe
from tests.browser.roles import at_rest
from tests.browser.servers import server
from tests.pages.review.steps import open_in
from tests.published import NOW

ANSWERS = ("Tidak ada dalam ekspor", "Sudah dihitung", "Sama dengan nomor 1")


@pytest.fixture(scope="module")
def reviewed(browser, tmp_path_factory) -> tuple[Home, str]:
    """A month ready to be reviewed, and the address of its server."""
    place = month.home(tmp_path_factory.mktemp("month"))
    with server(place.path, TANGGAP_NOW=NOW) as address:
        probe.open_page(address)
        yield place, address


@pytest.fixture
def opened(browser, reviewed):
    """``opened(…)`` → a new person at Tinjauan bulanan, with these steps open."""
    contexts = []

    def open_review(*steps: str):
        contexts.append(browser.new_context(viewport={"width": 1440, "height": 900}))
        page = contexts[-1].new_page()
        page.goto(f"{reviewed[1]}/tinjauan?bulan={month.MONTH}")
        page.get_by_role("heading", level=1, name="OPD lengkap").wait_for()
        at_rest(page)
        open_in(page, *steps)
        return page

    yield open_review
    for context in contexts:
        context.close()


def test_contests_are_decided_one_after_another_by_the_keyboard_alone(reviewed, opened):
    page, (place, _) = opened("contests"), reviewed
    page.get_by_role("textbox", name="Jawaban untuk OPD").focus()
    for number, answer in enumerate(ANSWERS, start=1):
        page.keyboard.type(answer)
        page.keyboard.press("Enter")
        left = len(ANSWERS) - number
        said = f"{left} menunggu keputusan" if left else f"✓ {number} ditolak"
        page.get_by_text(re.compile(said)).first.wait_for()
        at_rest(page)
    assert [(c.state, c.answer) for c in contests.read(place)] == [
        ("declined", answer) for answer in ANSWERS
    ]
    for number in (1, 2, 3):
        page.get_by_role("button", name="Lihat atau tarik keputusan").click()
        page.get_by_role("button", name="Tarik keputusan ini").click()
        page.get_by_text(re.compile(f"{number} menunggu keputusan")).first.wait_for()
        at_rest(page)
        page.keyboard.press("Escape")


def test_of_two_who_decide_the_second_is_told_and_loses_nothing(reviewed, opened):
    first, second = opened("contests"), opened("contests")
    for page, answer in ((first, "Kata yang pertama"), (second, "Kata yang kedua")):
        page.get_by_role("textbox", name="Jawaban untuk OPD").fill(answer)
        page.get_by_role("button", name="Putuskan").click()
        at_rest(page)
    said = second.get_by_role("alert").inner_text()
    assert "nomor 1 tidak sedang menunggu" in said and "“Kata yang kedua”" in said
    assert [c.answer for c in contests.read(reviewed[0])] == ["Kata yang pertama", "", ""]
    first.get_by_role("button", name="Lihat atau tarik keputusan").click()
    first.get_by_role("button", name="Tarik keputusan ini").click()
    first.get_by_text(re.compile("3 menunggu keputusan")).first.wait_for()


def test_of_two_who_note_and_mark_the_second_is_told_and_loses_nothing(reviewed, opened):
    first, second = opened("questions", "notes"), opened("questions", "notes")
    for page, note in ((first, "Catatan satu"), (second, "Catatan dua")):
        page.locator("textarea[aria-label^='Catatan']").last.fill(note)
        page.get_by_role("button", name="Simpan catatan").click()
        at_rest(page)
    assert "diubah operator menjadi “Catatan satu”" in second.get_by_role("alert").inner_text()
    assert second.locator("textarea[aria-label^='Catatan']").last.input_value() == "Catatan dua"
    assert [note.text for note in notes.read(reviewed[0], month.MONTH)] == ["Catatan satu"]
    for page in (first, second):
        page.get_by_role("button", name="Sudah ditanyakan").click()
        at_rest(page)
    second.get_by_text("ditandai orang lain").wait_for()
    assert [len(marks) for marks in question_marks.read(reviewed[0]).values()] == [2]


def test_a_month_takes_at_most_forty_clicks_and_is_published_once(browser, tmp_path):
    place = month.home(tmp_path)
    with server(place.path, TANGGAP_NOW=NOW) as address:
        pages = []
        for _ in range(2):
            pages.append(browser.new_context(viewport={"width": 1440, "height": 900}).new_page())
            pages[-1].goto(f"{address}/tinjauan?bulan={month.MONTH}")
            pages[-1].get_by_role("heading", level=1, name="OPD lengkap").wait_for()
            at_rest(pages[-1])
            open_in(pages[-1], "publishing")
        clerk = Clerk(pages[0], month.case_of(place, month.CONTESTED[1]))
        pages[0].goto(address)
        clicks = review(clerk)
        assert clicks <= MOST, clerk.clicks
        late = pages[1].get_by_role("button", name="Terbitkan", exact=True)
        late.click()
        at_rest(pages[1])
        assert "sudah terbit sebagai versi 1.0" in pages[1].get_by_role("alert").inner_text()
    assert [one["version"] for one in versions(place)] == ["1.0"]
