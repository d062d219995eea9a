"""A change of a table: the same document from the screen and by CSV, only what differs, and nothing
overwritten."""

import csv
from datetime import date

import pandas as pd
import pytest

from data.access import users
from data.cases import cached
from data.editing import change
from data.editing.tables import TABLES
from data.errors import Refused
from data.lake import documents
from data.lake.documents import Overtaken
from data.lake.home import Home
from data.register import merging
from data.register.register import Register
from data.targets import calendar, classes, schedule_file, settings_file, topics
from data.targets.settings import Settings
from metrics.output.text import as_csv
from tests import program
from tests.handbook.tables import town
from tests.reference import Account, Opd

GROUND = ",internal,Rapat,Sri,2026-01-02"
CHANGES = {  # table: the rows as they would stand in a file of their own
    "opds": "opd_id,name,kind,schedule,contact\ndinas,Dinas Baru,badan,24h,Ibu Sri 0812\n",
    "accounts": "account_id,opd_id,platform,handle,valid_from,valid_to,staff_handles\n"
    "a,dinas,instagram,@baru,,,admin satu; admin dua\n",
    "users": "email,name,role,opd_ids\nsri@klaten.go.id,Sri,diskominfo,\n",
    "settings": "name,value,valid_from,ground_kind,ground,verified_by,verified_on\n"
    f"min_cases_opd,40,2026-01-01{GROUND}\n",
    "classes": "class,resolution_days,valid_from,ground_kind,ground,verified_by,verified_on\n"
    f"complaint,10,2026-01-01{GROUND}\n",
    "topics": "topic,class\njalan rusak,complaint\n",
    "schedules": "schedule,valid_from,season,weekday,opens,closes,ground\n"
    "loket,,regular,1,08:00,12:00,SK\n",
    "calendar": "date,kind,source\n2027-01-01,holiday,SKB\n",
}
COMMANDS = {
    "users": users,
    "settings": settings_file,
    "classes": classes,
    "topics": topics,
    "schedules": schedule_file,
    "calendar": calendar,
}


@pytest.fixture
def home(tmp_path):
    return program.new_home(tmp_path, [Opd("dinas", "Dinas")], [Account("a", "dinas", "instagram")])


def by_command(home, folder, name: str, text: str, correct: bool = False) -> None:
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    if name in COMMANDS:
        COMMANDS[name].take_in(home, path, "test")
        return
    none = folder / "none.csv"
    empty = {"opds": "account_id,opd_id,platform,handle\n", "accounts": "opd_id,name\n"}[name]
    none.write_text(empty)
    pair = (path, none) if name == "opds" else (none, path)
    merging.take_in(home, *pair, correct, "test", lambda _: cached.opened(home))


def newest(home, kind: str) -> dict:
    document = documents.latest(home, kind)
    return {key: value for key, value in document.items() if key not in ("at", "by")}


@pytest.mark.parametrize("name", CHANGES)
def test_screen_and_command_make_the_same_document(home, tmp_path, name, monkeypatch):
    """In place the whole table is given, with one row more or changed; by CSV only that row."""
    monkeypatch.setenv("TANGGAP_NOW", "2026-06-01T00:00:00+00:00")
    table = TABLES[name]
    new = list(csv.DictReader(CHANGES[name].splitlines()))
    replaced = set(map(table.replaced, new))
    kept = [row for row in table.rows(home) if table.replaced(row) not in replaced]
    version = documents.version(home, table.kind)
    in_place = change.propose(home, table, [*kept, *new], version)
    uploaded = change.read(table, CHANGES[name].encode(), "berkas.csv")
    by_csv = change.propose(home, table, uploaded, version, file="berkas.csv", is_whole=False)
    assert in_place.content == by_csv.content and in_place.differences == by_csv.differences
    by_command(home, tmp_path, name, CHANGES[name])
    assert newest(home, table.kind) == _plain(in_place.content)
    assert table.rows(home) == in_place.after


def _plain(content: dict) -> dict:
    """As JSON keeps it."""
    import json

    return json.loads(json.dumps(content))


def test_137_accounts_are_edited_in_one_csv(tmp_path):
    accounts = [Account(f"akun-{i:03d}", "dinas", "instagram") for i in range(137)]
    home = program.new_home(tmp_path, [Opd("dinas", "Dinas")], accounts)
    table = TABLES["accounts"]
    frame = pd.DataFrame(table.rows(home), columns=list(table.columns))
    frame["handle"] = "@" + frame["account_id"]
    rows = change.read(table, as_csv(frame).encode(), "akun.csv")
    version = documents.version(home, "register")
    made = change.propose(home, table, rows, version, file="akun.csv", is_whole=False)
    assert len(made.differences) == 137 and made.effect.cases == 0
    change.keep(home, made, "Sri")
    found = Register.current(home).accounts
    assert all(row.handle == f"@{account}" for account, (row,) in found.items())
    assert len(documents.file_names(home, "register")) == 2


UGLY = {  # rows that a spreadsheet would take for formulas
    "opds": "opd_id,name,kind,schedule,contact\ndinas,+Dinas; -1,badan,24h,=1+1\n",
    "accounts": "account_id,opd_id,platform,handle,valid_from,valid_to,staff_handles\n"
    "a,dinas,instagram,@baru,,,=admin; -dua\n",
    "users": "email,name,role,opd_ids\nsri@klaten.go.id,-Sri,diskominfo,\n",
    "settings": "name,value,valid_from,ground_kind,ground\nmin_cases_opd,40,,internal,=SK; @b\n",
    "classes": "class,resolution_days,valid_from,ground_kind,ground\n+cepat,10,,internal,-\n",
    "topics": "topic,class\n@jalan,complaint\n",
    "schedules": CHANGES["schedules"].replace("SK", "=SK"),
    "calendar": "date,kind,source\n2027-01-01,holiday,@SKB\n",
}


@pytest.mark.parametrize("name", UGLY)
def test_what_is_downloaded_and_comes_back_as_it_is_changes_nothing(home, tmp_path, name):
    table = TABLES[name]
    by_command(home, tmp_path, name, UGLY[name])
    csv_file = as_csv(pd.DataFrame(table.rows(home), columns=list(table.columns)))
    rows = change.read(table, f"\ufeff{csv_file}\n".encode(), "berkas.csv")
    version = documents.version(home, table.kind)
    with pytest.raises(Refused, match="Tidak ada yang berubah"):
        change.propose(home, table, rows, version, file="berkas.csv", is_whole=False)


def test_an_earlier_part_of_a_schedule_does_not_vanish_in_silence(home, tmp_path):
    """What holds from a later day on replaces only what begins later."""
    text = "schedule,valid_from,season,weekday,opens,closes\n"
    text += "loket,,regular,1,08:00,15:00\nloket,2026-06-01,regular,1,08:00,14:00\n"
    by_command(home, tmp_path, "schedules", text)
    table = TABLES["schedules"]
    rows = [
        row for row in table.rows(home) if (row["schedule"], row["valid_from"]) != ("loket", "")
    ]
    with pytest.raises(Refused, match="“loket regular 1 08:00” tetap berlaku walau barisnya"):
        change.propose(home, table, rows, documents.version(home, "schedules"))


def test_nothing_changed_is_said(home):
    table = TABLES["settings"]
    with pytest.raises(Refused, match="Tidak ada yang berubah"):
        change.propose(home, table, table.rows(home), documents.version(home, "settings"))


def test_a_row_on_which_figures_rest_cannot_vanish(home):
    with pytest.raises(Refused, match="“dinas” tidak dapat dihapus"):
        change.propose(home, TABLES["opds"], [], documents.version(home, "register"))


def test_refusals_name_the_row_of_the_file(home):
    text = "name,value,valid_from\nmin_cases_opd,30,\nmin_cases_account,banyak,\n"
    rows = change.read(TABLES["settings"], text.encode(), "setelan.csv")
    with pytest.raises(Refused, match="“setelan.csv” baris 3 kolom “value”: “banyak”"):
        change.propose(home, TABLES["settings"], rows, "", file="setelan.csv", is_whole=False)


def proposed(home, value: int):
    text = f"name,value,valid_from\nmin_cases_opd,{value},\n"
    rows = change.read(TABLES["settings"], text.encode(), "s.csv")
    version = documents.version(home, "settings")
    return change.propose(home, TABLES["settings"], rows, version, file="s.csv", is_whole=False)


def test_whoever_was_overtaken_overwrites_nothing(home):
    first, second = proposed(home, 40), proposed(home, 50)
    change.keep(home, first, "Sri")
    with pytest.raises(Overtaken, match="diubah orang lain"):
        change.keep(home, second, "Budi")
    assert Settings.current(home).value("min_cases_opd") == 40


def test_a_table_drawn_before_anothers_change_does_not_take_it_back(home):
    """Sri changes one row while Budi, whose table is the earlier one, changes another in place."""
    table = TABLES["settings"]
    drawn, version = table.rows(home), documents.version(home, "settings")
    change.keep(home, proposed(home, 40), "Sri")
    mine = [r | {"value": "25"} if r["name"] == "min_cases_account" else r for r in drawn]
    made = change.propose(home, table, mine, version, drawn)
    assert [cell.key[0] for cell in made.differences] == ["min_cases_account"]
    with pytest.raises(Overtaken):
        change.keep(home, made, "Budi")
    again = change.propose(
        home, table, made.given, documents.version(home, "settings"), is_whole=False
    )
    change.keep(home, again, "Budi")
    now = Settings.current(home)
    assert (now.value("min_cases_opd"), now.value("min_cases_account")) == (40, 25)


def test_the_effect_counts_cases_by_the_month_in_which_they_opened(tmp_path):
    with town(tmp_path, ["a"]) as place:
        place.load(
            """
            account | conversation | at                  | from
            a       | a            | Sat 31 Jan 08:00:00 | citizen
            a       | b            | Mon 2 Feb 08:00:00  | citizen
            a       | c            | Tue 3 Feb 08:00:00  | citizen
            a       | d            | Mon 2 Mar 08:00:00  | citizen
            """
        )
        text = "name,value,valid_from\nresponse_target_hours,12,2026-02-03\n"
        rows = change.read(TABLES["settings"], text.encode(), "s.csv")
        made = change.propose(
            place.home, TABLES["settings"], rows, "", file="s.csv", is_whole=False
        )
        assert made.effect.months == {"2026-02": 1, "2026-03": 1} and made.effect.orphans == 0
        change.keep(place.home, made, "Sri")
        targets = [case["response_target"] for case in place.cases("a")]
    assert targets == [24 * 3600, 24 * 3600, 12 * 3600, 12 * 3600]


def test_cases_are_not_left_without_an_opd_even_as_a_correction(tmp_path):
    with town(tmp_path, ["a"]) as place:
        place.load("account | at | from\n a | Mon 2 Feb 08:00:00 | citizen")
        row = TABLES["accounts"].rows(place.home)[0] | {"valid_from": "2026-02-03"}
        version = documents.version(place.home, "register")
        with pytest.raises(Refused, match="1 kasus .antara lain akun “a”. tidak akan punya OPD"):
            change.propose(place.home, TABLES["accounts"], [row], version, correct=True)
        assert Register.current(place.home).owner("a", date(2026, 2, 2)) == "dinas"


def test_an_empty_home_takes_its_first_opds(tmp_path):
    home = Home(tmp_path / "home")
    rows = [{"opd_id": "sosial", "name": "Dinas Sosial"}]
    change.keep(home, change.propose(home, TABLES["opds"], rows, ""), "Sri")
    assert Register.current(home).names == {"sosial": "Dinas Sosial"}


TWO = "opd_id | name\n dinas | Dinas\n unit | Unit"
OF_A = """
SELECT opd_id, deadline, response_target, response_target_office, response_office FROM cases
WHERE account_id = 'a'
"""
RULES = {  # table: a change that moves the case of account a, opened on Mon 2 Feb at 08:00
    "settings": "name,value,valid_from\nresponse_target_hours,12,\n",
    "classes": "class,resolution_days,valid_from\ncomplaint,9,\n",
    "topics": "topic,class\nkeluhan,oversight\n",
    "schedules": "schedule,valid_from,season,weekday,opens,closes\noffice,,regular,1,08:00,12:00\n",
    "calendar": "date,kind,source\n2026-02-03,local,SK\n",
    "accounts": "account_id,opd_id,platform,handle\na,unit,instagram,@a\n",
    "opds": "opd_id,name,schedule\ndinas,Dinas,24h\n",
}


@pytest.fixture(scope="module")
def two_offices(tmp_path_factory):
    """A town with its store; only to be copied."""
    with town(tmp_path_factory.mktemp("two"), ["a", "b"], TWO) as place:
        place.load(
            """
            account | at                 | from    | topic
            a       | Mon 2 Feb 08:00:00 | citizen | keluhan
            a       | Tue 3 Feb 09:00:00 | office  |
            """,
            "Sun 1 Feb",
            "Sat 28 Feb",
        )
        place.cursor()
        yield place


@pytest.mark.parametrize("name", RULES)
def test_screen_and_command_give_the_same_figures(two_offices, tmp_path, name):
    """And the counts said beforehand are those cases."""
    found = []
    for way in ("screen", "command"):
        place = two_offices.copied(tmp_path / way)
        before = place.cursor().execute(OF_A).fetchall()
        text, table = RULES[name], TABLES[name]
        if way == "screen":
            version = documents.version(place.home, table.kind)
            rows = list(csv.DictReader(text.splitlines()))
            made = change.propose(place.home, table, rows, version, is_whole=False, correct=True)
            assert made.effect.months == {"2026-02": 1} and made.effect.moves_boards
            change.keep(place.home, made, "Sri")
        else:
            by_command(place.home, place.folder, name, text, correct=True)
        after = place.cursor().execute(OF_A).fetchall()
        assert after != before
        found.append(after)
    assert found[0] == found[1]
