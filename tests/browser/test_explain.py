"""In a real browser: open a figure, take its cases home, compute it again by hand, and read what it
means."""

import csv
from datetime import datetime, timedelta

from tests.browser.roles import at_rest

at = datetime.fromisoformat


def test_a_figure_is_opened_downloaded_and_computed_again(tab, quarter, tmp_path):
    """Dinas Sosial answered 30 % of 60 within 24 h: 18."""
    page = tab()
    page.goto(quarter)
    page.locator(".rk .row", has_text="Dinas Sosial").click()
    page.get_by_role("heading", level=1, name="Dinas Sosial").wait_for()
    page.get_by_placeholder("Buka angka ini").scroll_into_view_if_needed()
    at_rest(page)  # a list of options closes when the page still scrolls
    page.get_by_placeholder("Buka angka ini").click()
    page.get_by_role("option", name="Dijawab dalam 24 jam").click()
    opened = page.locator(".st-key-explained-unit")
    opened.get_by_text("30,0 %").wait_for()
    with page.expect_download() as download:
        opened.get_by_role("button", name="Unduh CSV").click()
    download.value.save_as(tmp_path / "kasus.csv")
    with open(tmp_path / "kasus.csv", newline="", encoding="utf-8-sig") as handle:
        rows = list(csv.DictReader(handle))
    waits = [at(row["first_reply_at"]) - at(row["opened_at"]) for row in rows]
    assert (sum(wait <= timedelta(hours=24) for wait in waits), len(rows)) == (18, 60)
    assert all(row["upload_id"] and row["row"] for row in rows)
    opened.get_by_role("link", name="Arti angka ini").click()
    page.get_by_role("heading", level=1, name="dari setiap 100 pesan warga").wait_for()
    assert "indikator=on_time_rate" in page.url
