"""axe-core finds nothing of ours on any screen, light at 1440 and dark at 390 pixels; Streamlit's own is named."""

import re

import pytest

from tests import waiting
from tests.browser.conftest import server
from tests.browser.roles import WAIT, become
from tests.pages import homes

sync_playwright = pytest.importorskip("axe_playwright_python.sync_playwright")
SCREENS = {"/": "Paling membaik", "/tren": "Bandingkan sampai lima", "/profil?by=opd&unit=sosial": "belum dijawab",
           "/antrean": "Unduh CSV", "/unggah": "Riwayat unggahan", "/tinjauan": "Unduh XLSX", "/lembar": "Dinas Sosial",
           "/register": "Register", "/kamus": "Batasnya", "/tentang": "Sidik data", "/layar": "terdepan"}
SIZES = {390: 844, 1440: 900}
STREAMLITS = {  # rule → what its own parts look like
    "presentation-role-conflict": "stFileUploaderDropzone",
    # st.container(height=), st.table's scroller, a chart while it is redrawn
    "scrollable-region-focusable": r'"stVerticalBlock"|"stElementContainer|^<div class="st-emotion-cache-[^"]*">',
    "list": "stSidebarNav", "listitem": "stSidebarNav", "region": "stBidiComponent|stSkeleton"}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("axe")
    home = homes.year(folder)
    waiting.load(home, folder)
    with server(home) as started:
        yield started


def ours(page) -> list[str]:
    """Violations that are not Streamlit's own."""
    found = sync_playwright.Axe().run(page).response["violations"]
    return [f"{violation['id']}: {node['html'][:160]}" for violation in found for node in violation["nodes"]
            if not re.search(STREAMLITS.get(violation["id"], "$^"), node["html"])]


def check(page) -> None:
    """All rules in light on a desk and in dark on a phone."""
    for width, mode in ((1440, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": SIZES[width]})
        page.emulate_media(color_scheme=mode)
        page.wait_for_timeout(600)
        assert ours(page) == [], (page.url, width, mode)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, "sideways scroll")


@pytest.mark.parametrize("path", SCREENS)
def test_nothing_of_ours(browser, address, path):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address + path)
    page.get_by_text(SCREENS[path]).first.wait_for(timeout=WAIT)
    page.wait_for_timeout(500)
    check(page)
    page.close()


def test_nothing_of_ours_on_the_own_figures_and_the_own_row(browser, address):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    become(page, "OPD", "Dinas Sosial")
    page.locator(".rk a.row.me", has_text="Dinas Sosial").wait_for(timeout=WAIT)
    check(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("link", name="Angka saya").click()
    page.get_by_role("button", name="Kirim sanggahan").wait_for(timeout=WAIT)
    check(page)
    page.close()


def test_the_keyboard_reaches_a_profile_and_comes_back(browser, address):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    row = page.locator(".rk a.row", has_text="Dinas Sosial")
    row.wait_for(timeout=WAIT)
    page.get_by_role("button", name="Bagikan tautan").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if row.evaluate("row => row.getRootNode().activeElement === row"):
            break
    assert row.evaluate("row => getComputedStyle(row).boxShadow") != "none"  # it shows where the keyboard is
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Dinas Sosial").wait_for(timeout=WAIT)
    page.go_back()
    row.wait_for(timeout=WAIT)
    page.close()
