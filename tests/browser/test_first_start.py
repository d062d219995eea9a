"""A regency begins with nothing but the screen: OPDs, accounts and users by CSV or typed, the first
upload, and the first right figure."""

import json
import re
from collections.abc import Callable

import pytest

from data.access.users import Users
from data.lake.home import Home
from data.register.register import Register
from tests.browser.roles import at_rest, has_said_all
from tests.browser.servers import server
from tests.pages import homes

sync_api = pytest.importorskip("playwright.sync_api")
MOST_CLICKS = 14  # docs/mulai.md counts them
TABLES = {  # head: what is there once it is kept, its CSV
    "OPD": ("1 OPD", "opd_id,name,kind\nsosial,Dinas Sosial,dinas\n"),
    "Akun": (
        "1 OPD, 1 akun",
        "account_id,opd_id,platform,handle\nsosial-ig,sosial,instagram,@sosial\n",
    ),
    "Pengguna": (
        "1 OPD, 1 akun, 1 orang",
        "email,name,role,opd_ids\nsri@klaten.go.id,Sri,diskominfo,\n",
    ),
}
TYPED = {  # the same, field by field from the first one on
    "OPD": ("Id OPD", ["sosial", "Dinas Sosial", "dinas"]),
    "Akun": ("Id akun", ["sosial-ig", "sosial", "Instagram", "@sosial"]),
    "Pengguna": ("Surel", ["sri@klaten.go.id", "Sri", "Diskominfo"]),
}


class Clicks:
    """A page of which every press is counted."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, role: str, name: str) -> None:
        self.click(self.page.get_by_role(role, name=name, exact=role == "textbox").first)

    def click(self, what) -> None:
        what.click()
        self.count += 1

    def hand_in(self, name: str, content: bytes) -> None:
        given = {"name": name, "mimeType": "text/csv", "buffer": content}
        self.page.locator("input[type=file]").first.set_input_files(given)
        self.count += 1


def by_csv(clicks: Clicks, head: str) -> None:
    clicks.hand_in("berkas.csv", TABLES[head][1].encode())
    clicks.press("button", "Periksa berkas ini")


def typed(clicks: Clicks, head: str) -> None:
    """One click into the first field, then keys alone: Tab from field to field, Enter at a choice,
    and Enter at the end."""
    keyboard = clicks.page.keyboard
    first, texts = TYPED[head]
    clicks.press("textbox", first)
    for number, text in enumerate(texts):
        if number:
            keyboard.press("Tab")
        keyboard.type(text)
        if clicks.page.locator("input[role=combobox]:focus").count():
            clicks.page.get_by_role("option", name=text, exact=True).wait_for()
            keyboard.press("Enter")
            clicks.page.get_by_role("option").first.wait_for(state="detached")
    if clicks.page.locator("input[role=combobox]:focus").count():
        keyboard.press("Tab")  # Enter would open the choice again
    keyboard.press("Enter")
    in_table = clicks.page.locator("[data-testid=stDataFrame] td", has_text=texts[0])
    in_table.first.wait_for(state="attached")
    at_rest(clicks.page)
    clicks.press("button", "Periksa perubahan")


@pytest.mark.parametrize("way", [by_csv, typed])
def test_a_regency_begins_on_the_screen(browser, tmp_path, way: Callable[[Clicks, str], None]):
    home = tmp_path / "home"
    with server(home) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 1200})
        page.goto(address)
        clicks = Clicks(page)
        clicks.press("link", "Mulai di Register")
        page.get_by_role("heading", name="Memulai").wait_for()
        for head, (kept, _) in TABLES.items():  # each opens by itself
            page.get_by_role("heading", level=2, name=head, exact=True).wait_for()
            has_said_all(page)
            way(clicks, head)
            clicks.press("button", "Simpan perubahan")
            page.get_by_text(f"Tersimpan: {kept}.").wait_for()
        place = Home(home)
        assert Register.current(place).names == {"sosial": "Dinas Sosial"}
        [[account]] = Register.current(place).accounts.values()
        assert (account.opd_id, account.platform, account.handle) == (
            "sosial",
            "instagram",
            "@sosial",
        )
        assert Users.current(place)["sri@klaten.go.id"].role == "diskominfo"
        clicks.press("link", "Buka Unggah")
        page.get_by_role("heading", level=1, name="Unggah ekspor percakapan").wait_for()
        has_said_all(page)
        clicks.hand_in("pesan.csv", homes.csv_bytes(homes.talks("sosial-ig", 41, 0.8)))
        clicks.press("button", "Ya, semuanya: simpan")
        page.get_by_role("heading", name="Tersimpan: 82 pesan menjadi 41 kasus").wait_for()
        has_said_all(page)
        clicks.press("link", "Papan peringkat")
        page.get_by_role("heading", level=1, name=re.compile("78,0")).wait_for()  # 32 of 41
        has_said_all(page)
        page.close()
    print(json.dumps({"clicks": clicks.count}))
    assert clicks.count <= MOST_CLICKS
