"""On what ground the targets stand, in every document: as it held at the month's end, and who has
read it."""

import email
import os
import re
import shutil
import zipfile
from email.policy import default
from html import unescape

import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from data.lake.home import Home
from data.targets import classes, settings_file
from reports import month as month_tables
from reports.documents.facts.month import Month
from reports.documents.monthly import monthly
from reports.documents.paper import annex, targets
from reports.documents.parts.blocks import Table
from reports.documents.site.site import site
from reports.documents.texts.texts import LONGEST, group_text
from reports.documents.trace.rendered import text_of
from reports.documents.trace.trace import trace
from reports.publish import publish
from reports.published import open_version, versions
from reports.tables import inputs
from tests import published
from tests.commands import here
from tests.reports.conftest import MONTH

RESPONSE = (
    "Balasan pertama: 24 jam pada jam warga. Pengumuman: Diumumkan di Klaten: 1 × 24 jam; aturan "
    "nasional tidak ada. Belum diverifikasi."
)
LAPOR = (
    "Penyelesaian: 5 hari kerja (permintaan informasi, juga topik kosong atau tidak dikenal), 14 "
    "hari kerja (pengaduan), 60 hari kerja (pengaduan berkadar pengawasan). Peraturan: Kelas "
    "SP4N-LAPOR!, PermenPANRB 62/2018 (teks lampiran belum dibaca). Belum diverifikasi."
)
PPID = (
    "Penyelesaian: 10 hari kerja (permohonan informasi publik (PPID)). Peraturan: UU 14/2008 pasal "
    "22 ayat (7). Belum diverifikasi."
)
SETTINGS = """name,value,valid_from,ground_kind,ground,verified_by,verified_on
response_target_hours,12,2026-09-01,regional_rule,SK Bupati 4/2026,Sri,2026-09-02
response_target_hours,6,2026-10-01,regional_rule,SK Bupati 9/2026,Sri,2026-10-02
"""
CLASSES = """class,resolution_days,valid_from,ground_kind,ground,verified_by,verified_on
normatif,7,2026-08-01,regional_rule,Standar layanan 2026,Sri,2026-08-02
ppid,8,2026-10-01,internal,Rapat,,
"""


def words(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


@pytest.fixture(scope="module")
def changed(confirmed, version, tmp_path_factory):
    """The month published with targets that were changed within it, and after it; its figures are
    those of before: what stands behind them is the point."""
    folder = tmp_path_factory.mktemp("changed")
    shutil.copytree(confirmed, folder, dirs_exist_ok=True)
    home = Home(folder / "home")
    for name, text, take_in in (
        ("settings.csv", SETTINGS, settings_file.take_in),
        ("classes.csv", CLASSES, classes.take_in),
    ):
        (folder / name).write_text(text)
        take_in(home, folder / name, "test")
    found, before = month_tables.of(home, MONTH), published.computed(version)
    rules = {name: found.makers[name] for name in ("targets", "hours", *inputs.HELD)}
    found = month_tables.Month(found.facts, {**before.makers, **rules})
    with published.that_day(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(month_tables, "of", lambda *_: found)
        publish(home, MONTH, None, "Diskominfo")
    return home


@pytest.mark.parametrize("name", ["ringkasan", "rapat", "opd/sosial"])
def test_documents_say_every_ground_and_that_nobody_has_read_it(written, name):
    [path] = [path for path in written.glob(f"{name}-{MONTH}.*") if path.suffix != ".txt"]
    says_all(text_of(path, path.read_bytes()))


def test_the_workbook_says_them_where_it_explains_itself(written):
    book = CalamineWorkbook.from_path(written / f"angka-{MONTH}.xlsx")
    says_all("\n".join(str(row[0]) for row in book.get_sheet_by_name("Penjelasan").to_python()))


@pytest.mark.parametrize("name", ["index.html", "opd/sosial.html"])
def test_the_site_says_them_on_every_page(place, version, tmp_path, name):
    [file] = [file for file in site(version, [], versions(place)) if file.path == name]
    says_all(text_of(tmp_path / "page.html", file.content))


SAID = re.compile(r"(?:dalam|lambat|lewat) (?:\d+ jam|satu hari kerja)")
NO_TEXT = (".csv", ".json", ".png")


def test_no_document_says_a_target_without_its_ground(home, version, tmp_path):
    """All that leaves the program of a month: paper, slides, workbook, texts, site, digests and
    their mails."""
    made = {p.name: text_of(p, p.read_bytes()) for p in monthly(version, tmp_path) if is_text(p)}
    made |= {
        file.path: text_of(tmp_path / file.path, file.content)
        for file in site(version, [], versions(home))
        if not file.path.endswith(NO_TEXT)
    }
    made |= digests(home, tmp_path)
    say = {name for name, text in made.items() if SAID.search(words(text))}
    assert [name for name in say if RESPONSE not in words(made[name])] == []
    for name in (f"teks-grup-{MONTH}.txt", f"sosial-{MONTH}.txt", f"sosial-{MONTH}.pdf"):
        assert name in say
    assert any(name.endswith(".eml") for name in say) and "index.html" in say


def is_text(path) -> bool:
    """A workbook has a test of its own."""
    return path.suffix != ".xlsx"


def digests(home, folder) -> dict[str, str]:
    """Name → text of Monday's digests and their mails."""
    out = folder / "digests"
    variables = os.environ | {"TANGGAP_HOME": str(home.path)}
    assert here.run("reports", ["digest", "--all", "--out", str(out)], variables).code == 0
    found = {}
    for path in out.iterdir():
        if path.suffix == ".eml":
            mail = email.message_from_bytes(path.read_bytes(), policy=default)
            found[path.name] = mail.get_body(("plain",)).get_content()
            html = mail.get_body(("html",)).get_content()
            found[f"{path.name} html"] = unescape(re.sub("<[^>]+>", " ", html))
        else:
            found[path.name] = path.read_text()
    return found


def test_a_long_ground_is_cut_before_the_words_that_say_who_has_read_it(changed):
    """A text for a group stays short, whatever somebody wrote into the register."""
    month = Month.of(open_version(changed, MONTH))
    assert words(targets.response(month, 14)).endswith(
        "SK Bupati dst. Dibaca oleh Sri, 2 Sep 2026."
    )
    assert len(group_text(month.version)[0]) <= LONGEST + 1


def test_every_slide_and_sheet_opens_the_grounds(written):
    """One click: the last slide, the sheet that explains."""
    *slides, last = Presentation(written / f"rapat-{MONTH}.pptx").slides
    for slide in slides:
        [link] = [s for s in slide.shapes if s.has_text_frame and s.text_frame.text == targets.HEAD]
        assert link.click_action.target_slide.slide_id == last.slide_id
    with zipfile.ZipFile(written / f"angka-{MONTH}.xlsx") as book:
        _, *sheets = sorted(n for n in book.namelist() if n.startswith("xl/worksheets/sheet"))
        for name in sheets:
            assert '<hyperlink ref="D2" location="Penjelasan!A1"' in book.read(name).decode()


def says_all(text: str) -> None:
    for said in (RESPONSE, LAPOR, PPID):
        assert said in words(text)


def test_the_report_lists_what_held_at_the_months_end(changed):
    """Not what held before, and not what begins later."""
    blocks = annex.annex(Month.of(open_version(changed, MONTH)))
    [table] = [block for block in blocks if isinstance(block, Table) and block.noun == "aturan"]
    found = {words(rule): (value, words(ground)) for rule, value, ground in table.rows}
    assert found["Batas waktu balasan pertama oleh manusia pada jam warga, dalam jam."] == (
        "12",
        "Peraturan daerah: SK Bupati 4/2026. Dibaca oleh Sri, 2 Sep 2026.",
    )
    assert found["Batas penyelesaian: normatif."] == (
        "7 hari kerja",
        "Peraturan daerah: Standar layanan 2026. Dibaca oleh Sri, 2 Agu 2026.",
    )
    assert found["Batas penyelesaian: permohonan informasi publik (PPID)."] == (
        "10 hari kerja",
        "Peraturan: UU 14/2008 pasal 22 ayat (7). Belum diverifikasi.",
    )
    assert len(found) == len(table.rows)


def test_a_target_that_was_changed_is_led_back_to_the_row_that_holds(changed, tmp_path):
    """The name alone would lead to what held before."""
    path, *_ = [p for p in monthly(open_version(changed, MONTH), tmp_path) if "laporan" in p.name]
    traced = [one for one in trace(changed, path) if one.key.startswith(f"{MONTH} 1.0 targets")]
    found = {(one.text, one.is_right) for one in traced if "response_target" in one.key}
    assert found == {("12", True)}
