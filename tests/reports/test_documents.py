"""The documents of a month: right numbers with where they come from, the same bytes on any day."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from data.lake.home import Home
from data.register.letterhead import Letterhead, change
from reports.documents import pdf, site, texts
from reports.documents.blocks import Table, flat
from reports.documents.brief import brief
from reports.documents.monthly import monthly
from reports.documents.profile import profile
from reports.documents.report import report
from reports.documents.trace import trace
from reports.draft import open_draft
from reports.published import open_version, versions
from tests.reports.conftest import MONTH

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def place(published_once) -> Home:
    return Home(published_once / "home")


@pytest.fixture(scope="module")
def version(place):
    return open_version(place, MONTH)


@pytest.fixture(scope="module")
def written(version, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("documents")
    monthly(version, out)
    return out


def hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_every_document_of_the_month_is_there(version, written):
    assert {path.name for path in written.glob("*")} == {
        f"ringkasan-{MONTH}.pdf",
        f"laporan-{MONTH}.pdf",
        f"angka-{MONTH}.xlsx",
        f"rapat-{MONTH}.pptx",
        f"teks-grup-{MONTH}.txt",
        "opd",
    }
    opds = {row["unit"] for row in version.records("boards") if row["unit_type"] == "opd"}
    assert {path.name for path in (written / "opd").glob("*.pdf")} == {
        f"{opd}-{MONTH}.pdf" for opd in opds
    }


def test_the_same_bytes_in_another_process_folder_and_year(written, place, tmp_path):
    """The command, run a year later in another zone, writes the same files."""
    environment = os.environ | {
        "TANGGAP_HOME": str(place.path),
        "TANGGAP_NOW": "2027-11-20T09:00:00+07:00",
        "TZ": "America/New_York",
        "PYTHONHASHSEED": "7",
    }
    command = [sys.executable, "-m", "reports", "monthly", "--month", MONTH, "--out", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    assert hashes(tmp_path) == hashes(written)


def test_every_page_names_month_version_and_hash(version, written):
    for path in written.rglob("*.pdf"):
        pages = pypdf.PdfReader(path).pages
        for page in pages:
            footer = f"September 2026 · versi 1.0 · {version.short_hash}"
            assert footer in page.extract_text().replace("\xa0", " "), path.name
    assert len(pypdf.PdfReader(written / f"ringkasan-{MONTH}.pdf").pages) == 2
    assert {len(pypdf.PdfReader(path).pages) for path in (written / "opd").glob("*.pdf")} == {1}


def test_pdfs_are_for_archives_and_for_the_blind(written):
    for path in written.rglob("*.pdf"):
        reader = pypdf.PdfReader(path)
        root, metadata = reader.trailer["/Root"], reader.xmp_metadata
        assert root["/Lang"] == "id" and root["/MarkInfo"]["/Marked"]
        assert (metadata.pdfaid_part, metadata.pdfaid_conformance) == ("2", "A")


def test_a_draft_says_so_on_every_page(place):
    content, month = report(open_draft(place, MONTH))
    for page in pypdf.PdfReader(io.BytesIO(pdf.pdf(content, month.published_at()))).pages:
        assert "KONSEP" in page.extract_text()


@pytest.mark.parametrize("name", ["ringkasan", "laporan", "angka", "rapat", "teks-grup"])
def test_every_number_is_led_back_to_its_figure(place, written, name):
    [path] = written.glob(f"{name}-{MONTH}.*")
    found = trace(place, path)
    assert len(found) > 3 and [one for one in found if not one.is_right] == []


def test_the_profiles_too(place, written):
    for path in (written / "opd").glob("*"):
        wrong = [one for one in trace(place, path) if not one.is_right]
        assert wrong == [], path.name


def test_a_number_that_somebody_changed_is_named(place, written, tmp_path):
    text = (written / f"teks-grup-{MONTH}.txt").read_text()
    rate = re.search(r"\d+,\d %", text)[0]
    (tmp_path / "teks.txt").write_text(text.replace(rate, "99,9 %"))
    wrong = [one for one in trace(place, tmp_path / "teks.txt") if not one.is_right]
    assert wrong and wrong[0].text.replace("\xa0", " ") == rate
    command = [sys.executable, "-m", "reports", "trace", str(tmp_path / "teks.txt")]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"TANGGAP_HOME": str(place.path)}, capture_output=True
    )
    assert done.returncode == 1 and b"tidak ada lagi" in done.stderr


def test_a_cell_that_somebody_changed_is_named(place, written, tmp_path):
    """One digit in the XML of the sheet of OPDs."""
    with zipfile.ZipFile(written / f"angka-{MONTH}.xlsx") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet4.xml"
    cell = re.search(rb'<c r="D4"[^>]*><v>(\d+)</v>', parts[sheet])
    parts[sheet] = parts[sheet].replace(cell[0], cell[0].replace(b"<v>", b"<v>9"), 1)
    with zipfile.ZipFile(tmp_path / "angka.xlsx", "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    wrong = [one for one in trace(place, tmp_path / "angka.xlsx") if not one.is_right]
    assert [one.key.split()[-1] for one in wrong] == ["cases"]


def test_captions_count_what_is_printed(version):
    contents = [brief(version)[0], report(version)[0], profile(version, "sosial")[0]]
    blocks = [block for one in contents for block in flat(one.blocks)]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert len(tables) > 6
    for table in tables:
        assert f"({len(table.rows)} {table.noun})" in table.caption
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_the_text_for_the_group_is_short_and_says_the_rate(version):
    text, month = texts.group_text(version)
    assert len(text) <= texts.LONGEST
    row = month.ledger.row("headlines", board="response", clock="wall")
    assert f"{round(row['rate'] * 100, 1):.1f} %".replace(".", ",") in text


def test_slides_have_native_charts_words_for_them_and_notes(written):
    slides = Presentation(written / f"rapat-{MONTH}.pptx").slides
    assert 4 <= len(slides) <= 10
    charts = [shape for page in slides for shape in page.shapes if shape.has_chart]
    assert charts and all(shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in charts)
    assert all(page.notes_slide.notes_text_frame.text for page in slides)


def test_the_workbook_explains_itself_and_holds_no_formula(written):
    path = written / f"angka-{MONTH}.xlsx"
    book = CalamineWorkbook.from_path(path)
    assert book.sheet_names[0] == "Penjelasan" and len(book.sheet_names) == 7
    with zipfile.ZipFile(path) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in parts.read(name) for name in sheets)
        assert any("comments" in name for name in parts.namelist())


def test_the_site_asks_for_nothing_from_outside_and_shames_nobody(version, place):
    files = {file.path: file.content for file in site.site(version, versions(place))}
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    assert len(pages["index.html"]) < 200_000
    for path, page in pages.items():
        assert "<script" not in page and not re.findall(r'(?:src|href)="(?:https?:)?//', page), path
        assert "di bawah tengah" not in page and "Perlu perhatian" not in page, path
        assert version.short_hash in page
    below = {
        row["unit"]
        for row in version.records("boards")
        if (row["unit_type"], row["board"], row["clock"], row["within"])
        == ("opd", "response", "wall", "")
        and row["group"] == "below"
    }
    rows = {row["opd_id"]: row for row in json.loads(files["data/opd.json"])}
    assert below and all(rows[unit]["place_low"] is None for unit in below)


def test_the_data_package_describes_its_file(version, place):
    files = {file.path: file.content for file in site.site(version, versions(place))}
    package = json.loads(files["datapackage.json"])
    [resource] = package["resources"]
    head = files[resource["path"]].decode().splitlines()[0].split(",")
    assert head == [field["name"] for field in resource["schema"]["fields"]]
    assert package["version"] == "1.0" and package["changes"][0]["month"] == MONTH


def test_the_letterhead_is_the_registers_or_said_to_be_missing(ready):
    """Before it is filled in the document says so; then it is the office's own, with its logo."""
    without, month = brief(open_draft(ready, MONTH))
    assert without.letterhead == ["Tanggap", "Kop surat belum diisi pada layar Register"]
    logo = (ROOT / "static" / "favicon.png").read_bytes()
    change(ready, Letterhead("Dinas Kominfo Klaten", "Ratna Dewi", "Kepala Dinas", logo), "test")
    content, month = brief(open_draft(ready, MONTH))
    assert content.letterhead == ["Dinas Kominfo Klaten", "Ratna Dewi · Kepala Dinas"]
    page = pypdf.PdfReader(io.BytesIO(pdf.pdf(content, None))).pages[0]
    assert "Ratna Dewi" in page.extract_text() and len(page.images) == 1
