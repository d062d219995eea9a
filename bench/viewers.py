"""Many viewers who open a page at once, over the server's own websocket as a browser does.

    .venv/bin/python -m bench.viewers [--viewers 140] [--waves 3] [--upload] [--home DIR]

Starts the dashboard on demo data and, beside it, the same with an empty page in the board's place,
opens ``--viewers`` new sessions on each at once, wave by wave in turn, and prints as JSON how long
until each had the finished page (seconds): the board's p95 must be under 3 s on two cores and at most
1.35 times that of the empty page in the same run. ``cpu_ms`` is the server's time of the processor for
a visit, which other work disturbs least. Memory is the server's resident set after each wave;
``grown_mb`` is what the later half of the waves added to it.

With ``--upload``, more waves on the board while ``python -m data load`` takes in 100,000 messages,
and one when it has ended and the new figures are shown for the first time: the worst p95 must be
under 6 s. The home is copied for it."""

import argparse
import asyncio
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from bench.throughput import write_messages
from data.lake import home as homes
from data.lake.home import Home
from data.register.register import Register
from pages.server import first_visit
from pages.server.first_visit import visit, wait_for

ROOT = Path(__file__).parents[1]
UPLOADED = 100_000  # messages
RATIOS = {"p95": "p95_s", "cpu": "cpu_ms"}
STARTING = 600  # seconds; a guard only, for a machine that has other work
ALLOCATOR = {"MALLOC_ARENA_MAX": "2"}  # as ``make run`` and deploy/ set it


def emptied(dashboard: str) -> str:
    """The text of dashboard.py with an empty page in the board's place: the same frame and menu
    around nothing."""
    page = "            screen.path,\n"
    assert dashboard.count(page) == 1
    empty = page.replace(
        "screen.path",
        f'f"{ROOT}/{{screen.path}}" if screen.url_path else (lambda: st.title("Kosong"))',
    )
    return dashboard.replace(page, empty)


class Server:
    """One Streamlit server on a free port, with the settings of the checkout ``root``."""

    def __init__(self, script: Path, home: Path, root: Path = ROOT):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            str(script),
            "--server.port",
            str(self.port),
            "--server.headless",
            "true",
        ]
        self.process = subprocess.Popen(
            command,
            cwd=root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **ALLOCATOR, "TANGGAP_HOME": str(home), "PYTHONPATH": str(root)},
        )
        if not wait_for(self.port, STARTING):
            raise SystemExit(f"{script} did not start")

    def visit_first(self) -> None:
        """The first visit, as ``make run`` makes it; in a thread, for Playwright runs a loop in this
        one."""
        first = threading.Thread(target=first_visit.main, args=(self.port,))
        first.start()
        first.join()

    def resident_mb(self) -> int:
        """Resident memory of the server, in MB."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 10**6

    def processor_s(self) -> float:
        """Seconds that the server's process has taken of the processor."""
        after_name = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, after_name[11:13])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """Ends the server."""
        self.process.terminate()
        self.process.wait()


def copy_of(home: Path, folder: Path) -> Home:
    """A copy of the home with its key, for a bench that puts something in."""
    copied = Home(folder / "home")
    shutil.copytree(home, copied.path)
    if Home(home).key_file.exists():
        shutil.copy(Home(home).key_file, copied.key_file)
    return copied


async def wave(port: int, viewers: int) -> dict:
    """All viewers at once; p50 and p95 in seconds, bytes of one page, how many failed."""
    results = await asyncio.gather(*(visit(port) for _ in range(viewers)), return_exceptions=True)
    good = sorted(r[0] for r in results if not isinstance(r, BaseException))
    size = next((r[1] for r in results if not isinstance(r, BaseException)), 0)
    if not good:
        raise SystemExit(f"no viewer was served: {results[0]!r}")
    return {
        "p50_s": round(good[len(good) // 2], 2),
        "p95_s": round(good[int(len(good) * 0.95)], 2),
        "bytes": size,
        "failed": viewers - len(good),
    }


def measure(scripts: dict[str, Path], home: Path, viewers: int, waves: int) -> dict[str, dict]:
    """For each script its median wave by p95, with one viewer's times, the processor's time for a
    visit, and memory after each wave. Waves take turns: other work on the machine meets all alike."""
    servers = {name: Server(script, home) for name, script in scripts.items()}
    try:
        alone = {name: _alone(server) for name, server in servers.items()}
        for server in servers.values():
            asyncio.run(
                wave(server.port, viewers)
            )  # the first one finds threads and memory to be had
        found = {name: [] for name in servers}
        for _ in range(waves):
            for name, server in servers.items():
                before = server.processor_s()
                one = asyncio.run(wave(server.port, viewers))
                spent = round(1000 * (server.processor_s() - before) / viewers, 1)
                found[name].append(one | {"cpu_ms": spent, "memory_mb": server.resident_mb()})
        return {name: alone[name] | _median(some) for name, some in found.items()}
    finally:
        for server in servers.values():
            server.stop()


def _alone(server: Server) -> dict:
    """One viewer: the first of all, and the median of five more."""
    first, *warm = (asyncio.run(wave(server.port, 1))["p50_s"] for _ in range(6))
    return {"first_view_s": first, "one_viewer_s": sorted(warm)[2]}


def _median(waves: list[dict]) -> dict:
    """The wave of the median p95, with the median of the processor's times."""
    memory = [one["memory_mb"] for one in waves]
    return {
        **sorted(waves, key=lambda one: one["p95_s"])[len(waves) // 2],
        "cpu_ms": sorted(one["cpu_ms"] for one in waves)[len(waves) // 2],
        "failed": sum(one["failed"] for one in waves),
        "memory_mb": memory,
        "grown_mb": memory[-1] - memory[(len(memory) - 1) // 2],
    }


def measure_uploading(home: Path, viewers: int) -> dict:
    """Waves on a copy of the home while an upload is taken in, as the screen "Unggah" does it, and
    one afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        copied = copy_of(home, Path(folder))
        shown, path = homes.shown(copied), Path(folder) / "messages.csv"
        write_messages(path, UPLOADED, _with_messages(shown))
        server = Server(ROOT / "dashboard.py", copied.path)
        try:
            asyncio.run(wave(server.port, 1))
            child = subprocess.Popen(
                [sys.executable, "-m", "data", "load", str(path)],
                cwd=ROOT,
                text=True,
                stdout=subprocess.PIPE,
                env={**os.environ, "TANGGAP_HOME": str(shown.path)},
            )
            during = [asyncio.run(wave(server.port, viewers))]
            while child.poll() is None:
                during.append(asyncio.run(wave(server.port, viewers)))
            line = json.loads(child.stdout.read())
            after = asyncio.run(wave(server.port, viewers))
            return {
                "accepted": line["accepted"],
                "during": during,
                "after": after,
                "memory_mb": server.resident_mb(),
                "worst_p95_s": max(one["p95_s"] for one in (*during, after)),
            }
        finally:
            server.stop()


def _ratio(found: dict[str, dict], of: str) -> float:
    return round(found["board"][of] / found["empty_page"][of], 2)


def _with_messages(shown: Home) -> list[str]:
    """The accounts that have always been there and whose exports are messages."""
    register = Register.current(shown)
    return [
        account
        for account, (first, *_) in register.accounts.items()
        if first.platform != "ticket" and first.valid_from is None
    ]


def main() -> None:
    """Prints one JSON object."""
    options = argparse.ArgumentParser()
    options.add_argument("--viewers", type=int, default=140)
    options.add_argument("--waves", type=int, default=3)
    options.add_argument("--upload", action="store_true")
    options.add_argument("--home", type=Path, default=ROOT / "home")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "dashboard.py"
        empty.write_text(emptied((ROOT / "dashboard.py").read_text()))
        scripts = {"board": ROOT / "dashboard.py", "empty_page": empty}
        found = measure(scripts, chosen.home, chosen.viewers, chosen.waves)
    uploading = (
        {"uploading": measure_uploading(chosen.home, chosen.viewers)} if chosen.upload else {}
    )
    print(
        json.dumps(
            {
                "viewers": chosen.viewers,
                **found,
                **{f"ratio_{name}": _ratio(found, of) for name, of in RATIOS.items()},
                **uploading,
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
