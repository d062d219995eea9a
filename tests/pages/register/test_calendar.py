"""Register: the years of the calendar, and Ramadan by two sources."""

from datetime import date

from data.lake import home as homes_of_data
from data.targets.calendar import Calendar
from tests.pages.register.steps import REGISTER, click, fill, said


def dates(at) -> list[str]:
    return next(d.value for d in at.dataframe if "date" in d.value.columns)["date"].tolist()


def test_both_sources_of_ramadan_are_shown_where_they_differ(app, home):
    at = app(home, REGISTER, bagian="calendar")
    at.selectbox(key="calendar-year").set_value(2026).run()
    text = " ".join(said(at, m) for m in at.markdown)
    assert "Awal Ramadan berbeda menurut kedua sumber" in text
    assert "Paket holidays: 19 Feb–20 Mar 2026" in text
    assert "Paket hijridate: 18 Feb–19 Mar 2026" in text
    assert "Di tabel sekarang: 19 Feb–20 Mar 2026" in text
    assert "masih sementara" in text
    at = click(click(at, "ramadan-Paket hijridate"), "keep-calendar")
    calendar = Calendar.current(homes_of_data.Home(home), 2026, 2026)
    assert min(calendar.ramadan) == date(2026, 2, 18) and max(calendar.ramadan) == date(2026, 3, 19)
    assert 2026 in calendar.confirmed_years


def test_the_days_that_are_only_estimated_are_named_until_a_year_is_confirmed(
    app, home, monkeypatch
):
    monkeypatch.setenv("TANGGAP_NOW", "2029-10-02T00:00:00+00:00")
    place = homes_of_data.Home(home)
    at = app(home, REGISTER, bagian="calendar")
    assert "Kalender 2030 belum dipastikan" in said(at, at.warning[0])
    at.selectbox(key="calendar-year").set_value(2030).run()
    moving = Calendar.current(place, 2030, 2030).estimated(2030)
    text = " ".join(said(at, m) for m in at.markdown)
    feast = next(day for day, name in moving if name == "Hari Raya Idul Adha")
    assert f"{feast.day} Apr 2030 (Hari Raya Idul Adha)" in text and "dan Ramadan" in text
    assert "Natal" not in text
    at = click(click(at, "confirm-year"), "keep-calendar")
    assert "**2030** sudah dipastikan" in " ".join(said(at, m) for m in at.markdown)
    assert not at.warning and Calendar.current(place, 2030, 2030).estimated(2030) == []


def test_a_year_is_confirmed_as_it_stands(app, home):
    at = app(home, REGISTER, bagian="calendar")
    at.selectbox(key="calendar-year").set_value(2026).run()
    before = Calendar.current(homes_of_data.Home(home), 2026, 2026).sources
    click(click(at, "confirm-year"), "keep-calendar")
    after = Calendar.current(homes_of_data.Home(home), 2026, 2026)
    assert after.sources == before and after.confirmed_years == {2026}


def test_the_calendar_shows_the_chosen_year_and_what_is_written_for_another(app, home):
    at = app(home, REGISTER, bagian="calendar")
    for year in (2027, 2026):
        at.selectbox(key="calendar-year").set_value(year).run()
        assert {day[-4:] for day in dates(at)} == {str(year)} and len(dates(at)) > 30
    at = fill(at, "calendar", date="2027-07-28", kind="local", source="SK Bupati")
    assert [day for day in dates(at) if day[-4:] != "2026"] == ["28\u00a0Jul\u00a02027"]
    at = click(click(at, "look-calendar"), "keep-calendar")
    assert {day[-4:] for day in dates(at)} == {"2026"}
    kept = Calendar.current(homes_of_data.Home(home), 2026, 2027)
    assert kept.confirmed_years == {2027} and (date(2027, 7, 28), "local") in kept.sources
