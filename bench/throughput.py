"""A million canonical messages from CSV to figures on the command line, as a multiple of a typed
DuckDB read.

    .venv/bin/python -m bench.throughput [--messages N] [--rounds 5]

Machines are noisy, so the yardstick is measured in the same run: DuckDB reads the same CSV into
typed columns, as a command of its own, for the program's commands start from nothing too. Medians
of the rounds are compared. How fast the same read is in a process that has just done it is printed
beside it (``warm``). Memory is the largest resident set of the load command and of its child, as
the kernel reports it."""

import argparse
import csv
import ctypes
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

PR_SET_CHILD_SUBREAPER = 36  # of prctl(2)
ACCOUNTS = [f"akun{i:03d}" for i in range(137)]
TEXTS = (
    "terima kasih pak",
    "Mohon info jadwal pelayanan KTP di kecamatan hari ini nomor {}",
    "Jalan rusak di depan pasar, mohon segera diperbaiki",
)
COLUMNS = {
    "account_id": "VARCHAR",
    "conversation_id": "VARCHAR",
    "message_id": "VARCHAR",
    "sent_at": "TIMESTAMPTZ",
    "direction": "VARCHAR",
    "author": "VARCHAR",
    "is_automatic": "BOOLEAN",
    "text": "VARCHAR",
    "topic": "VARCHAR",
}


TYPED_READ = f"import duckdb; duckdb.connect().read_csv(input(), header=True, dtype={COLUMNS!r}).create('typed')"

# the same command up to the lake: nothing is cut into cases, no store is assembled
LAKE_ONLY = (
    "import sys; from data.processes.light import forgo_numpy; forgo_numpy(); from data.cases "
    "import cached, store; cached.count = lambda *_: 0; store.current = lambda *_: None; from "
    "data.__main__ import main; from data.processes.leaving import leave; leave(main(sys.argv[1:]))"
)


def write_messages(path: Path, messages: int, accounts: list[str]) -> None:
    """A canonical message CSV: seven messages a conversation, the first ten months of 2026, in no
    order."""
    draw, begin = random.Random(1), datetime(2026, 1, 1)
    with open(path, "w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow(COLUMNS)
        for i in range(messages):
            conversation = draw.randrange(messages // 7)
            sent = begin + timedelta(seconds=draw.randrange(26_000_000))
            inbound = draw.random() < 0.55
            writer.writerow(
                [
                    accounts[conversation % len(accounts)],
                    f"percakapan{conversation}",
                    f"m{i}",
                    sent.strftime("%Y-%m-%dT%H:%M:%S+07:00"),
                    "inbound" if inbound else "outbound",
                    f"warga{conversation}" if inbound else "",
                    "",
                    draw.choice(TEXTS).format(i),
                    draw.choice(("informasi", "pengaduan", "")),
                ]
            )


def write_register(folder: Path) -> list[str]:
    """Fifty OPDs and 137 accounts; returns the arguments of ``register``."""
    opds, accounts = folder / "opd.csv", folder / "accounts.csv"
    opds.write_text(
        "opd_id,name,kind,schedule\n" + "".join(f"opd{i},OPD {i},dinas,office\n" for i in range(50))
    )
    accounts.write_text(
        "account_id,opd_id,platform,handle\n"
        + "".join(
            f"{account},opd{i % 50},instagram,@{account}\n" for i, account in enumerate(ACCOUNTS)
        )
    )
    return [str(opds), str(accounts)]


def timed(*command: str, home: Path, by: str = "-m") -> tuple[float, str]:
    """Seconds and output of one command of the program; ``by`` "-c" for a text of Python."""
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, by, *command],
        env={**os.environ, "TANGGAP_HOME": str(home)},
        check=True,
        capture_output=True,
        text=True,
    )
    return time.perf_counter() - begin, done.stdout


def adopt_orphans() -> None:
    """Children of commands that have ended become this process's, so that :func:`used` counts them
    too."""
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1):
        raise OSError("prctl")


def used() -> resource.struct_rusage:
    """What all commands so far, with their children, have used."""
    try:
        while True:
            os.wait()
    except ChildProcessError:  # there is none left
        return resource.getrusage(resource.RUSAGE_CHILDREN)


def typed_read_command(path: Path) -> float:
    """Seconds of a command that reads the CSV into typed columns, from its start to its end."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", TYPED_READ], input=str(path), text=True, check=True)
    return time.perf_counter() - begin


def typed_read(path: Path) -> float:
    """Seconds of the same read in this process."""
    begin = time.perf_counter()
    duckdb.connect().read_csv(str(path), header=True, dtype=COLUMNS).create("typed")
    return time.perf_counter() - begin


def registered(folder: Path) -> Path:
    """A home with the register and nothing else."""
    home = folder / "home"
    shutil.rmtree(home, ignore_errors=True)
    timed("data", "register", *write_register(folder), home=home)
    return home


def one_round(folder: Path, path: Path) -> dict:
    """Seconds of the typed read, as a command and warm, of the load as far as the lake, of the
    whole load, each into a home of its own, and of the figures."""
    read, warm = typed_read_command(path), typed_read(path)
    lake, _ = timed(LAKE_ONLY, "load", str(path), home=registered(folder), by="-c")
    home = registered(folder)
    load, line = timed("data", "load", str(path), home=home)
    figures, _ = timed(
        "metrics", "figures", "--by", "account", "--month", "2026-09", "--format", "csv", home=home
    )
    return {
        "typed_read_s": read,
        "typed_read_warm_s": warm,
        "lake_s": lake,
        "load_s": load,
        "figures_s": figures,
        "line": json.loads(line),
    }


def main() -> None:
    """Prints one JSON object: medians of the rounds, and the ratios of these."""
    options = argparse.ArgumentParser()
    options.add_argument("--messages", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    adopt_orphans()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "messages.csv"
        write_messages(path, chosen.messages, ACCOUNTS)
        rounds = [one_round(folder, path) for _ in range(chosen.rounds)]
    seconds = {
        key: statistics.median(one[key] for one in rounds)
        for key in rounds[0]
        if key.endswith("_s")
    }
    read, warm, lake, load, figures = seconds.values()
    print(
        json.dumps(
            {
                "messages": chosen.messages,
                **{key: round(value, 2) for key, value in seconds.items()},
                "lake_ratio": round(lake / read, 1),
                "ratio": round((load + figures) / read, 1),
                "ratio_warm": round((load + figures) / warm, 1),
                "ratios": [
                    round((one["load_s"] + one["figures_s"]) / one["typed_read_s"], 1)
                    for one in rounds
                ],
                "largest_process_mb": round(used().ru_maxrss / 1000),
                "line": rounds[0]["line"],
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
