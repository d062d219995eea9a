"""An OPD's start page takes files: they are checked and stored on "Unggah", as if they had been
chosen there."""

import pytest

from tests.browser import probe
from tests.browser.conftest import server
from tests.browser.roles import WAIT, become
from tests.pages import homes

sync_api = pytest.importorskip("playwright.sync_api")
FILE = {"name": "baru.csv", "mimeType": "text/csv", "buffer": homes.improvement()}


@pytest.fixture(scope="module")
def address(browser, tmp_path_factory):
    with server(homes.filled(tmp_path_factory.mktemp("start"))) as started:
        probe.open_page(
            started
        )  # the first visit to a server just started, as first_visit makes it
        yield started


@pytest.fixture
def start(again, address):
    """The start page of Dinas Sosial."""
    page = again.new_page()
    page.goto(address)
    become(page, "OPD", "Dinas Sosial")
    page.get_by_text("Unggah ekspor percakapan akun Anda").wait_for(timeout=WAIT)
    yield page
    page.close()


def test_three_clicks_store_a_file_and_take_it_back(start):
    start.locator("input[type=file]").set_input_files(FILE)
    start.wait_for_url("**/unggah", timeout=WAIT)
    start.get_by_role("button", name="Ya, semuanya: simpan").click(timeout=WAIT)
    start.get_by_role("heading", name="Tersimpan: 120 dari 120").wait_for(timeout=WAIT)
    assert not start.get_by_role(
        "button", name="Buang berkas ini"
    ).is_visible()  # it is no longer waiting
    start.get_by_role("link", name="Papan peringkat").click()
    start.locator(".rk .row.me").wait_for(timeout=WAIT)
    start.wait_for_timeout(1500)
    assert "unggah" not in start.url  # what was chosen before does not lead there again
    start.get_by_role("link", name="Unggah", exact=True).click()
    start.get_by_role("button", name="Batalkan unggahan", exact=True).first.click(timeout=WAIT)
    start.get_by_text("sudah dibatalkan").wait_for(timeout=WAIT)


def test_what_is_not_wanted_is_dropped(start):
    start.locator("input[type=file]").set_input_files([FILE, {**FILE, "name": "lagi.csv"}])
    start.get_by_role("button", name="Buang 2 berkas ini").click(timeout=WAIT)
    start.get_by_role("heading", level=1, name="Unggah ekspor percakapan akun Anda").wait_for(
        timeout=WAIT
    )
    assert (
        not start.get_by_text("baru.csv").is_visible()
        and not start.get_by_text("lagi.csv").is_visible()
    )
