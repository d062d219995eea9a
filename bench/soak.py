"""A long day: viewers, uploads, undos, backups and figures, one after another, on several dashboards.

    .venv/bin/python -m bench.soak [--minutes 30] [--dashboards 2] [--home DIR]

Works on a copy of a home (the demo's unless another is named). Each round opens pages on every
dashboard, loads a small file, asks for figures, takes the file out again, and backs up. Prints one
JSON line a minute: rounds, the median seconds of a view, resident memory and open files of each
dashboard. The last line compares: memory and open files may not grow after the first five minutes
(or the first third, where that is shorter), the last of these parts is as fast as the first (at
most 1.1)."""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from bench.throughput import write_messages
from bench.viewers import ROOT, Server, copy_of
from data.lake import home as homes
from data.lake.home import Home
from data.register.register import Register
from pages.server.first_visit import PAGES, visit

MESSAGES = 200  # of each upload
SETTLING = 5  # minutes
MOST_SLOWER = 1.1


@dataclass
class Minute:
    """What was seen within one minute; ``memory_mb`` and ``files`` are of each dashboard at its
    end."""

    rounds: int = 0
    views: list[float] = field(default_factory=list)
    memory_mb: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Seconds of a view."""
        return round(statistics.median(self.views), 3)


def command(home: Home, module: str, *arguments: object) -> str:
    """``python -m <module> …`` on the home, which must succeed."""
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "TANGGAP_HOME": str(home.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def one_round(number: int, home: Home, folder: Path, servers: list[Server]) -> list[float]:
    """An upload in and out, figures, a backup, and every page on every dashboard; the seconds of
    each view."""
    path = folder / f"{number}.csv"
    accounts = sorted(Register.current(home).accounts)[number % 5 :: 40]
    write_messages(path, MESSAGES + number % 7, accounts)
    loaded = json.loads(command(home, "data", "load", path))
    views = [asyncio.run(visit(s.port, *page))[0] for s in servers for page in PAGES]
    command(home, "metrics", "figures", "--by", "opd", "--month", "2026-09")
    if loaded["upload_id"]:
        command(home, "data", "undo", loaded["upload_id"])
    command(home, "data", "backup", folder / "copy")
    path.unlink()
    return views + [asyncio.run(visit(s.port, *page))[0] for s in servers for page in PAGES]


def minutes(home: Home, folder: Path, servers: list[Server], wanted: float) -> Iterator[Minute]:
    """One after another, until so many are over."""
    numbers, ends = count(), time.monotonic() + 60 * wanted
    while time.monotonic() < ends:
        minute, until = Minute(), min(ends, time.monotonic() + 60)
        while time.monotonic() < until:
            minute.views += one_round(next(numbers), home, folder, servers)
            minute.rounds += 1
        minute.memory_mb = [server.resident_mb() for server in servers]
        minute.files = [len(os.listdir(f"/proc/{s.process.pid}/fd")) for s in servers]
        yield minute


def compared(found: list[Minute]) -> dict:
    """The parts after settling against each other; ``holds``: whether nothing grew or slowed."""
    part = min(SETTLING, max(1, len(found) // 3))
    first, last = found[part - 1], found[-1]
    early = statistics.median(view for one in found[:part] for view in one.views)
    late = statistics.median(view for one in found[-part:] for view in one.views)
    grown = max(b - a for a, b in zip(first.memory_mb, last.memory_mb, strict=True))
    more = max(b - a for a, b in zip(first.files, last.files, strict=True))
    return {
        "rounds": sum(one.rounds for one in found),
        "grown_mb": grown,
        "more_files": more,
        "slower": round(late / early, 2),
        "holds": grown <= 0.05 * max(first.memory_mb) and more <= 5 and late <= MOST_SLOWER * early,
    }


def main() -> None:
    """Runs the day."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--dashboards", type=int, default=2)
    parser.add_argument("--home", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        home = copy_of(homes.shown(Home(chosen.home or homes.current().path)).path, folder)
        servers = [Server(ROOT / "dashboard.py", home.path) for _ in range(chosen.dashboards)]
        found = []
        try:
            for minute in minutes(home, folder, servers, chosen.minutes):
                found.append(minute)
                line = {"rounds": minute.rounds, "view_s": minute.median}
                print(
                    json.dumps(line | {"memory_mb": minute.memory_mb, "files": minute.files}),
                    flush=True,
                )
        finally:
            for server in servers:
                server.stop()
        print(json.dumps(compared(found)))


if __name__ == "__main__":
    main()
