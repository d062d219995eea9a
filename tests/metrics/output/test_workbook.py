"""Workbooks: native numbers and times, words above them, nothing that a spreadsheet would run."""

import io
import re
import zipfile
from datetime import datetime, time, timedelta

import pandas as pd
from python_calamine import CalamineWorkbook

from metrics.output.workbook import Column, Sheet, workbook

ROWS = pd.DataFrame(
    {
        "name": ['=HYPERLINK("http://contoh.invalid")', "Dinas Sosial", None],
        "share": pd.array([0.824, None, 1.0], dtype="Float64"),
        "change": [0.041, -0.02, None],
        "seconds": pd.array([90 * 60, 30 * 3600, None], dtype="Int64"),
        "number": pd.array([1843, 0, None], dtype="Int64"),
        "at": pd.to_datetime(["2026-09-30T16:00+07:00", None, None]).tz_convert("Asia/Jakarta"),
    }
)
COLUMNS = (
    Column("name", "OPD"),
    Column("share", "Dijawab", "rate"),
    Column("change", "Perubahan", "points"),
    Column("seconds", "Menunggu", "duration"),
    Column("number", "Pesan", "count"),
    Column("at", "Masuk", "moment", 5),
)


CONTENT = workbook([Sheet("OPD", "Angka tiap OPD", "Data sampai 30 Sep 2026", COLUMNS, ROWS)])
READ = CalamineWorkbook.from_filelike(io.BytesIO(CONTENT)).get_sheet_by_name("OPD").to_python()


def column(at: int) -> list:
    return [row[at] for row in READ[4:]]


def test_headers_in_words_under_a_title():
    assert READ[0][0] == "Angka tiap OPD" and READ[1][0] == "Data sampai 30 Sep 2026"
    assert READ[3] == ["OPD", "Dijawab", "Perubahan", "Menunggu", "Pesan", "Masuk"]


def test_numbers_are_numbers():
    assert column(1)[::2] == [0.824, 1.0]
    assert [round(value, 6) for value in column(2)[:2]] == [4.1, -2.0]
    assert column(3)[:2] in (
        [timedelta(minutes=90), timedelta(hours=30)],
        [time(1, 30), timedelta(hours=30)],
    )
    assert column(4)[:2] == [1843, 0]
    assert column(5)[0] == datetime(2026, 9, 30, 16)
    styles = zipfile.ZipFile(io.BytesIO(CONTENT)).read("xl/styles.xml").decode()
    assert 'formatCode="0.0%"' in styles and 'formatCode="[h]:mm"' in styles


def test_stamps_are_shown_as_on_the_screens_and_fit_their_column():
    """30 Sep 2026, 16.00: month names and points of Indonesian, whatever the spreadsheet's own
    language."""
    book = zipfile.ZipFile(io.BytesIO(CONTENT))
    assert "[$-421]d mmm yyyy&quot;, &quot;hh&quot;.&quot;mm" in book.read("xl/styles.xml").decode()
    widths = re.findall(
        r'<col min="6" max="6" width="([0-9.]+)"', book.read("xl/worksheets/sheet1.xml").decode()
    )
    assert float(widths[0]) > len("30 Sep 2026, 16.00")


def test_nothing_is_an_empty_cell_and_never_zero():
    assert [column(at)[2] for at in (0, 2, 3, 4, 5)] == [""] * 5
    assert column(1)[1] == ""


def test_formulas_are_texts():
    assert column(0)[0].startswith("'=HYPERLINK")
    assert (
        "<f>" not in zipfile.ZipFile(io.BytesIO(CONTENT)).read("xl/worksheets/sheet1.xml").decode()
    )


def test_a_half_is_a_half_so_that_a_spreadsheet_rounds_it_as_screens_do():
    rows = pd.DataFrame({"change": [0.7125 - 0.65]})  # as a float 6.249999999999989 points
    content = workbook([Sheet("OPD", "", "", (Column("change", "Perubahan", "points"),), rows)])
    xml = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<v>6.25</v>" in xml
