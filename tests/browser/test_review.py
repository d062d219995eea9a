"""The two other uses in a real browser: look at the board and open a department, review a month and take it home."""

import python_calamine

from tests.browser.conftest import server
from tests.pages import homes

WAIT = 30_000


def test_a_row_of_the_board_opens_its_profile_and_back_returns(browser, tmp_path):
    with server(homes.filled(tmp_path)) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.locator(".rk .row", has_text="Dinas Sosial").click()
        page.get_by_role("heading", level=1, name="Dinas Sosial").wait_for(timeout=WAIT)
        assert "/profil" in page.url and "unit=" in page.url
        page.go_back()
        page.locator(".rk .row", has_text="Dinas Sosial").wait_for(timeout=WAIT)
        assert "/profil" not in page.url
        page.close()


def test_a_month_is_reviewed_and_downloaded(browser, tmp_path):
    with server(homes.filled(tmp_path)) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}/")
        page.get_by_role("link", name="Tinjauan bulanan").click()
        page.get_by_role("heading", level=1, name="OPD lengkap").wait_for(timeout=WAIT)
        with page.expect_download(timeout=WAIT) as download:
            page.get_by_role("button", name="Unduh XLSX").click()
        download.value.save_as(tmp_path / "tinjauan.xlsx")
        book = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "tinjauan.xlsx"))
        cells = [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
        assert "Dinas Sosial" in cells
        page.close()


def test_the_template_can_be_downloaded(browser, tmp_path):
    with server(homes.filled(tmp_path)) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}/")
        page.get_by_role("link", name="Unggah").click()
        with page.expect_download(timeout=WAIT) as download:
            page.get_by_role("button", name="Catatan untuk diisi").click()
        download.value.save_as(tmp_path / "templat.xlsx")
        book = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "templat.xlsx"))
        assert book.get_sheet_by_index(0).to_python()[0][:3] == ["Akun", "Tanggal masuk", "Jam masuk"]
        page.close()
