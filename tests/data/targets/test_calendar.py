"""The calendar: provisional days from the package, confirmed years from files, and every
refusal."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from data.errors import Refused
from data.lake import documents
from data.lake.home import Home
from data.targets import calendar
from data.targets.calendar import Calendar, default_days


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def take_in(home, tmp_path):
    def take_in(rows, header="date,kind,source"):
        (tmp_path / "cal.csv").write_text(f"{header}\n{rows}")
        return calendar.take_in(home, tmp_path / "cal.csv", "test")

    return take_in


def days_between(first: str, last: str) -> set[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return {start + timedelta(days=n) for n in range((end - start).days + 1)}


def test_2026_provisional(home):
    """Joint decree for 2026: Idul Fitri 21–22 March, cuti bersama 20, 23, 24 March."""
    now = Calendar.current(home, 2026, 2026)
    assert {date(2026, 3, 21), date(2026, 3, 22), date(2026, 8, 17)} <= now.holidays
    assert {
        date(2026, 3, 20),
        date(2026, 3, 23),
        date(2026, 3, 24),
        date(2026, 12, 24),
    } <= now.leaves
    assert now.ramadan == days_between("2026-02-19", "2026-03-20")
    assert now.days[date(2026, 3, 20)] == {"leave", "ramadan"}
    assert (now.local, now.confirmed_years) == (set(), set())


def test_closed_days(home):
    now = Calendar.current(home, 2026, 2026)
    assert now.is_closed(date(2026, 3, 21)) and now.is_closed(date(2026, 3, 20))
    assert not now.is_closed(date(2026, 2, 20)) and not now.is_closed(date(2026, 8, 5))


def test_ramadan_of_a_feast_in_the_next_year():
    """Idul Fitri is expected on 3 January 2033, so Ramadan 2032 has two parts."""
    ramadan = {day for day, kind in default_days(2032, 2032) if kind == "ramadan"}
    assert ramadan == days_between("2032-01-01", "2032-01-13") | days_between(
        "2032-12-04", "2032-12-31"
    )


def test_two_feasts_in_one_year():
    ramadan = {day for day, kind in default_days(2033, 2033) if kind == "ramadan"}
    assert ramadan == days_between("2033-01-01", "2033-01-02") | days_between(
        "2033-11-23", "2033-12-22"
    )


def test_every_year_has_thirty_days_of_ramadan_before_a_feast():
    days = default_days(2015, 2029)
    assert sum(kind == "ramadan" for _, kind in days) == 30 * 15
    assert {day.year for day, kind in days if kind == "holiday"} == set(range(2015, 2030))


def test_the_days_of_a_year_do_not_depend_on_the_years_asked():
    wide = default_days(2015, 2032)
    assert list(wide) == sorted(wide)
    for year in range(2015, 2033):
        assert default_days(year, year) == {
            key: s for key, s in wide.items() if key[0].year == year
        }


def test_the_package_is_imported_only_when_needed():
    code = "import sys, data.targets.calendar; print('holidays' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
        == "False\n"
    )


def test_a_confirmed_year_is_exactly_the_file(home, take_in):
    assert take_in(
        "2026-01-01,libur,SKB\n17/08/2026,holiday,SKB\n18 Agustus 2026,Cuti,SKB\n"
        "2026-09-01,lokal,Perbup 3\n2026-02-18,ramadan,\n"
    ) == {"days": 5, "years": 1}
    now = Calendar.current(home, 2026, 2027)
    assert {day: kinds for day, kinds in now.days.items() if day.year == 2026} == {
        date(2026, 1, 1): {"holiday"},
        date(2026, 2, 18): {"ramadan"},
        date(2026, 8, 17): {"holiday"},
        date(2026, 8, 18): {"leave"},
        date(2026, 9, 1): {"local"},
    }
    assert now.sources[date(2026, 9, 1), "local"] == "Perbup 3"
    assert now.is_closed(date(2026, 9, 1)) and not now.is_closed(date(2026, 3, 21))
    assert now.confirmed_years == {2026}
    assert {k: s for k, s in now.sources.items() if k[0].year == 2027} == default_days(2027, 2027)


def test_the_newest_document_that_mentions_a_year_holds(home, take_in):
    take_in("2025-01-01,holiday,a\n2026-01-01,holiday,a\n")
    take_in("2026-01-02,holiday,b\n")
    now = Calendar.current(home, 2025, 2026)
    assert now.days == {date(2025, 1, 1): {"holiday"}, date(2026, 1, 2): {"holiday"}}
    assert now.confirmed_years == {2025, 2026}


def test_years_outside_are_left_out(home, take_in):
    take_in("2025-01-01,holiday,a\n")
    now = Calendar.current(home, 2026, 2026)
    assert {day.year for day in now.days} == {2026} and now.confirmed_years == {2025}


def test_one_day_of_two_kinds_without_source(home, take_in):
    assert take_in("2026-03-20,cuti\n2026-03-20,ramadan\n2026-03-20,leave\n", "date,kind") == {
        "days": 2,
        "years": 1,
    }
    assert Calendar.current(home, 2026, 2026).days == {date(2026, 3, 20): {"leave", "ramadan"}}


@pytest.mark.parametrize(
    "row, part",
    [
        ("2026-02-30,holiday,x", "kolom “date”: “2026-02-30”"),
        (",holiday,x", "kolom “date” kosong"),
        ("2026-08-17,pesta,x", "kolom “kind”: “pesta”"),
        ("2026-08-17,,x", "kolom “kind”: “”"),
    ],
)
def test_refused(home, take_in, row, part):
    with pytest.raises(Refused) as caught:
        take_in(f"2026-01-01,holiday,x\n{row}\n")
    assert f"“cal.csv” baris 3 {part}" in str(caught.value)
    assert documents.file_names(home, "calendar") == []


def test_missing_column(home, take_in):
    with pytest.raises(Refused, match="“cal.csv” tidak punya kolom “kind”"):
        take_in("2026-01-01,holiday\n", "date,jenis")
    assert documents.file_names(home, "calendar") == []
