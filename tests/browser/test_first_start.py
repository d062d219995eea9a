"""A regency begins with nothing but the screen: OPDs, accounts and users by CSV, then the first
upload."""

import json

import pytest

from data.lake.home import Home
from data.register.register import Register
from tests.browser.roles import has_said_all
from tests.browser.servers import server
from tests.pages import homes

sync_api = pytest.importorskip("playwright.sync_api")
MOST_CLICKS = 13  # docs/mulai.md counts them
OPDS = "opd_id,name,kind\nsosial,Dinas Sosial,dinas\n"
ACCOUNTS = "account_id,opd_id,platform,handle\nsosial-ig,sosial,instagram,@sosial\n"
USERS = "email,name,role,opd_ids\nsri@klaten.go.id,Sri,diskominfo,\n"


class Clicks:
    """A page of which every press is counted."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name).first.click()
        self.count += 1


def test_a_regency_begins_on_the_screen(browser, tmp_path):
    home = tmp_path / "home"
    with server(home) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 1200})
        page.goto(address)
        clicks = Clicks(page)
        clicks.press("link", "Mulai di Register")
        page.get_by_role("heading", name="Memulai").wait_for()
        for kept, head, text in (
            ("1 OPD", "OPD", OPDS),
            ("1 OPD, 1 akun", "Akun", ACCOUNTS),
            ("1 OPD, 1 akun, 1 orang", "Pengguna", USERS),
        ):  # each table opens by itself once the one before it is kept
            page.get_by_role("heading", level=2, name=head, exact=True).wait_for()
            has_said_all(page)
            given = {"name": "berkas.csv", "mimeType": "text/csv", "buffer": text.encode()}
            page.locator("input[type=file]").first.set_input_files(given)
            clicks.count += 1
            clicks.press("button", "Periksa berkas ini")
            clicks.press("button", "Simpan perubahan")
            page.get_by_text(f"Tersimpan: {kept}.").wait_for()
        assert Register.current(Home(home)).names == {"sosial": "Dinas Sosial"}
        clicks.press("link", "Buka Unggah")
        page.get_by_role("heading", level=1, name="Unggah ekspor percakapan").wait_for()
        has_said_all(page)
        rows = homes.csv_bytes(homes.talks("sosial-ig", 30, 0.8))
        given = {"name": "pesan.csv", "mimeType": "text/csv", "buffer": rows}
        page.locator("input[type=file]").first.set_input_files(given)
        clicks.count += 1
        clicks.press("button", "Ya, semuanya: simpan")
        page.get_by_role("heading", name="Tersimpan: 60 pesan menjadi 30 kasus").wait_for()
        has_said_all(page)
        page.close()
    print(json.dumps({"clicks": clicks.count}))
    assert clicks.count <= MOST_CLICKS
