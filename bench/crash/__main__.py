"""Killed at every step: what a command leaves when its process ends at once, wherever it stands.

    .venv/bin/python -m bench.crash [--kills 1000]

A step is whatever the program asks of the file system (a file opened to be written, a name given or
taken away, a folder made). A fork runs the command and is killed before its n-th step. Afterwards
nothing may be damaged, the figures are those from before or those from after, and the same command
again does what it was asked to."""

import argparse
import json
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench import spoiling
from bench.crash.deeds import DEEDS, filled
from bench.crash.killing import copied, faults, spread, steps


def main() -> None:
    """Prints, for each deed, how many kills and what was wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=1000)
    chosen = parser.parse_args()
    count, found, begun = Counter(), [], time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        before = filled(Path(folder) / "before")
        for deed in DEEDS:
            total = steps(deed, copied(before, Path(folder) / "steps" / "home"))
            shutil.rmtree(Path(folder) / "steps")
            expected = deed.figures(before)
            for step in spread(total, chosen.kills // len(DEEDS)):
                count[deed.name] += 1
                found += faults(deed, before, expected, Path(folder) / "killed", step)
            print(
                json.dumps({"deed": deed.name, "steps": total, "kills": count[deed.name]}),
                flush=True,
            )
        damage = list(spoiling.faults(before, Path(folder) / "spoilt"))
        print(json.dumps({"deed": "damage", "faults": len(damage)}))
        found += damage
    print(*found, sep="\n")
    print(f"{count.total()} kills, {len(found)} faults, {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
