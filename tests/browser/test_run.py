"""The main path in a real browser: look at the board, upload, see a rate change, undo, see it
change back."""

import re

from tests.pages import homes


def _rate(page, name: str) -> str:
    row = page.locator(".ranking .row", has_text=name)
    row.wait_for()
    return row.locator(".rate b").inner_text()


def test_an_upload_changes_one_rate_and_its_undo_changes_it_back(tab, changing):
    page = tab()
    page.goto(changing)
    assert _rate(page, "Dinas Sosial") == "30,0\u00a0%"
    before = _rate(page, "Dinas Pendidikan")

    page.get_by_role("link", name="Unggah").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "../../etc/sosial.csv", "mimeType": "text/csv", "buffer": homes.improvement()}
    )
    page.get_by_role("button", name="Ya, semuanya: simpan").click()
    page.get_by_text(re.compile("Tersimpan: 120.pesan menjadi 60.kasus")).wait_for()
    assert (
        page.locator(".headline-figures").inner_text().split()
        == "120 dibaca = 120 diterima + 0 sudah ada + 0 ditolak".split()
    )

    page.get_by_role("link", name="Papan peringkat", exact=True).click()
    page.locator(".ranking .row", has_text="65,0").wait_for()
    assert _rate(page, "Dinas Sosial") == "65,0\u00a0%"
    assert _rate(page, "Dinas Pendidikan") == before

    page.get_by_role("link", name="Unggah").click()
    page.get_by_role("button", name="Batalkan unggahan", exact=True).first.click()
    page.get_by_text("sudah dibatalkan").wait_for()

    page.get_by_role("link", name="Papan peringkat", exact=True).click()
    page.locator(".ranking .row", has_text="30,0").wait_for()
    assert _rate(page, "Dinas Sosial") == "30,0\u00a0%"
