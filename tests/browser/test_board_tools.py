"""The board's tools in a real browser: links that change the lists in the same session, and the
search while typing."""

import pytest

from tests.browser.roles import has_said_all

sync_api = pytest.importorskip("playwright.sync_api")
FOCUSED = "() => [...document.querySelectorAll('*')].map(e => e.shadowRoot?.activeElement?.textContent).find(Boolean)"


@pytest.fixture
def board(tab, year):
    """``board(query)`` → the page when its list stands."""

    def at(query: str = ""):
        page = tab()
        page.goto(f"{year}/{query}")
        page.locator("li[data-name]:visible").first.wait_for()
        return page

    return at


def listed(page) -> list[str]:
    """Names of the units in sight, in all lists below the tools."""
    return page.locator("li[data-name]").evaluate_all(
        "rows => rows.filter(row => row.offsetParent).map(row => row.querySelector('.name, "
        "b').firstChild.textContent)"
    )


def test_the_search_narrows_while_one_types_and_asks_the_server_nothing(board):
    page = board()
    has_said_all(page)
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    assert len(listed(page)) == 7
    page.evaluate("""() => { window.sent = 0; const send = WebSocket.prototype.send;
        WebSocket.prototype.send = function (...all) { window.sent += 1; return send.apply(this, all); }; }""")
    field = page.get_by_label("Cari nama OPD")
    field.press_sequentially("BAGIAN ")
    assert listed(page) == [
        "Bagian Umum"
    ]  # it has no place: the list of those that have one is gone with its heading
    assert (
        page.get_by_role("heading", level=2).all_inner_texts()[-1]
        == "1 OPD belum dapat diperingkat"
    )
    assert (
        not page.get_by_role("heading", name="di atas tengah").is_visible()
        and not page.locator(".ranking-head").is_visible()
    )
    field.fill("")
    assert len(listed(page)) == 7 and "cari" not in page.url
    assert (page.evaluate("window.sent"), sent) == (0, [])


def test_a_name_that_nobody_has_shows_the_nearest(board):
    page = board()
    page.get_by_label("Cari nama OPD").fill("dinas pendidikn <b>x")
    assert listed(page) == ["Dinas Pendidikan"]
    said = page.locator(".none")
    assert (
        said.inner_text()
        == "Tidak ada nama yang memuat “dinas pendidikn <b>x”; yang memuat “dinas pendidik”:"
    )
    page.get_by_label("Cari nama OPD").fill("#")
    assert len(listed(page)) == 7 and said.inner_text() == "Tidak ada nama yang memuat “#”."


def test_what_is_searched_for_stays_when_units_and_month_change(board):
    page = board("?bulan=2026-09")
    page.get_by_label("Cari nama OPD").fill("sosial")
    page.get_by_role("link", name="Akun", exact=True).click()
    page.get_by_label("Cari nama akun atau OPD").wait_for()
    assert (
        listed(page) == ["Instagram @sosial"]
        and "cari=sosial" in page.url
        and "daftar=Akun" in page.url
    )
    page.get_by_role("combobox", name="Masa").click()
    page.get_by_role("option", name="Jun–Agu 2026").click()
    page.wait_for_url("**bulan=2026-08**")
    page.get_by_role("heading", name="Juni–Agustus 2026").wait_for()
    page.wait_for_url("**cari=sosial**")
    assert listed(page) == ["Instagram @sosial"]


def test_the_list_below_a_chart_is_searched_too(board):
    page = board("?jenis=Kecamatan&cari=wedi")
    page.locator(".funnel-chart").wait_for()
    sync_api.expect(page.locator("li[data-name]:visible")).to_have_count(1)
    assert listed(page) == ["Kecamatan Wedi"]
    page.get_by_label("Cari nama OPD").fill("kecamatan")
    assert len(listed(page)) == 3


def test_by_keyboard_and_back_again(board):
    page = board()
    page.get_by_role("link", name="Akun", exact=True).focus()
    page.keyboard.press("Enter")
    page.locator("li[data-name^='Instagram @dukcapil']").first.wait_for()
    assert page.evaluate(FOCUSED) == "Akun"
    assert page.locator(".choices a[aria-current]").all_inner_texts() == ["Akun", "Semua"]
    page.go_back()
    page.locator("li[data-name^='Dinas Sosial']").first.wait_for()
    assert page.locator(".choices a[aria-current]").all_inner_texts() == ["OPD", "Semua"]


@pytest.mark.parametrize(("name", "path"), [("Tren", "tren"), ("Kamus indikator", "kamus")])
def test_one_step_back_leaves_a_page_of_the_menu(board, name, path):
    """It writes what is chosen into its address, which is no second step."""
    page = board("?bulan=2026-09&jam=Jam+warga&papan=Respons")
    page.get_by_label("Cari nama OPD").fill("sosial")
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"**/{path}?*")
    has_said_all(page)
    page.go_back()
    sync_api.expect(page.locator("li[data-name]:visible")).to_have_count(1)
    has_said_all(page)
    assert path not in page.url and "cari=sosial" in page.url and listed(page) == ["Dinas Sosial"]


def test_an_office_is_found_by_its_short_name(board):
    page = board()
    page.get_by_label("Cari nama OPD").fill("dukcapil")
    assert listed(page) == ["Dinas Kependudukan dan Pencatatan Sipil"]
    page.get_by_label("Cari nama OPD").fill("dinas  sosial")
    assert listed(page) == ["Dinas Sosial"]
