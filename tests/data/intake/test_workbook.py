"""XLSX workbooks load like the CSVs, Excel dates too; the template that OPDs fill by hand is read
as it is."""

import csv
import io
import zipfile
from datetime import date, datetime, time
from xml.etree import ElementTree

import pytest
import python_calamine
import xlsxwriter

from data.errors import Refused
from data.intake import template
from tests import histories, program

HEADER = ["account_id", "conversation_id", "message_id", "sent_at", "direction", "text"]
ROWS = [
    ["a1", "k1", "m1", datetime(2026, 3, 9, 8, 0), "masuk", "Halo"],
    ["a1", "k1", "m2", datetime(2026, 3, 9, 9, 30, 5), "keluar", "Ada yang bisa dibantu?"],
    ["a2", "k1", "m1", datetime(2026, 3, 10, 0, 0), "masuk", "Jalan rusak"],
]


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", histories.NOW.isoformat())
    return program.new_home(tmp_path, histories.OPDS, histories.ACCOUNTS)


def workbook(path, *sheets, titles=0):
    """Sheets of rows; stamps as Excel keeps them, with a day-first format."""
    book = xlsxwriter.Workbook(str(path))
    formats = {
        datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        date: book.add_format({"num_format": "dd/mm/yyyy"}),
        time: book.add_format({"num_format": "hh:mm"}),
    }
    for rows in sheets:
        sheet = book.add_worksheet()
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                if type(cell) in formats:
                    sheet.write_datetime(i + titles, j, cell, formats[type(cell)])
                else:
                    sheet.write(i + titles, j, cell)
    book.close()
    return path


def cases(home):
    found = program.figures(home, "account", "2026-03", "wall")
    return [{name: value for name, value in row.items() if name != "coverage"} for row in found]


def test_a_workbook_gives_the_figures_of_its_csv(home, tmp_path, reader):
    path = tmp_path / "pesan.csv"
    with open(path, "w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows(
            [HEADER, *([str(c) if isinstance(c, datetime) else c for c in r] for r in ROWS)]
        )
    line = program.load_file(home, path, reader)
    assert (line["accepted"], line["cases"]) == (3, 2)
    before = cases(home)
    again = program.load_file(home, workbook(tmp_path / "pesan.xlsx", [HEADER, *ROWS]), reader)
    assert (again["read"], again["duplicates"]) == (
        3,
        3,
    )  # midnight and seconds read alike, ids alike
    assert cases(home) == before


def test_titles_above_and_totals_below_are_no_rows(home, tmp_path, reader):
    rows = [["Laporan Maret"], [], HEADER, *ROWS, [], ["Total", 3]]
    line = program.load_file(home, workbook(tmp_path / "laporan.xlsx", rows), reader)
    assert (line["read"], line["accepted"]) == (3, 3)


def test_all_sheets_are_one_upload_and_others_are_left_out(home, tmp_path, reader):
    path = workbook(
        tmp_path / "dua.xlsx", [HEADER, ROWS[0]], [["Catatan"], ["bukan tabel"]], [HEADER, ROWS[1]]
    )
    line = program.load_file(home, path, reader)
    assert (line["read"], line["accepted"]) == (2, 2)


def test_a_cell_beyond_the_limit_is_refused_before_it_is_read(home, tmp_path, reader):
    """A reader makes room for all that a sheet spans, however few its cells."""
    path = workbook(tmp_path / "lebar.xlsx", [HEADER])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    far = b'<row r="2"><c r="ALM2"><v>1</v></c></row></sheetData>'
    parts[sheet] = parts[sheet].replace(b"</sheetData>", far)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(Refused, match="1001 kolom"):
        program.load_file(home, path, reader)


def test_a_filled_template_is_read(home, tmp_path, reader):
    """Bu Sri asked at 14.30 and was answered 40 minutes later; Pak Adi still waits."""
    rows = [
        [
            "a1",
            date(2026, 3, 9),
            time(14, 30),
            "Bu Sri",
            "Tanya jadwal",
            "informasi",
            date(2026, 3, 9),
            time(15, 10),
            "selesai",
            date(2026, 3, 9),
            time(15, 10),
            "",
        ],
        [
            "a1",
            date(2026, 3, 10),
            time(8, 0),
            "Pak Adi",
            "Jalan rusak",
            "pengaduan",
            "",
            "",
            "belum dijawab",
            "",
            "",
            "",
        ],
    ]
    path = workbook(tmp_path / "catatan.xlsx", [[column[0] for column in template.COLUMNS], *rows])
    line = program.load_file(home, path, reader, "--until", "2026-03-31")
    assert (line["read"], line["accepted"], line["cases"]) == (2, 2, 2)
    found = program.figures(home, "account", "2026-03", "wall")[0]
    assert (found["due"], found["on_time"], found["median_response"]) == (2, 1, 40 * 60)
    assert (
        program.load_file(home, path, reader, "--until", "2026-04-01")["duplicates"] == 2
    )  # the content is the id


def test_the_template_says_in_each_cell_what_to_write_and_warns_of_a_time_that_is_none():
    """In an Excel set to English, 14.30 is the number 14.3; and 31/11/2026 is a text."""
    with zipfile.ZipFile(io.BytesIO(template.template_file(["a1"]))) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rules = {
        rule.get("sqref"): rule for rule in sheet.iter() if rule.tag.endswith("}dataValidation")
    }
    assert [rules[f"{letter}2:{letter}2001"].get("type") for letter in "ABCDEFGHIJKL"] == [
        "list",
        "date",
        "time",
        None,
        None,
        "list",
        "date",
        "time",
        "list",
        "date",
        "time",
        None,
    ]
    assert [float(limit.text) for limit in rules["C2:C2001"]] == [
        0,
        pytest.approx(1, abs=1e-4),
    ]  # parts of a day
    assert rules["B2:B2001"].get("prompt") == "Hari pesan warga masuk. Contoh: 05/08/2026"


def test_the_empty_template_says_that_it_is_empty(home, tmp_path, reader):
    path = tmp_path / "templat.xlsx"
    path.write_bytes(template.template_file(["a1", "a2"]))
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    assert book.sheet_names == [template.SHEET, template.HELP]
    help_rows = book.get_sheet_by_name(template.HELP).to_python()
    assert [row[2] for row in help_rows[1:13]] == list(template.EXAMPLE)
    with pytest.raises(Refused, match="tidak berisi baris data"):
        program.load_file(home, path, reader)
