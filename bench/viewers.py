"""Many viewers who open a page at once, over the server's own websocket as a browser does.

    .venv/bin/python -m bench.viewers [--viewers 140] [--waves 3] [--home DIR]

Starts the dashboard on demo data and, beside it, the same with an empty page in the board's place, opens ``--viewers``
new sessions on each at once, and prints as JSON how long until each had the finished page (seconds): the board's p95
must be under 5 s on two cores and at most twice that of the empty page in the same run.
Memory is the server's resident set.
"""

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from pages.parts.first_visit import visit, wait_for

ROOT = Path(__file__).parents[1]


def emptied(dashboard: str) -> str:
    """The text of dashboard.py with an empty page in the board's place: the same frame and menu around nothing."""
    page = "st.Page(screen.path,"
    assert page in dashboard
    empty = f'st.Page(f"{ROOT}/{{screen.path}}" if screen.url_path else (lambda: st.title("Kosong")),'
    return dashboard.replace(page, empty).replace("Path(__file__).parent", f'Path("{ROOT}")')


class Server:
    """One Streamlit server on a free port, with the project's settings."""

    def __init__(self, script: Path, home: Path):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(self.port),
                   "--server.headless", "true"]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        env={**os.environ, "TANGGAP_HOME": str(home), "PYTHONPATH": str(ROOT)})
        if not wait_for(self.port):
            raise SystemExit(f"{script} did not start")

    def resident_mb(self) -> int:
        """Resident memory of the server, in MB."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 10**6

    def stop(self) -> None:
        """Ends the server."""
        self.process.terminate()
        self.process.wait()


async def wave(port: int, viewers: int) -> dict:
    """All viewers at once; p50 and p95 in seconds, bytes of one page, how many failed."""
    results = await asyncio.gather(*(visit(port) for _ in range(viewers)), return_exceptions=True)
    good = sorted(r[0] for r in results if not isinstance(r, BaseException))
    size = next((r[1] for r in results if not isinstance(r, BaseException)), 0)
    if not good:
        raise SystemExit(f"no viewer was served: {results[0]!r}")
    return {"p50_s": round(good[len(good) // 2], 2), "p95_s": round(good[int(len(good) * 0.95)], 2), "bytes": size,
            "failed": viewers - len(good)}


def measure(script: Path, home: Path, viewers: int, waves: int) -> dict:
    """One warm-up view, then the waves; the median wave by p95, and memory after the first and the last."""
    server = Server(script, home)
    try:
        first = asyncio.run(wave(server.port, 1))["p50_s"]
        alone = sorted(asyncio.run(wave(server.port, 1))["p50_s"] for _ in range(5))[2]
        found, memory = [], []
        for _ in range(waves):
            found.append(asyncio.run(wave(server.port, viewers)))
            memory.append(server.resident_mb())
        median = sorted(found, key=lambda w: w["p95_s"])[len(found) // 2]
        return {"first_view_s": first, "one_viewer_s": alone, **median, "memory_mb": [memory[0], memory[-1]]}
    finally:
        server.stop()


def main() -> None:
    """Prints one JSON object."""
    options = argparse.ArgumentParser()
    options.add_argument("--viewers", type=int, default=140)
    options.add_argument("--waves", type=int, default=3)
    options.add_argument("--home", type=Path, default=ROOT / "home")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "dashboard.py"
        empty.write_text(emptied((ROOT / "dashboard.py").read_text()))
        nothing = measure(empty, chosen.home, chosen.viewers, chosen.waves)
        board = measure(ROOT / "dashboard.py", chosen.home, chosen.viewers, chosen.waves)
    print(json.dumps({"viewers": chosen.viewers, "board": board, "empty_page": nothing,
                      "ratio_p95": round(board["p95_s"] / nothing["p95_s"], 2)}, indent=1))


if __name__ == "__main__":
    main()
