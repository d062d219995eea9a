"""Tables beside the one that is meant: on a hidden sheet, or on the same sheet; a column that stands
twice. Whatever is not read is named, and never counts as complete."""

import io
import json

import pytest
import xlsxwriter

from bench.pollutions.reading import read
from data.importers.rows.words import mark
from tests.data.importers.tables.test_offices_tables import KINDS
from tests.data.importers.tables.test_tables import html

HEADER = ["No Tiket", "Tanggal Masuk", "Tanggal Dijawab", "Status"]
ONE = ["T-1", "13/09/2026 08:00", "13/09/2026 09:30", "selesai"]
OTHER = ["T-2", "14/09/2026 08:00", "", "baru"]
TABLE = [HEADER, ONE, OTHER]
MAP = dict(zip(("case_id", "opened_at", "first_reply_at", "status"), HEADER, strict=True))


def workbook(sheets: dict[str, list[list[str]]], hidden: str) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for label, rows in sheets.items():
            sheet = book.add_worksheet(label)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if label == hidden:
                sheet.hide()
    return out.getvalue()


def told(content: bytes, kind: str, **said):
    return read(content, f".{kind}", account="ig", map=said)


@pytest.mark.parametrize(
    "cover", [[["Cara mengisi"], ["Isi lembar Data"]], [["Rekap", "2026"]], [[]]]
)
def test_a_table_that_is_nowhere_but_on_a_hidden_sheet_is_refused_by_name(cover):
    content = workbook({"Depan": cover, "Data": TABLE}, hidden="Data")
    assert "tabelnya ada di lembar tersembunyi “Data”" in told(content, "xlsx", **MAP)


@pytest.mark.parametrize(
    ("hidden", "unread"), [(TABLE, 2), ([["selesai"], ["baru"]], 0), ([HEADER], 0)]
)
def test_rows_of_a_hidden_table_are_not_read_and_so_never_covered(hidden, unread):
    content = workbook({"Data": TABLE, "Lama": hidden}, hidden="Lama")
    rows, reading = told(content, "xlsx", **MAP)
    assert (len(rows), reading["unread"]) == (2, unread)
    assert "“Lama”" in reading["remarks"][0]
    assert ("tidak ada hari yang dianggap lengkap" in reading["remarks"][0]) == bool(unread)


def test_a_hidden_sheet_of_a_tool_s_export_is_not_covered_either():
    header = ["Id", "Status", "Created at", "Solved at", "Via"]
    rows = [header, ["1", "Open", "2026-09-13 08:00", "", "Mail"]]
    found, reading = told(workbook({"Tickets": rows, "Lama": rows}, hidden="Lama"), "xlsx")
    assert (len(found), reading["format"], reading["unread"]) == (1, "zendesk", 1)


@pytest.mark.parametrize("kind", ["xlsx", "html"])
@pytest.mark.parametrize(
    ("other", "unread"),
    [
        ([["No", "Tgl", "Jwb", "St"], ["A-9", "10/09/2026 08:00", "", "baru"]], 1),
        ([["Bulan", "Jumlah"], ["September", "2"]], 0),
    ],
)
def test_cases_below_other_names_are_not_read_and_so_never_covered(kind, other, unread):
    if kind == "xlsx":
        content = workbook({"Data": TABLE, "Lain": other}, hidden="")
    else:
        content = (html(TABLE) + html(other)).encode()
    rows, reading = told(content, kind, **MAP)
    assert (len(rows), reading["unread"]) == (2, unread)
    assert not unread or "(1 baris) tidak dibaca" in reading["remarks"][0]


@pytest.mark.parametrize("gap", [[""], []])
@pytest.mark.parametrize("kind", KINDS)
def test_two_tables_side_by_side_are_refused_with_their_columns(kind, gap):
    rows = [[*row, *gap, *row] for row in TABLE]
    refusal = told(KINDS[kind](rows), kind, **MAP)
    assert "2 tabel yang berdampingan" in refusal
    assert ("A–D dan F–I" if gap else "A–D dan E–H") in refusal


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_of_sums_beside_the_cases_is_no_case(kind):
    sums = [["Bulan", "Jumlah"], ["September", "2"], ["Oktober", "0"], ["Total", "2"]]
    rows = [[*row, "", *beside] for row, beside in zip([*TABLE, [""] * 4], sums, strict=True)]
    found, reading = told(KINDS[kind](rows), kind, **MAP)
    assert (len(found), reading["read"], reading["rejected_rows"]) == (2, 2, [])


TWICE = [
    ["No", "Tanggal", "Tanggal", "Status"],
    ["T-1", "13/09/2026 08:00", "13/09/2026 09:30", "selesai"],
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_that_stands_twice_is_asked_by_its_letters(kind):
    refusal = told(KINDS[kind](TWICE), kind, case_id="No", opened_at="Tanggal", status="Status")
    assert "2 kolom bernama “Tanggal” (B dan C)" in refusal
    assert '--map "opened_at=Tanggal (kolom B)"' in refusal
    said = {"opened_at": "Tanggal (kolom B)", "first_reply_at": "Tanggal (kolom C)"}
    rows, reading = told(KINDS[kind](TWICE), kind, case_id="No", status="Status", **said)
    assert [(row[2].hour, row[3].hour, row[3].minute) for row in rows] == [(1, 2, 30)]


def test_answers_are_remembered_for_columns_without_a_name_and_with_the_same_one():
    """What was asked shows neither: the columns are the same ones all the same."""
    assert mark(["No", "", "Tanggal", "Tanggal"]) == mark(
        ["No", "Tanggal (kolom C)", "Tanggal (kolom D)"]
    )


@pytest.mark.parametrize("kind", KINDS)
def test_those_who_wait_in_a_shorter_table_beside_are_not_lost(kind):
    waiting = ["", "No Tiket", "Tanggal Masuk", "Status"]
    rows = [HEADER + waiting, ONE + ["", "T-2", "14/09/2026 08:00", "baru"]]
    refused = told(KINDS[kind](rows), kind, **MAP)
    assert "2 tabel yang berdampingan (kolom A–D dan F–H)" in refused


def test_a_blank_column_between_the_halves_of_a_row_parts_no_table():
    header = ["Tanggal", "Jam", "No Tiket", "Status", "", "Tanggal", "Jam"]
    rows = [header, ["13/09/2026", "08:00", "T-1", "selesai", "", "13/09/2026", "09:30"]]
    opened = {"opened_at": "Tanggal (kolom A)+Jam (kolom B)"}
    answered = {"first_reply_at": "Tanggal (kolom F)+Jam (kolom G)"}
    more = {"case_id": "No Tiket", "status": "Status"}
    found, _ = told(KINDS["csv"](rows), "csv", **opened, **answered, **more)
    assert len(found) == 1


@pytest.mark.parametrize("kind", ["xlsx", "json"])
def test_a_question_is_about_the_table_that_looks_like_cases(kind):
    beside = [["Kode OPD", "Nama OPD"], ["1", "Dinkes"], ["2", "Dispu"], ["3", "Dukcapil"]]
    content = workbook({"Acuan": beside, "Aduan": TABLE}, hidden="")
    if kind == "json":
        lists = {
            label: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
            for label, rows in (("acuan", beside), ("aduan", TABLE))
        }
        content = json.dumps(lists).encode()
    assert '"opened_at=Tanggal Masuk"' in told(content, kind)
    rows, reading = told(content, kind, **MAP)
    assert len(rows) == 2 and "(3 baris) tidak dibaca" in reading["remarks"][0]


EITHER = [  # who answers writes into one of two columns, as it comes
    ["No Tiket", "Tanggal Masuk", "Dijawab", "Tanggal Balasan", "Batas Jawaban", "Status"],
    ["T-1", "13/09/2026 08:00", "13/09/2026 09:30", "", "20/09/2026", "selesai"],
    ["T-2", "14/09/2026 08:00", "belum", "14/09/2026 10:00", "21/09/2026", "selesai"],
    ["T-3", "15/09/2026 08:00", "-", "belum", "22/09/2026", "baru"],
    ["T-4", "16/09/2026 08:00", "16/09/2026 08:10", "16/09/2026 09:00", "23/09/2026", "selesai"],
]


@pytest.mark.parametrize("kind", [*KINDS, "json"])
def test_replies_in_a_second_column_are_not_left_out_in_silence(kind):
    if kind == "json":  # of each case only the keys that it has
        rows = [dict(zip(EITHER[0], row, strict=True)) for row in EITHER[1:]]
        content = json.dumps([{k: v for k, v in row.items() if v} for row in rows]).encode()
    else:
        content = KINDS[kind](EITHER)
    said = MAP | {"first_reply_at": "Dijawab"}
    _, reading = told(content, kind, **said)
    assert len(reading["remarks"]) == 1
    assert (
        "olom “Tanggal Balasan” tidak dipakai, padahal berisi waktu di 1 baris yang kolom “Dijawab” "
        "tidak berisi waktu" in reading["remarks"][0]
    )


@pytest.mark.parametrize("chosen", [{}, {"first_reply_at": "none"}])
def test_nothing_is_said_of_a_second_column_that_tells_no_more(chosen):
    rows = [EITHER[0], EITHER[1], EITHER[3], EITHER[4]]
    _, reading = told(KINDS["csv"](rows), "csv", **(MAP | {"first_reply_at": "Dijawab"} | chosen))
    assert not [one for one in reading["remarks"] if "tidak dipakai" in one]


def test_a_closing_in_a_second_column_is_named_though_the_case_is_resolved():
    """Whose closing has no time leaves the resolution figures: it is not said to be open."""
    header = ["No Tiket", "Tanggal Masuk", "Tanggal Selesai", "Tanggal Ditutup", "Status"]
    rows = [header, ["T-1", "13/09/2026 08:00", "", "14/09/2026 09:30", "selesai"]]
    said = {"case_id": "No Tiket", "opened_at": "Tanggal Masuk", "status": "Status"}
    _, reading = told(KINDS["csv"](rows), "csv", **said, closed_at="Tanggal Selesai")
    told_of = [one for one in reading["remarks"] if "“Tanggal Ditutup” tidak dipakai" in one]
    assert len(told_of) == 1 and "1 baris" in told_of[0] and "belum" not in told_of[0]
