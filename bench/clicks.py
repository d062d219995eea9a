"""How long one viewer waits in a real browser: the first view, and clicks on the board.

    .venv/bin/python -m bench.clicks [--home DIR] [--rounds 5]

On demo data, with a server that has had its first visits, as ``make run`` makes them. A first view
is a new browser with an empty cache until the list stands, beside it the same of an empty page in
the same frame (what Streamlit itself takes); the next view is a new tab of a browser that has been
here before. A click is timed from the click until the list or the headline has changed. Prints
JSON, seconds."""

import argparse
import json
import re
import statistics
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.browser import launched
from bench.screenshots import ROOT
from bench.viewers import Server, emptied

SHOWN = """() => [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].flatMap(e =>
  ['h1', '.ranking-head', '.name'].map(one => e.shadowRoot.querySelector(one)?.textContent)
  .concat(e.shadowRoot.querySelectorAll('li').length)).join()"""  # headline, list's head, first row, length
CLICKS = {"Akun": "OPD", "Penyelesaian": "Respons", "Kecamatan": "Semua"}  # there, and back again


def main() -> None:
    """Prints one JSON object: medians and the single times."""
    options = argparse.ArgumentParser()
    options.add_argument("--home", type=Path, default=ROOT / "home")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launched(playwright)
        empty = Path(folder) / "dashboard.py"
        empty.write_text(emptied((ROOT / "dashboard.py").read_text()))
        with _served(empty, chosen.home) as address:
            nothing = [
                _view(context.new_page(), address, "h1")
                for context in _contexts(browser, chosen.rounds)
            ]
        with _served(ROOT / "dashboard.py", chosen.home) as address:
            views, again, clicks = _measure(browser, address, chosen.rounds)
        browser.close()
    seconds = {
        "first_view_s": views,
        "first_view_of_an_empty_page_s": nothing,
        "next_view_s": again,
        "click_s": [one for some in clicks.values() for one in some],
    }
    print(
        json.dumps(
            {name: round(statistics.median(some), 2) for name, some in seconds.items()}
            | {"first_views": views, "next_views": again, "clicks": clicks},
            indent=1,
            ensure_ascii=False,
        )
    )


@contextmanager
def _served(script: Path, home: Path):
    server = Server(script, home)
    try:
        server.visit_first()
        yield f"http://127.0.0.1:{server.port}/"
    finally:
        server.stop()


def _contexts(browser, rounds: int):
    """New browsers one after the other."""
    for _ in range(rounds):
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="id-ID")
        yield context
        context.close()


def _view(page, address: str, shown: str = ".ranking .row") -> float:
    begin = time.perf_counter()
    page.goto(address)
    page.locator(shown).first.wait_for(timeout=60_000)
    return round(time.perf_counter() - begin, 2)


def _measure(
    browser, address: str, rounds: int
) -> tuple[list[float], list[float], dict[str, list[float]]]:
    views, again, clicks = [], [], {name: [] for pair in CLICKS.items() for name in pair}
    for context in _contexts(browser, rounds):
        page = context.new_page()
        views.append(_view(page, address))
        page.wait_for_timeout(1_000)
        tab = context.new_page()
        again.append(_view(tab, address))
        tab.close()
        for there, back in CLICKS.items():
            for name in (there, back):
                clicks[name].append(_click(page, name))
    return views, again, clicks


def _click(page, name: str) -> float:
    before = page.evaluate(SHOWN)
    pressed = (
        page.locator(".choices a, [role=radio]")
        .filter(has_text=re.compile(f"^{name}$"))
        .element_handle()
    )
    begin = time.perf_counter()
    pressed.click(force=True)
    page.wait_for_function(
        f"before => ({SHOWN})() !== before && !document.querySelector('[data-stale=true]')",
        arg=before,
        polling=10,
        timeout=60_000,
    )
    seconds = round(time.perf_counter() - begin, 2)
    page.wait_for_timeout(500)
    return seconds


if __name__ == "__main__":
    main()
