"""Pictures of the documents of the newest published month, page by page; for ``make screenshots``,
and alone: ``python -m bench.documents.pages DIR``."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from data.lake import home
from data.lake.home import Home
from reports.documents.monthly import document
from reports.documents.paper.brief import brief
from reports.documents.paper.profile import profile
from reports.documents.paper.report import report
from reports.documents.pdf import pdf
from reports.published import open_version, versions

SHARP, SLIDE = 110, 60  # dots per inch
WAIT = 180  # seconds for LibreOffice


def take(place: Home, target: Path) -> None:
    """Writes ``ringkasan-1.png`` …, ``laporan-1.png`` …, ``profil-dokumen-1.png``, ``rapat-1.png``;
    nothing where no month is published."""
    known = versions(place)
    if not known:
        return
    version = open_version(place, max(one["month"] for one in known))
    unit = next(row["opd_id"] for row in version.records("boards") if row["status"] == "ranked")
    contents = {
        "ringkasan": brief(version)[0],
        "laporan": report(version)[0],
        "profil-dokumen": profile(version, unit)[0],
    }
    for name, content in contents.items():
        for number, picture in enumerate(pdf.pictures(content, SHARP), start=1):
            (target / f"{name}-{number}.png").write_bytes(picture)
    _slides(document(version, "rapat"), target)


def _slides(deck: bytes, target: Path) -> None:
    """Drawn by LibreOffice, as an office would open them."""
    if not (shutil.which("soffice") and shutil.which("gs")):
        print("slides are not drawn: soffice or gs is missing", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "rapat.pptx").write_bytes(deck)
        own = f"-env:UserInstallation=file://{folder}/profile"
        convert = ["soffice", own, "--headless", "--convert-to", "pdf", "rapat.pptx"]
        subprocess.run(convert, cwd=folder, check=True, capture_output=True, timeout=WAIT)
        draw = ["gs", "-q", "-sDEVICE=png16m", f"-r{SLIDE}", "-o", str(target / "rapat-%d.png")]
        subprocess.run([*draw, "rapat.pdf"], cwd=folder, check=True, timeout=WAIT)


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    take(home.shown(), Path(sys.argv[1]))
