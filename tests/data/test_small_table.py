"""Small CSV files: what is read, and the sentence for what is not."""

import contextlib
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import Refused
from data.small_table import read_day, read_rows, split_list


@pytest.fixture
def write(tmp_path):
    """Writes a file OPD.csv of text or bytes, returns its path."""

    def write(content, encoding="utf-8"):
        path = tmp_path / "OPD.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


def refusal(path, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        read_rows(path, *args, **kwargs)
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_line_ends(write, encoding, delimiter, line_end):
    text = line_end.join([delimiter.join(["opd_id", "name"]), delimiter.join(["a", "Café"]), ""])
    assert read_rows(write(text, encoding), ("opd_id", "name")) == [
        {"row": 2, "opd_id": "a", "name": "Café"}
    ]


def test_headers_without_case_spaces_underscores(write):
    path = write(" OPD ID ,NA_ME,valid from\na,b,c\n")
    assert read_rows(path, ("opd_id", "name"), ("valid_from",)) == [
        {"row": 2, "opd_id": "a", "name": "b", "valid_from": "c"}
    ]


def test_rows_have_the_number_of_the_spreadsheet(write):
    path = write('opd_id,name\n\n  a , "two\nlines"\n , \nb,\n')
    assert read_rows(path, ("opd_id", "name")) == [
        {"row": 3, "opd_id": "a", "name": "two\nlines"},
        {"row": 5, "opd_id": "b", "name": ""},
    ]


def test_further_columns_are_ignored_and_missing_optional_ones_are_no_keys(write):
    path = write("note,opd_id\nx,a\n")
    assert read_rows(path, ("opd_id",), ("kind",)) == [{"row": 2, "opd_id": "a"}]


def test_trailing_empty_fields_may_lack_or_be_too_many(write):
    path = write("opd_id,name,kind\na\nb,B,dinas,,\n")
    assert read_rows(path, ("opd_id", "name"), ("kind",)) == [
        {"row": 2, "opd_id": "a", "name": "", "kind": ""},
        {"row": 3, "opd_id": "b", "name": "B", "kind": "dinas"},
    ]


def test_delimiter_is_that_of_the_wanted_columns(write):
    assert read_rows(write("note, more, and more;opd_id\nx, y;a\n"), ("opd_id",)) == [
        {"row": 2, "opd_id": "a"}
    ]


def test_missing_file_and_folder(tmp_path):
    assert "“none.csv”" in refusal(tmp_path / "none.csv", ("opd_id",))
    assert "tidak dapat dibaca" in refusal(tmp_path, ("opd_id",))


@pytest.mark.parametrize("content", ["", "\n \n", "opd_id\n", "opd_id\n,,\n"])
def test_empty(write, content):
    assert "“OPD.csv” tidak berisi baris" in refusal(write(content), ("opd_id",))


def test_header_alone_where_that_is_allowed(write):
    assert read_rows(write("opd_id\n"), ("opd_id",), may_be_empty=True) == []
    refusal(write(""), ("opd_id",), may_be_empty=True)


def test_missing_columns_are_named(write):
    sentence = refusal(write("id;kind\na;b\n"), ("opd_id", "name", "kind"))
    assert "“OPD.csv” tidak punya kolom “opd_id” dan “name”" in sentence


def test_repeated_needed_column(write):
    assert "lebih dari satu kolom “opd_id”" in refusal(write("opd_id,OPD ID\na,b\n"), ("opd_id",))
    assert read_rows(write("opd_id,note,note\na,b,c\n"), ("opd_id",)) == [{"row": 2, "opd_id": "a"}]


@pytest.mark.parametrize("header", ["opd_id,name", "opd_id,name,,"])
def test_too_many_values(write, header):
    sentence = refusal(write(f"{header}\na,A\nb,Dinas, Kota\n"), ("opd_id", "name"))
    assert "“OPD.csv” baris 3" in sentence and "“Kota”" in sentence


def test_an_unclosed_quotation_swallows_nothing(write):
    assert "baris 3: tanda kutip" in refusal(write('opd_id,name\na,A\nb,"B\nc,C\n'), ("opd_id",))


@given(st.text(st.sampled_from('opd_idname,;\t"\n\r aé\x85'), max_size=60) | st.just("x" * 200_000))
def test_any_text_is_read_or_refused(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "OPD.csv"
        path.write_text("opd_id,name\n" * text.startswith("o") + text, newline="")
        with contextlib.suppress(Refused):
            assert all(
                {"row", "opd_id", "name"} == row.keys()
                for row in read_rows(path, ("opd_id", "name"))
            )


@pytest.mark.parametrize("content", [b"PK\x03\x04\0\0", "opd_id\na\n".encode("utf-16")])
def test_workbook_and_utf16(write, content):
    assert "CSV UTF-8" in refusal(write(content), ("opd_id",))


def test_unreadable_letters(write):
    assert "Huruf" in refusal(write(b"opd_id\n\x81\n"), ("opd_id",))


@pytest.mark.parametrize(
    "text",
    [
        "2026-08-05",
        "05/08/2026",
        "5/8/2026",
        "05-08-2026",
        "05.08.2026",
        "5 Agustus 2026",
        "05 agustus 2026",
        "5 Agt 2026",
        "5 Agu. 2026",
    ],
)
def test_days(text):
    assert read_day(text, "x.csv", 2, "date") == date(2026, 8, 5)


def test_no_day():
    assert read_day("", "x.csv", 2, "date") is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-13-01",
        "31/02/2026",
        "08/13/2026",
        "5 Brumaire 2026",
        "05/08-2026",
        "5/8/26",
        "besok",
        "46239",
        "0000-01-01",
    ],
)
def test_unreadable_days(text):
    with pytest.raises(Refused) as caught:
        read_day(text, "x.csv", 7, "valid_from")
    assert f"Berkas “x.csv” baris 7 kolom “valid_from”: “{text}”" in str(caught.value)


def test_split_list():
    assert split_list(" a; b |c;; a ") == ("a", "b", "c")
    assert split_list("") == ()
