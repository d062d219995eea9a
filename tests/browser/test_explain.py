"""In a real browser: touch a figure, take its cases home, compute it again by hand, and read what it
means."""

import csv
from datetime import datetime, timedelta

from tests.browser.roles import at_rest

at = datetime.fromisoformat
FOCUSED = "() => [...document.querySelectorAll('*')].map(e => e.shadowRoot?.activeElement?.textContent).find(Boolean)"


def test_a_figure_is_opened_downloaded_and_computed_again(tab, quarter, tmp_path):
    """Dinas Sosial answered 30 % of 60 within 24 h: 18."""
    page = tab()
    page.goto(quarter)
    row = page.locator(".ranking .row", has_text="Dinas Sosial")
    row.get_by_role("link", name="30,0").click()
    page.get_by_role("heading", level=1, name="Dinas Sosial").get_by_text("30,0 %").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh CSV").click()
    download.value.save_as(tmp_path / "kasus.csv")
    with open(tmp_path / "kasus.csv", newline="", encoding="utf-8-sig") as handle:
        rows = list(csv.DictReader(handle))
    waits = [at(row["first_reply_at"]) - at(row["opened_at"]) for row in rows]
    assert (sum(wait <= timedelta(hours=24) for wait in waits), len(rows)) == (18, 60)
    assert all(row["upload_id"] and row["row"] for row in rows)
    page.get_by_role("link", name="Arti, cara hitung").click()
    page.get_by_role("heading", level=1, name="dari setiap 100 pesan warga").wait_for()
    assert "indikator=on_time_rate" in page.url


def test_a_figure_is_touched_on_a_phone_and_one_step_back_leads_to_it(browser, quarter):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(quarter)
    rate = page.locator(".ranking .row", has_text="Kecamatan Cawas").locator(".rate .figure-link")
    rate.scroll_into_view_if_needed()
    at_rest(page)
    rate.tap()
    page.get_by_role("heading", level=1, name="Kecamatan Cawas").wait_for()
    page.get_by_text("Angka lain dari masa yang sama").wait_for()
    page.go_back()
    rate.wait_for()
    page.wait_for_function(f"shown => ({FOCUSED})() === shown", arg=rate.inner_text())
    context.close()


def test_a_figure_is_opened_by_keyboard(tab, quarter):
    page = tab()
    page.goto(quarter)
    page.get_by_role("heading", level=1).get_by_role("link").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Kabupaten, Juli").wait_for()
