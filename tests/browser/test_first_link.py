"""The first deep link after a start reaches nothing that is not registered (architecture,
"Layout")."""

import shutil

import pytest

from tests.browser.servers import server
from tests.pages import homes

SECRET = "RAHASIA-yang-tidak-terdaftar"


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """A copy of the program with a decoy page beside the others, which nobody registers."""
    folder = tmp_path_factory.mktemp("program") / "tanggap"
    for part in ("pages", "words", "charts", "reports", "metrics", "data", "static", ".streamlit"):
        shutil.copytree(homes.ROOT / part, folder / part)
    shutil.copy(homes.ROOT / "dashboard.py", folder)
    (folder / "pages" / "board" / "secret.py").write_text(
        f"import streamlit as st\nst.title({SECRET!r})\n"
    )
    return folder


@pytest.mark.parametrize(
    "first, others",
    [
        (
            "/secret",
            ("/app/static/../pages/board/secret.py", "/app/static/%2e%2e/dashboard.py", "/pages/x"),
        ),
        ("/pages/board/secret.py", ("/static/../pages/board/secret.py", "/board/secret")),
        ("/leaderboard", ("/leaderboard_secret",)),
    ],
    ids=["secret", "file", "leaderboard"],
)
def test_an_unregistered_path_shows_nothing_but_that_it_is_none(
    browser, program, tmp_path, first, others
):
    """The first link after a start, then others; then the start page by a visit of its own."""
    with server(tmp_path / "nothing", program / "dashboard.py", program) as address:
        page = browser.new_page()
        for path in (first, *others):
            answer = page.goto(address + path)
            assert answer.status in (400, 404), path
            assert not page.get_by_test_id("stApp").count()
            content = page.content()
            assert SECRET not in content
            assert "import streamlit" not in content
        page.close()


def test_the_first_link_after_a_start_opens_its_page_without_a_word_of_english(browser, tmp_path):
    """Streamlit says there that the page is not found, over the right page."""
    home = homes.registered(tmp_path)
    with server(home) as address:
        page = browser.new_page()
        page.goto(f"{address}/kamus")
        page.get_by_role("heading", level=1, name="dari setiap 100").wait_for()
        assert not page.get_by_role("dialog").count()
        assert "not found" not in page.locator("body").inner_text()
        page.close()


def test_who_acts_before_the_first_visit_after_a_start_has_ended_keeps_the_role(browser, year_home):
    """The second run of that session, which cuts the first one short, knows its fields by other ids."""
    file = {"name": "baru.csv", "mimeType": "text/csv", "buffer": homes.improvement()}
    with server(year_home) as address:
        page = browser.new_page()
        page.goto(f"{address}/?peran=opd:sosial")
        page.locator("input[type=file]").set_input_files(file)
        page.wait_for_url("**/unggah?peran=opd%3Asosial")
        page.get_by_role("button", name="Ya, semuanya: simpan").wait_for()
        assert page.get_by_role("link", name="Angka saya").count()
        page.close()


def test_there_is_no_python_file_directly_in_pages():
    assert not list((homes.ROOT / "pages").glob("*.py"))
