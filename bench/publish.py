"""How long publishing takes beside the tables of the month alone, a published board beside the live
one, and "Tinjauan bulanan" beside the board: ratios of processor time within one run.

``python -m bench.publish [HOME] [--kills N]`` on a copy of a home (without one: a fresh demo; where
no month is published, the last whole one is): tables, publishing a revision, and pages as a new
visitor gets them over the server's websocket; prints one JSON line, and ends with 1 where a ratio is
over its limit. ``--kills``: publishes so often again and kills it at a random moment; each time a
version is there whole or not at all."""

import argparse
import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.viewers import ROOT, Server, copy_of
from data.cases import store
from data.demo import filling
from data.lake import documents, published
from data.lake.home import DEMO, Home
from metrics import months
from metrics.coverage.periods import known
from reports import demo as demo_month
from reports import month as month_tables
from reports.publish import freeze, publish
from reports.published import open_version, versions
from tests.browser import probe

TIMES, VISITS = 2, 9
LIMITS = {"publish_ratio": 3.0, "published_board_ratio": 1.1, "review_ratio": 1.5}
FACTS = ("month", "as_of", "program", "settings", "at", "by", "reason")  # of a manifest
FORKED = multiprocessing.get_context("fork")
CLOCK_OF_PROCESS = 2  # CPUCLOCK_SCHED of Linux, below the process in a clock's number


def seconds(work: Callable[[], object]) -> float:
    """How much processor time it takes, of all threads."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def publishing(home: Home, month: str) -> dict:
    """Of the month's tables alone and of publishing a revision of it, in turn; their ratio."""
    view, found = home.as_it_was(documents.put_in(home)), []
    for _ in range(TIMES):
        tables = seconds(lambda: month_tables.of(view, month).tables)
        found.append((tables, seconds(lambda: publish(home, month, "bench", "bench"))))
    tables, whole = (median(one) for one in zip(*found, strict=True))
    ratio = median(one[1] / one[0] for one in found)
    return {
        "tables_s": round(tables, 2),
        "publish_s": round(whole, 2),
        "publish_ratio": round(ratio, 2),
    }


def opening(home: Home, month: str) -> dict:
    """Milliseconds of the server for a visit to the live board, the published one and Tinjauan, in
    turn; their ratios."""
    version = versions(home, month)[-1]["version"]
    pages = {
        "board": ("", f"bulan={month}"),
        "published_board": ("", f"bulan={month}&versi={version}"),
        "review": ("tinjauan", f"bulan={month}"),
    }
    server = Server(ROOT / "dashboard.py", home.path)
    try:
        found: dict[str, list[float]] = {name: [] for name in pages}
        for number in range(VISITS + 1):
            for name, (path, query) in pages.items():
                before = used(server.process.pid)
                probe.open_page(f"http://127.0.0.1:{server.port}", path, query)
                if number:  # the first visit fills what the server keeps
                    found[name].append(used(server.process.pid) - before)
    finally:
        server.stop()
    middle = {name: median(one) for name, one in found.items()}
    return {
        **{f"{name}_ms": round(1000 * one, 1) for name, one in middle.items()},
        **{
            f"{name}_ratio": round(middle[name] / middle["board"], 2)
            for name in ("published_board", "review")
        },
    }


def used(process: int) -> float:
    """Seconds of processor time that a process has used: of its clock (``clock_getcpuclockid``), for
    ``/proc`` counts in steps as long as a visit."""
    return time.clock_gettime(~process << 3 | CLOCK_OF_PROCESS)


def killed(home: Home, month: str, kills: int) -> int:
    """How many of the kills left a version that is not whole (0): of the moment in which what was
    computed is written."""
    newest = open_version(home, month)
    tables = {
        file.removesuffix(".parquet"): month_tables.frozen(newest.table(file[: -len(".parquet")]))
        for file in newest.manifest["files"]
    }
    facts = {name: newest.manifest[name] for name in FACTS}

    def again() -> None:
        freeze(home, facts, tables, [one["version"] for one in versions(home, month)])

    begun = time.monotonic()
    again()
    lasts = time.monotonic() - begun
    broken, draw = 0, random.Random(20220623)
    for _ in range(kills):
        before = versions(home)
        child = FORKED.Process(target=again)
        child.start()
        time.sleep(draw.uniform(0, lasts))
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        now = versions(home)
        is_whole = now[: len(before)] == before and len(now) - len(before) in (0, 1)
        broken += not is_whole or bool(published.bad_files(home)[1])
    again()
    return broken


def prepared(home: Home) -> str:
    """The month that is published last; the last whole one is published where none is."""
    if not versions(home):
        newest = known(store.cursor(store.current(home)))
        month = months.shifted(f"{newest.now:%Y-%m}", -2)
        demo_month.confirm(home, month)
        publish(home, month, None, "bench")
    return versions(home)[-1]["month"]


def main() -> None:
    """Prints one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", nargs="?", type=Path)
    parser.add_argument("--kills", type=int, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = _home(chosen.home, Path(folder))
        month = prepared(home)
        found = {"month": month}
        if chosen.kills:
            found["kills"], found["broken"] = chosen.kills, killed(home, month, chosen.kills)
        else:
            found |= publishing(home, month) | opening(home, month)
    print(json.dumps(found))
    over = [name for name, limit in LIMITS.items() if found.get(name, 0) > limit]
    sys.exit(int(bool(over or found.get("broken"))))


def _home(chosen: Path | None, folder: Path) -> Home:
    if chosen is not None:
        return copy_of(chosen, folder)
    place = Home(folder / "home")
    filling.fill(place)
    demo_month.fill(place)
    shown = Home(folder / "shown")
    shutil.move(place.path / DEMO, shown.path)
    shutil.move(Home(place.path / DEMO).key_file, shown.key_file)
    return shown


if __name__ == "__main__":
    main()
