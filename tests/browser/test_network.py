"""What leaves the browser, whether a phone has to scroll sideways, and where the first screen begins."""

from urllib.parse import urlsplit

import pytest

from tests import waiting
from tests.browser.conftest import visited
from tests.browser.roles import at_rest, has_said_all


@pytest.mark.parametrize(
    "path", ["/", "/?daftar=Akun&papan=Penyelesaian", "/?jenis=Kecamatan", "/unggah", "/tren"]
)
def test_a_phone_asks_no_other_host_and_never_scrolls_sideways(tab, quarter, path):
    page, asked = tab(390, 844), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(quarter + path)
    page.get_by_role("heading", level=1).first.wait_for()
    has_said_all(page)
    hosts = {
        urlsplit(url).hostname for url in asked if urlsplit(url).scheme not in ("data", "blob")
    }
    assert hosts == {"127.0.0.1"}
    assert not [text for text in said if "Content Security Policy" in text]
    main = page.get_by_test_id("stMain")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(
    ("size", "field", "title"),
    [((1440, 900), 110, 195), ((390, 844), 95, 225), ((360, 640), 95, 225)],
    ids=["desk", "phone", "small phone"],
)
def test_the_board_begins_at_the_top(tab, quarter, size, field, title):
    """Pixels from above to the middle of the filters and of the title's first line (design, screen
    1)."""
    page = tab(*size)
    page.goto(quarter)
    page.locator(".ranking .row").first.wait_for()
    boxes = [page.get_by_role("combobox", name=name).bounding_box() for name in ("Masa", "Jam")]
    assert boxes[0]["y"] == boxes[1]["y"]  # side by side
    assert boxes[0]["y"] + boxes[0]["height"] / 2 <= field
    top = page.get_by_role("heading", level=1).bounding_box()["y"]
    line = 35 / 2  # half of a line of the title
    assert top + line <= title


def test_what_is_said_of_an_unfinished_month_stays_within_the_margin(browser, tmp_path):
    with visited(waiting.home(tmp_path)) as address:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(address)
        words = page.locator(".months-chart text", has_text="belum selesai")
        words.wait_for()
        at_rest(page)
        chart, said = page.locator(".months-chart").bounding_box(), words.bounding_box()
        page.close()
    assert said["x"] + said["width"] <= chart["x"] + chart["width"]


def test_a_row_on_a_phone_shows_name_rate_and_group_whole(tab, quarter):
    page = tab(390, 844)
    page.goto(quarter)
    row = page.locator(".ranking .row", has_text="Dinas Kependudukan dan Pencatatan Sipil")
    row.wait_for()
    assert not row.locator(".range").is_visible() and not row.locator(".median").is_visible()
    boxes = {}
    for part in (".unit-link", ".rate b", ".mark-words", ".count"):
        box = boxes[part] = row.locator(part).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    group, count = boxes[".mark-words"], boxes[".count"]
    assert group["x"] + group["width"] <= count["x"]  # side by side, below name and rate
    assert min(group["y"], count["y"]) > boxes[".unit-link"]["y"] + boxes[".unit-link"]["height"]


def test_a_profile_on_a_phone_shows_where_its_place_lies(tab, quarter):
    """The board's rows leave the same track out there."""
    page = tab(390, 844)
    page.goto(f"{quarter}/profil?by=opd&unit=dukcapil")
    track = page.locator(".place-box .range").first
    track.wait_for()
    box = track.bounding_box()
    assert box["x"] >= 0 and 300 < box["width"] <= 390 - 2 * box["x"]


def test_a_phone_has_a_way_past_the_short_lists(tab, quarter):
    page = tab(390, 500)
    page.goto(quarter)
    row = page.locator(".ranking .row").first
    row.wait_for()
    switch = page.get_by_role("navigation", name="Daftar")
    assert switch.bounding_box()["y"] > 500
    page.get_by_role("button", name="Langsung ke peringkat").click()
    page.wait_for_function("e => e.getBoundingClientRect().top < 300", arg=switch.element_handle())
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="Langsung ke peringkat").wait_for(state="hidden")


@pytest.mark.parametrize("size", [(390, 500), (1440, 500)], ids=["phone", "desk"])
def test_one_step_back_leads_to_the_row_that_was_opened(tab, quarter, size):
    page = tab(*size)
    page.goto(quarter)
    row = page.locator(".ranking .row", has_text="Kecamatan Cawas")
    row.scroll_into_view_if_needed()
    row.locator(".unit-link").click()
    page.get_by_role("heading", level=1, name="Kecamatan Cawas").wait_for()
    page.go_back()
    page.wait_for_function(
        """() => [...document.querySelectorAll("*")].some((e) =>
        e.shadowRoot?.activeElement?.textContent.includes("Kecamatan Cawas"))"""
    )
    box = row.bounding_box()
    assert 0 <= box["y"] and box["y"] + box["height"] <= size[1]


def test_filters_live_in_the_address(tab, quarter):
    page = tab()
    page.goto(quarter)
    page.locator(".ranking .row").first.wait_for()
    page.get_by_text("Akun", exact=True).click()
    page.locator(".ranking .row", has_text="Instagram @dukcapil").wait_for()
    link = page.url
    assert "bulan=2026-09" in link and "daftar=Akun" in link
    other = tab()
    other.goto(link)
    other.locator(".ranking .row", has_text="Instagram @dukcapil").wait_for()
