"""The two other uses in a real browser: look at the board and open a department, review a month and
take it home."""

import re
from datetime import date

import python_calamine

from data.demo import regency
from tests.browser.roles import settled
from tests.browser.servers import server
from tests.pages import homes


def test_a_row_of_the_board_opens_its_profile_and_back_returns(tab, quarter):
    page = tab()
    page.goto(quarter)
    page.locator(".ranking .row", has_text="Dinas Sosial").locator(".unit-link").click()
    page.get_by_role("heading", level=1, name="Dinas Sosial").wait_for()
    assert "/profil" in page.url and "unit=" in page.url
    page.go_back()
    page.locator(".ranking .row", has_text="Dinas Sosial").wait_for()
    assert "/profil" not in page.url


def test_a_month_is_reviewed_and_downloaded(tab, quarter, tmp_path):
    page = tab()
    page.goto(quarter)
    page.get_by_role("link", name="Tinjauan bulanan").click()
    page.get_by_role("heading", level=1, name="OPD lengkap").wait_for()
    page.get_by_text("Angka bulan ini").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh XLSX").click()
    download.value.save_as(tmp_path / "tinjauan.xlsx")
    book = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "tinjauan.xlsx"))
    cells = [
        cell
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    ]
    assert "Dinas Sosial" in cells


def test_the_template_can_be_downloaded(tab, quarter, tmp_path):
    page = tab()
    page.goto(quarter)
    page.get_by_role("link", name="Unggah").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Catatan untuk diisi").click()
    download.value.save_as(tmp_path / "templat.xlsx")
    book = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "templat.xlsx"))
    assert book.get_sheet_by_index(0).to_python()[0][:3] == ["Akun", "Tanggal masuk", "Jam masuk"]


def test_all_137_accounts_are_printed_on_one_page(tab, tmp_path):
    home = tmp_path / "home"
    homes.command(home, "register", *regency.write(tmp_path, regency.accounts(date(2026, 7, 1))))
    (tmp_path / "dinkes.csv").write_text(
        "account_id,conversation_id,message_id,sent_at,direction\n"
        "dinkes-ig,c1,m1,2026-09-01T08:00:00+07:00,inbound\n",
        encoding="utf-8",
    )
    homes.command(
        home, "load", tmp_path / "dinkes.csv", "--from", "2026-09-01", "--until", "2026-10-01"
    )
    with server(home) as address:
        page = tab()
        page.goto(f"{address}/")
        page.goto(f"{address}/lembar?bulan=2026-09")
        page.get_by_text("Sekretariat DPRD").wait_for()
        settled(page)
        assert page.locator(".sheet section p").count() == 137
        reasons = page.locator(".sheet .no-figure").all_inner_texts()
        assert reasons and all(reasons)  # the search of the board hides its own words only
        printed = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
