"""Working hours that the regency decrees: the office clock, the office target and the ceiling
(handbook, sections 3 and 4).

The calendar is that of ``tests.handbook.tables``: Mon 16 Feb cuti bersama, Tue 17 Feb a holiday,
Ramadan from Thu 19 Feb to Thu 19 Mar, Fri 20 Mar a holiday, Mon 23 Mar cuti bersama. The decree on
Ramadan holds from Wed 18 Feb: no break, until 14:45."""

import json
from datetime import date

import pytest

from data.errors import Refused
from data.intake.reader import Reader
from data.lake.home import Home
from data.targets import schedule_file
from data.targets.schedules import Schedules
from metrics.trend.ceiling import of_spans
from tests.handbook.tables import Town, expected, rows

OPDS = """
    opd_id | name  | schedule
    dinas  | Dinas | office
    unit   | Unit  | enam hari
    klinik | Klinik | tiga kali
    baru   | Baru  | mulai maret
    """
ACCOUNTS = """
    account | opd_id
    fasting | dinas
    six     | unit
    three   | klinik
    quick   | dinas
    steady  | unit
    asked   | unit
    early   | baru
    """
HOURS = """\
schedule,valid_from,season,weekday,opens,closes,ground
office,2026-02-18,ramadan,1,08:00,14:45,SE Bupati
office,2026-02-18,ramadan,2,08:00,14:45,SE Bupati
office,2026-02-18,ramadan,3,08:00,14:45,SE Bupati
office,2026-02-18,ramadan,4,08:00,14:45,SE Bupati
office,2026-02-18,ramadan,5,12:30,14:00,SE Bupati
office,2026-02-18,ramadan,5,08:00,11:30,SE Bupati
enam hari,,regular,Senin,07:30,13:30,
enam hari,,regular,Selasa,07:30,13:30,
enam hari,,regular,Rabu,07:30,13:30,
enam hari,,regular,Kamis,07:30,13:30,
enam hari,,regular,Jumat,07:30,11:00,
enam hari,,regular,Sabtu,07:30,12:30,
tiga kali,,regular,1,08:00,10:00,
tiga kali,,regular,1,11:00,13:00,
tiga kali,,regular,1,15.00,18.00,
mulai maret,2026-03-01,regular,1,08:00,16:00,
"""
FASTING = """
    opened              | replied             | response_office         | why
    Thu 19 Feb 11:30:00 | Thu 19 Feb 13:00:00 | 1 h + 30 min            | no break
    Thu 19 Feb 14:00:00 | Fri 20 Feb 08:30:00 | 45 min + 30 min         | until 14:45
    Fri 20 Feb 11:00:00 | Fri 20 Feb 13:00:00 | 30 min + 30 min         | the break of Friday
    Fri 20 Feb 13:30:00 | Mon 23 Feb 08:30:00 | 30 min + 30 min         | Friday until 14:00
    Tue 17 Feb 10:00:00 | Thu 19 Feb 13:00:00 | 7 h + 30 min + 4 h + 30 min | opened before the decree: the old break
    Wed 18 Feb 07:30:00 | Thu 19 Feb 13:00:00 | 7 h + 30 min + 5 h      | opened after it: regular hours, then no break
    Thu 19 Mar 14:30:00 | Tue 24 Mar 08:00:00 | 15 min + 30 min         | the regular hours come back after Ramadan
    """
SIX = """
    opened              | replied             | response_office         | why
    Sat 7 Feb 07:00:00  | Sat 7 Feb 09:30:00  | 2 h                     | open on Saturday
    Sat 7 Feb 12:00:00  | Mon 9 Feb 08:00:00  | 30 min + 30 min         | Saturday until 12:30, not on Sunday
    Fri 6 Feb 10:30:00  | Sat 7 Feb 08:00:00  | 30 min + 30 min         | Friday until 11:00
    Sat 14 Feb 12:00:00 | Wed 18 Feb 08:00:00 | 30 min + 30 min         | cuti bersama and a holiday close it
    Thu 19 Mar 13:00:00 | Sat 21 Mar 08:00:00 | 30 min + 30 min         | no Ramadan hours of its own; a holiday
    """
THREE = """
    opened              | replied             | response_office         | why
    Mon 2 Feb 09:30:00  | Mon 2 Feb 15:30:00  | 30 min + 2 h + 30 min   | three spans a day
    Mon 2 Feb 17:00:00  | Mon 9 Feb 08:30:00  | 1 h + 30 min            | open on Mondays only
    """
QUICK = """
    opened              | replied             | on_time | why
    Mon 23 Feb 08:00:00 | Tue 24 Feb 08:00:00 | yes     | Monday in Ramadan: 6 h 45 min
    Mon 23 Feb 08:00:01 | Tue 24 Feb 08:00:02 | no      | 1 s more
    Fri 20 Feb 08:00:00 | Mon 23 Feb 09:45:00 | yes     | a Friday has Monday's target: 5 h + 1 h 45 min
    Tue 17 Feb 10:00:00 | Wed 18 Feb 15:00:01 | yes     | opened before Ramadan: 7 h 30 min
    """
STEADY = """
    opened              | replied             | on_time | why
    Sat 7 Feb 07:30:00  | Mon 9 Feb 08:30:00  | yes     | Monday of six days: 6 h, 5 h on Saturday + 1 h
    Sat 7 Feb 07:31:00  | Mon 9 Feb 08:31:01  | no      | 1 s more
    Mon 23 Feb 07:30:00 | Mon 23 Feb 13:30:00 | yes     | the same in Ramadan
    """
BY_ACCOUNT = {"fasting": FASTING, "six": SIX, "three": THREE, "quick": QUICK, "steady": STEADY}
SINCE, UNTIL, NOW = "Thu 1 Jan", "Tue 31 Mar 24:00:00", "Wed 1 Apr 09:00:00"


def take_in(home, folder, text):
    path = folder / "schedules.csv"
    path.write_text(text, encoding="utf-8")
    return schedule_file.take_in(home, path, "test")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("schedules")
    take_in(Home(folder / "home"), folder, HOURS)
    with Reader() as reader:
        town = Town(folder, reader, ACCOUNTS, OPDS)
        tickets = [
            {
                "account": account,
                "case": str(number),
                "opened": row["opened"],
                "replied": row["replied"],
                "status": "open",
            }
            for account, table in BY_ACCOUNT.items()
            for number, row in enumerate(rows(table), start=1)
        ]
        town.load(tickets, SINCE, UNTIL, now=NOW)
        yield town


@pytest.fixture(scope="module")
def found(place):
    return {
        (account, case["opened_at"]): case
        for account in BY_ACCOUNT
        for case in place.cases(account, "office")
    }


@pytest.mark.parametrize(
    "account, row",
    [(account, row) for account, table in BY_ACCOUNT.items() for row in rows(table)],
    ids=lambda value: value if isinstance(value, str) else value["why"],
)
def test_office_clock_and_target_follow_the_schedule(found, account, row):
    column = "on_time" if "on_time" in row else "response_office"
    assert found[account, row["opened"]][column] == expected(f"{column}\n{row[column]}")[0][column]


def test_the_ceiling_knows_saturday(place):
    """Asked on Friday at 20:00 the office opens within 11 h 30 min; on Saturday at 20:00 within 35
    h 30 min."""
    place.load(
        """
        account | conversation | at                 | from
        asked   | a            | Fri 6 Feb 20:00:00 | citizen
        asked   | b            | Sat 7 Feb 20:00:00 | citizen
        """,
        SINCE,
        UNTIL,
        now=NOW,
    )
    days = [(date(2026, 2, 6), date(2026, 2, 6)), (date(2026, 2, 7), date(2026, 2, 7))]
    assert of_spans(place.cursor(), days, "account", "asked") == [1, 0]


def test_a_case_before_its_schedule_holds_is_refused_and_nothing_is_stored(place):
    before = sorted(path.name for path in place.home.uploads.iterdir())
    with pytest.raises(Refused) as caught:
        place.load("account | at | from\n early | Mon 2 Feb 08:00:00 | citizen", SINCE, UNTIL)
    sentence = str(caught.value)
    assert all(p in sentence for p in ("“baru”", "2026-02-02", "“mulai maret”", "valid_from"))
    assert sorted(path.name for path in place.home.uploads.iterdir()) == before
    place.load(
        "account | at | from\n early | Mon 2 Mar 08:00:00 | citizen", "Sun 1 Mar", UNTIL, now=NOW
    )
    assert place.figure("early", "cases", month="2026-03") == 1


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


HEAD = "schedule,valid_from,season,weekday,opens,closes\n"


def test_a_file_replaces_a_schedule_from_its_first_day_on(home, tmp_path):
    for day, closes in (("2026-01-01", "15:00"), ("2026-06-01", "14:00"), ("2026-03-01", "13:00")):
        take_in(home, tmp_path, f"{HEAD}loket,{day},regular,1,08:00,{closes}\n")
    history = Schedules.current(home).history["loket"]
    assert [(str(hours.since), hours.target(False) // 3600) for hours in history] == [
        ("2026-01-01", 7),
        ("2026-03-01", 5),
    ]
    assert Schedules.current(home).names == ("office", "24h", "loket")


@pytest.mark.parametrize(
    "row, said",
    [
        ("24h,,regular,1,08:00,12:00", "“24h” selalu buka"),
        ("loket,,regular,8,08:00,12:00", "kolom “weekday”: “8” tidak dikenal"),
        ("loket,,puasa,1,08:00,12:00", "kolom “season”: “puasa” tidak dikenal"),
        ("loket,,regular,1,8,12:00", "kolom “opens”: “8” bukan jam"),
        ("loket,,regular,1,08:00,24:01", "kolom “closes”: “24:01” bukan jam"),
        ("loket,,regular,1,22:00,02:00", "tidak melewati tengah malam"),
        ("loket,,regular,2,08:00,12:00", "tidak punya jam hari Senin"),
        ("loket,,ramadan,1,08:00,12:00", "belum punya jam di luar Ramadan"),
        ("loket,31/02/2026,regular,1,08:00,12:00", "bukan tanggal"),
        ("a@b,,regular,1,08:00,12:00", "memuat “@”"),
        (
            "loket,,regular,1,08:00,12:00\nloket,,regular,1,11:00,13:00",
            "11:00 bertumpang tindih dengan 08:00–12:00 (baris 2)",
        ),
        (
            "\n".join(f"loket,,regular,1,{h:02d}:00,{h:02d}:30" for h in (8, 10, 12, 14)),
            "lebih dari 3 kali",
        ),
    ],
)
def test_refused(home, tmp_path, row, said):
    with pytest.raises(Refused, match="schedules.csv") as caught:
        take_in(home, tmp_path, f"{HEAD}{row}\n")
    assert said in str(caught.value)
    assert Schedules.current(home).names == ("office", "24h")


def test_command(place, tmp_path, capsys):
    path = tmp_path / "hours.csv"
    path.write_text(f"{HEAD}loket,,regular,1,08:00,12:00\n")
    assert place.command("schedules", str(path)) == 0
    assert json.loads(capsys.readouterr().out) == {"schedules": 1}
