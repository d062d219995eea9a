"""The walk-throughs of somebody who does not know Tanggap, on a phone and on a desk, in a real
browser.

    .venv/bin/python -m bench.walks [--home DIR] [--pictures DIR]

Each begins at the start page of the demo, in its role, and clicks only on what is in sight, or
comes into sight by one scroll of at most one screen; the answer must then be whole on the screen,
after at most one scroll too. Prints JSON per walk and size: clicks (the phone's menu is one more),
scrolls, seconds (the machine's, nobody thinks or reads), the answer as it stands there. Ends with 1
where a walk breaks off or takes more than three clicks. Of (c) the click on the file in the
system's own window is not counted: it is not ours, and a file that is dropped needs none. Of (g)
the three boxes are counted, so that it may take five. Of (i) what is entered is not counted: the
three tables and the first file, each with the press that confirms it."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from bench.browser import launched
from bench.screenshots import ROOT
from bench.viewers import Server, copy_of
from bench.walks import ways
from bench.walks.walker import PHONE, SIZES, WAIT, NotSeen, Walker
from tests.browser.roles import become


class Walk(NamedTuple):
    """A question, who asks it, how the answer is found, and the most clicks (the phone's menu
    aside)."""

    question: str
    role: tuple[str, ...]
    way: Callable[[Walker], str]
    most: int = 3


WALKS = {
    "a": Walk(
        "which OPD answered best last month, and is that certain?", ("Kantor Bupati",), ways.best
    ),
    "b": Walk("why is our OPD lower than before?", ("OPD", ways.OPD), ways.lower),
    "c": Walk("upload this WhatsApp file and take it back", ("OPD", ways.OPD), ways.upload),
    "d": Walk("what must we answer first today?", ("OPD", ways.OPD), ways.first_today),
    "e": Walk("who has not uploaded?", ("Diskominfo",), ways.not_uploaded),
    "f": Walk(
        "what does “tepat waktu” mean, and which cases are behind the figure?",
        ("Diskominfo",),
        ways.in_time,
    ),
    "g": Walk("contest three cases from the queue", ("OPD", ways.OPD), ways.contested, most=5),
    "h": Walk("why is a place lower than the rate suggests?", ("Kantor Bupati",), ways.why_lower),
    "i": Walk("the first day, from an empty home", ("Diskominfo",), ways.first_day),
    "j": Walk("who misses what for last month, and the reminder", ("Diskominfo",), ways.reminded),
}


EMPTY = "i"  # walked on a home without a register


def main() -> None:
    """Prints one JSON array."""
    options = argparse.ArgumentParser()
    options.add_argument("--home", type=Path, default=ROOT / "home")
    options.add_argument("--pictures", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launched(playwright)
        filled, empty = copy_of(chosen.home, Path(folder)).path, Path(folder) / "empty"
        found = _all(browser, filled, [one for one in WALKS if one != EMPTY], chosen.pictures)
        found += _all(browser, empty, [EMPTY], chosen.pictures)
        browser.close()
    print(json.dumps(found, indent=1, ensure_ascii=False))
    sys.exit(int(not all(one["is_good"] for one in found)))


def _all(browser, home: Path, letters: list[str], pictures: Path | None) -> list[dict]:
    """These walks at every size, on a server of that home."""
    server = Server(ROOT / "dashboard.py", home)
    try:
        server.visit_first()
        return [
            _walked(browser, server.port, letter, size, pictures)
            for letter in letters
            for size in SIZES
        ]
    finally:
        server.stop()


def _walked(browser, port: int, letter: str, size: str, pictures: Path | None) -> dict:
    walk, context = WALKS[letter], browser.new_context(**SIZES[size], locale="id-ID")
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{port}/")
    page.locator("h1" if letter == EMPTY else ".ranking .row").first.wait_for(timeout=WAIT)
    become(page, *walk.role)
    page.wait_for_timeout(1_000)
    walker, begin = Walker(page), time.perf_counter()
    try:
        answer, is_seen = walk.way(walker), True
    except NotSeen as missing:
        answer, is_seen = str(missing), False
    seconds = time.perf_counter() - begin
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=pictures / f"{letter}-{size.split()[0]}.png")
    most = walk.most + (SIZES[size] is PHONE)
    context.close()
    return {
        "walk": letter,
        "question": walk.question,
        "size": size,
        "clicks": walker.clicks,
        "scrolls": walker.scrolls,
        "seconds": round(seconds, 1),
        "answer": answer,
        "is_good": is_seen and walker.clicks <= most,
    }


if __name__ == "__main__":
    main()
