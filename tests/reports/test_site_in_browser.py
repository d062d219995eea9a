"""The public site as a browser shows it: axe finds nothing, on a phone and on a desk, in light and
dark; one file is the whole first view, and it can be read without scripts."""

from pathlib import Path

import pytest

from reports.documents.site.site import site
from reports.published import versions

axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
LARGEST, MOST = 200_000, 3  # bytes and requests of the first view


@pytest.fixture(scope="module")
def folder(draft, place, tmp_path_factory) -> Path:
    """The site of a month with a letterhead and a logo."""
    out = tmp_path_factory.mktemp("site")
    for file in site(draft, [], versions(place)):
        (out / file.path).parent.mkdir(parents=True, exist_ok=True)
        (out / file.path).write_bytes(file.content)
    return out


@pytest.mark.parametrize("name", ["index.html", "opd/sosial.html"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_and_no_page_scrolls_sideways(browser, folder, name, width):
    for scheme, medium in (("light", "screen"), ("dark", "screen"), ("light", "print")):
        page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
        page.emulate_media(media=medium, color_scheme=scheme)
        page.goto((folder / name).as_uri())
        assert axe.run(page).response["violations"] == [], (scheme, medium)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.context.close()


def test_a_phone_shows_every_column_of_an_opd(browser, folder):
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto((folder / "opd/sosial.html").as_uri())
    cut = "[...document.querySelectorAll('.s')].filter(s => s.scrollWidth > s.clientWidth).length"
    assert page.evaluate(cut) == 0
    page.context.close()


def test_the_first_view_is_small_and_needs_no_script(browser, folder):
    context = browser.new_context(java_script_enabled=False)
    page, asked = context.new_page(), []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto((folder / "index.html").as_uri())
    assert page.get_by_role("link", name="Dinas Sosial").count() == 1
    files = [Path(url.removeprefix("file://")) for url in asked]
    assert {path.name for path in files} == {"index.html", "logo.png"} and len(files) <= MOST
    assert sum(path.stat().st_size for path in files) <= LARGEST
    context.close()
