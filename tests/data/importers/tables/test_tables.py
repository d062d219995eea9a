"""Every kind of table gives the same rows: recognised by its content, whatever it is called."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
import xlsxwriter

from bench.pollutions.reading import read
from bench.pollutions.whole import CASES, MESSAGES, text_of
from data.importers.context import Account
from data.importers.tables.text import dialect

PLAIN = 'office:value-type="string"'
SAMPLES = Path(__file__).parents[3] / "samples"
HEADER, *ROWS = MESSAGES
RECORDS = [dict(zip(HEADER, row, strict=True)) for row in ROWS]


@pytest.fixture(scope="module")
def clean():
    return read(text_of(MESSAGES).encode())[0]


def parquet(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()


def html(rows: list[list[str]], cell: str = "td") -> str:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>")

    return (
        "<table border=1>"
        + "".join(
            "<tr>" + "".join(f"<{cell}>{escaped(c)}</{cell}>" for c in row) + "</tr>"
            for row in rows
        )
        + "</table>"
    )


def ods(
    rows: list[list[str]], more: str = "", cells: Callable[[str], str | None] = lambda _: None
) -> bytes:
    """``cells``: text → attributes of a cell that is no plain text."""
    written = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell {cells(c) or PLAIN}><text:p>"
            f"{c.replace(chr(10), '</text:p><text:p>')}</text:p>"
            "</table:table-cell>"
            if c
            else "<table:table-cell/>"
            for c in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = "".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0" '
        for n in ("office", "table", "text")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            "<manifest:manifest xmlns:manifest="
            '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="Pesan">{written}{more}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


SPREADSHEET_ML = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>'
    + "".join(
        "<Row>"
        + "".join(
            f'<Cell ss:Index="{i}"><Data '
            f'ss:Type="String">{c.replace(chr(10), "&#10;")}</Data></Cell>'
            for i, c in enumerate(row, start=1)
            if c
        )
        + "</Row>"
        for row in MESSAGES
    )
    + "</Table></Worksheet></Workbook>"
)
SAME = {
    "html": "<html><head><title>Laporan</title><style>td {color: red}</style></head><body>"
    + html(MESSAGES),
    "html with a title and a layout table": "<!DOCTYPE html><table><tr><td>"
    + html([["Laporan Agustus"], *MESSAGES]).replace(
        "<td>Laporan", f"<td colspan={len(HEADER)}>Laporan"
    )
    + "</td></tr>",
    "html without end tags": html(MESSAGES).replace("</td>", "").replace("</tr>", ""),
    "xml of 2003": SPREADSHEET_ML,
    "ods": ods(MESSAGES),
    "json list": json.dumps(RECORDS),
    "json below a key": json.dumps(
        {"meta": {"count": len(RECORDS)}, "hasil": {"pesan": RECORDS}}, indent=1
    ),
    "json in one line below a key": json.dumps({"data": RECORDS}),
    "json lines": "\n".join(map(json.dumps, RECORDS)) + "\n\n",
    "json with nulls": json.dumps(
        [{k: v or None for k, v in record.items()} for record in RECORDS]
    ),
    "json without empty keys": json.dumps(
        [{k: v for k, v in record.items() if v} for record in RECORDS]
    ),
    "json in utf-16": json.dumps(RECORDS, ensure_ascii=False).encode("utf-16"),
    "parquet": parquet(
        pa.table({name: [row[i] or None for row in ROWS] for i, name in enumerate(HEADER)})
    ),
    "parquet with types": parquet(
        pa.table(
            {
                **{
                    name: pa.array([row[i] or None for row in ROWS]).dictionary_encode()
                    for i, name in enumerate(HEADER)
                },
                "sent_at": pa.array(
                    [datetime.fromisoformat(row[3]).astimezone(UTC) for row in ROWS],
                    pa.timestamp("ns", "UTC"),
                ),
                "is_automatic": pa.array(
                    [{"": None, "true": True, "false": False}[row[6]] for row in ROWS]
                ),
            }
        )
    ),
}


@pytest.mark.parametrize("kind", SAME)
def test_every_kind_of_table_gives_the_rows_of_the_csv(clean, kind):
    content = SAME[kind]
    rows, reading = read(content if isinstance(content, bytes) else content.encode(), ".csv")
    without_line_ends = [[*row] for row in rows]
    assert reading["rejected_rows"] == []
    assert without_line_ends == [[*row] for row in clean]


def test_an_xls_of_1997(tmp_path):
    """Title above, stamps as serial days, midnight among them, as Excel 97 writes them."""
    accounts = [Account(a, platform="instagram", handle=a) for a in ("a1", "a2")]
    rows, reading = read((SAMPLES / "pesan.xls").read_bytes(), ".dat", accounts=accounts)
    assert reading["read"] == 3 and reading["rejected_rows"] == []
    stamps = {cell for row in rows for cell in row if isinstance(cell, datetime)}
    assert stamps == {
        datetime(2026, 3, 9, 1, 0),
        datetime(2026, 3, 9, 2, 30, 5),
        datetime(2026, 3, 9, 17, 0),
    }


def test_objects_within_objects_are_columns_with_a_dot():
    tickets = [
        {
            "id": 7,
            "akun": {"kode": "ig"},
            "opened_at": "2026-08-05T08:00:00+07:00",
            "status": "open",
            "tags": ["a", "b"],
        }
    ]
    rows, reading = read(
        json.dumps({"tickets": tickets}).encode(), map={"account_id": "akun.kode", "case_id": "id"}
    )
    assert (len(rows), reading["kind"], reading["rejected_rows"]) == (1, "cases", [])


def test_what_is_no_object_is_counted_and_named():
    rows, reading = read(json.dumps([*RECORDS, "sisa", None]).encode())
    assert (len(rows), reading["read"]) == (len(RECORDS), len(RECORDS) + 2)
    assert [(r["row"], r["why"]) for r in reading["rejected_rows"]] == [
        (8, "no_object"),
        (9, "no_object"),
    ]


def test_joined_cells_hold_for_each_of_their_rows():
    """The account stands once for two rows: it is that of both, and nothing is shifted."""
    page = html(
        [
            ["account_id", "case_id", "opened_at", "status"],
            ["ig", "T1", "2026-08-05T08:00:00+07:00", "open"],
            ["T2", "2026-08-05T09:00:00+07:00", "open"],
        ]
    )
    rows, reading = read(page.replace("<td>ig", "<td rowspan=2>ig").encode())
    assert [row[0] for row in rows] == ["ig", "ig"] and reading["rejected_rows"] == []


def workbook(sheets: list[list[list]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for rows in sheets:
        sheet = book.add_worksheet()
        for i, row in enumerate(rows):
            sheet.write_row(i, 0, row)
    book.close()
    return out.getvalue()


def test_a_sheet_as_people_dress_it_up(clean):
    """A title and groups in merged cells above the header, blank rows and columns, the header
    again, a total below."""
    out, width = io.BytesIO(), len(HEADER)
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet, middle = book.add_worksheet("Agustus"), book.add_format({"align": "center"})
    sheet.merge_range(0, 0, 0, width - 1, "REKAP PESAN WARGA AGUSTUS 2026", middle)
    sheet.merge_range(2, 0, 2, 2, "Akun", middle)
    sheet.merge_range(2, 3, 2, width - 1, "Isi", middle)
    for i, row in enumerate(
        [HEADER, *ROWS[:3], [], HEADER, *ROWS[3:], [], ["Jumlah", len(ROWS)]], start=3
    ):
        sheet.write_row(i, 0, row)
    book.add_worksheet("Kosong")
    book.close()
    rows, reading = read(out.getvalue())
    assert (rows, reading["rejected_rows"]) == (clean, [])


def test_serial_days_in_a_column_without_a_date_format(clean):
    """46239.604166667 is 5 August 2026, 14.30: the number that a sheet shows where its format was
    lost."""
    rows = [["account_id", "case_id", "opened_at", "status"], ["ig", "T1", 46239.604166667, "open"]]
    (row,), reading = read(workbook([rows]))
    assert reading["first_stamp"] == "2026-08-05T07:30:00Z" and reading["rejected_rows"] == []


def sheet_of_stamps(*stamps) -> bytes:
    """A case table whose openings are texts, and dates of the spreadsheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet, form = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    sheet.write_row(0, 0, ["account_id", "case_id", "status", "opened_at"])
    for i, stamp in enumerate(stamps, start=1):
        sheet.write_row(i, 0, ["ig", f"T{i}", "open"])
        (
            sheet.write_string(i, 3, stamp)
            if isinstance(stamp, str)
            else sheet.write_datetime(i, 3, stamp, form)
        )
    book.close()
    return out.getvalue()


def test_dates_that_a_spreadsheet_turned_by_half_are_refused():
    """05/08 and 07/08 opened month first became 8 May and 8 July; 25/08 it could not read and left
    alone."""
    may, july = datetime(2026, 5, 8, 14, 30), datetime(2026, 7, 8, 9, 0)
    sentence = read(sheet_of_stamps(may, "25/08/2026 14.30", july))
    assert "baris 2 (2026-05-08)" in sentence and "baris 3" in sentence
    assert "25/08/2026 14.30" in sentence and "berkas asli" in sentence
    for harmless in (
        (may, datetime(2026, 8, 25, 14, 30), "25/08/2026 14.30"),  # it can read days beyond 12
        (datetime(2026, 8, 8, 14, 30), "25/08/2026 14.30"),  # the same either way
        (may, "7 Agustus 2026 14.30"),
    ):
        rows, reading = read(sheet_of_stamps(*harmless))
        assert len(rows) == len(harmless) and reading["rejected_rows"] == []


def test_a_second_header_in_a_sheet_is_refused():
    other = [CASES[0][:2] + CASES[0][7:1:-1], *CASES[2:]]
    assert "baris 3" in read(workbook([[CASES[0], CASES[1], *other]]))


@pytest.mark.parametrize("pack", ["zip", "gz"])
def test_a_workbook_in_an_archive(clean, pack):
    book = workbook([MESSAGES])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.xlsx", book)
    rows, reading = read(out.getvalue() if pack == "zip" else gzip.compress(book))
    assert (rows, reading["rejected_rows"]) == (clean, [])


def test_a_number_is_taken_only_where_it_can_be_read_in_one_way():
    """A thousand or one: 1.000 is neither; before, it was taken as 1 without a word."""
    numbers = {
        "0": None,
        "2": None,
        "2.0": None,
        "1.000": "bad_number",
        "1,000": "bad_number",
        "1.5": "bad_number",
        "1e3": "bad_number",
    }
    rows = [
        ["account_id", "case_id", "opened_at", "status", "reopened"],
        *(
            ["ig", f"T{i}", "2026-08-05T08:00:00+07:00", "open", number]
            for i, number in enumerate(numbers)
        ),
    ]
    _, reading = read(text_of(rows).encode())
    assert {r["row"]: r["why"] for r in reading["rejected_rows"]} == {
        i: why for i, why in enumerate(numbers.values(), start=2) if why
    }


REFUSED = {
    "html without a table": "<html><body>Silakan masuk</body></html>",
    "json cut": json.dumps(RECORDS)[:-20],
    "json of numbers": "[[1, 2], [3, 4]]",
    "json of nothing": "[]",
    "json without our columns": '[{"a": 1}]',
    "parquet cut": SAME["parquet"][:-30],
    "parquet spoilt": SAME["parquet"][:40] + bytes(60) + SAME["parquet"][100:],
    "xls cut": (SAMPLES / "pesan.xls").read_bytes()[:3000],
    "ods cut": SAME["ods"][:-30],
    "ods broken inside": ods([["a"]], "<table:table-row>"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_broken_tables_are_refused_with_the_name_of_the_file(kind):
    content = REFUSED[kind]
    sentence = read(content if isinstance(content, bytes) else content.encode(), ".csv")
    assert isinstance(sentence, str) and "berkas.csv" in sentence and sentence.endswith(".")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"], ids=repr)
def test_columns_are_counted_in_the_first_line_before_any_way_of_reading_is_tried(
    monkeypatch, separator
):
    def tried(*_):
        raise AssertionError("the table was parsed")

    monkeypatch.setattr(dialect, "look", tried)
    header = separator.join(["account_id", "sent_at", *(f"x{i}" for i in range(999))])
    assert "1001 kolom" in read(f"{header}\n{separator * 1000}\n".encode())
