"""Small tables in the forms that people's reports show (../shared/samples/reported): each is one
kind of fault, and comes out as a reader of the file would read it."""

import pyarrow.parquet
import pytest

from tests.data.importers.tables.reported import SAMPLES, Office

MAP = [
    part
    for pair in (
        "account_id=Akun",
        "case_id=No",
        "opened_at=Tanggal Lapor",
        "first_reply_at=Tanggal Dijawab",
        "status=Status",
    )
    for part in ("--map", pair)
]
LEVELS = [
    "--map",
    "case_id=Kode",
    "--map",
    "account_id=Akun",
    "--map",
    "opened_at=Masuk Tanggal+Masuk Jam",
    "--map",
    "first_reply_at=Dijawab Tanggal+Dijawab Jam",
]


@pytest.fixture
def office(tmp_path, reader):
    return Office(tmp_path, reader)


def test_durations_of_a_tool_are_in_the_unit_that_it_documents(office):
    office.load("minutes-decimal.csv")
    assert [reply for _, reply, _ in office.cases()] == [
        "09-01 09:30",
        "09-01 09:30",
        "09-01 09:30:30",
    ]
    assert office.rejected() == [(5, "first_reply_at", "1.440")]


@pytest.mark.parametrize("name", ["error-cells.csv", "error-cells.xlsx"])
def test_an_error_is_never_no_answer(office, name):
    office.load(name)
    assert office.rejected() == [(3, "first_reply_at", "#REF!"), (4, "first_reply_at", "#N/A")]


def test_a_sheet_that_was_not_read_is_named_and_nothing_is_covered(office):
    assert "“Agustus” (2 baris)" in office.look("sheet-other-header.xlsx")["remarks"][0]
    office.load("sheet-other-header.xlsx")
    assert "(2 baris) tidak dibaca" in office.info["remarks"][0] and office.info["from"] is None


def test_sheets_stand_in_the_order_of_the_workbook(office):
    office.load("sheets-eleven.xlsx")
    assert ("09-10 08:00", "09-11 08:00", "11-02 08:00") in office.cases()


def test_a_hidden_sheet_is_not_taken(office):
    office.load("sheet-hidden.xlsx")
    assert office.cases() == [("09-03 08:00", "09-03 09:30", "09-04 08:00")]
    assert "“lama”" in office.look("sheet-hidden.xlsx")["remarks"][0]


def test_what_stands_in_joined_cells_holds_for_their_rows(office):
    office.load("joined-reply.xlsx")
    assert [reply for _, reply, _ in office.cases()] == ["09-03 09:30", "09-03 09:30"]


def test_a_number_that_starts_anew_is_asked_about(office):
    refusal = office.refused("number-restarts.xlsx", *MAP)
    assert refusal.question.guess["case_id"] == "No+Tanggal Lapor"
    line = office.load("number-restarts.xlsx", *MAP, "--map", "case_id=No+Tanggal Lapor")
    assert (line["accepted"], line["cases"]) == (6, 6)


def test_a_number_that_is_stored_with_another_opening_is_asked_about(office):
    head = "account_id,case_id,opened_at,status\n"
    office.load(office.written(f"{head}kes,1,2026-07-03 08:00,belum\n", "juli.csv"))
    refusal = office.refused(office.written(f"{head}kes,1,2026-08-03 08:00,belum\n", "agustus.csv"))
    assert "Baris 2" in str(refusal) and "03/07/2026 08.00" in str(refusal)
    look = office.look(office.written(f"{head}kes,1,2026-08-03 08:00,belum\n", "agustus.csv"))
    assert "03/07/2026 08.00" in look["refused"]


def test_ids_that_a_spreadsheet_has_rounded_refuse_the_file(office):
    assert "2026090300000010" in str(office.refused("id-rounded.csv"))


def test_our_own_template_is_one_log_in_every_form(office):
    lines = [office.load(name) for name in ("log-1.xlsx", "log-2.csv", "log-3.csv")]
    assert office.cases() == [("09-13 08:05", "09-14 08:00", None)]
    assert (lines[1]["updated"], lines[2]["duplicates"]) == (1, 1)


@pytest.mark.parametrize("dress", ["'1001", "1001.0", '"=""1001"""'])
def test_an_id_in_two_dresses_is_one(office, dress):
    office.load("id-1.csv")
    text = (SAMPLES / "id-2-apostrophe.csv").read_text().replace("'1001", dress)
    assert office.load(office.written(text))["updated"] == 1
    assert office.cases() == [("09-03 14:05", "09-03 15:05", "09-04 09:00")]


def test_days_are_counted_from_where_the_workbook_counts_them(office):
    office.load("days-since-1904.xlsx")
    assert office.cases() == [("09-03 08:00", "09-03 09:30", None)]


def test_midnight_everywhere_is_no_time_of_day(office):
    office.load("midnight.csv")
    assert [reply for _, reply, _ in office.cases()] == [None] * 4
    path = next(office.home.uploads.glob("*/cases.parquet"))
    assert set(pyarrow.parquet.read_table(path).column("has_reply").to_pylist()) == {False}


@pytest.mark.parametrize("name, row", [("turned-names.csv", 2), ("turned-one-text.xlsx", 2)])
def test_days_and_months_that_a_spreadsheet_turned_refuse_the_file(office, name, row):
    assert f"baris {row} (2026-05-08)" in str(office.refused(name))


def test_a_zone_in_a_header_holds_for_its_column(office):
    columns = (
        "--map",
        "opened_at=Created at (UTC)",
        "--map",
        "first_reply_at=First reply at (UTC)",
    )
    office.load("zone-in-header.csv", *columns)
    assert office.cases() == [("09-01 01:00", "09-01 01:30", None)]


def test_of_a_column_that_stands_twice_the_first_is_meant(office):
    office.load("column-twice-status.csv")
    assert office.cases() == [
        ("09-01 08:00", "09-01 09:30", "09-02 08:00"),
        ("09-03 08:00", None, None),
    ]


def test_a_merged_ticket_is_excluded(office):
    office.load("zendesk-merged.csv")
    assert office.cases() == [("09-01 08:00", "09-01 09:30", "09-08 10:00")]
    assert office.excluded() == 1


def test_words_for_nothing_are_nothing(office):
    office.load("nothing-written.csv")
    replies = [reply for _, reply, _ in office.cases()]
    assert (len(replies), replies.count(None), office.rejected()) == (6, 4, [])


def test_a_reply_in_the_opening_s_own_minute_is_at_the_opening(office):
    office.load("same-minute.csv")
    assert office.cases()[0] == ("09-03 14:05:37", "09-03 14:05:37", None)


def test_a_header_of_two_levels_has_names_and_its_numbering_is_no_data(office):
    office.load("header-two-levels.xlsx", *LEVELS)
    assert office.cases() == [
        ("09-05 08:00", "09-05 09:00", None),
        ("09-06 08:00", "09-06 09:00", None),
    ]
    guess = office.refused("header-two-levels.xlsx").question.guess
    assert guess["opened_at"] == "Masuk Tanggal+Masuk Jam"


def test_a_row_that_numbers_the_columns_is_no_data(office):
    line = office.load("numbering-row.csv")
    assert (line["read"], line["rejected"]) == (1, 0)


def test_a_stamp_in_the_column_of_days_is_that_stamp(office):
    office.load("days-one-stamp.xlsx")
    assert office.cases() == [("09-13 08:05", "09-13 09:00", None), ("09-14 08:00", None, None)]


def test_times_that_became_numbers_are_read_or_told(office):
    office.load("times-as-numbers.xlsx")
    assert office.cases() == [
        ("09-13 08:30", "09-13 14:00", None),
        ("09-15 08:00", "09-15 09:00", None),
    ]
    assert [r["why"] for r in office.info["rejected_rows"]] == ["number_clock"]


def test_a_header_behind_a_byte_order_mark_is_no_data(office):
    assert office.load("bom-inside.csv")["read"] == 2


def test_stamps_as_people_and_programs_write_them(office):
    office.load("stamps.csv")
    assert office.cases() == [("09-03 14:05", None, None)] * 18


def test_words_of_other_complaint_systems(office):
    line = office.load("status-words.csv")
    assert (line["rejected"], line["cases"], office.excluded()) == (0, 12, 3)


def test_one_row_with_a_wrong_year_states_no_years(office):
    office.load("year-typo.csv")
    assert office.info["from"] == "2026-09-03T17:00:00Z"
    assert "03/09/2016" in office.info["remarks"][0]


def test_whoever_writes_without_a_name_is_not_one_citizen(office):
    office.load("anonymous.csv", "--until", "2026-10-01")
    path = next(office.home.uploads.glob("*/cases.parquet"))
    authors = pyarrow.parquet.read_table(path).column("author_key").to_pylist()
    assert authors.count(None) == 3


def test_an_hour_that_a_clock_shows_twice_is_read_in_the_order_of_the_rows(office):
    office.load("fold-messages.csv", "--timezone", "America/Los_Angeles")
    assert office.cases()[0][:2] == ("11-01 15:50", "11-01 16:10")


def test_which_of_two_closings_is_meant_is_asked(office):
    options = ["--account", "kes", "--map", "case_id=number", "--map", "status=state"]
    refusal = office.refused("servicenow.csv", *options)
    assert refusal.question.guess["closed_at"] == "resolved_at"
    office.load("servicenow.csv", *options, "--map", "closed_at=resolved_at")
    assert office.cases() == [
        ("09-01 08:00", None, "09-01 12:00"),
        ("09-02 08:00", None, "09-02 12:00"),
    ]


def test_a_web_page_beside_a_table_is_named(tmp_path, reader):
    office = Office(tmp_path, reader, "chat")
    assert office.load("form-html-beside-csv.zip", "--account", "wa")["read"] == 2
    assert "halaman web" in office.info["remarks"][0]
