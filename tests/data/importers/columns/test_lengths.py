"""How long a reply took, in place of when it came: read where one moment follows from it, else said."""

import csv
import io
from datetime import datetime

import pytest

from bench.pollutions.reading import read
from data.importers.columns.guess import guess

OPENED = datetime(2026, 9, 13, 1)  # UTC
MAP = {"case_id": "No Tiket", "opened_at": "Tanggal Masuk", "status": "Status"}


def table(name: str, *cells: str) -> list[list[str]]:
    rows = [[f"T-{i}", "13/09/2026 08:00", cell, "baru"] for i, cell in enumerate(cells)]
    return [["No Tiket", "Tanggal Masuk", name, "Status"], *rows]


def taken(name: str, *cells: str) -> tuple[list[int | None], list[tuple[str, str]], list[str]]:
    """Minutes until each reply, the rejected cells with the reason, and what is said."""
    out = io.StringIO()
    csv.writer(out).writerows(table(name, *cells))
    told = read(out.getvalue().encode(), account="ig", map=MAP | {"first_reply_at": name})
    assert not isinstance(told, str), told
    rows, reading = told
    minutes = [row[3] and int((row[3] - OPENED).total_seconds() / 60) for row in rows]
    rejected = [(row["value"], row["why"]) for row in reading["rejected_rows"]]
    return sorted(minutes, key=lambda m: -1 if m is None else m), rejected, reading["remarks"]


@pytest.mark.parametrize(
    ("cells", "minutes"),
    [
        (["2 hari 3 jam", "1j 30m", "3 hari", "45 menit"], [45, 90, 3060, 4320]),
        (["2 days 3 hours", "1h 30m", "3 days", "45 min"], [45, 90, 3060, 4320]),
        (["2h 3j", "3h", "1j", "45m"], [45, 60, 3060, 4320]),  # h is hari beside j
        (["2d 3h", "3d", "1h", "45m"], [45, 60, 3060, 4320]),  # and hours beside d
        (["2 hari, 3 jam dan 5 menit", "1,5 jam", "1 minggu 1 jam"], [90, 3065, 10140]),
        (["1 day, 3:15:00", "0:10:00"], [10, 1635]),
        (["P1DT2H", "PT45M"], [45, 1560]),
        (["5m 90d", "1j"], [6, 60]),  # d behind minutes is detik
    ],
)
def test_a_text_with_units_is_read_in_the_language_of_the_file(cells, minutes):
    assert taken("Waktu Respons", *cells, "", "belum") == ([None, None, *minutes], [], [])


@pytest.mark.parametrize(
    ("name", "cell", "minutes"),
    [
        ("Waktu respons (menit)", "90", 90),
        ("Lama Respon (jam)", "1,5", 90),
        ("first_response_time_seconds", "45123", 752),  # no day of a spreadsheet
        ("Response time in hours", "26", 1560),
        ("Durasi Respons", "26:00:00", 1560),
        ("Durasi Respons (jam:menit)", "1:30", 90),
    ],
)
def test_a_number_has_the_unit_that_its_column_names(name, cell, minutes):
    assert taken(name, cell, "-") == ([None, minutes], [], [])
    assert guess(*split(table(name, cell, "", "-")))["first_reply_at"] == name


def split(rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    return rows[0], rows[1:]


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("Durasi Respons", "46300"),
        ("Durasi Respons", "1:30"),
        ("Waktu Respons", "3 hari kerja"),
        ("Waktu Respons", "2 jam lalu"),
        ("Waktu Respons", "2 hari"),  # beside hours: anything from 48 to 72 of them
    ],
)
def test_what_says_no_moment_is_rejected_and_said(name, cell):
    minutes, rejected, _ = taken(name, cell, "1 jam 5 menit", "")
    assert minutes == [None, 65]
    assert [(value.startswith(cell), why) for value, why in rejected] == [(True, "unclear_length")]


def test_a_letter_of_two_meanings_is_rejected():
    assert taken("Waktu Respons", "3h", "45m") == ([45], [("3h", "unreadable_stamp")], [])


def test_a_day_whose_time_cannot_be_read_is_no_length():
    cell = "13/09/2026 jam 9 kurang"
    assert taken("Waktu Respons", cell, "1j")[1] == [(cell, "unreadable_stamp")]


def test_whole_days_alone_give_no_response_figure():
    minutes, rejected, remarks = taken("Lama respons (hari)", "1", "3", "")
    assert (minutes, rejected) == ([None, 1440, 4320], [])
    assert "tidak punya angka respons" in remarks[0]


def test_hours_of_work_are_refused():
    out = io.StringIO()
    csv.writer(out).writerows(table("Lama respons (jam kerja)", "2", ""))
    field = {"first_reply_at": "Lama respons (jam kerja)"}
    told = read(out.getvalue().encode(), account="ig", map=MAP | field)
    assert "jam atau hari kerja saja" in told and "first_reply_at=none" in told


def test_a_moment_is_proposed_before_a_length():
    header = ["No Tiket", "Tanggal Masuk", "Lama Respon", "Tgl. Respon Awal", "Lama Penyelesaian"]
    row = ["T-1", "13/09/2026 08:00", "1 jam 30 menit", "13/09/2026 09:30", "2 hari 1 jam"]
    found = guess(header, [row])
    assert found["first_reply_at"] == "Tgl. Respon Awal"
    assert found["closed_at"] == "Lama Penyelesaian"
