"""The screens under AppTest, each on a home of its own."""

import re
from functools import cache
from html import unescape
from urllib.parse import parse_qsl

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages.access import rights
from tests import published
from tests.pages import homes

BOARD, UPLOAD = "pages/board/leaderboard.py", "pages/upload/upload.py"
READ = {0x00A0: " ", 0x2060: None}  # blanks that hold a line together, as a reader sees them


@pytest.fixture(scope="session", autouse=True)
def scanned_once():
    """Every AppTest looks through all installed packages for components, a sixth of its time; what
    is installed does not change meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, scan.__name__, cache(scan))
        yield


@pytest.fixture(scope="session")
def base_home(tmp_path_factory):
    """One loaded home for the tests that only look."""
    return homes.filled(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="session")
def year_home(tmp_path_factory):
    """14 months in which one OPD improves and one declines, for the tests that only look."""
    return homes.year(tmp_path_factory.mktemp("year"))


@pytest.fixture(scope="session")
def published_home(tmp_path_factory):
    """September published, then more cases of the same quarter; for the tests that only look."""
    return published.quarter(tmp_path_factory.mktemp("published"))


@pytest.fixture
def guest(monkeypatch):
    """Whoever looks is a signed-in guest."""
    from pages.access import access

    monkeypatch.setattr(access, "current", lambda: access.Viewer("tamu", "viewer"))


@pytest.fixture
def app(monkeypatch):
    """``app(home, page, *opened, **address)`` → the screen, run once on that home with these parts
    open, by their keys."""

    def start(home, page: str = BOARD, *opened: str, **address: str) -> AppTest:
        monkeypatch.setenv("TANGGAP_HOME", str(home))
        at = AppTest.from_file(str(homes.ROOT / "dashboard.py"), default_timeout=300)
        for name, value in address.items():
            at.query_params[name] = value
        for key in opened:
            at.session_state[key] = True
        [screen] = [screen for screen in rights.SCREENS if screen.path == page]
        at._page_hash = calc_hash(
            screen.url_path
        )  # by its address; switch_page needs a run of the start page before
        return at.run()

    return start


HEADING = re.compile(
    r'<(?P<tag>h[1-3]|p) class="(?:title|under-title|about)">(.*?)</(?P=tag)>', re.DOTALL
)
FIGURE = re.compile(r'<a class="figure-link" href="([^"]*)">(.*?)</a>')


class Drawn(dict):
    """What the screen says, by key; ``opens``: key → each figure's words and what its link asks
    for; ``whole``: the same with its links."""

    def __init__(self):
        self.whole: dict[str, str] = {}
        self.opens: dict[str, list[tuple[str, dict[str, str]]]] = {}

    def add(self, key: str, content: str) -> None:
        """HTML as it was drawn."""
        self.whole[key] = content
        self.opens[key] = [
            (shown.replace("\u00a0", " "), dict(parse_qsl(unescape(href).partition("?")[2])))
            for href, shown in FIGURE.findall(content)
        ]
        self[key] = FIGURE.sub(r"\2", content)

    @property
    def headings(self) -> list[str]:
        """The page's first line, those of its sections, and what stands in grey below them, as a
        reader sees them."""
        drawn = (found[2] for found in HEADING.finditer("".join(self.values())))
        return [unescape(re.sub("<[^>]*>", "", one)).translate(READ) for one in drawn]


@pytest.fixture
def html(monkeypatch):
    """HTML that the screen drew in its last run, by key; its figures without their links."""
    from pages.drawing import markup

    drawn = Drawn()
    original = markup.show_all

    def show_all(pieces: dict[str, str], *others, **named) -> None:
        for key, content in pieces.items():
            drawn.add(key, content)
        original(pieces, *others, **named)

    monkeypatch.setattr(markup, "show_all", show_all)
    return drawn
