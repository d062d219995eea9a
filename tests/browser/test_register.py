"""Typing in a table of the register in a real browser: nothing that was written is lost."""

import pytest

from data.lake.home import Home
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


def opened(browser, address: str):
    """The settings, drawn."""
    page = browser.new_page(viewport={"width": 1440, "height": 1300})
    page.goto(f"{address}/register?bagian=settings")
    grid(page).locator("canvas").first.wait_for()
    at_rest(page)
    return page


def grid(page):
    """The table in which one writes; previews have others below it."""
    return page.locator("[data-testid=stDataFrame]").first


def write(page, row: int, text: str, end: str = "Enter") -> None:
    """Selects the row's value and types over it."""
    box = grid(page).locator("canvas").first.bounding_box()
    page.mouse.click(box["x"] + VALUE, box["y"] + HEAD + ROW * row + ROW / 2)
    at_rest(page)
    page.keyboard.press(text[0])
    page.locator(".gdg-input").wait_for()  # the cell's own field, which takes the rest
    page.keyboard.type(text[1:])
    page.keyboard.press(end)
    grid(page).locator(f"#glide-cell-2-{row}", has_text=text).wait_for(state="attached")


def press(page, name: str, role: str = "button") -> None:
    page.get_by_role(role, name=name, exact=True).click()
    at_rest(page)


def values(page) -> list[str]:
    return [grid(page).locator(f"#glide-cell-2-{r}").inner_text() for r in (OPD, ACCOUNT, COVERAGE)]


def test_what_is_typed_is_looked_at_kept_and_there_after_a_reload(browser, address, home):
    page = opened(browser, address)
    write(page, OPD, "45", end="Tab")
    press(page, "Periksa perubahan")
    page.get_by_text("Setelan dan target: 1 baris berubah").wait_for()
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
