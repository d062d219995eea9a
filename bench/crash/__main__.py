"""Killed at every step: what a command leaves when its process ends at once, wherever it stands.

    .venv/bin/python -m bench.crash [--kills 1000] [--only DEED ...]

A step is whatever the program asks of the file system (a file opened to be written, a name given or
taken away, a folder made). A fork does the deed and is killed: half of the kills are spread over its
steps, half over its time, so that they fall between the steps too. Afterwards nothing may be
damaged, no export may lie about, the figures are those from before or those from after, and the
same deed again does what it was asked to. What a kill left that is byte for byte what an earlier one
left is looked at once."""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench.crash.deeds import DEEDS
from bench.crash.killing import faults, moments, steps
from bench.crash.small import MEMORY, NOW, copied, filled


def main() -> None:
    """Prints, for each deed, how many kills, and what was wrong; 1 where something was."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--only", nargs="*", metavar="DEED", default=[deed.name for deed in DEEDS])
    chosen = parser.parse_args()
    os.environ["TANGGAP_NOW"] = NOW
    kills, found, begun = 0, 0, time.monotonic()
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name)
        before = filled(folder / "before")
        for number, deed in enumerate(DEEDS):
            share = chosen.kills * (number + 1) // len(DEEDS) - chosen.kills * number // len(DEEDS)
            if deed.name not in chosen.only:
                continue
            times = steps(deed, copied(before, folder / "steps" / "home"))
            shutil.rmtree(folder / "steps")
            for fault in faults(deed, before, folder / "killed", moments(times, share)):
                print(fault, flush=True)
                found += 1
            kills += share
            print(
                json.dumps({"deed": deed.name, "steps": len(times) - 1, "kills": share}), flush=True
            )
    print(f"{kills} kills, {found} faults, {time.monotonic() - begun:.0f} s")
    sys.exit(found > 0)


if __name__ == "__main__":
    main()
