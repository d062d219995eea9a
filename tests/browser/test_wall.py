"""Mode layar, sharing and contesting in a real browser."""

import pytest

from data.access import wall_link
from data.lake.home import Home
from data.review import contests
from tests.browser.roles import WAIT, become

sync_api = pytest.importorskip("playwright.sync_api")
TURN = 20_000


def test_the_wall_turns_without_a_menu(browser, year, year_home):
    secret = wall_link.make(Home(year_home), "Budi")
    # of its own: the link leaves a cookie
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.goto(f"{year}/buka-layar#{secret}")
    page.get_by_role("heading", name="OPD terdepan").wait_for()
    assert (
        page.get_by_role("link").count() == 0 and not page.get_by_test_id("stHeader").is_visible()
    )
    smallest = page.evaluate("""() => Math.min(...[...document.querySelectorAll('*')]
        .flatMap(one => one.shadowRoot ? [...one.shadowRoot.querySelectorAll('.wall *')] : [])
        .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
        .map(one => parseFloat(getComputedStyle(one).fontSize)))""")
    assert smallest >= 28  # legible at four metres (design, screen 2)
    page.get_by_role("heading", name="OPD yang paling membaik").wait_for(timeout=TURN + WAIT)
    wall_link.withdraw(Home(year_home), "Budi")  # how that ends a wall: test_sign_in.py
    page.close()


def test_the_shared_link_shows_the_same(browser, year):
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(f"{year}/?bulan=2026-08&papan=Penyelesaian")
    page.get_by_role("link", name="Akun", exact=True).click()
    page.locator(".ranking li:visible", has_text="Dinas Sosial").first.wait_for()
    page.get_by_label("Cari").press_sequentially("dukcapil")
    page.get_by_role("button", name="Bagikan tautan").click()
    page.get_by_role("button", name="Tersalin").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    other = context.new_page()
    other.goto(link)
    other.get_by_role("heading", level=1, name="Juni–Agustus 2026").wait_for()
    sync_api.expect(other.get_by_label("Cari")).to_have_value("dukcapil")
    rows = other.locator(".ranking li:visible")
    assert rows.count() and all("@dukcapil" in words for words in rows.all_inner_texts())
    assert "daftar=Akun" in link and "papan=Penyelesaian" in link
    context.close()


def test_without_a_clipboard_the_link_stands_there(tab, year):
    page = tab()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    )  # as without HTTPS
    page.goto(f"{year}/tren?bulan=2026-08")
    page.get_by_role("button", name="Bagikan tautan").click()
    assert "bulan=2026-08" in page.get_by_label("Tautan").input_value()


def test_a_phones_own_sheet_gets_sentence_and_link(browser, year):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.add_init_script("navigator.share = async what => { window.shared = what }")
    page.goto(year)
    page.get_by_role("button", name="Bagikan tautan").tap()
    shared = page.wait_for_function("window.shared").json_value()
    assert "pesan warga dijawab dalam" in shared["text"] and shared["url"] == page.url
    context.close()


def test_an_opd_contests_a_figure(tab, year, year_home):
    page = tab()
    page.goto(year)
    become(page, "OPD", "Kecamatan Wedi")
    page.get_by_role("link", name="Angka saya").click()
    page.get_by_label("Alasan").fill("Balasan lewat telepon tidak ikut dihitung")
    page.get_by_label("Rujukan berkas").fill("unggahan 000001, baris 7")
    page.get_by_role("button", name="Kirim sanggahan").click()
    page.get_by_text("Sanggahan nomor 1 terkirim").wait_for()
    page.get_by_text("unggahan 000001, baris 7").wait_for()
    [kept] = contests.read(Home(year_home))
    assert (kept.subject.opd_id, kept.reason, kept.state) == (
        "wedi",
        "Balasan lewat telepon tidak ikut dihitung",
        "waiting",
    )
