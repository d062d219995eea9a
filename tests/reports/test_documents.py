"""The documents of a month: right numbers with where they come from, the same bytes on any day."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from data.lake.home import Home
from data.register.letterhead import Letterhead, change
from reports import month as month_tables
from reports.documents.paper.brief import brief
from reports.documents.paper.profile import profile
from reports.documents.paper.report import report
from reports.documents.parts.blocks import Table, flat
from reports.documents.pdf import pdf
from reports.documents.site import site
from reports.documents.slides import slides
from reports.documents.texts import texts
from reports.publish import publish
from reports.published import open_version
from tests import published
from tests.reports.conftest import LOGO, MONTH, NOW

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


@pytest.fixture(scope="module")
def branded(published_once, tmp_path_factory) -> Home:
    """A home whose month was revised after the letterhead and the logo were put in: they are all
    that is computed anew."""
    folder = tmp_path_factory.mktemp("branded")
    shutil.copytree(published_once, folder, dirs_exist_ok=True)
    home = Home(folder / "home")
    change(home, Letterhead("Dinas Kominfo Klaten", "Ratna Dewi", "Kepala Dinas", LOGO), "test")
    before = published.computed(open_version(home, MONTH))
    letterhead = month_tables.of(home, MONTH).makers["letterhead"]
    with published.that_day(), pytest.MonkeyPatch.context() as patch:
        found = replace(before, makers={**before.makers, "letterhead": letterhead})
        patch.setattr(month_tables, "of", lambda *_: found)
        publish(home, MONTH, "kop surat diisi", "Diskominfo")
    return home


HERE = {"TANGGAP_NOW": NOW, "TZ": "Asia/Jakarta", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}
THERE = {
    "TANGGAP_NOW": "2027-11-20T09:00:00+07:00",
    "TZ": "America/New_York",
    "PYTHONHASHSEED": "7",
    "LC_ALL": "C",
}
KINDS = {"pdf", "xlsx", "pptx", "txt", "html", "csv", "json", "png"}


def test_the_same_bytes_in_another_process_folder_zone_language_and_year(branded, tmp_path):
    """The commands, run twice on two machines as it were: every kind of document, with the logo."""
    for name, environment in (("a", HERE), ("b", THERE)):
        for command, out in (("monthly", tmp_path / name), ("public", tmp_path / name / "site")):
            subprocess.run(
                [sys.executable, "-m", "reports", command, "--month", MONTH, "--out", str(out)],
                cwd=ROOT,
                env=os.environ | {"TANGGAP_HOME": str(branded.path)} | environment,
                check=True,
                capture_output=True,
            )
    found = hashes(tmp_path / "a")
    assert found == hashes(tmp_path / "b")
    assert {name.rpartition(".")[2] for name in found} == KINDS


def test_a_published_month_is_read_without_statistics():
    """They would be half of the memory that its documents need."""
    program = "import sys, reports.documents.commands; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == 0


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


def test_only_a_change_that_is_more_than_chance_is_bold(version):
    [table] = [
        block
        for block in flat(report(version)[0].blocks)
        if isinstance(block, Table) and "tebal bila lebih dari kebetulan" in block.about
    ]
    rows = version.records("boards", unit_type="opd", board="response", clock="wall", within="")
    sure = {row["opd_name"] for row in rows if row["direction"] in ("improving", "declining")}
    bold = {cells[0] for cells in table.rows if isinstance(cells[-1], dict)}
    assert bold and bold <= sure and len(bold) < len(table.rows)


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


def test_numbers_in_charts_have_a_comma_whatever_language_the_viewer_has(version, written):
    """Thousandths with a comma of their own, by each label and in the embedded workbook."""
    deck = Presentation(written / f"rapat-{MONTH}.pptx")
    charts = [shape.chart for page in deck.slides for shape in page.shapes if shape.has_chart]
    forms = {
        form.get("formatCode") for one in charts for form in one._chartSpace.iter(qn("c:numFmt"))
    } - {"General"}
    assert forms and all(form.startswith('0","0"') for form in forms)
    last = version.records("trends", by="regency", clock="wall", board="response")[-1]
    values = charts[0].plots[0].series[0].values
    assert values[-1] == round(last["rate"] * 1000)
    assert len(charts[0]._chartSpace.xpath(".//c:dLbl")) == len(values)


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
    for text in (texts.group_text(draft)[0], texts.opd_text(draft, "sosial")[0]):
        assert text.splitlines()[0].endswith(" (KONSEP)*")


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
