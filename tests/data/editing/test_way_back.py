"""The way back: any change of any table is taken back where nothing later stands upon it, else the
later change is named; nothing is deleted."""

import csv

import pytest

from data.access import wall_link
from data.access.users import Users
from data.editing import change, past, way_back
from data.editing.past import Past
from data.editing.tables import TABLES, of_kind
from data.errors import Refused
from data.lake import documents
from data.lake.documents import Overtaken
from data.register import letterhead
from data.register.letterhead import Letterhead
from data.register.register import Register
from data.targets.settings import Settings
from tests import program
from tests.data.editing.test_change import CHANGES
from tests.handbook.tables import town
from tests.reference import Account, Opd


@pytest.fixture
def home(tmp_path):
    accounts = [Account("a", "dinas", "instagram"), Account("b", "unit", "instagram")]
    return program.new_home(tmp_path, [Opd("dinas", "Dinas"), Opd("unit", "Unit")], accounts)


def keep(home, name: str, text: str, by: str = "Sri") -> None:
    """A change of a table by rows of its CSV."""
    table, rows = TABLES[name], list(csv.DictReader(text.splitlines()))
    version = documents.version(home, table.kind)
    change.keep(home, change.propose(home, table, rows, version, is_whole=False), by)


def setting(home, name: str, value: int, by: str = "Sri") -> None:
    keep(home, "settings", f"name,value,valid_from\n{name},{value},\n", by)


def take_back(home, kind: str, number: int) -> None:
    """Takes back the deed of that number, counted from 0 in their order."""
    found = Past.of(home, kind).deeds[number]
    way_back.keep(home, way_back.propose(home, kind, found.id), "Budi")


def rows(home, kind: str) -> list:
    return [table.rows(home) for table in of_kind(kind)]


def kept_somehow(home, name: str) -> str:
    """A change of the table; returns the kind of its document."""
    if name == "letterhead":
        letterhead.change(home, Letterhead("Diskominfo", "Sri", "Kepala", b"\xff\xd8\xff"), "Sri")
        return "letterhead"
    if name == "wall":
        wall_link.make(home, "Sri")
        return "wall_link"
    keep(home, name, CHANGES[name])
    return TABLES[name].kind


@pytest.mark.parametrize("name", [*CHANGES, "letterhead", "wall"])
def test_every_table_shows_the_earlier_value_and_has_a_way_back_and_forth(home, name):
    if name == "users":
        keep(home, "users", "email,name,role,opd_ids\nbudi@klaten.go.id,Budi,diskominfo,\n")
    kind = {"letterhead": "letterhead", "wall": "wall_link"}.get(name) or TABLES[name].kind
    before = rows(home, kind)
    kept_somehow(home, name)
    after, found = rows(home, kind), Past.of(home, kind)
    assert after != before
    changed = found.deeds[-1]
    [(table, cells), *_] = past.cells(kind, found.until(changed, is_included=False), home)
    assert table.name == name and all(cell.before != cell.after for cell in cells)
    take_back(home, kind, -1)
    assert rows(home, kind) == before
    take_back(home, kind, -1)  # the taking back itself
    assert rows(home, kind) == after
    assert {d.id for d in found.deeds} < {d.id for d in Past.of(home, kind).deeds}


def test_an_earlier_change_is_taken_back_where_nothing_later_touches_its_rows(home):
    setting(home, "min_cases_opd", 40)
    setting(home, "min_cases_account", 25)
    take_back(home, "settings", 0)
    now = Settings.current(home)
    assert (now.value("min_cases_opd"), now.value("min_cases_account")) == (30, 25)


def test_a_later_change_of_the_same_row_is_named(home, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", "2026-06-01T02:03:00+00:00")
    setting(home, "min_cases_opd", 40)
    setting(home, "min_cases_opd", 50, by="Wahyu")
    said = "Perubahan Wahyu pada 01/06/2026 09.03 sesudahnya menyentuh “min_cases_opd” juga"
    with pytest.raises(Refused, match=said):
        take_back(home, "settings", 0)
    take_back(home, "settings", 1)
    take_back(home, "settings", 0)
    assert Settings.current(home).value("min_cases_opd") == 30
    with pytest.raises(Refused, match="sudah dibatalkan"):
        take_back(home, "settings", 0)


def test_of_the_register_only_the_rows_that_the_change_touched_go_back(home):
    keep(home, "accounts", "account_id,opd_id,platform,handle\na,dinas,instagram,@baru\n")
    keep(home, "opds", "opd_id,name,contact\nunit,Unit Baru,0812\n")
    keep(home, "accounts", "account_id,opd_id,platform,handle\nc,unit,youtube,@c\n")
    take_back(home, "register", 1)  # 0 is the first register
    register = Register.current(home)
    assert register.accounts["a"][0].handle != "@baru"
    assert register.opds["unit"].contact == "0812" and "c" in register.accounts
    take_back(home, "register", 3)
    assert "c" not in Register.current(home).accounts
    with pytest.raises(Refused, match="OPD “dinas” dipakai akun|menyentuh “unit”"):
        take_back(home, "register", 0)


def test_whoever_looked_before_another_change_takes_nothing_back(home):
    setting(home, "min_cases_opd", 40)
    seen = way_back.propose(home, "settings", Past.of(home, "settings").deeds[0].id)
    setting(home, "min_cases_account", 25)
    with pytest.raises(Overtaken):
        way_back.keep(home, seen, "Budi")
    assert Settings.current(home).value("min_cases_opd") == 40


def test_a_taken_back_middle_change_is_seen_by_whoever_has_the_table_open(home):
    """The newest document stays the same, and still the table is another one."""
    setting(home, "min_cases_opd", 40)
    setting(home, "min_cases_account", 25)
    seen = documents.version(home, "settings")
    take_back(home, "settings", 0)
    assert documents.version(home, "settings") != seen


def test_an_account_with_cases_is_not_taken_out_of_the_register(tmp_path):
    with town(tmp_path, ["a"]) as place:
        new = "account_id,opd_id,platform,handle\nnew,dinas,instagram,@new\n"
        keep(place.home, "accounts", new)
        place.load("account | at | from\n new | Mon 2 Feb 08:00:00 | citizen")
        with pytest.raises(Refused, match="1 kasus .antara lain akun “new”. tidak akan punya OPD"):
            take_back(place.home, "register", -1)
        assert "new" in Register.current(place.home).accounts


def test_the_last_who_registers_others_stays(home):
    keep(home, "users", CHANGES["users"])
    with pytest.raises(Refused, match="pengguna diskominfo yang terakhir"):
        take_back(home, "users", 0)
    assert len(Users.current(home)) == 1


def test_what_others_name_is_not_taken_back(home):
    keep(home, "classes", "class,resolution_days,valid_from\nnormatif,5,\n")
    keep(home, "topics", "topic,class\nktp,normatif\n")
    hours = "schedule,valid_from,season,weekday,opens,closes\nloket,,regular,1,08:00,12:00\n"
    keep(home, "schedules", hours)
    keep(home, "opds", "opd_id,name,schedule\ndinas,Dinas,loket\n")
    keep(home, "opds", "opd_id,name\nbaru,Baru\n")
    baru = len(Past.of(home, "register").deeds) - 1
    keep(home, "users", "email,name,role,opd_ids\nx@klaten.go.id,X,opd,baru\n")
    for kind, number, says in (
        ("classes", 0, "Kelas “normatif” dipakai topik “ktp”"),
        ("schedules", 0, "Jadwal “loket” dipakai OPD “dinas”"),
        ("register", baru, "OPD “baru” dipakai pengguna “x@klaten.go.id”"),
    ):
        with pytest.raises(Refused, match=says):
            take_back(home, kind, number)
