"""A target, threshold or schedule that is decided for later holds from its day, not from the day on
which it is entered."""

import pytest

from data.lake.home import Home
from metrics import figures
from metrics.selection import Selection
from metrics.settings import Settings
from pages.about import facts
from pages.cache import store
from reports import month
from tests.pages import homes

# the data of the home end with 30 September 2026
LATER = """name,value,valid_from,ground_kind,ground
response_target_hours,1,{day},regional_rule,Perbup 9/2026
min_cases_account,2,{day},internal,Rapat
official_clock,office,{day},internal,Rapat
"""
REGENCY = Selection.of_months("regency", "2026-07", "2026-09", "wall")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TANGGAP_HOME", str(homes.filled(tmp_path)))
    return tmp_path


def seen(home, day: str) -> tuple[Settings, list]:
    """Settings and the regency's figures with what is decided for that day."""
    path = home / "settings.csv"
    path.write_text(LATER.format(day=day), encoding="utf-8")
    homes.command(home / "home", "settings", path)
    store.look_again()
    cursor = store.cursor(store.store_path())
    return Settings.of(cursor), figures.series(cursor, REGENCY)["on_time"].to_list()


def test_what_begins_after_the_data_end_does_not_hold_yet(home):
    before = figures.series(store.cursor(store.store_path()), REGENCY)["on_time"].to_list()
    settings, on_time = seen(home, "2026-10-02")
    assert on_time == before
    assert (settings.official_clock, settings.min_cases_account) == ("wall", 20)


def test_what_begins_within_the_data_holds(home):
    before = figures.series(store.cursor(store.store_path()), REGENCY)["on_time"].to_list()
    settings, on_time = seen(home, "2026-09-15")
    assert on_time[:2] == before[:2] and on_time[2] < before[2]
    assert (settings.official_clock, settings.min_cases_account) == ("office", 2)


def test_screens_say_what_holds_and_what_is_decided(home, app, html):
    """Kamus and "Cara menghitung" name both; the board keeps the target that holds."""
    seen(home, "2027-01-01")
    for page, field in (("dictionary/dictionary.py", "indikator"), ("about/about.py", "")):
        html.clear()
        shown = app(home / "home", f"pages/{page}", **({field: "on_time_rate"} if field else {}))
        said = " ".join(
            [*html.values(), *(one.value for of in (shown.markdown, shown.text) for one in of)]
        )
        assert "24\xa0jam pada jam warga" in said
        assert "1\xa0jam pada jam warga, mulai 1\xa0Jan\xa02027" in said


@pytest.mark.parametrize(("day", "frozen", "said"), [("2026-10-02", 0, 0), ("2026-09-30", 1, 1)])
def test_an_opd_counts_with_the_schedule_that_holds(home, day, frozen, said):
    path = home / "OPD.csv"
    path.write_text(
        f"opd_id,name,schedule,schedule_from\nsosial,Dinas Sosial,24h,{day}\n", encoding="utf-8"
    )
    homes.command(home / "home", "register", path, home / "accounts.csv", "--correct")
    store.look_again()
    assert facts.facts(store.store_path()).other_hours == said
    table = month.of(Home(home / "home"), "2026-09").made("opds")
    assert (table["schedule"] == "24h").sum() == frozen
