"""A rebuild on this machine and by workers of a Spark Connect server, of the same home.

    .venv/bin/python -m bench.scale HOME [--workers 1 2] [--remote sc://HOST:PORT]

Without ``--remote`` it starts Sail with so many workers, one after another. Prints JSON: seconds on
the clock of each rebuild, the processor seconds of it and of the server, the largest resident set of
both (MB), and ``equal``: whether the stores hold the same rows."""

import argparse
import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import duckdb

from bench.peers.measuring import measured
from data.cases import store
from data.lake.home import Home

SAIL = (
    "import sys; from pysail.spark import SparkConnectServer; "
    "server = SparkConnectServer('127.0.0.1', 0); server.start(background=True); "
    "print(server.listening_address[1], flush=True); sys.stdin.read(); server.stop()"
)


@contextmanager
def sail(workers: int):
    """A server with so many workers; yields its address and where its cost will stand."""
    environment = {**os.environ, "RUST_LOG": "error", "SAIL_MODE": "local-cluster"}
    for name in ("INITIAL_COUNT", "MAX_COUNT"):
        environment[f"SAIL_CLUSTER__WORKER_{name}"] = str(workers)
    environment["SAIL_CLUSTER__WORKER_TASK_SLOTS"] = "1"
    server = subprocess.Popen(
        [sys.executable, "-c", SAIL],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    cost: dict[str, float] = {}
    try:
        yield f"sc://127.0.0.1:{server.stdout.readline().strip()}", cost
    finally:
        server.stdin.close()
        _, _, used = os.wait4(server.pid, 0)
        server.returncode = 0
        cost["server_processor_s"] = round(used.ru_utime + used.ru_stime, 2)
        cost["server_memory_mb"] = round(used.ru_maxrss / 1024)


def rebuilt(home: Path, *options: str) -> dict[str, float]:
    """What a rebuild costs this machine."""
    return measured("-m", "data", "rebuild", *options, home=home)


def rows(home: Path) -> dict[str, tuple]:
    """Every table of the store: how many rows, and a sum over what stands in them."""
    with duckdb.connect(str(store.current(Home(home))), read_only=True) as connection:
        names = [name for (name,) in connection.execute("SHOW TABLES").fetchall()]
        tables = {name: connection.table(name).set_alias("whole") for name in names}
        sums = "count(*), sum(hash(whole)::HUGEINT)"
        return {name: table.aggregate(sums).fetchall()[0] for name, table in tables.items()}


def main() -> None:
    """Prints one JSON object."""
    options = argparse.ArgumentParser()
    options.add_argument("home", type=Path)
    options.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options.add_argument("--remote")
    chosen = options.parse_args()
    found = {"here": rebuilt(chosen.home)}
    here, same = rows(chosen.home), True
    if chosen.remote:
        remote = ("--engine", "spark", "--remote", chosen.remote)
        found[chosen.remote] = rebuilt(chosen.home, *remote)
        same = rows(chosen.home) == here
    for workers in [] if chosen.remote else chosen.workers:
        with sail(workers) as (address, cost):
            done = rebuilt(chosen.home, "--engine", "spark", "--remote", address)
        same &= rows(chosen.home) == here
        found[f"Sail, workers: {workers}"] = done | cost
    print(json.dumps({"rebuild": found, "equal": same}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
