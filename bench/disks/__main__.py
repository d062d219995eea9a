"""A disk that is full, read-only or failing, met by every command and the upload screen at steps
from the first to the last.

    .venv/bin/python -m bench.disks [--steps 4]

From a step on (see ``bench.crash``), the system refuses what a command asks of the disk, in each of
the ways of ``bench.disks.failing``; as root, beside that, a real disk of a few kilobytes is filled
up. What must be: one sentence; it is true (refused: nothing was stored; done: it stands); nothing
is there half; and once the disk is well the same command does what it was asked to."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from bench.crash.small import MEMORY, NOW, filled
from bench.disks import small_disk
from bench.disks.commands import ALL
from bench.disks.failing import FAILURES
from bench.disks.trying import all_faults


def main() -> None:
    """Prints what was wrong; 1 where something was."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=4)
    chosen = parser.parse_args()
    os.environ["TANGGAP_NOW"] = NOW
    found = 0
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        before = filled(Path(name) / "before")
        for fault in all_faults(before, Path(name), chosen.steps):
            print(fault, flush=True)
            found += 1
        for fault in small_disk.faults(before, Path(name)) if os.getuid() == 0 else ():
            print(fault, flush=True)
            found += 1
    print(f"{len(ALL)} commands, {len(FAILURES)} ways to fail: {found} faults")
    sys.exit(found > 0)


if __name__ == "__main__":
    main()
