"""What the documents of a published month cost, in one run on the demo; and whether numbers drawn
from what was rendered are those of the version.

    TANGGAP_HOME=… python -m bench.documents [--numbers 500]
"""

import argparse
import random
import re
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from data.lake import home
from reports.documents.monthly import DOCUMENTS, document, monthly
from reports.documents.paper.profile import profile
from reports.documents.parts.blocks import Content
from reports.documents.pdf import pdf
from reports.documents.site.site import site
from reports.documents.trace.trace import numbers_of, text_of, trace
from reports.published import Version, open_version, versions

SEED = 20261130


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
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _times(version: Version) -> None:
    document(version, "ringkasan")  # the compiler and the tables are read before the first measure
    parts = {name: _seconds(lambda name=name: document(version, name)) for name in DOCUMENTS}
    with tempfile.TemporaryDirectory() as folder:
        parts["semuanya"] = _seconds(lambda: monthly(version, Path(folder)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
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
    print(f"memory until all documents were made: {memory} MB (at most 500)")


def _numbers(version: Version, wanted: int) -> None:
    """Draws occurrences of numbers from rendered texts; each must be one that the document's trace
    led to its figure, or a caption's count, a day, a version: what is no figure."""
    place = home.shown()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        paths = [path for path in monthly(version, out) if path.suffix != ".xlsx"]
        for file in site(version, [], versions(place)):
            (out / "site" / file.path).parent.mkdir(parents=True, exist_ok=True)
            (out / "site" / file.path).write_bytes(file.content)
        paths += sorted((out / "site").rglob("*.html"))
        found = [(path, number) for path in paths for number in _printed(path)]
        known: dict[Path, set[str]] = {}
        lost = []
        for path, number in random.Random(SEED).sample(found, min(wanted, len(found))):
            if path not in known:
                right = (one.text for one in trace(place, path) if one.is_right)
                known[path] = {n for text in right for n in numbers_of(text)}
            if number not in known[path] | _no_figures(version):
                lost.append(f"{path.relative_to(out)}: {number}")
    print(f"{min(wanted, len(found)) - len(lost)} of {min(wanted, len(found))} led to a figure")
    print("\n".join(lost))


def _printed(path: Path) -> list[str]:
    """Numbers with a fraction: rates, points. Whole ones may be days, counts of rows or parts of
    names, which no ledger knows."""
    return [number for number in numbers_of(text_of(path, path.read_bytes())) if "," in number]


def _no_figures(version: Version) -> set[str]:
    """Settings with a fraction, as the annex lists them."""
    values = (str(value) for value in version.manifest["settings"].values())
    return {value.replace(".", ",") for value in values if re.fullmatch(r"\d+\.\d+", value)}


if __name__ == "__main__":
    main()
