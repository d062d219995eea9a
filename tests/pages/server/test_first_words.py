"""What a browser gets before any script has run."""

import gzip
from pathlib import Path

import httpx
import pytest
import streamlit
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from pages.access import rights
from pages.server.first_words import FirstWords
from tests.browser.probe import run

PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def asked(path: str, answer=None, accept: str = "*/*") -> httpx.Response:
    """What comes for the path from a server that gives Streamlit's page for every address."""

    async def streamlits(scope, receive, send):
        given = answer or HTMLResponse(PAGE, headers={"etag": "abc"})
        await given(scope, receive, send)

    async def get():
        transport = httpx.ASGITransport(FirstWords(streamlits))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(path, headers={"accept": accept})

    return run(get())


@pytest.mark.parametrize("screen", rights.SCREENS, ids=lambda screen: screen.url_path or "papan")
def test_the_first_answer_says_in_indonesian_what_it_is_and_does(screen):
    found = asked(f"/{screen.url_path}?bulan=2026-09")
    assert found.status_code == 200 and '<html lang="id">' in found.text
    assert "<title>Tanggap</title>" in found.text and "JavaScript: nyalakan" in found.text
    assert f"Membuka {screen.title} …" in found.text
    assert "You need to enable" not in found.text and "<title>Streamlit" not in found.text
    assert '<div id="root"></div>' in found.text and "./static/js/index." in found.text


def test_it_is_not_kept_under_the_mark_of_streamlits_page():
    """Else a browser would be told that its old copy is still right."""
    assert "etag" not in asked("/").headers


@pytest.mark.parametrize("path", ["/rahasia", "/papan-peringkat/", "/tren/x", "/index.html"])
def test_an_address_of_nothing_says_so_and_leads_to_the_start(path):
    found = asked(path)
    assert found.status_code == 404 and '<a href="/">' in found.text
    assert "Halaman ini tidak ada" in found.text and "root" not in found.text


def test_a_packed_page_is_no_page_of_an_address_of_nothing_either():
    """Streamlit packs its answers for browsers."""
    packed = Response(
        gzip.compress(PAGE.encode()), media_type="text/html", headers={"content-encoding": "gzip"}
    )
    assert asked("/app/rahasia.py", packed).status_code == 404


def test_a_file_that_is_not_there_is_said_to_persons_in_indonesian():
    """Streamlit says "404 page not found"; a script that asks for no page is told what it says."""
    missing = PlainTextResponse("404 page not found", status_code=404)
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    found = asked("/app/static/tidak-ada.png", missing, browser)
    assert found.status_code == 404 and "Halaman ini tidak ada" in found.text
    assert asked("/app/static/tidak-ada.png", missing).text == "404 page not found"


def test_what_is_not_streamlits_page_passes_as_it_is():
    wall = HTMLResponse("<h1>Membuka layar dinding</h1>")
    assert asked("/buka-layar", wall).text == "<h1>Membuka layar dinding</h1>"
    assert asked("/media/x.csv", PlainTextResponse("a,b")).text == "a,b"
