"""The servers that tests share, and a context that keeps what its pages have loaded.

Tests that only look share the servers ``quarter`` and ``year``. Those that take back what they
upload share ``changing``, and those with a sign-in ``signed``."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import waiting
from tests.browser import probe, provider
from tests.browser.servers import server
from tests.pages import homes


@pytest.fixture(scope="session")
def kept(browser):
    """One context, which keeps what its pages have loaded."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def tab(kept):
    """``tab(width, height)`` → a page of the context that is ``kept``, closed after the test."""
    opened = []

    def new_page(width: int = 1440, height: int = 900):
        page = kept.new_page()
        page.set_viewport_size({"width": width, "height": height})
        opened.append(page)
        return page

    yield new_page
    for page in opened:
        page.close()


@contextmanager
def visited(home: Path) -> Iterator[str]:
    """A server with its first visit made, as ``make run`` makes it (pages/server/first_visit.py)."""
    with server(home) as started:
        probe.open_page(started)
        yield started


@pytest.fixture(scope="session")
def quarter(browser, tmp_path_factory):
    """The address of a server on ``homes.filled``, only to be looked at; the browser first, so that
    its tests are skipped without one."""
    with visited(homes.filled(tmp_path_factory.mktemp("quarter"))) as started:
        yield started


@pytest.fixture(scope="session")
def year_home(tmp_path_factory):
    """The home of ``year``."""
    return homes.year(tmp_path_factory.mktemp("year"))


@pytest.fixture(scope="session")
def year(browser, year_home):
    """A server on ``homes.year``; what is done there changes no figure."""
    with visited(year_home) as started:
        yield started


@pytest.fixture(scope="session")
def changing(browser, tmp_path_factory):
    """A server on ``homes.filled`` for tests that upload and take back what they uploaded."""
    with visited(homes.filled(tmp_path_factory.mktemp("changing"))) as started:
        yield started


@pytest.fixture(scope="session")
def signed_home(tmp_path_factory):
    """Messages that wait, and everybody in the register of users."""
    return provider.with_users(waiting.home(tmp_path_factory.mktemp("signed")))


@pytest.fixture(scope="session")
def signed(signed_home, tmp_path_factory):
    """The address of a server with sign-in on ``signed_home``; its provider also knows a STRANGER
    whom nobody registered."""
    folder = tmp_path_factory.mktemp("secrets")
    with (
        provider.provider(provider.STRANGER) as identities,
        provider.signed_in_server(signed_home, folder, identities) as started,
    ):
        yield started
