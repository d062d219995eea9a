"""Writing in a table of the register in a real browser: nothing that was written is lost."""

import pytest
from playwright.sync_api import expect

from data.lake.home import Home
from data.register.register import Register
from data.targets.settings import Settings
from tests.browser.conftest import visited
from tests.browser.roles import at_rest
from tests.pages import homes

ROW, HEAD, VALUE = 35, 35, 240  # of the grid, in pixels: a row's height, the head's, a column
OPD, ACCOUNT, COVERAGE = 1, 2, 3  # rows of min_cases_opd, min_cases_account, min_coverage


@pytest.fixture
def home(tmp_path):
    return homes.registered(tmp_path)


@pytest.fixture
def address(browser, home):
    with visited(home) as started:
        yield started


def opened(browser, address: str, section: str):
    """A table, drawn."""
    page = browser.new_page(viewport={"width": 1440, "height": 1400})
    page.goto(f"{address}/register?bagian={section}")
    grid(page).locator("canvas").first.wait_for()
    at_rest(page)
    return page


def grid(page):
    """The table in which one writes; previews have others below it."""
    return page.locator("[data-testid=stDataFrame]").first


def press(page, name: str, role: str = "button") -> None:
    page.get_by_role(role, name=name, exact=True).click()
    at_rest(page)


def write(page, row: int, text: str) -> None:
    """Selects the row's value and types over it; the pointer comes from another row, and stays: the
    grid takes no press of one that appears from nowhere."""
    box = grid(page).locator("canvas").first.bounding_box()
    x, y = box["x"] + VALUE, box["y"] + HEAD + ROW * row + ROW / 2
    page.mouse.move(x, y - ROW)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.up()
    grid(page).locator(f"#glide-cell-2-{row}[aria-selected=true]").wait_for(state="attached")
    page.keyboard.press(text[0])
    field = page.locator(".gdg-input:focus")  # the cell's own, which takes the rest
    expect(field).to_have_value(text[0])
    page.keyboard.type(text[1:])
    expect(field).to_have_value(text)
    at_rest(page)  # an Enter within a frame of the last letter loses all of them
    page.keyboard.press("Enter")
    grid(page).locator(f"#glide-cell-2-{row}", has_text=text).wait_for(state="attached")


def values(page) -> list[str]:
    return [grid(page).locator(f"#glide-cell-2-{r}").inner_text() for r in (OPD, ACCOUNT, COVERAGE)]


def test_what_is_changed_in_cells_is_looked_at_kept_and_there_after_a_reload(
    browser, address, home
):
    page = opened(browser, address, "settings")
    write(page, OPD, "45")
    press(page, "Periksa perubahan")
    page.get_by_text("Setelan dan target: 1 baris berubah").wait_for()
    at_rest(page)
    write(page, ACCOUNT, "25")  # after the look: what is shown follows
    page.get_by_text("Setelan dan target: 2 baris berubah").wait_for()
    press(page, "Topik", "radio")  # another section, and back
    press(page, "Setelan dan target", "radio")
    assert values(page) == ["45", "25", "0.8"]
    press(page, "Simpan perubahan")
    page.get_by_text("Tersimpan.").wait_for()
    page.reload()
    grid(page).locator("canvas").first.wait_for()
    at_rest(page)
    assert values(page) == ["45", "25", "0.8"]
    kept = Settings.current(Home(home))
    assert (kept.value("min_cases_opd"), kept.value("min_cases_account")) == (45, 25)
    page.close()


def test_rows_that_are_typed_at_once_all_arrive(browser, address, home):
    """By somebody who types without looking: Tab from field to field, Enter, and the next one."""
    page = opened(browser, address, "opds")
    page.get_by_text("Tambah satu baris").click()
    new = {"kesehatan": "Dinas Kesehatan", "rsud": "RSUD Bagas Waras"}
    for opd_id, name in new.items():
        page.get_by_role("textbox", name="Id OPD", exact=True).focus()
        page.keyboard.type(opd_id)
        page.keyboard.press("Tab")
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        grid(page).locator("td", has_text=name).wait_for(state="attached")
    press(page, "Periksa perubahan")
    page.get_by_text("OPD: 2 baris berubah").wait_for()
    press(page, "Simpan perubahan")
    page.get_by_role("heading", level=1, name="9 OPD, 7 akun").wait_for()
    names = Register.current(Home(home)).names
    assert {opd_id: names[opd_id] for opd_id in new} == new
    page.close()
