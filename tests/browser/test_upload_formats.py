"""A WhatsApp chat in a real browser, from choosing the file to taking it back, on a phone and on a
desk."""

import re
import shutil

import pytest

from tests.browser.servers import server
from tests.pages import homes

CHAT = """21/07/2025 07.10 - Budi: Selamat pagi, syarat KTP hilang apa saja?
21/07/2025 07.15 - Layanan Capil: Surat kehilangan dan KK
22/07/2025 08.00 - Budi: Jadi kapan?
"""
# clicks from the chosen file to the chat taken back, where the account's name has to be asked
MOST = 5


@pytest.fixture(scope="module")
def registered(browser, tmp_path_factory):
    """One OPD with two accounts, so that nobody can tell without asking."""
    folder = tmp_path_factory.mktemp("chat")
    (folder / "opd.csv").write_text("opd_id,name,kind\ncapil,Dinas Kependudukan,dinas\n")
    (folder / "accounts.csv").write_text(
        "account_id,opd_id,platform,handle\ncapil-wa,capil,whatsapp,0812345678\n"
        "capil-ig,capil,instagram,@capil\n"
    )
    homes.command(folder / "home", "register", folder / "opd.csv", folder / "accounts.csv")
    return folder


@pytest.mark.parametrize("size", [(390, 844), (1440, 900)], ids=["phone", "desk"])
def test_a_chat_is_taken_in_while_the_page_is_left_and_taken_back(
    browser, registered, tmp_path, size
):
    shutil.copytree(registered / "home", tmp_path / "home")
    shutil.copy(registered / "home.key", tmp_path / "home.key")
    with server(tmp_path / "home") as address:
        page, clicks = browser.new_page(viewport={"width": size[0], "height": size[1]}), 0
        page.goto(address)
        page.get_by_role("heading", level=1).wait_for()
        page.goto(f"{address}/unggah")
        page.get_by_role("heading", name="Unggah ekspor percakapan akun Anda.").wait_for()

        def click(target) -> None:
            nonlocal clicks
            box = target.bounding_box()
            assert (
                box["x"] >= 0 and box["x"] + box["width"] <= size[0]
            )  # whole, without scrolling sideways
            target.click()
            clicks += 1

        page.locator("input[type=file]").set_input_files(
            {
                "name": "Chat WhatsApp dengan Budi.txt",
                "mimeType": "text/plain",
                "buffer": CHAT.encode(),
            }
        )
        page.get_by_role("heading", name="Satu hal perlu Anda pastikan.").wait_for()
        click(page.get_by_role("combobox", name="Akun yang mana?"))
        click(page.get_by_role("option", name="WhatsApp 0812345678"))
        click(page.get_by_role("button", name="Pakai nama ini"))
        known = re.compile("WhatsApp, 1.percakapan, 3.pesan, 21–22.Jul.2025")
        page.locator(".record", has_text=known).wait_for()
        page.get_by_role("heading", name="Berkas dikenali. Lengkap untuk hari apa saja?").wait_for()
        assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") == 0
        click(page.get_by_role("button", name="Ya, semuanya: simpan"))
        page.get_by_text("Halaman boleh ditinggalkan").wait_for()

        page.evaluate(
            "history.pushState({}, '', '/kamus'); dispatchEvent(new PopStateEvent('popstate'))"
        )
        page.get_by_role("heading", name="Unggah ekspor").wait_for(state="detached")
        page.go_back()
        page.get_by_role(
            "heading", name=re.compile("Tersimpan: 3.pesan menjadi 1.kasus")
        ).wait_for()
        assert (
            page.locator(".headline-figures").inner_text().split()
            == "3 dibaca = 3 diterima + 0 sudah ada + 0 ditolak".split()
        )
        click(page.get_by_role("button", name="Batalkan unggahan", exact=True).first)
        page.get_by_text("sudah dibatalkan").wait_for()
        assert clicks <= MOST
        page.close()
