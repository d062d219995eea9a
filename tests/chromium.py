"""The system's Chromium, for every test of a worker that looks at pages."""

from collections.abc import Iterator

import pytest

from bench.browser import CHROMIUM, launched
from tests.browser.roles import WAIT


class Patient:
    """The browser, whose pages wait as long as a busy machine may need (``WAIT`` is only a guard)."""

    def __init__(self, started):
        self._started = started

    def new_context(self, **options):
        """A context of its own, which is to be closed."""
        context = self._started.new_context(**options)
        context.set_default_timeout(WAIT)
        return context

    def new_page(self, **options):
        """A page in a context of its own: nothing is kept of what other pages have loaded."""
        page = self._started.new_page(**options)
        page.context.set_default_timeout(WAIT)
        return page


def started() -> Iterator[Patient]:
    """Chromium without its own traffic; the tests are skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("no browser: neither “chromium-headless-shell” nor “chromium” is on the PATH")
    sync_api = pytest.importorskip("playwright.sync_api")
    sync_api.expect.set_options(timeout=WAIT)
    with sync_api.sync_playwright() as playwright:
        browser = launched(playwright)
        yield Patient(browser)
        browser.close()
