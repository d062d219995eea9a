"""The documents of a month: right numbers with where they come from, the same bytes on any day."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdf
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from python_calamine import CalamineWorkbook

from reports.documents.paper.brief import brief
from reports.documents.paper.profile import profile
from reports.documents.paper.report import report
from reports.documents.parts.blocks import Table, flat
from reports.documents.pdf import pdf
from reports.documents.site import site
from reports.documents.slides import slides
from reports.documents.texts import texts
from tests.reports.conftest import LOGO, MONTH

ROOT = Path(__file__).parents[2]
AT = {"at": "2026-10-20T02:00:00Z"}


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


def test_a_draft_says_so_on_every_page(draft):
    content, month = report(draft)
    for page in pypdf.PdfReader(io.BytesIO(pdf.pdf(content, month.published_at()))).pages:
        assert "KONSEP" in page.extract_text()


def test_the_letterhead_is_the_registers_or_said_to_be_missing(version, draft):
    """Before it is filled in the document says so; then it is the office's own, with its logo, on
    paper, slides and site alike."""
    without = brief(version)[0]
    assert without.letterhead == ["Tanggap", "Kop surat belum diisi pada layar Register"]
    content, _ = brief(draft)
    assert content.letterhead == ["Dinas Kominfo Klaten", "Ratna Dewi · Kepala Dinas"]
    page = pypdf.PdfReader(io.BytesIO(pdf.pdf(content, None))).pages[0]
    assert "Ratna Dewi" in page.extract_text() and len(page.images) == 1
    deck = Presentation(io.BytesIO(slides.slides(draft, None)[0]))
    layout = deck.slides[0].slide_layout
    words = [shape.text_frame.text for shape in layout.shapes if shape.has_text_frame]
    assert "Dinas Kominfo Klaten · Ratna Dewi · Kepala Dinas" in words
    [picture] = [shape for shape in layout.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert picture.image.blob == LOGO and all(p.slide_layout == layout for p in deck.slides)
    files = {file.path: file.content for file in site.site(draft, [], [draft.manifest | AT])}
    assert files["logo.png"] == LOGO and b'src="logo.png"' in files["index.html"]
    assert b'src="../logo.png"' in files["opd/sosial.html"]
