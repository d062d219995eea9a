"""Register: tables and Riwayat say words, days and numbers as people do; a CSV has the codes."""

import re

import pytest

from data.editing.tables import TABLES
from data.targets.setting import TABLE as SETTINGS
from tests.pages.register.steps import REGISTER, click, deeds, fill, given, rows, said
from words import settings

GROUND = "regional_rule,SK Bupati 4/2026,Sri,2026-09-02"
FILES = {  # rows with every code of their tables
    "opds": "opd_id,name,kind,schedule,schedule_from\nwedi,Wedi,rsud,24h,2030-01-01\n",
    "accounts": "account_id,opd_id,platform,handle,valid_from\nwedi-x,wedi,x,@wedi,2026-10-01\n",
    "users": "email,name,role,opd_ids\nani@klaten.go.id,Ani,viewer,\n",
    "settings": rows(
        f"min_coverage,0.75,2026-10-01,{GROUND}\nofficial_clock,office,2026-10-01,{GROUND}\n"
        f"start_date,2026-01-01,,{GROUND}\nmax_daily_uploads,1000,,{GROUND}\n"
    ),
    "classes": "class,resolution_days,valid_from,ground_kind\nppid,12,2026-10-01,internal\n",
    "topics": "topic,class\nbansos,oversight\n",
    "schedules": "schedule,valid_from,season,weekday,opens,closes\n"
    "office,2026-10-01,regular,1,08:00,14:45\noffice,2026-10-01,ramadan,1,08:00,14:00\n",
    "calendar": "date,kind,source\n2026-08-17,local,SKB\n",
}
CODE = re.compile(
    r"\b(?:wall|office|24h|regular|holiday|leave|local|viewer|law|internal|instagram|ppid|oversight)\b"
    r"|^[a-z]+_[a-z_]+|\d{4}-\d\d-\d\d|\d\d:\d\d|^\d+\.\d$|^\d{4,}$"
)


@pytest.mark.parametrize("section", TABLES)
def test_no_cell_of_a_table_or_of_its_preview_is_a_code(app, home, section):
    at = given(app(home, REGISTER, bagian=section), FILES[section])
    kept = click(at, f"keep-{section}")
    for seen in (at, kept):
        assert not seen.error and seen.dataframe
        cells = [str(c) for d in seen.dataframe for row in d.value.to_numpy() for c in row]
        assert not [cell for cell in cells if CODE.search(cell)]
    history = app(home, REGISTER, bagian="history")
    assert not CODE.search(deeds(history)[0])


def test_what_a_file_has_to_write_stands_beside_it(app, home):
    """The table says words: its CSV needs the codes."""
    at = app(home, REGISTER, bagian="users")
    [codes] = [m.value for m in at.markdown if m.value.startswith("- Isi")]
    assert "`role`" in codes and "`bupati` (Kantor Bupati)" in codes


def test_a_refusal_names_what_stands_on_the_screen(app, home):
    """Typed, it is the table's row, head and word; of a file its line, column and code."""
    at = fill(app(home, REGISTER, bagian="settings"), "settings", name="min_cases_opd", value="-3")
    refusal = said(at, click(at, "look-settings").error[0])
    assert refusal.startswith("Baris 9 kolom “Nilai”: “-3” bukan nilai untuk “Kasus paling sedikit")
    at = given(app(home, REGISTER, bagian="settings"), rows("min_cases_opd,-3,,,,,\n"))
    refusal = said(at, at.error[0])
    assert refusal.startswith("Berkas “berkas.csv” baris 2 kolom “value”: “-3” bukan nilai untuk")


def test_every_setting_has_a_name():
    assert settings.NAMES.keys() == SETTINGS.keys()


@pytest.mark.parametrize(
    "text, says", [("0.8", "0,8"), ("1000", "1.000"), ("24", "24"), ("wall", "jam warga"), ("", "")]
)
def test_a_value_is_said_as_people_say_it(text, says):
    assert settings.value(text) == says
