"""A long day: viewers, uploads, undos, backups and figures, one after another, on several dashboards.

    .venv/bin/python -m bench.soak [--minutes 30] [--dashboards 2] [--home DIR]

Works on a copy of a home (a small one of 14 months unless another is named). Each round loads a
small file, opens pages on every dashboard, asks for figures, takes the file out again, backs up, and
opens the pages anew. Prints one JSON line a minute: rounds, the processor's seconds that a round
costs the dashboards, the median seconds of a view, and of each dashboard its open files and memory
(MB, its own: its share of the libraries' files is larger the fewer other programs use them). The
last line compares: memory and open files may not grow once all have settled (five minutes and twenty
rounds), and the last five minutes cost no more a round than the first (at most 1.1 times; of the
processor, for others use the machine)."""

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
from itertools import accumulate, count
from pathlib import Path

from bench.throughput import write_messages
from bench.viewers import ROOT, Server, copy_of
from data.lake import home as homes
from data.lake.home import Home
from data.processes import commands
from data.register.register import Register
from pages.server.first_visit import PAGES, visit
from tests.pages.homes import year

MESSAGES = 200  # of each upload
PART = 5  # minutes that are compared with others
SETTLED = 20  # rounds; a busy machine has fewer in five minutes
MOST_SLOWER = 1.1
MOST_GROWN = 0.05  # of the memory that was held when all had settled
# Streamlit keeps whoever left for two minutes, should they come back, and three files for each (a
# session's event loop): they go by how many came, and are left out.
FILES_OF_A_SESSION, SESSIONS_KEPT = 3, 128
VISITS = 2 * len(PAGES)  # of each dashboard, each round
MOST_FILES = FILES_OF_A_SESSION * VISITS  # two minutes are no even number of rounds
LONGEST = 600  # seconds for one view; a guard only
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Minute:
    """What was seen within one minute; ``cost`` is the processor's seconds of the dashboards;
    ``memory_mb`` and ``files`` (beyond those of sessions) are of each dashboard at its end."""

    rounds: int = 0
    cost: float = 0.0
    views: list[float] = field(default_factory=list)
    memory_mb: list[int] = field(default_factory=list)
    files: list[int] = field(default_factory=list)

    @property
    def line(self) -> dict:
        """As it is printed."""
        view, cost = statistics.median(self.views), self.cost / self.rounds
        seen = {"rounds": self.rounds, "round_cpu_s": round(cost, 3), "view_s": round(view, 3)}
        return seen | {"memory_mb": self.memory_mb, "files": self.files}


def command(home: Home, module: str, *arguments: object) -> str:
    """``python -m <module> …`` on the home, which must succeed; its output."""
    done = called(home, module, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def called(home: Home, module: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """``python -m <module> …`` on the home, whatever comes of it."""
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "TANGGAP_HOME": str(home.path)},
        capture_output=True,
        text=True,
        check=False,
    )


def given(home: Home, *arguments: object) -> str:
    """``python -m data …`` as the upload screen gives it: to a process that has waited for it."""
    environment = {**os.environ, "TANGGAP_HOME": str(home.path)}
    done = commands.run([str(one) for one in arguments], environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def one_round(number: int, home: Home, folder: Path, servers: list[Server]) -> list[float]:
    """An upload in and out, figures, a backup, and every page on every dashboard; the seconds of
    each view."""
    path = folder / f"{number}.csv"
    accounts = sorted(Register.current(home).accounts)[number % 5 :: 40]
    write_messages(path, MESSAGES + number % 7, accounts)
    loaded = json.loads(given(home, "load", path))
    views = [asyncio.run(visit(s.port, *page, LONGEST))[0] for s in servers for page in PAGES]
    if number % 10 == 0:
        command(home, "metrics", "figures", "--by", "opd", "--month", "2026-09")
    if loaded["upload_id"]:
        given(home, "undo", loaded["upload_id"])
    given(home, "backup", folder / "copy")
    path.unlink()
    return views + [
        asyncio.run(visit(s.port, *page, LONGEST))[0] for s in servers for page in PAGES
    ]


def minutes(home: Home, folder: Path, servers: list[Server], wanted: float) -> Iterator[Minute]:
    """One after another, until so many are over."""
    numbers, ends, last = count(), time.monotonic() + 60 * wanted, Minute()
    while time.monotonic() < ends:
        minute, until = Minute(), min(ends, time.monotonic() + 60)
        begun = sum(map(used, servers))
        while time.monotonic() < until:
            minute.views += one_round(next(numbers), home, folder, servers)
            minute.rounds += 1
        minute.cost = sum(map(used, servers)) - begun
        minute.memory_mb = [own_mb(server) for server in servers]
        sessions = min(SESSIONS_KEPT, VISITS * (last.rounds + minute.rounds))
        minute.files = [
            len(os.listdir(f"/proc/{server.process.pid}/fd")) - FILES_OF_A_SESSION * sessions
            for server in servers
        ]
        yield (last := minute)


def used(server: Server) -> float:
    """Seconds of the processor that a dashboard has used so far."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def own_mb(server: Server) -> int:
    """Memory of a dashboard that is no part of a file."""
    lines = Path(f"/proc/{server.process.pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) // 1000


def compared(found: list[Minute]) -> dict:
    """The part after settling, or what comes closest to it in a shorter run, against the last one;
    ``holds``: whether nothing grew or slowed."""
    part = min(PART, max(1, len(found) // 3))
    rounds = list(accumulate(one.rounds for one in found))
    settled = next((i for i, n in enumerate(rounds, 1) if i >= part and n >= SETTLED), len(found))
    settled = min(settled, len(found) - part)
    early, late = found[settled : settled + part], found[-part:]
    memory = [_medians([one.memory_mb for one in minutes]) for minutes in (early, late)]
    files = [_medians([one.files for one in minutes]) for minutes in (early, late)]
    grown, more = (max(b - a for a, b in zip(*seen, strict=True)) for seen in (memory, files))
    slower = _cost(late) / _cost(found[:part])
    fine = grown <= MOST_GROWN * max(memory[0]) and more <= MOST_FILES and slower <= MOST_SLOWER
    return {
        "rounds": rounds[-1],
        "minutes_until_settled": settled,
        "memory_mb": memory,
        "files": files,
        "slower": round(slower, 2),
        "holds": fine,
    }


def _medians(seen: list[list[int]]) -> list[float]:
    """Of each dashboard, over the minutes."""
    return [statistics.median(of_one) for of_one in zip(*seen, strict=True)]


def _cost(found: list[Minute]) -> float:
    """Of a round, the median of the minutes."""
    return statistics.median(one.cost / one.rounds for one in found)


def main() -> None:
    """Runs the day; 1 where something grew or slowed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--dashboards", type=int, default=2)
    parser.add_argument("--home", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if chosen.home:
            home = copy_of(homes.shown(Home(chosen.home)).path, folder)
        else:
            home = Home(year(folder))
        servers = [Server(ROOT / "dashboard.py", home.path) for _ in range(chosen.dashboards)]
        found = []
        try:
            for minute in minutes(home, folder, servers, chosen.minutes):
                found.append(minute)
                print(json.dumps(minute.line), flush=True)
        finally:
            for server in servers:
                server.stop()
    line = compared(found)
    print(json.dumps(line))
    sys.exit(not line["holds"])


if __name__ == "__main__":
    main()
