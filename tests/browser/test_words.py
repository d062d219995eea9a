"""What Streamlit says in English beside tables and fields is said in Indonesian (pages/server/words.js)."""

import re

import pytest

from pages.server import first_words
from tests.browser.roles import at_rest

sync_api = pytest.importorskip("playwright.sync_api")
ENGLISH = re.findall(r'^    "?([A-Z0-9f][^":\n]*)"?: "', first_words.WORDS, re.MULTILINE)
NAMES = """() => [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(
    (one) => ['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name)))
    .filter(Boolean).map((name) => name.split(':')[0])"""


def english(page) -> set[str]:
    """Names of Streamlit's that are still English."""
    at_rest(page)
    return set(page.evaluate(NAMES)) & set(ENGLISH)


@pytest.mark.parametrize(
    "path", ["/", "/profil?by=opd&unit=sosial", "/tren", "/unggah", "/tinjauan"]
)
def test_no_name_of_a_button_or_field_is_english(tab, quarter, path):
    page = tab(1440, 900)
    page.goto(quarter + path)
    page.get_by_role("heading", level=1).first.wait_for()
    assert english(page) == set()


def test_a_tables_tools_and_the_menu_of_a_column_are_indonesian(tab, quarter):
    page = tab(1440, 900)
    page.goto(f"{quarter}/tren")
    page.get_by_text("Lihat tabel").first.click()
    table = page.get_by_test_id("stDataFrame").first
    table.hover()
    for name in ("Tampilkan atau sembunyikan kolom", "Cari", "Layar penuh"):
        page.get_by_role("button", name=f"{name}: Tabel: tren per bulan").wait_for()
    menu = page.get_by_test_id("stDataFrameColumnMenu")
    at_rest(page)
    for right in range(60, 400, 8):  # its sign is drawn on a canvas, at the right of the head
        box = table.bounding_box()  # charts above it may still grow
        page.mouse.click(box["x"] + right, box["y"] + 17)
        at_rest(page)
        if menu.count():
            break
    sync_api.expect(menu).to_contain_text("Urutkan naik")
    assert not [word for word in ENGLISH if re.search(rf"\b{re.escape(word)}\b", menu.inner_text())]
    assert english(page) == set()
