"""Settings: defaults, dated values, and every refusal."""

from datetime import date

import pytest

from data.errors import Refused
from data.lake import documents
from data.lake.home import Home
from data.targets import settings_file
from data.targets.setting import TABLE
from data.targets.settings import Settings


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def take_in(home, tmp_path):
    def take_in(rows):
        (tmp_path / "set.csv").write_text("name,value,valid_from\n" + rows)
        return settings_file.take_in(home, tmp_path / "set.csv", "test")

    return take_in


DEFAULTS = {
    "response_target_hours": 24,
    "resolution_days_information": 5,
    "resolution_days_complaint": 14,
    "resolution_days_oversight": 60,
    "min_cases_opd": 30,
    "min_cases_account": 20,
    "min_coverage": 0.8,
    "max_daily_uploads": 200,
    "preview_days": 5,
    "official_clock": "wall",
    "start_date": None,
}


def test_defaults(home):
    now = Settings.current(home)
    assert {name: now.value(name) for name in TABLE} == DEFAULTS
    assert {name: now.value(name, date(2000, 1, 1)) for name in TABLE} == DEFAULTS
    assert all(setting.meaning for setting in TABLE.values())


def test_values_hold_from_a_day(home, take_in):
    assert take_in(
        "response_target_hours,12,2026-08-01\nresponse_target_hours,48,01/01/2026\n"
    ) == {"settings": 2}
    now = Settings.current(home)
    assert [
        now.value("response_target_hours", date.fromisoformat(day))
        for day in ("2025-12-31", "2026-01-01", "2026-07-31", "2026-08-01")
    ] == [24, 48, 48, 12]
    assert now.value("response_target_hours") == 12
    assert now.history["response_target_hours"] == (
        (None, 24),
        (date(2026, 1, 1), 48),
        (date(2026, 8, 1), 12),
    )


def test_since_ever_replaces_the_default(home, take_in):
    take_in('min_coverage,"0,75",\n')
    assert Settings.current(home).value("min_coverage", date(2000, 1, 1)) == 0.75


def test_later_documents_override_the_same_name_and_day(home, take_in):
    take_in("min_cases_opd,40,2026-01-01\n")
    take_in("min_cases_opd,50,2026-01-01\nofficial_clock,Office,\n")
    now = Settings.current(home)
    assert (now.value("min_cases_opd"), now.value("min_cases_opd", date(2025, 1, 1))) == (50, 30)
    assert now.value("official_clock") == "office"
    take_in("official_clock,Jam warga,\n")
    assert Settings.current(home).value("official_clock") == "wall"


def test_min_cases_is_shorthand_for_both(home, take_in):
    assert take_in("min_cases,5,\nmin_cases_opd,6,\n") == {"settings": 3}
    now = Settings.current(home)
    assert (now.value("min_cases_opd"), now.value("min_cases_account")) == (6, 5)


def test_start_date_set_and_taken_back(home, take_in):
    take_in("start_date,1 Agustus 2026,\n")
    assert Settings.current(home).value("start_date") == date(2026, 8, 1)
    take_in("start_date,,\n")
    assert Settings.current(home).value("start_date") is None


@pytest.mark.parametrize("text, number", [("1,5", 1.5), ("1.5", 1.5), ("36", 36), ("24.0", 24)])
def test_numbers(home, take_in, text, number):
    take_in(f'response_target_hours,"{text}",\n')
    value = Settings.current(home).value("response_target_hours")
    assert (value, type(value)) == (number, type(number))


def test_without_the_column_valid_from(home, tmp_path):
    (tmp_path / "set.csv").write_text("Name;Value\nmin_coverage;0,5\n")
    settings_file.take_in(home, tmp_path / "set.csv", "test")
    assert Settings.current(home).value("min_coverage") == 0.5


def test_an_unknown_name_is_a_programming_error(home):
    with pytest.raises(KeyError):
        Settings.current(home).value("min_cases")


@pytest.mark.parametrize(
    "row, parts",
    [
        (
            "response_targt_hours,24,",
            ["kolom “name”: “response_targt_hours”", "“response_target_hours”"],
        ),
        ("xyz,24,", ["kolom “name”: “xyz”", "mungkin"]),
        (",24,", ["kolom “name”"]),
        ("response_target_hours,0,", ["kolom “value”: “0”", "response_target_hours"]),
        ("response_target_hours,-3,", ["kolom “value”: “-3”"]),
        ("response_target_hours,inf,", ["kolom “value”: “inf”"]),
        ("response_target_hours,1.000,", ["kolom “value”: “1.000”"]),
        ("response_target_hours,9000,", ["kolom “value”: “9000”", "8760"]),
        ("response_target_hours,,", ["kolom “value”: “”"]),
        ("resolution_days_complaint,1.5,", ["kolom “value”: “1.5”", "bilangan bulat"]),
        ("min_cases,0,", ["kolom “value”: “0”", "“min_cases”"]),
        ("min_cases_opd,1.000,", ["kolom “value”: “1.000”"]),
        ("min_coverage,80,", ["kolom “value”: “80”"]),
        ("min_coverage,1.1,", ["kolom “value”: “1.1”", "0,8"]),
        ("official_clock,citizen,", ["kolom “value”: “citizen”", "wall (jam warga) atau office"]),
        ("start_date,segera,", ["kolom “value”: “segera”"]),
        ("min_coverage,0.5,besok", ["kolom “valid_from”: “besok”"]),
    ],
)
def test_refused(home, take_in, row, parts):
    with pytest.raises(Refused) as caught:
        take_in(f"official_clock,wall,\n{row}\n")
    assert all(part in str(caught.value) for part in ["“set.csv” baris 3", *parts]), str(
        caught.value
    )
    assert documents.file_names(home, "settings") == []


def test_two_rows_that_contradict_each_other(home, take_in):
    with pytest.raises(Refused, match="“set.csv” baris 3 kolom “value”: “60”.*“min_cases”"):
        take_in("min_cases,50,\nmin_cases,60,\n")
    assert documents.file_names(home, "settings") == []
