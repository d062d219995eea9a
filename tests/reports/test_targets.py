"""On what ground the targets stand, in every document: as it held at the month's end, and who has
read it."""

import shutil

import pytest
from python_calamine import CalamineWorkbook

from data.lake.home import Home
from data.targets import classes, settings_file
from reports.documents.facts.month import Month
from reports.documents.monthly import monthly
from reports.documents.paper import annex
from reports.documents.parts.blocks import Table
from reports.documents.site.site import site
from reports.documents.trace.rendered import text_of
from reports.documents.trace.trace import trace
from reports.publish import publish
from reports.published import open_version, versions
from tests.reports.conftest import MONTH, NOW

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
def changed(confirmed, tmp_path_factory):
    """The month published with targets that were changed within it, and after it."""
    folder = tmp_path_factory.mktemp("changed")
    shutil.copytree(confirmed, folder, dirs_exist_ok=True)
    home = Home(folder / "home")
    for name, text, take_in in (
        ("settings.csv", SETTINGS, settings_file.take_in),
        ("classes.csv", CLASSES, classes.take_in),
    ):
        (folder / name).write_text(text)
        take_in(home, folder / name, "test")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TANGGAP_NOW", NOW)
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
    assert [(one.text, one.is_right) for one in traced if "response_target" in one.key] == [
        ("12", True)
    ]
