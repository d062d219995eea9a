"""Zones that a file states: in a column's name, above the table, as a sheet's name, in a column."""

import pytest

from bench.pollutions.reading import read
from data.importers.columns import zones
from tests.data.importers.tables.test_offices_tables import csv_of
from tests.data.importers.tables.test_parts import sheets

HEADER = ["account_id", "case_id", "opened_at", "status"]
ROW = ["ig", "A-1", "2026-09-13 08:00", "baru"]
NAMES = {
    "Created at (UTC)": "utc",
    "created_at_utc": "utc",
    "createdAtUtc": "utc",
    "UTC created": "utc",
    "Tanggal Masuk [Zulu]": "utc",
    "Waktu (Asia/Makassar)": "+08:00",
    "Jam (SGT)": "+08:00",
    "Masuk (+08:00)": "+08:00",
    "(GMT+07:00) Jakarta, waktu masuk": "+07:00",
    "Tanggal Masuk WITA": "wita",
    "Created (America/New_York)": "America/New_York",
}


@pytest.mark.parametrize(("name", "zone"), NAMES.items())
def test_a_name_states_a_zone(name, zone):
    assert zones.of_name(name) == zone


@pytest.mark.parametrize("name", ["Unit", "Limit", "Tanggal/Jam", "Bukti (Foto/Video)", "Est"])
def test_a_name_states_none(name):
    assert zones.of_name(name) is None


@pytest.mark.parametrize(
    ("title", "zone"),
    [
        ("Semua waktu dalam Waktu Indonesia Timur", "wit"),
        ("All times in America/New_York", "America/New_York"),
        ("Timezone: Asia/Jakarta", "+07:00"),
        ("Jam kerja dinas", None),
    ],
)
def test_a_title_states_a_zone(title, zone):
    assert zones.of_title(title) == zone


def opened(content: bytes, suffix: str = ".csv", **context) -> str:
    """The opening of the one case (UTC), or the refusal."""
    found = read(content, suffix, **context)
    return found if isinstance(found, str) else found[1]["first_stamp"][11:16]


def test_the_name_of_a_sheet_states_it():
    assert opened(sheets(("Data (UTC)", [HEADER, ROW])), ".xlsx") == "08:00"
    assert opened(sheets(("September", [HEADER, ROW])), ".xlsx") == "01:00"


@pytest.mark.parametrize("written", ["WITA", "Asia/Makassar", "UTC+8"])
def test_a_column_states_it(written):
    assert opened(csv_of([[*HEADER, "Time Zone"], [*ROW, written]])) == "00:00"


def test_a_column_with_several_zones_is_refused():
    rows = [[*HEADER, "Zona Waktu"], [*ROW, "WIB"], ["ig", "A-2", *ROW[2:], "WITA"]]
    assert "menyebut beberapa zona waktu (“WIB”, “WITA”)" in opened(csv_of(rows))


def test_a_place_with_summer_time_is_asked():
    rows = [["account_id", "case_id", "opened_at (America/New_York)", "status"], ROW]
    named = {"map": {"opened_at": rows[0][2]}}
    assert "sebutkan --timezone America/New_York" in opened(csv_of(rows), **named)
    assert opened(csv_of(rows), timezone="America/New_York", **named) == "12:00"
