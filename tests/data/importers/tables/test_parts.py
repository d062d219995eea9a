"""Files that hold only a part of the rows: a page of several, a sheet without a head; rows whose year
was typed wrong."""

import io
import json

import pytest
import xlsxwriter

from bench.pollutions.reading import read
from tests.data.importers.tables.test_offices_tables import ANSWERED, HEADER, OPEN, csv_of

ROWS = [dict(zip(HEADER, row, strict=True)) for row in (ANSWERED, OPEN)]
PAGES = {
    "total": {"data": ROWS, "meta": {"page": 1, "total": 620}},
    "next address": {"results": ROWS, "count": 2, "next": "https://api.contoh/?page=2"},
    "number of pages": {"data": ROWS, "current_page": 1, "last_page": 7},
    "third page": {"rows": ROWS, "page": 3},
    "more to come": {"items": ROWS, "has_more": True},
    "mark": {"value": ROWS, "@odata.nextLink": "https://api.contoh/?$skip=2"},
}
WHOLE = {
    "total": {"data": ROWS, "total": 2, "page": 1, "last_page": 1, "next": None},
    "two lists": {"selesai": ROWS[:1], "belum": ROWS[1:], "total": 2},
    "both ends are always named": {
        "data": ROWS,
        "meta": {"has_more": False, "after_cursor": "x"},
        "links": {"next": "https://api.contoh/?x", "prev": "https://api.contoh/?y"},
    },
}


@pytest.mark.parametrize("answer", PAGES.values(), ids=PAGES)
def test_one_page_of_several_is_said_and_never_complete(answer):
    _, reading = read(json.dumps(answer).encode(), ".json")
    assert reading["read"] == 2 and reading["unread"] > 0
    assert "hanya satu halaman dari beberapa: berisi 2 baris" in " ".join(reading["remarks"])


@pytest.mark.parametrize("answer", WHOLE.values(), ids=WHOLE)
def test_a_whole_answer_is_complete(answer):
    _, reading = read(json.dumps(answer).encode(), ".json")
    assert (reading["read"], reading["unread"], reading["remarks"]) == (2, 0, [])


def sheets(*tables: tuple[str, list[list[str]]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for label, rows in tables:
            sheet = book.add_worksheet(label)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, [cell or None for cell in row])
    return out.getvalue()


@pytest.mark.parametrize("below", [1, 2])
def test_a_sheet_without_a_head_is_not_read_and_not_covered(below):
    more = [["ig", f"B-{i}", f"2026-09-2{i} 08:00", "", "baru"] for i in range(below)]
    book = sheets(("September", [HEADER, ANSWERED, OPEN]), ("Oktober", more))
    _, reading = read(book, ".xlsx")
    assert (reading["read"], reading["unread"]) == (2, below)
    assert f"“Oktober” ({below} baris) tidak dibaca, karena tidak ada judul kolomnya" in str(
        reading["remarks"]
    )


@pytest.mark.parametrize("wrong", [["2025-09-20", "2025-09-21", "2025-09-22"], ["2025-09-20"] * 3])
def test_rows_with_last_year_state_no_year_of_coverage(wrong):
    right = [["ig", f"A-{i}", f"2026-09-{i} 08:00", "", "baru"] for i in range(13, 28)]
    late = [["ig", f"C-{i}", f"{day} 08:00", "", "baru"] for i, day in enumerate(wrong)]
    _, reading = read(csv_of([HEADER, *right, *late]))
    assert reading["first_stamp"] == "2026-09-13T01:00:00Z" and reading["read"] == 18
    assert "3 baris jauh dari semua baris lain akunnya" in str(reading["remarks"])


def test_a_sheet_beside_those_of_a_tool_is_said_and_not_covered():
    head = ["Id", "Status", "Created at", "Solved at", "Via"]
    solved = ["1", "Solved", "2026-09-13 08:00", "2026-09-13 09:00", "Web"]
    others = [["Id", "Created at", "Note"], ["2", "2026-09-14 08:00", "x"]]
    book = sheets(("Solved", [head, solved]), ("Unsolved", others))
    _, reading = read(book, ".xlsx", account="ig")
    assert (reading["format"], reading["read"], reading["unread"]) == ("zendesk", 1, 1)
    assert "Lembar “Unsolved” (1 baris) tidak dibaca" in str(reading["remarks"])
