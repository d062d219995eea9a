"""Writing in a table of the register in a real browser: nothing that was written is lost."""

import pytest

from data.lake.home import Home
from data.register.register import Register
from data.targets.settings import Settings
from tests.browser.conftest import visited
from tests.browser.roles import at_rest
from tests.pages import homes

OPD, ACCOUNT, COVERAGE = 1, 2, 3  # rows of min_cases_opd, min_cases_account, min_coverage


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Each test changes a table of its own."""
    return homes.registered(tmp_path_factory.mktemp("register"))


@pytest.fixture(scope="module")
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


def write(page, name: str, text: str) -> None:
    """Chooses the setting and types over its value, by keys alone and without a pause: Enter puts
    it into the table. The pointer stands elsewhere."""
    page.mouse.move(1, 1)
    opened = page.get_by_text("Tambah atau ubah satu baris")
    which = page.get_by_role("combobox", name="Baris", exact=False).first
    if not which.is_visible():
        opened.click()
        at_rest(page)  # the run that opening asks for would close a list that is open already
    which.focus()
    page.keyboard.type(name)
    page.get_by_role("option", name=name).wait_for()
    page.keyboard.press("Enter")
    at_rest(page)
    page.get_by_role("textbox", name="Nilai", exact=True).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    grid(page).locator("td", has_text=text).first.wait_for(state="attached")
    at_rest(page)


def values(page) -> list[str]:
    return [grid(page).locator(f"#glide-cell-1-{r}").inner_text() for r in (OPD, ACCOUNT, COVERAGE)]


def test_what_is_changed_in_fields_is_looked_at_kept_and_there_after_a_reload(
    browser, address, home
):
    page = opened(browser, address, "settings")
    write(page, "Kasus paling sedikit, OPD", "45")
    press(page, "Periksa perubahan")
    page.get_by_text("Setelan dan target: 1 baris berubah").wait_for()
    at_rest(page)
    write(page, "Kasus paling sedikit, akun", "25")  # after the look: what is shown follows
    page.get_by_text("Setelan dan target: 2 baris berubah").wait_for()
    press(page, "Topik", "radio")  # another section, and back
    press(page, "Setelan dan target", "radio")
    assert values(page) == ["45", "25", "0,8"]
    press(page, "Simpan perubahan")
    page.get_by_text("Tersimpan.").wait_for()
    page.reload()
    grid(page).locator("canvas").first.wait_for()
    at_rest(page)
    assert values(page) == ["45", "25", "0,8"]
    kept = Settings.current(Home(home))
    assert (kept.value("min_cases_opd"), kept.value("min_cases_account")) == (45, 25)
    page.close()


def test_rows_that_are_typed_at_once_all_arrive(browser, address, home):
    """By somebody who types without looking: Tab from field to field, Enter, and the next one."""
    page = opened(browser, address, "opds")
    page.get_by_text("Tambah atau ubah satu baris").click()
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
