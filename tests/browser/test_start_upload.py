"""An OPD's start page takes files: they are checked and stored on "Unggah", as if they had been
chosen there."""

import pytest

from tests.browser.roles import become, has_said_all
from tests.pages import homes

sync_api = pytest.importorskip("playwright.sync_api")
FILE = {"name": "baru.csv", "mimeType": "text/csv", "buffer": homes.improvement()}


@pytest.fixture
def start(tab, changing):
    """The start page of Dinas Sosial."""
    page = tab()
    page.goto(changing)
    become(page, "OPD", "Dinas Sosial")
    page.get_by_text("Unggah ekspor percakapan akun Anda").wait_for()
    return page


def test_three_clicks_store_a_file_and_take_it_back(start):
    start.locator("input[type=file]").set_input_files(FILE)
    start.wait_for_url("**/unggah?peran=*")  # the role of local mode goes along
    start.get_by_role("button", name="Ya, semuanya: simpan").click()
    start.get_by_role("heading", name="Tersimpan: 120").wait_for()
    assert not start.get_by_role(
        "button", name="Buang berkas ini"
    ).is_visible()  # it is no longer waiting
    start.get_by_role("link", name="Papan peringkat", exact=True).click()
    start.locator(".ranking .row.mine").wait_for()
    has_said_all(start)
    assert "unggah" not in start.url  # what was chosen before does not lead there again
    start.get_by_role("link", name="Unggah", exact=True).click()
    start.get_by_role("button", name="Batalkan unggahan", exact=True).first.click()
    start.get_by_text("sudah dibatalkan").wait_for()


def test_what_is_not_wanted_is_dropped(start):
    start.locator("input[type=file]").set_input_files([FILE, {**FILE, "name": "lagi.csv"}])
    start.get_by_role("button", name="Buang 2 berkas ini").click()
    start.get_by_role("heading", level=1, name="Unggah ekspor percakapan akun Anda").wait_for()
    assert (
        not start.get_by_text("baru.csv").is_visible()
        and not start.get_by_text("lagi.csv").is_visible()
    )


def test_what_is_not_stored_yet_waits_and_is_not_lost_without_a_question(start):
    start.locator("input[type=file]").set_input_files(FILE)
    store = start.get_by_role("button", name="Ya, semuanya: simpan")
    store.wait_for()
    has_said_all(start)
    start.get_by_role("link", name="Antrean", exact=True).click()
    start.wait_for_url("**/antrean*")
    has_said_all(start)
    start.get_by_role("link", name="Unggah", exact=True).click()
    store.wait_for()
    has_said_all(start)
    with start.expect_event("dialog") as asked:
        start.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    start.get_by_role("button", name="Buang berkas ini").click()
    start.get_by_role("heading", level=1, name="Unggah ekspor percakapan akun Anda").wait_for()
