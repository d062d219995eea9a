"""How long publishing takes beside the tables of the month alone, a published board beside the live
one, and "Tinjauan bulanan" beside the board: ratios within one run.

``python -m bench.publish [HOME] [--kills N]`` on a copy of a home (without one: a fresh demo);
``--kills``: publishes so often again and kills it at a random moment; each time a version is there
whole or not at all."""

import argparse
import json
import multiprocessing
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from data.cases import store
from data.demo import filling
from data.lake import documents, published
from data.lake.home import DEMO, Home
from metrics.board.board import board
from reports import demo as demo_month
from reports import month as month_tables
from reports.publish import publish
from reports.published import open_version, versions

TIMES = 3
FORKED = multiprocessing.get_context("fork")


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def measure(home: Home, month: str) -> dict:
    """Seconds of the month's tables alone and of publishing a revision of it; their ratio; the
    same of the live board and the published one."""
    view = home.as_it_was(documents.put_in(home))
    tables = median(seconds(lambda: month_tables.of(view, month)) for _ in range(TIMES))
    whole = median(seconds(lambda: publish(home, month, "bench", "bench")) for _ in range(TIMES))
    cursor = store.cursor(store.current(home))
    live = median(
        seconds(lambda: board(cursor, "opd", "response", month, "wall")) for _ in range(9)
    )
    frozen = median(seconds(lambda: open_version(home, month).table("boards")) for _ in range(9))
    return {
        "month": month,
        "tables_s": round(tables, 2),
        "publish_s": round(whole, 2),
        "publish_ratio": round(whole / tables, 2),
        "board_s": round(live, 3),
        "published_board_s": round(frozen, 3),
        "board_ratio": round(frozen / live, 2),
    }


def killed(home: Home, month: str, kills: int, lasts: float) -> int:
    """How many of the kills left a version that is not whole (0)."""
    broken, draw = 0, random.Random(20220623)
    for _ in range(kills):
        child = FORKED.Process(target=publish, args=(home, month, "bench", "bench"))
        child.start()
        time.sleep(draw.uniform(0, lasts))
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        broken += bool(published.bad_files(home)[1])
    return broken


def main() -> None:
    """Prints one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", nargs="?", type=Path)
    parser.add_argument("--kills", type=int, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Home(Path(folder) / "home")
        if chosen.home is None:
            filling.fill(place)
            demo_month.fill(place)
            home = Home(place.path / DEMO)
        else:
            shutil.copytree(chosen.home, place.path)
            home = place
        month = versions(home)[-1]["month"]
        found = measure(home, month)
        if chosen.kills:
            found["broken"] = killed(home, month, chosen.kills, found["publish_s"])
        print(json.dumps(found))


if __name__ == "__main__":
    main()
