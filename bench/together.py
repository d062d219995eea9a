"""Everybody at once: twenty uploads from screens and the command line, each file from both, while
fifty viewers read two dashboards on one home, one publishes, and backups are made.

    .venv/bin/python -m bench.together [--files 10] [--viewers 50]

Prints as one JSON line what was seen, and ends with 1 where something did not hold: every row is
counted once, no command, screen or view fails, every backup gives back exactly the figures of the
uploads that are in it, and no view takes longer than LONGEST_VIEW. Browsers come last in line for the
processor, as if they ran elsewhere. Needs Chromium."""

import argparse
import asyncio
import csv
import json
import os
import re
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.browser import last_in_line, launched
from bench.every_figure import all_figures
from bench.soak import called, command
from bench.viewers import ROOT, Server
from data.lake import documents, returning
from data.lake.home import Home
from pages.server.first_visit import PAGES, visit
from tests.pages import homes

MONTH = "2026-09"
NOW = "2026-10-20T09:00:00+07:00"
READING = 10  # seconds that a viewer reads a page, and between two backups
LONGEST_VIEW = 5  # seconds
REFUSED = "Berkas ini tidak disimpan."
ENDED = re.compile(f"Tersimpan|sudah pernah|{REFUSED}")
GUARD = 600  # seconds for one view or one button; a guard only


@dataclass
class Seen:
    """What came of it: seconds of every view, sentences of whatever failed, the backups made."""

    views: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    backups: list[Path] = field(default_factory=list)


def prepared(folder: Path) -> Home:
    """A home of seven OPDs with a quarter loaded and the calendar of its year confirmed."""
    home = Home(homes.filled(folder))
    (folder / "calendar.csv").write_text("date,kind,source\n2026-08-17,holiday,SKB\n")
    command(home, "data", "calendar", folder / "calendar.csv")
    return home


def exports(folder: Path, files: int) -> list[Path]:
    """So many exports of ten talks each, of one account after another; each overlaps the one before
    it by half."""
    accounts = [f"{opd[0]}-ig" for opd in homes.OPDS]
    found = []
    for number in range(files):
        account = accounts[number % len(accounts)]
        rows = [
            row
            for part in (number, number + len(accounts))
            for row in homes.talks(account, 5, 0.6, prefix=f"b{part}-")
        ]
        found.append(folder / f"ekspor {number}.csv")
        with open(found[-1], "w", newline="", encoding="utf-8") as target:
            csv.writer(target).writerows([homes.HEADER, *rows])
    return found


def from_screens(
    servers: list[Server], paths: list[Path], folder: Path, go: threading.Event
) -> None:
    """Each file from a page of its own, by turns on each dashboard; once all are checked, ``go`` is
    given, and all are stored at once."""
    with ExitStack() as stack:
        stack.callback(go.set)  # the others go on, whatever happens here
        playwright = stack.enter_context(sync_playwright())
        browser = launched(playwright, program=last_in_line(folder))
        pages = []
        for number, path in enumerate(paths):
            page = browser.new_page()
            page.set_default_timeout(GUARD * 1000)
            page.goto(f"http://127.0.0.1:{servers[number % len(servers)].port}/unggah")
            page.locator("input[type=file]").set_input_files(path)
            pages.append(page)
        buttons = [page.get_by_role("button", name=re.compile("simpan$")).first for page in pages]
        for button in buttons:
            button.wait_for()
        go.set()
        for button in buttons:
            button.click()
        for page in pages:
            page.get_by_role("heading", name=ENDED).wait_for()
            if page.get_by_role("heading", name=REFUSED).count():
                raise AssertionError(page.get_by_test_id("stMain").inner_text())
        browser.close()


async def reading(servers: list[Server], viewers: int, seen: Seen, over: threading.Event) -> None:
    """So many viewers, each of whom opens a page, reads it, and opens the next."""

    async def one(number: int) -> None:
        await asyncio.sleep(number / viewers * READING)
        while not over.is_set():
            page = PAGES[number % len(PAGES)]
            try:
                seen.views.append(
                    (await visit(servers[number % len(servers)].port, *page, GUARD))[0]
                )
            except Exception as error:  # counted: none may fail
                seen.failed.append(f"view: {error!r}")
            number += 1
            await asyncio.sleep(READING)

    await asyncio.gather(*(one(number) for number in range(viewers)))


def backing_up(
    home: Home, folder: Path, seen: Seen, over: threading.Event, most: int | None
) -> None:
    """One backup after another, each into a folder of its own; no more than ``most``."""
    while not over.is_set() and len(seen.backups) != most:
        seen.backups.append(folder / f"cadangan{len(seen.backups)}")
        command(home, "data", "backup", seen.backups[-1])
        over.wait(READING)


def after(go: threading.Event, act: Callable, *given: object) -> None:
    """Does it when the word is given."""
    go.wait()
    act(*given)


def everybody(
    home: Home,
    folder: Path,
    on_screens: list[Path],
    paths: list[Path],
    viewers: int,
    dashboards: int,
    backups: int | None = None,
) -> Seen:
    """Lets them all go at once, and waits until the last upload is stored; ``paths`` are loaded on
    the command line, and no more than so many ``backups`` are made."""
    seen, over, go = Seen(), threading.Event(), threading.Event()
    servers = [Server(ROOT / "dashboard.py", home.path) for _ in range(dashboards)]
    for server in servers:
        server.visit_first()
    try:
        with ThreadPoolExecutor(len(paths) + 4) as pool:
            going = [pool.submit(asyncio.run, reading(servers, viewers, seen, over))]
            going.append(pool.submit(backing_up, home, folder, seen, over, backups))
            acts = (
                [pool.submit(from_screens, servers, on_screens, folder, go)] if on_screens else []
            )
            if not on_screens:
                go.set()
            acts.append(
                pool.submit(after, go, command, home, "reports", "publish", "--month", MONTH)
            )
            acts += [pool.submit(after, go, command, home, "data", "load", path) for path in paths]
            for act in acts:
                try:
                    act.result()
                except Exception as error:
                    seen.failed.append(str(error)[-300:])
            over.set()
            for act in going:
                act.result()
    finally:
        for server in servers:
            server.stop()
    return seen


def not_as_should_be(home: Home, one_by_one: Home, paths: list[Path], seen: Seen) -> list[str]:
    """What does not hold afterwards; ``one_by_one``: a home in which the same files come one after
    another now."""
    found = list(seen.failed)
    for path in paths:
        command(one_by_one, "data", "load", path)
    if all_figures(home) != all_figures(one_by_one):
        found.append("other figures than one upload after another")
    command(home, "data", "verify")
    found += _unlike_published(home)
    expected: dict[frozenset[str], list[str]] = {}  # by what is in a backup: many hold the same
    for path in seen.backups:
        copy = Home(path)
        returning.check(home, path)
        within = documents.put_in(copy)
        if within not in expected:
            expected[within] = all_figures(home.as_it_was(within))
        if all_figures(copy) != expected[within]:
            found.append(f"{path.name} gives back other figures")
    return found


def _unlike_published(home: Home) -> list[str]:
    """Where the version differs from today's figures for another reason than uploads that came in
    after it."""
    done = called(home, "reports", "verify", "--month", MONTH)
    return [done.stderr] if done.returncode and "sebab: unggahan" not in done.stderr else []


def main() -> None:
    """Lets everybody go, and looks."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=10)
    parser.add_argument("--viewers", type=int, default=50)
    chosen = parser.parse_args()
    os.environ["TANGGAP_NOW"] = NOW
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home, one_by_one = (prepared(folder / part) for part in ("together", "one by one"))
        paths = exports(folder, chosen.files)
        begun = time.monotonic()
        seen = everybody(home, folder, paths, paths, chosen.viewers, dashboards=2)
        lasted = time.monotonic() - begun
        found = not_as_should_be(home, one_by_one, paths, seen)
        line = {
            "uploads": 2 * len(paths),
            "seconds": round(lasted, 1),
            "views": len(seen.views),
            "median_view_s": round(statistics.median(seen.views), 2),
            "worst_view_s": round(max(seen.views), 2),
            "backups": len(seen.backups),
            "wrong": found,
        }
        print(json.dumps(line))
    sys.exit(bool(found) or max(seen.views) > LONGEST_VIEW)


if __name__ == "__main__":
    main()
