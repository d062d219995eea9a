"""Five years of 137 accounts: how long one viewer waits in a real browser, and pictures of every
chart.

    .venv/bin/python -m bench.years [--messages 600000] [--months 60] [--rounds 3] [--pictures DIR]
    [--keep DIR]

The demo's offices and accounts (one of tickets stays silent) with ever the same kind of talks
(``bench.attacks.town``), loaded as canonical CSV. Prints JSON, seconds: the first view in a new
browser, then each page by the menu or a link until it has run to its end: the very first time (the
server keeps nothing yet), and the medians in a new browser (which has to fetch the charts' program
for Tren) and again in the same one. With ``--pictures`` the whole pages on a phone and on a desk,
to be looked at; ``--keep`` keeps the home and takes it up again."""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import sync_playwright

from bench.attacks.talks import is_ticket, messages, talks
from bench.browser import launched
from bench.screenshots import ROOT, SETTLED
from bench.throughput import timed
from bench.viewers import Server
from bench.walks.walker import SIZES
from data import moment
from data.demo import regency
from metrics import months

WAIT = 120_000
AT_ONCE = 1_000_000  # messages in a file: a larger one needs more memory than a file may take
WHOLE = {"390 × 844": 9_000, "1440 × 900": 5_600}  # height of a picture with the whole page
RUN = "[data-testid=stApp][data-test-script-state=notRunning]"
MENU = {
    "tren": "Tren",
    "papan": "Papan peringkat",
    "tinjauan": "Tinjauan bulanan",
    "antrean": "Antrean",
}


def fill(home: Path, messages_wanted: int, months_wanted: int) -> dict:
    """Register and all months up to yesterday, in files of at most AT_ONCE messages or one account;
    returns ``read, cases, load_s``, of all loads."""
    today = moment.now().astimezone(moment.WIB).date()
    first = months.first_day(months.shifted(f"{today:%Y-%m}", -months_wanted))
    stated = ("--from", str(first), "--until", str(today - timedelta(days=1)))
    done = {"read": 0, "cases": 0, "load_s": 0.0}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        accounts = regency.accounts(first)
        opds, accounts_csv = regency.write(folder, accounts)
        timed("data", "register", str(opds), str(accounts_csv), home=home)
        silent = [a for a in accounts["account_id"] if is_ticket(a)]
        covered = [part for account in silent for part in ("--account", account)]
        parts = _parts(accounts["account_id"], first, today, messages_wanted)
        path = folder / "messages.csv"
        for number, rows in enumerate(parts):
            rows.to_csv(path, index=False)
            more = covered if number == 0 else ()
            seconds, line = timed("data", "load", str(path), *stated, *more, home=home)
            found = json.loads(line)
            for key, value in (*found.items(), ("load_s", round(seconds, 1))):
                if key in done:
                    done[key] += value
    return done


def _parts(accounts: pd.Series, first: date, today: date, wanted: int) -> Iterator[pd.DataFrame]:
    """Messages, account by account; its size and its rate are drawn once; about 1.9 messages a
    talk."""
    rng = np.random.default_rng(1)
    sizes = rng.lognormal(0, 1, len(accounts))
    per_day = sizes / sizes.sum() * wanted / 1.85 / (today - first).days
    part: list[pd.DataFrame] = []
    for account, size in zip(accounts, per_day, strict=True):
        made = talks(account, rng.uniform(0.3, 0.97), rng, first, today, size)
        rows = messages(made, first, today)
        if part and sum(map(len, part)) + len(rows) > AT_ONCE:
            yield pd.concat(part)
            part = []
        part.append(rows)
    yield pd.concat(part)


def main() -> None:
    """Prints one JSON object."""
    options = argparse.ArgumentParser()
    options.add_argument("--messages", type=int, default=600_000)
    options.add_argument("--months", type=int, default=60)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--pictures", type=Path)
    options.add_argument("--keep", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        home = chosen.keep or Path(name) / "home"
        loaded = (
            None if (home / "home.json").exists() else fill(home, chosen.messages, chosen.months)
        )
        server = Server(ROOT / "dashboard.py", home)
        try:
            server.visit_first()
            browser = launched(playwright)
            rounds = [_round(browser, server.port) for _ in range(chosen.rounds + 1)]
            memory = server.resident_mb()
            if chosen.pictures:
                _pictures(browser, server.port, chosen.pictures)
            browser.close()
        finally:
            server.stop()
    seconds = {
        page: {"first": rounds[0][page][0]}
        | {
            name: round(statistics.median(one[page][at] for one in rounds[1:]), 2)
            for at, name in enumerate(("new_browser", "again"))
            if at < len(rounds[0][page])
        }
        for page in rounds[0]
    }
    print(json.dumps({"loaded": loaded, "seconds": seconds, "memory_mb": memory}, indent=1))


def _round(browser, port: int) -> dict[str, list[float]]:
    """Seconds of a first view in a new browser, and of every page after it, twice."""
    context = browser.new_context(**SIZES["1440 × 900"], locale="id-ID")
    page, begin = context.new_page(), time.perf_counter()
    page.goto(f"http://127.0.0.1:{port}/")
    page.locator(".ranking .row").first.wait_for(timeout=WAIT)
    found = {"first_view": [round(time.perf_counter() - begin, 2)]}
    for name in (*MENU, "profil") * 2:
        page.locator(RUN).wait_for(timeout=WAIT)
        if name == "profil":  # its link stands in the small multiples of Tren
            _open(page, "tren")
        page.wait_for_timeout(700)
        begin = time.perf_counter()
        _open(page, name)
        found.setdefault(name, []).append(round(time.perf_counter() - begin, 2))
    context.close()
    return found


def _open(page, name: str) -> None:
    """By the menu, a profile by the first link to one; until the page has run to its end."""
    if name == "profil":
        page.locator("a.multiple").first.click(timeout=WAIT)
    else:
        page.get_by_test_id("stTopNavLink").filter(has_text=MENU[name]).click()
    page.wait_for_function(
        "address => location.pathname === address",
        arg="/" if name == "papan" else f"/{name}",
        timeout=WAIT,
    )
    page.wait_for_timeout(50)  # the run has begun
    page.locator(RUN).wait_for(timeout=WAIT)
    page.locator("h1").first.wait_for(timeout=WAIT)


def _pictures(browser, port: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    addresses = {
        "papan": "/",
        "tren": "/tren",
        "tren-pekan": "/tren?langkah=Pekan",
        "profil": "/profil?by=opd&unit=dukcapil",
        "tinjauan": "/tinjauan",
    }
    for size, options in SIZES.items():
        width = options["viewport"]["width"]
        context = browser.new_context(**options, locale="id-ID")
        for name, address in addresses.items():
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{port}{address}")
            page.locator("h1").first.wait_for(timeout=WAIT)
            page.set_viewport_size({"width": width, "height": WHOLE[size]})
            page.locator(RUN).wait_for(timeout=WAIT)
            page.wait_for_timeout(SETTLED)
            page.screenshot(path=folder / f"{name}-{width}.png")
            page.close()
        context.close()


if __name__ == "__main__":
    main()
