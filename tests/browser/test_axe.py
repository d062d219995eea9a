"""axe-core finds nothing of ours on any screen, light and dark, at 1440 and at 390 pixels;
Streamlit's own is named."""

import re
from urllib.parse import urlsplit

import pytest

from pages.access import rights
from tests import waiting
from tests.browser.conftest import visited
from tests.browser.provider import STRANGER
from tests.browser.roles import at_rest, become, settled
from tests.pages import homes
from tests.pages.review.steps import EVERY, open_in

sync_playwright = pytest.importorskip("axe_playwright_python.sync_playwright")
sync_api = pytest.importorskip("playwright.sync_api")
SCREENS = {
    "/": "Paling membaik",
    "/tren": "Bandingkan sampai lima",
    "/profil?by=opd&unit=sosial": "belum dijawab",
    "/angka?angka=on_time_rate&by=opd&unit=sosial": "Angka lain",
    "/antrean": "Unduh CSV",
    "/unggah": "Riwayat unggahan",
    "/tinjauan": "7 · Terbitkan",
    "/lembar": "Dinas Sosial",
    "/cakupan": "Pengingat untuk OPD",
    "/register": "Register",
    "/kamus": "Batasnya",
    "/tentang": "Sidik data",
    "/layar": "terdepan",
}
OTHERWISE = ("", "profil", "antrean", "unggah", "kamus")  # what they show hangs on who looks
SIZES = {390: 844, 1440: 900}
EVERYTHING, CONTRAST = None, ("color-contrast",)  # the one rule that the mode decides
LOOKS = (
    (1440, "light", EVERYTHING),
    (1440, "dark", CONTRAST),
    (390, "dark", EVERYTHING),
    (390, "light", CONTRAST),
)
PHONE = LOOKS[2:]
SCHEME = (
    "mode => { const app = document.querySelector('[data-testid=stApp]');"
    " return !app || getComputedStyle(app).colorScheme === mode }"  # our own page has no such mark
)
STREAMLITS = {  # rule → what its own parts look like
    "presentation-role-conflict": "stFileUploaderDropzone",
    # st.container(height=), st.table's scroller, a chart while it is redrawn
    "scrollable-region-focusable": r'"stVerticalBlock"|"stElementContainer|^<div class="st-emotion-cache-[^"]*">',
    "list": "stSidebarNav",
    "listitem": "stSidebarNav",
    "region": "stBidiComponent|stSkeleton|react-aria",
}  # the last: an open list of options


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("axe")
    home = homes.year(folder)
    waiting.load(home, folder)
    with visited(home) as started:
        yield started


def ours(page, rules=EVERYTHING) -> list[str]:
    """Violations that are not Streamlit's own; of some rules, or of all."""
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    if not page.evaluate("'axe' in window"):  # half a megabyte, once for each document
        page.evaluate(sync_playwright.Axe().axe_script)
    found = page.evaluate("options => axe.run(options).then(said => said.violations)", options)
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
        if not re.search(STREAMLITS.get(violation["id"], "$^"), node["html"])
    ]


def check(page, looks=LOOKS) -> None:
    """All rules on a desk and on a phone, contrast in both modes of each; PHONE where the desk was
    looked at in another role."""
    for width, mode, rules in looks:
        page.set_viewport_size({"width": width, "height": SIZES[width]})
        page.emulate_media(color_scheme=mode)
        page.wait_for_function(SCHEME, arg=mode)
        at_rest(page)
        assert ours(page, rules) == [], (page.url, width, mode)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (
            page.url,
            "sideways scroll",
        )


@pytest.fixture(scope="module")
def walker(kept, address):
    """One page, which goes from screen to screen as a person does."""
    page = kept.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address)
    page.get_by_role("heading", level=1).first.wait_for()
    yield page
    page.close()


@pytest.mark.parametrize("path", SCREENS)
def test_nothing_of_ours(walker, path):
    if urlsplit(walker.url).path != urlsplit(path).path:
        lead(walker, path)
    walker.get_by_text(SCREENS[path]).first.wait_for()
    check(walker)


def test_no_screen_of_diskominfo_is_left_out():
    looked_at = {urlsplit(path).path.strip("/") for path in SCREENS}
    assert {screen.url_path for screen in rights.of(rights.DISKOMINFO)} == looked_at


def test_nothing_of_ours_on_the_own_figures_and_the_own_row(tab, address):
    page = tab()
    page.goto(address)
    become(page, "OPD", "Dinas Sosial")
    page.locator(".ranking .row.mine", has_text="Dinas Sosial").wait_for()
    check(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("link", name="Angka saya").click()
    page.get_by_role("button", name="Kirim sanggahan").wait_for()
    check(page)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("link", name="Antrean").click()
    page.locator(".queue .chooser").first.check()
    page.get_by_role("link", name="Sanggah 1 pesan yang dipilih").click()
    page.get_by_role("heading", level=1, name="Sanggah").wait_for()
    check(page)


@pytest.mark.parametrize(
    "role", [("Kantor Bupati",), ("OPD", "Dinas Sosial"), ("Tamu",)], ids=lambda role: role[0]
)
def test_nothing_of_ours_on_the_screens_of_any_other_role(tab, address, role):
    """The screens above are Diskominfo's; here are those that show others something else."""
    page = tab()
    page.goto(address)
    become(page, *role)
    key = next(key for key, name in rights.NAMES.items() if name == role[0])
    menu = [screen.title for screen in rights.of(key) if not screen.hidden]
    sync_api.expect(page.get_by_test_id("stTopNavLink")).to_have_text(menu)
    for screen in (screen for screen in rights.of(key) if screen.url_path in OTHERWISE):
        address_ = f"/{screen.url_path}{'?by=opd&unit=wedi' if screen.url_path == 'profil' else ''}"
        if screen.url_path:  # the start page is open already
            lead(page, address_)
        check(page, PHONE)
        page.set_viewport_size({"width": 1440, "height": 900})


def lead(page, to: str) -> None:
    """To another screen of the same session; its heading is another one."""
    heading = page.get_by_role("heading", level=1).first
    before = heading.inner_text()
    page.evaluate(
        "to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')) }", to
    )
    sync_api.expect(heading).not_to_have_text(before)
    settled(page)


def opened_figure(page) -> None:
    page.get_by_role("heading", level=1).get_by_role("link").first.click()
    page.get_by_role("button", name="Unduh CSV").first.wait_for()


def opened_tables(page) -> None:
    page.get_by_role("button", name="Lihat tabel").click()
    page.get_by_text("Lihat tabel").nth(1).wait_for()


def chosen_file(page) -> None:
    page.get_by_text("Riwayat unggahan").wait_for()
    page.locator("input[type=file]").set_input_files(
        {"name": "a.csv", "mimeType": "text/csv", "buffer": homes.improvement()}
    )
    page.get_by_role("button", name="Ya, semuanya: simpan").wait_for()


def table_of(number: int):
    """Opens the table behind the chart of that number."""

    def act(page) -> None:
        page.get_by_text("Lihat tabel").nth(number).click()
        page.get_by_test_id("stDataFrame").first.wait_for()

    return act


def month_table(page) -> None:
    page.get_by_text("Angka bulan ini").click()
    page.get_by_text("Lihat tabel semua angka").click()
    page.get_by_role("button", name="Unduh XLSX").first.wait_for()


OPENED = {
    "Mode lokal": ("/kamus", lambda page: page.get_by_role("button", name="Mode lokal").click()),
    "list of windows": ("/", lambda page: page.get_by_role("combobox", name="Masa").click()),
    "Angka": ("/", opened_figure),
    "Lihat tabel: papan": ("/", opened_tables),
    "Lihat tabel": ("/tren", table_of(0)),
    "Lihat tabel: jam": ("/tren", table_of(4)),
    "Lihat tabel: antrean": ("/antrean", table_of(0)),
    "Lihat tabel: tinjauan": ("/tinjauan", month_table),
    "steps of the review": ("/tinjauan", lambda page: open_in(page, *EVERY)),
    "Pengguna": ("/register", lambda page: page.get_by_text("Riwayat", exact=True).click()),
    "Periksa": ("/unggah", chosen_file),
}


@pytest.mark.parametrize("name", OPENED)
def test_nothing_of_ours_where_something_is_open(tab, address, name):
    path, act = OPENED[name]
    page = tab()
    page.goto(address + path)
    page.get_by_role("heading", level=1).first.wait_for()
    at_rest(page)
    act(page)
    check(page, PHONE)


def test_nothing_of_ours_on_the_pages_of_strangers(browser, signed):
    """Before signing in, with a wrong link of the wall, and signed in with an address that nobody
    registered."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    for path, title in (
        ("/buka-layar#salah", "Tautan layar ini tidak berlaku"),
        ("/", "Masuk ke Tanggap"),
    ):
        page.goto(signed + path)
        page.get_by_role("heading", level=1, name=title).wait_for()
        if path == "/":
            check(page)
        else:  # a page of our own, which no script of Streamlit draws
            assert ours(page) == []
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("button", name=STRANGER).click()
    page.get_by_role("heading", level=1, name="Alamat ini belum terdaftar").wait_for()
    check(page)
    page.close()


def test_the_keyboard_reaches_a_profile_and_comes_back(tab, address):
    page = tab()
    page.goto(address)
    row = page.locator(".ranking .row", has_text="Dinas Sosial")
    row.wait_for()
    page.get_by_label("Cari nama OPD").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if row.evaluate(
            "row => row.getRootNode().activeElement === row.querySelector('.unit-link')"
        ):
            break
    ring = "row => getComputedStyle(row.querySelector('.unit-link'), '::after').outlineStyle"
    assert row.evaluate(ring) == "solid"  # the whole row shows where the keyboard is
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Dinas Sosial").wait_for()
    page.go_back()
    row.wait_for()
