"""The walk-throughs of somebody who does not know Tanggap, on a phone and on a desk, in a real
browser.

    .venv/bin/python -m bench.walks [--home DIR] [--pictures DIR]

Each begins at the start page of the demo, in its role, and clicks only on what is in sight, or
comes into sight by one scroll of at most one screen; the answer must then be whole on the screen,
after at most one scroll too. Prints JSON per walk and size: clicks that lead on (the phone's menu
is two), entries, scrolls, seconds (the machine's, nobody thinks or reads), the answer as it stands
there. Ends with 1 where a walk breaks off or takes more than three clicks. An entry is a press that
says what only the person knows, as typing does (DECISIONS, "A press that states something is an
entry"): of (g) the three boxes, of (i) two for each of three tables and one for the first file. Of
(c) the click on the file in the system's own window is not counted: it is not ours, and a file that
is dropped needs none."""

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
from bench.walks.walker import SIZES, WAIT, NotSeen, Walker
from tests.browser.roles import become


class Walk(NamedTuple):
    """A question, who asks it, and how the answer is found."""

    question: str
    role: tuple[str, ...]
    way: Callable[[Walker], str]


MOST = 3  # clicks


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
    "g": Walk("contest three cases from the queue", ("OPD", ways.OPD), ways.contested),
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
    options.add_argument("--walks", default="".join(WALKS), help="their letters")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launched(playwright)
        homes = [(copy_of(chosen.home, Path(folder)).path, set(chosen.walks) - {EMPTY}, SIZES)]
        homes += [  # a first day is the first once only
            (Path(folder) / f"empty-{number}", set(chosen.walks) & {EMPTY}, [size])
            for number, size in enumerate(SIZES)
        ]
        found = [
            one
            for home, letters, sizes in homes
            if letters
            for one in _all(browser, home, sorted(letters), sizes, chosen.pictures)
        ]
        browser.close()
    print(json.dumps(found, indent=1, ensure_ascii=False))
    sys.exit(int(not all(one["is_good"] for one in found)))


def _all(browser, home: Path, letters: list[str], sizes, pictures: Path | None) -> list[dict]:
    """These walks at these sizes, on a server of that home."""
    server = Server(ROOT / "dashboard.py", home)
    try:
        server.visit_first()
        return [
            _walked(browser, server.port, letter, size, pictures)
            for letter in letters
            for size in sizes
        ]
    finally:
        server.stop()


def _walked(browser, port: int, letter: str, size: str, pictures: Path | None) -> dict:
    walk = WALKS[letter]
    context = browser.new_context(
        **SIZES[size], locale="id-ID", permissions=["clipboard-read", "clipboard-write"]
    )  # a headless browser asks nobody
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
    context.close()
    return {
        "walk": letter,
        "question": walk.question,
        "size": size,
        "clicks": walker.clicks,
        "entries": walker.entries,
        "scrolls": walker.scrolls,
        "seconds": round(seconds, 1),
        "answer": answer,
        "is_good": is_seen and walker.clicks <= MOST,
    }


if __name__ == "__main__":
    main()
