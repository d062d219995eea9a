"""By keyboard alone: an upload, a contest of several cases from the queue, and its decision."""

import re

import pytest

from tests import waiting
from tests.browser.conftest import visited
from tests.browser.roles import at_rest, become, settled
from tests.pages import homes
from tests.pages.review.steps import INSIDE

ACTIVE = """() => { let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const name = (e) => e.getAttribute?.('aria-label') || e.innerText || e.value || '';
  const around = [one, one.parentElement, one.closest('label, li, .row, [data-baseweb]')].filter(Boolean);
  const seen = around.some((e) => [undefined, '::before'].some((part) => {
    const look = getComputedStyle(e, part); return look.outlineStyle !== 'none' || look.boxShadow !== 'none'; }));
  return [one.tagName, name(one).trim(), one.type || '', seen]; }"""
MOST = 150  # presses of Tab


@pytest.fixture(scope="module")
def address(browser, tmp_path_factory):
    """A contest and an upload, one test each: what is uploaded was answered, so nobody waits more."""
    with visited(waiting.home(tmp_path_factory.mktemp("keyboard"))) as started:
        yield started


def reach(page, words: str, kind: str = "") -> None:
    """Tab until what has these words (or is of this kind) has the keyboard; it shows that it has."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        tag, name, type_, is_seen = page.evaluate(ACTIVE)
        if re.search(words, name) and (not kind or kind in (tag, type_)):
            assert is_seen, f"no focus to be seen on {tag} {name!r}"
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


def test_cases_are_contested_and_decided_without_a_mouse(browser, address):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    become(page, "OPD", "Dinas Sosial")
    reach(page, "^Antrean$")
    page.keyboard.press("Enter")
    page.locator(".queue .chooser").first.wait_for()
    at_rest(page)
    for _ in range(2):
        reach(page, "^Pilih untuk disanggah", "checkbox")
        page.keyboard.press("Space")
    reach(page, "^Sanggah 2 pesan yang dipilih$")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name=re.compile("Sanggah 2.pesan")).wait_for()
    at_rest(page)
    reach(page, "Alasan", "TEXTAREA")
    page.keyboard.type("pesan uji coba")
    reach(page, "Kirim 2.sanggahan")
    page.keyboard.press("Enter")
    page.get_by_text("Sanggahan nomor 1 dan 2 terkirim").wait_for()

    become(page, "Diskominfo")
    reach(page, "^Tinjauan bulanan$")
    page.keyboard.press("Enter")
    page.get_by_text("2 menunggu keputusan").wait_for()
    at_rest(page)
    reach(page, INSIDE["contests"], "SUMMARY")
    page.keyboard.press("Enter")
    at_rest(page)
    reach(page, "Jawaban untuk OPD", "INPUT")
    page.keyboard.type("dikeluarkan dari hitungan")
    page.keyboard.press("Enter")
    page.get_by_text("1 menunggu keputusan").wait_for()
    page.close()


def test_a_file_is_uploaded_without_a_mouse(browser, address):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}/unggah")
    page.get_by_text("Riwayat unggahan").wait_for()
    at_rest(page)
    with page.expect_file_chooser() as chooser:
        reach(page, "Pilih berkas|Upload|Browse", "BUTTON")
        page.keyboard.press("Enter")
    chooser.value.set_files(
        {"name": "a.csv", "mimeType": "text/csv", "buffer": homes.improvement()}
    )
    page.get_by_role("button", name="Ya, semuanya: simpan").wait_for()
    settled(page)
    at_rest(page)
    reach(page, "^Ya, semuanya: simpan$")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=re.compile("Tersimpan")).first.wait_for()
    page.close()


def test_a_table_shows_that_it_has_the_keyboard(tab, quarter):
    page = tab()
    page.goto(f"{quarter}/register")
    page.get_by_role("heading", level=2, name="OPD").wait_for()
    at_rest(page)
    reach(page, "", "CANVAS")
    look = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert look == "solid"
