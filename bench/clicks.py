"""How long one viewer waits in a real browser: the first view, and clicks on the board.

    .venv/bin/python -m bench.clicks [--home DIR] [--rounds 5] [--beside CHECKOUT [--its-home DIR]]

On demo data, with a server that has had its first visits, as ``make run`` makes them. A first view
is a new browser with an empty cache until the list stands, beside it the same of an empty page in
the same frame (what Streamlit itself takes); the next view is a new tab of a browser that has been
here before. A click is timed from the click until the list or the headline has changed. Prints
JSON, seconds.

With ``--beside``, the clicks only, of this build and of the checkout of another, each on a demo of its
own (``CHECKOUT/home`` where none is given): the same click on one and then on the other, whose turn
is first changes with each round, so that other work on the machine meets both alike. ``ratio``: this
build's median over the other's."""

import argparse
import json
import re
import statistics
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.browser import launched
from bench.screenshots import ROOT
from bench.viewers import Server, emptied

SHOWN = """() => [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].flatMap(e =>
  ['h1', '.ranking-head, .hd', '.name, .nm'].map(one => e.shadowRoot.querySelector(one)?.textContent)
  .concat(e.shadowRoot.querySelectorAll('li').length)).join()"""  # headline, list's head, first row, length
ROW, CHOICE = (
    ".ranking .row, .rk .row",
    ".choices a, .tl a, [role=radio]",
)  # .rk, .tl, .hd, .nm: names in bac9542
CLICKS = {"Akun": "OPD", "Penyelesaian": "Respons", "Kecamatan": "Semua"}  # there, and back again


def main() -> None:
    """Prints one JSON object: medians and the single times."""
    options = argparse.ArgumentParser()
    options.add_argument("--home", type=Path, default=ROOT / "home")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--beside", type=Path)
    options.add_argument("--its-home", type=Path)
    chosen = options.parse_args()
    if chosen.beside:
        builds = {
            "this": (ROOT, chosen.home),
            "beside": (chosen.beside, chosen.its_home or chosen.beside / "home"),
        }
        _print(_compared(builds, chosen.rounds))
        return
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
    _print(
        {name: round(statistics.median(some), 2) for name, some in seconds.items()}
        | {"first_views": views, "next_views": again, "clicks": clicks}
    )


def _print(found: dict) -> None:
    print(json.dumps(found, indent=1, ensure_ascii=False))


def _compared(builds: dict[str, tuple[Path, Path]], rounds: int) -> dict:
    """Clicks of both builds (name → checkout and home), and the ratio of their medians."""
    with ExitStack() as stack:
        browser = launched(stack.enter_context(sync_playwright()))
        addresses = {
            build: stack.enter_context(_served(root / "dashboard.py", home, root))
            for build, (root, home) in builds.items()
        }
        clicks = _in_turn(browser, addresses, rounds)
        browser.close()
    seconds = {build: statistics.median(some) for build, some in clicks.items()}
    ratio = round(seconds["this"] / seconds["beside"], 2)
    return {"click_s": seconds, "ratio": ratio, "clicks": clicks}


def _in_turn(browser, addresses: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """The single times of each build, in the order of the clicks."""
    clicks: dict[str, list[float]] = {build: [] for build in addresses}
    labels = [label for pair in CLICKS.items() for label in pair]
    for number in range(rounds):
        pages = {}
        for build, address in addresses.items():
            pages[build] = _new(browser).new_page()
            _view(pages[build], address)
        order = list(pages)[:: -1 if number % 2 else 1]
        for label in labels:
            for build in order:
                clicks[build].append(_click(pages[build], label))
        for page in pages.values():
            page.context.close()
    return clicks


@contextmanager
def _served(script: Path, home: Path, root: Path = ROOT):
    server = Server(script, home, root)
    try:
        server.visit_first()
        yield f"http://127.0.0.1:{server.port}/"
    finally:
        server.stop()


def _contexts(browser, rounds: int):
    """New browsers one after the other."""
    for _ in range(rounds):
        context = _new(browser)
        yield context
        context.close()


def _new(browser):
    return browser.new_context(viewport={"width": 1440, "height": 900}, locale="id-ID")


def _view(page, address: str, shown: str = ROW) -> float:
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
    pressed = page.locator(CHOICE).filter(has_text=re.compile(f"^{name}$")).element_handle()
    begin = time.perf_counter()
    pressed.click(force=True)
    page.wait_for_function(
        f"before => ({SHOWN})() !== before && !document.querySelector('[data-stale=true]')",
        arg=before,
        polling=10,
        timeout=60_000,
    )
    seconds = round(time.perf_counter() - begin, 3)  # a hundredth is a tenth of a click
    page.wait_for_timeout(500)
    return seconds


if __name__ == "__main__":
    main()
