"""How long one viewer waits in a real browser: the first view, and clicks on the board.

    .venv/bin/python -m bench.clicks [--home DIR] [--rounds 5]

On demo data, with a server that has had its first visits, as ``make run`` makes them. A first view is a new tab with an
empty cache until the list stands; a click is timed from the click until the list or the headline has changed. Prints
JSON, seconds.
"""

import argparse
import json
import shutil
import statistics
import sys
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.screenshots import OPTIONS, ROOT
from bench.viewers import Server
from pages.parts import first_visit

SHOWN = """() => document.querySelector('h1')?.innerText + [...document.querySelectorAll('*')].filter(e => e.shadowRoot)
  .map(e => e.shadowRoot.querySelector('.tg')?.innerHTML.length).join()"""
CLICKS = {"Akun": "OPD", "Penyelesaian": "Respons", "Kecamatan": "Semua"}  # there, and back again


def main() -> None:
    """Prints one JSON object: medians and the single times."""
    options = argparse.ArgumentParser()
    options.add_argument("--home", type=Path, default=ROOT / "home")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is needed: apt-get install chromium")
    server = Server(ROOT / "dashboard.py", chosen.home)
    try:
        first = threading.Thread(target=first_visit.main, args=(server.port,))  # Playwright runs a loop in this one
        first.start()
        first.join()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
            views, clicks = _measure(browser, f"http://127.0.0.1:{server.port}/", chosen.rounds)
            browser.close()
    finally:
        server.stop()
    print(json.dumps({"first_view_s": round(statistics.median(views), 2), "first_views": views,
                      "click_s": round(statistics.median(t for ts in clicks.values() for t in ts), 2),
                      "clicks": clicks}, indent=1, ensure_ascii=False))


def _measure(browser, address: str, rounds: int) -> tuple[list[float], dict[str, list[float]]]:
    views, clicks = [], {name: [] for pair in CLICKS.items() for name in pair}
    for _ in range(rounds):
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="id-ID")
        page = context.new_page()
        begin = time.perf_counter()
        page.goto(address)
        page.locator(".rk .row").first.wait_for(timeout=60_000)
        views.append(round(time.perf_counter() - begin, 2))
        page.wait_for_timeout(1_000)
        for there, back in CLICKS.items():
            for name in (there, back):
                clicks[name].append(_click(page, name))
        context.close()
    return views, clicks


def _click(page, name: str) -> float:
    before = page.evaluate(SHOWN)
    begin = time.perf_counter()
    page.get_by_role("radio", name=name, exact=True).click(force=True)
    page.wait_for_function(f"before => ({SHOWN})() !== before && !document.querySelector('[data-stale=true]')",
                           arg=before, polling=10, timeout=60_000)
    seconds = round(time.perf_counter() - begin, 2)
    page.wait_for_timeout(500)
    return seconds


if __name__ == "__main__":
    main()
