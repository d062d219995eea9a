"""What the documents of a published month cost, in one run on the demo; and whether numbers drawn
from what was rendered are those of the version.

    TANGGAP_HOME=… python -m bench.documents [--numbers 500]
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.documents.drawn import Number, numbers, written
from data.lake import home
from reports.documents.monthly import DOCUMENTS, document, monthly
from reports.documents.paper.profile import profile
from reports.documents.parts.blocks import Content
from reports.documents.pdf import pdf
from reports.published import Version, open_version, versions

SEED = 20261130
SINGLE = 30  # documents of single OPDs


def main() -> None:
    """Prints seconds per part and their ratios, or what became of the numbers drawn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--numbers", type=int, default=0, help="draw so many instead of timing")
    drawn = parser.parse_args().numbers
    place = home.shown()
    version = open_version(place, max(one["month"] for one in versions(place)))
    if drawn:
        _numbers(version, drawn)
    else:
        _times(version)


def _seconds(work: Callable[[], object]) -> float:
    """Of the processor: the machine may be shared."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _times(version: Version) -> None:
    memory = _memory(version)  # first: a child's peak begins with its parent's, as Linux counts it
    document(version, "ringkasan")  # the compiler and the tables are read before the first measure
    parts = {name: _seconds(lambda name=name: document(version, name)) for name in DOCUMENTS}
    with tempfile.TemporaryDirectory() as folder:
        parts["semuanya"] = _seconds(lambda: monthly(version, Path(folder)))
    contents = [
        profile(version, opd_id)[0]
        for opd_id in sorted(row["opd_id"] for row in version.records("opds"))
    ]
    apart = _seconds(lambda: [pdf.pdf(content, None) for content in contents])
    first = contents[0]
    blocks = [block for content in contents for block in content.blocks]
    whole = Content(first.title, first.identity, first.letterhead, first.logo, blocks)
    together = _seconds(lambda: pdf.pdf(whole, None))
    for name, seconds in parts.items():
        print(f"{name}: {seconds:.2f} s")
    print(f"{len(contents)} profiles apart {apart:.2f} s, as one document {together:.2f} s")
    print(f"profiles apart / one document: {apart / together:.1f} (at most 3)")
    typst = apart + parts["ringkasan"] + parts["laporan"]
    writers = parts["angka"] + parts["rapat"] + parts["teks-grup"]
    print(f"all documents / (Typst + writers): {parts['semuanya'] / (typst + writers):.2f} (2)")
    print(f"memory of the command that makes all documents: {memory} MB (at most 500)")


def _memory(version: Version) -> int:
    """The peak of ``python -m reports monthly``, MB."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["monthly", "--month", version.month, "--out", folder]
        subprocess.run(
            [sys.executable, "-m", "reports", *command],
            env=os.environ | {"TANGGAP_HOME": str(home.shown().path)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def _numbers(version: Version, wanted: int) -> None:
    """Draws so many of all numbers in finished documents, as many of each kind of document; of single
    OPDs' documents some, drawn too."""
    place, lot = home.shown(), random.Random(SEED)
    kinds: dict[str, list[Number]] = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = written(place, version, Path(folder))
        single = [path for path in paths if path.parent.name == "opd"]
        for path in [path for path in paths if path not in single] + lot.sample(single, SINGLE):
            kinds.setdefault(path.suffix, []).extend(numbers(place, version, path))
    chosen: list[Number] = []
    for at, found in enumerate(kinds.values()):
        share = wanted // len(kinds) + (at < wanted % len(kinds))
        chosen += lot.sample(found, min(share, len(found)))
    print(f"{sum(one.is_led for one in chosen)} of {len(chosen)} drawn led to an equal figure")
    for kind, found in kinds.items():
        print(f"{kind}: {sum(one.is_led for one in found)} of all {len(found)}")
    lost = {one for found in kinds.values() for one in found if not one.is_led}
    print("\n".join(sorted(f"{one.document}: {one.text}" for one in lost)))


if __name__ == "__main__":
    main()
