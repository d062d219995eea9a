"""Register by interaction: users, the wall's link made, used and withdrawn, and who did what
when."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.access import wall_link
from data.access.users import Users
from data.cases import store
from data.editing.tables import TABLES
from data.lake import home as homes_of_data
from data.register.letterhead import Letterhead
from data.register.register import Register
from data.targets.calendar import Calendar
from data.targets.settings import Settings
from pages.access import access, rights, sign_in, wall_key
from pages.cache import store as shown
from tests import waiting
from tests.browser.provider import with_users
from tests.pages import homes

REGISTER = "pages/register/register.py"
WALL = """import streamlit as st

from pages.access import access

access.require('wall')
st.title('Layar dinding')
"""


@pytest.fixture
def home(tmp_path):
    return with_users(homes.registered(tmp_path))


def click(at, key: str):
    return next(b for b in at.button if b.key == key).click().run()


def link(at) -> str:
    """The secret in the link that is shown."""
    return next(re.search(r"/buka-layar#(\S+)", c.value)[1] for c in at.code if "layar" in c.value)


def links(at) -> list[str]:
    return [c.value for c in at.code if "layar" in c.value]


def deeds(at) -> list[str]:
    return next(d.value for d in at.dataframe if "Apa" in d.value.columns)["Apa"].tolist()


def test_users_are_listed_with_role_and_opd(app, home):
    at = app(home, REGISTER, bagian="users")
    assert at.title[0].value.replace("\u00a0", " ") == (
        "7 OPD, 7 akun; 5 orang dapat masuk; tautan layar tidak ada."
    )
    users = next(d.value for d in at.dataframe if "email" in d.value.columns)
    assert users["role"].tolist() == ["Kantor Bupati", "OPD", "Diskominfo", "Tamu", "OPD"]
    assert users["opd_ids"].tolist() == ["", "sosial", "", "", "wedi"]


def test_a_link_is_shown_once_replaced_and_withdrawn(app, home):
    place = homes_of_data.Home(home)
    at = click(app(home, REGISTER, bagian="wall"), "wall-make")
    first = link(at)
    assert wall_link.opens(place, first) and "tautan layar berlaku" in at.title[0].value
    assert not links(at.run())  # not a second time
    second = link(click(at, "wall-make"))
    assert wall_link.opens(place, second) and not wall_link.opens(place, first)
    at = click(at, "wall-withdraw")
    assert not wall_link.opens(place, second) and not links(at) and "tidak ada" in at.title[0].value
    said = deeds(app(home, REGISTER, bagian="history"))
    assert [deed for deed in said if "tautan" in deed] == [
        "Mencabut tautan layar",
        "Membuat tautan layar baru",
        "Membuat tautan layar baru",
    ]
    assert (
        "Pengguna: ratna@klaten.go.id sebagai OPD (sosial); wahyu@klaten.go.id sebagai OPD "
        "(wedi); sri@klaten.go.id sebagai Diskominfo dan 2 lainnya"
    ) in said
    assert (
        "Register: menambah OPD bayat, cawas, dukcapil dan 4 lainnya; menambah akun bayat-ig, "
        "cawas-ig, dukcapil-ig dan 4 lainnya"
    ) in said


def test_the_link_is_not_made_by_a_role_that_may_not(app, home, monkeypatch):
    at = app(home, REGISTER, bagian="wall")
    button = next(b for b in at.button if b.key == "wall-make")
    monkeypatch.setattr(access, "current", lambda: access.Viewer("b", rights.BUPATI))
    button.click().run()
    assert wall_link.in_force(homes_of_data.Home(home)) is None


@pytest.fixture
def wall_page(monkeypatch, tmp_path):
    """A wall's screen, registered as the others are."""
    page = tmp_path / "wall.py"
    page.write_text(WALL)
    screens = tuple(screen for screen in rights.SCREENS if rights.WALL not in screen.roles)
    monkeypatch.setattr(
        rights, "SCREENS", (*screens, rights.Screen(str(page), "Layar", "layar", (rights.WALL,)))
    )


def open_with(home, secret: str, monkeypatch) -> AppTest:
    monkeypatch.setenv("TANGGAP_HOME", str(home))
    at = AppTest.from_file(str(homes.ROOT / "dashboard.py"), default_timeout=300)
    monkeypatch.setattr(wall_key, "is_asked", lambda: True)
    monkeypatch.setattr(wall_key, "given", lambda: secret)  # by its cookie
    monkeypatch.setattr(sign_in, "is_set_up", lambda: True)
    monkeypatch.setattr(sign_in, "claim", lambda: None)
    monkeypatch.setattr(sign_in, "refuse_open_door", lambda: None)  # no secrets file here
    return at.run()


def test_the_link_opens_the_wall_and_nothing_else_until_it_is_withdrawn(
    home, wall_page, monkeypatch
):
    secret = wall_link.make(homes_of_data.Home(home), "Sri")
    at = open_with(home, secret, monkeypatch)
    assert not at.exception and [t.value for t in at.title] == ["Layar dinding"]
    assert not at.get("popover") and not at.button
    assert [screen.url_path for screen in rights.of(rights.WALL)] == [
        "layar",
        "",
    ]  # both lead to it
    for path in (
        "pages/queue/queue.py",
        "pages/upload/upload.py",
        REGISTER,
        "pages/board/leaderboard.py",
    ):
        with pytest.raises(ValueError):
            at.switch_page(path)  # not registered
    wall_link.withdraw(homes_of_data.Home(home), "Sri")
    assert [t.value for t in at.run().title] == ["Tautan layar ini tidak berlaku"]


@pytest.mark.parametrize("secret", ["salah", "0" * 64])
def test_a_wrong_link_opens_nothing(home, monkeypatch, secret):
    wall_link.make(homes_of_data.Home(home), "Sri")
    at = open_with(home, secret, monkeypatch)
    assert [t.value for t in at.title] == ["Tautan layar ini tidak berlaku"] and not at.button


def people(home) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        email: (user.role, user.opd_ids)
        for email, user in Users.current(homes_of_data.Home(home)).items()
    }


def given(at, text: str):
    """The CSV uploaded into the section that is open, and looked at."""
    at.file_uploader[0].upload("berkas.csv", text.encode(), "text/csv").run()
    return next(b for b in at.button if (b.key or "").startswith("look-file-")).click().run()


def test_a_user_is_added_changed_and_let_go(app, home):
    for text in (
        "email,name,role,opd_ids\nBudi@klaten.go.id,Budi,opd,wedi; bayat\n",
        "email,role,opd_ids\nbudi@klaten.go.id,viewer,\n",
        "email,role\nbudi@klaten.go.id,\n",
    ):
        at = given(app(home, REGISTER, bagian="users"), text)
        assert not at.error and "Angka tidak berubah." in [m.value for m in at.markdown]
        click(at, "keep-users")
    assert "budi@klaten.go.id" not in people(home) and len(people(home)) == 5
    at = app(home, REGISTER, bagian="history")
    assert deeds(at)[:3] == [
        "Pengguna: budi@klaten.go.id dikeluarkan (sebelumnya Tamu)",
        "Pengguna: budi@klaten.go.id sebagai Tamu (sebelumnya OPD (wedi, bayat))",
        "Pengguna: budi@klaten.go.id sebagai OPD (wedi, bayat)",
    ]
    said = next(d.value for d in at.dataframe if "Apa" in d.value.columns)["Oleh"].tolist()
    assert said[:3] == [access.OPERATOR] * 3


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("sri@klaten.go.id,,", "“sri@klaten.go.id” adalah pengguna diskominfo yang terakhir"),
        ("sri@klaten.go.id,viewer,", "daftarkan dahulu penggantinya"),
        ("bukan surel,viewer,", "“berkas.csv” baris 2 kolom “email”: “bukan surel” bukan alamat"),
        ("x@klaten.go.id,opd,", "kolom “opd_ids” kosong"),
        ("x@klaten.go.id,opd,tiada", "OPD “tiada” tidak ada dalam register"),
    ],
    ids=str,
)
def test_what_is_refused_changes_nobody(app, home, row, says):
    before = people(home)
    at = given(app(home, REGISTER, bagian="users"), f"email,role,opd_ids\n{row}\n")
    assert says in said(at, at.error[0]) and people(home) == before
    assert not [b for b in at.button if b.key == "keep-users"]


def rows(text: str) -> str:
    return "name,value,valid_from,ground_kind,ground,verified_by,verified_on\n" + text


def test_a_change_says_what_it_does_to_cases_before_it_is_kept_and_can_be_taken_back(app, tmp_path):
    home = homes.filled(tmp_path)
    text = rows(
        "response_target_hours,12,2026-09-01,regional_rule,SK Bupati 4/2026,Sri,2026-09-02\n"
    )
    at = given(app(home, REGISTER, bagian="settings"), text)
    assert any(
        "kasus mendapat OPD, jam kantor, atau batas waktu lain: September" in said(at, m)
        for m in at.markdown
    )
    assert Settings.current(homes_of_data.Home(home)).value("response_target_hours") == 24
    at = click(at, "keep-settings")
    assert "Tersimpan." in at.success[0].value
    assert Settings.current(homes_of_data.Home(home)).value("response_target_hours") == 12
    at = app(home, REGISTER, bagian="history")
    assert "Mengubah pengaturan response_target_hours = 12 (sebelumnya 24)" in deeds(at)
    did = next(d.value for d in at.dataframe if "Sebelum" in d.value.columns)
    assert ("–", "12") in zip(did["Sebelum"], did["Sesudah"], strict=True)
    at = click(at, "back-look")
    back = [d.value for d in at.dataframe if "Sebelum" in d.value.columns][1]
    assert ("12", "–") in zip(back["Sebelum"], back["Sesudah"], strict=True)
    at = click(at, "back-keep")
    assert Settings.current(homes_of_data.Home(home)).value("response_target_hours") == 24
    assert deeds(at)[0].startswith("Membatalkan perubahan pengaturan nomor 1")


def test_a_threshold_says_beforehand_whom_it_moves_and_in_which_months(app, tmp_path):
    """Six OPDs have 45 or 60 due cases from July to September: with 50 asked for, three are too few
    to compare, so that the three others have no place either."""
    at = app(homes.filled(tmp_path), REGISTER, bagian="settings")
    [effect] = effects(given(at, rows("min_cases_opd,50,,,,,\n")))
    assert "Tidak ada kasus yang berubah." in effect
    assert "papan berubah: Juli–September 2026: 6 OPD (315 kasus)" in effect
    assert effect.endswith("Bulan yang sudah terbit tidak berubah.")
    [effect] = effects(given(at, rows("preview_days,7,,,,,\n")))
    assert effect == "Tidak ada kasus dan tidak ada tempat yang berubah."


def effects(at) -> list[str]:
    return [said(at, m) for m in at.markdown if said(at, m).startswith("Tidak ada kasus")]


def said(at, element) -> str:
    """Without what keeps Markdown from reading it."""
    return element.value.replace("\u00a0", " ").replace("\\", "")


def test_the_second_of_two_people_sees_what_the_first_kept(app, home):
    at = given(app(home, REGISTER, bagian="settings"), rows("min_cases_opd,40,,,,,\n"))
    other = given(app(home, REGISTER, bagian="settings"), rows("min_cases_opd,50,,,,,\n"))
    click(other, "keep-settings")
    at = click(at, "keep-settings")
    place = homes_of_data.Home(home)
    assert Settings.current(place).value("min_cases_opd") == 50  # nothing was overwritten
    warning = said(at, at.warning[0])
    assert f"Sementara itu {access.OPERATOR} menyimpan: Mengubah pengaturan" in warning
    assert "Sebagian barisnya juga Anda ubah" in warning
    cells = [d.value for d in at.dataframe if "Sebelum" in d.value.columns]
    assert [table["Sesudah"].tolist() for table in cells] == [["50"], ["40"]]
    click(at, "keep-settings")
    assert Settings.current(place).value("min_cases_opd") == 40


def test_an_earlier_change_goes_back_unless_a_later_one_stands_upon_it(app, home):
    for value in (40, 50):
        click(
            given(app(home, REGISTER, bagian="settings"), rows(f"min_cases_opd,{value},,,,,\n")),
            "keep-settings",
        )
    at = app(home, REGISTER, bagian="history")
    [which] = [one for one in at.selectbox if one.key == "back-which"]
    earlier = next(i for i, said in enumerate(which.options) if "min_cases_opd = 40" in said)
    at = click(which.select_index(earlier).run(), "back-look")
    assert "sesudahnya menyentuh “min_cases_opd” juga; batalkan dahulu" in said(at, at.error[0])
    assert Settings.current(homes_of_data.Home(home)).value("min_cases_opd") == 50


def test_an_account_with_cases_is_not_left_without_an_opd(app, tmp_path):
    home = homes.filled(tmp_path)
    text = (
        "account_id,opd_id,platform,handle,valid_from\nsosial-ig,sosial,instagram,@x,2026-09-01\n"
    )
    at = app(home, REGISTER, bagian="accounts")
    at.checkbox(key="correct-accounts").check().run()
    at = given(at, text)
    assert "tidak akan punya OPD lagi; ubah valid_from" in said(at, at.error[0])
    assert not [b for b in at.button if b.key == "keep-accounts"]


def test_an_account_moves_from_a_day_on(app, home):
    at = app(home, REGISTER, bagian="accounts")
    at.selectbox(key="move-which").set_value("sosial-ig").run()
    at.selectbox(key="move-to").set_value("wedi").run()
    at.date_input(key="move-from").set_value(date(2026, 10, 1)).run()
    click(click(at, "move-look"), "keep-accounts")
    register = Register.current(homes_of_data.Home(home))
    owners = [register.owner("sosial-ig", date(2026, *day)) for day in ((9, 30), (10, 1))]
    assert owners == ["sosial", "wedi"]


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


def test_the_letterhead_is_kept(app, home):
    at = app(home, REGISTER, bagian="letterhead")
    at.text_input(key="letter-office").set_value("Diskominfo Klaten").run()
    at.text_input(key="letter-official").set_value("Sri Rahayu").run()
    click(at, "letter-save")
    found = Letterhead.current(homes_of_data.Home(home))
    assert (found.office, found.official, found.logo) == ("Diskominfo Klaten", "Sri Rahayu", b"")
    assert "Mengubah kop surat: Diskominfo Klaten" in deeds(app(home, REGISTER, bagian="history"))


def test_the_second_who_writes_the_letterhead_sees_the_firsts(app, home):
    at, other = (app(home, REGISTER, bagian="letterhead") for _ in range(2))
    for screen, office in ((other, "Kominfo"), (at, "Diskominfo")):
        screen.text_input(key="letter-office").set_value(office).run()
        screen = click(screen, "letter-save")
    place = homes_of_data.Home(home)
    assert Letterhead.current(place).office == "Kominfo"  # nothing was overwritten
    assert f"Sementara itu {access.OPERATOR} menyimpan: Mengubah kop surat: Kominfo" in said(
        at, at.warning[0]
    )
    [cells] = [d.value for d in at.dataframe if "Sebelum" in d.value.columns]
    assert cells["Sesudah"].tolist() == ["Kominfo"]
    assert [s.value for s in click(at, "letter-save").success] == ["Kop surat tersimpan."]
    assert Letterhead.current(place).office == "Diskominfo"


@pytest.mark.parametrize("press", ["wall-make", "wall-withdraw"])
def test_whoever_did_not_see_a_newer_link_does_not_end_it(app, home, press):
    place = homes_of_data.Home(home)
    wall_link.make(place, "Sri")
    at, other = (app(home, REGISTER, bagian="wall") for _ in range(2))
    newer = link(click(other, "wall-make"))
    at = click(at, press)
    assert wall_link.opens(place, newer) and not links(at)
    assert any("Sementara itu ini diubah orang lain" in text.value for text in at.text)
    click(at, press)  # having seen it
    assert not wall_link.opens(place, newer)


def test_whoever_looks_elsewhere_finds_the_way_back_to_the_next_step(app, tmp_path):
    at = app(tmp_path / "home", REGISTER, bagian="letterhead")
    assert at.query_params["bagian"] == "letterhead"
    assert click(at, "start-next").query_params["bagian"] == "opds"


def fill(at, table: str, **fields: str):
    """A row written in the plain fields, and put into the table."""
    for column, text in fields.items():
        key = f"add-{table}-{column}"
        kind = at.selectbox if any(s.key == key for s in at.selectbox) else at.text_input
        kind(key=key).set_value(text)
    return next(b for b in at.button if b.label == "Tambahkan ke tabel").click().run()


def test_a_regency_is_typed_field_by_field(app, tmp_path):
    """Rows wait in the table until they are looked at and kept; two OPDs go in at once."""
    home = tmp_path / "home"
    at = app(home, REGISTER)
    fill(at, "opds", opd_id="sosial", name="Dinas Sosial")
    at = fill(at, "opds", opd_id="rsud", name="RSUD", schedule="24h")
    assert Register.current(homes_of_data.Home(home)).names == {}
    click(click(at, "look-opds"), "keep-opds")
    at = fill(
        app(home, REGISTER, bagian="accounts"),
        "accounts",
        account_id="sosial-ig",
        opd_id="sosial",
        platform="instagram",
        handle="@sosial",
    )
    click(click(at, "look-accounts"), "keep-accounts")
    at = fill(
        app(home, REGISTER, bagian="users"),
        "users",
        email="sri@klaten.go.id",
        name="Sri",
        role="diskominfo",
    )
    at = click(click(at, "look-users"), "keep-users")
    links = [link.proto.label for link in at.get("page_link")]
    assert any("Lanjut: unggahan pertama" in label for label in links)
    place = homes_of_data.Home(home)
    register = Register.current(place)
    assert register.names == {"rsud": "RSUD", "sosial": "Dinas Sosial"}
    assert register.opds["rsud"].schedules[-1][1] == "24h"
    assert register.owner("sosial-ig", date(2026, 11, 1)) == "sosial"
    assert list(Users.current(place)) == ["sri@klaten.go.id"]


def test_an_id_that_is_there_already_is_refused_by_name(app, home):
    at = fill(app(home, REGISTER), "opds", opd_id="wedi", name="Lain")
    at = click(at, "look-opds")
    assert "“wedi”" in said(at, at.error[0])
    assert Register.current(homes_of_data.Home(home)).names["wedi"] == "Kecamatan Wedi"


def change_row(at, table: str, called: str, label: str, **fields: str):
    """The row chosen by what it is called, its fields written over, and a button of its form."""
    [which] = [box for box in at.selectbox if box.label == "Baris"]
    number = next(i for i, option in enumerate(which.options) if option.startswith(called))
    which.select_index(number).run()
    for column, text in fields.items():
        of_row = [one for one in (*at.selectbox, *at.text_input) if one.key != which.key]
        [field] = [one for one in of_row if re.fullmatch(rf"row-{table}-.*-{column}", one.key)]
        field.set_value(text)
    return next(b for b in at.button if b.label == label).click().run()


def test_a_row_is_changed_and_taken_out_in_plain_fields(app, home):
    """Its fields stand there as the table has them; both wait until they are looked at."""
    at = change_row(
        app(home, REGISTER, bagian="users"),
        "users",
        "ratna@klaten.go.id",
        "Ubah di tabel",
        opd_ids="sosial; bayat",
    )
    at = change_row(at, "users", "wahyu@klaten.go.id", "Hapus dari tabel")
    assert people(home)["ratna@klaten.go.id"] == ("opd", ("sosial",))
    at = click(at, "look-users")
    [cells] = [d.value for d in at.dataframe if "Sesudah" in d.value.columns]
    assert ("ratna@klaten.go.id", "sosial; bayat") in zip(
        cells["Baris"], cells["Sesudah"], strict=True
    )
    at = click(at, "keep-users")
    assert not at.exception and people(home)["ratna@klaten.go.id"] == ("opd", ("sosial", "bayat"))
    assert "wahyu@klaten.go.id" not in people(home)


@pytest.mark.parametrize("section", TABLES)
def test_every_row_of_every_table_opens_as_it_stands(app, home, section):
    """Put back unchanged, nothing has been written: no field loses or rounds what the table has."""
    at = app(home, REGISTER, bagian=section)
    [which] = [box for box in at.selectbox if box.label == "Baris"] or [None]
    if which is None:
        return  # of a table without rows there is none to open
    at = which.select_index(len(which.options) - 1).run()
    at = next(b for b in at.button if b.label == "Ubah di tabel").click().run()
    assert not at.exception
    at = click(at, f"look-{section}")
    assert any("Tidak ada yang berubah" in said(at, e) for e in at.error), [
        e.value for e in at.error
    ]


def dates(at) -> list[str]:
    return next(d.value for d in at.dataframe if "date" in d.value.columns)["date"].tolist()


def test_the_calendar_shows_the_chosen_year_and_what_is_written_for_another(app, home):
    at = app(home, REGISTER, bagian="calendar")
    for year in (2027, 2026):
        at.selectbox(key="calendar-year").set_value(year).run()
        assert {day[:4] for day in dates(at)} == {str(year)} and len(dates(at)) > 30
    at = fill(at, "calendar", date="2027-07-28", kind="local", source="SK Bupati")
    assert [day for day in dates(at) if day[:4] != "2026"] == ["2027-07-28"]
    at = click(click(at, "look-calendar"), "keep-calendar")
    assert {day[:4] for day in dates(at)} == {"2026"}
    kept = Calendar.current(homes_of_data.Home(home), 2026, 2027)
    assert kept.confirmed_years == {2027} and (date(2027, 7, 28), "local") in kept.sources


def test_a_regency_begins_on_the_screen(app, tmp_path):
    """From nothing: OPDs, accounts, users, then the first upload."""
    home = tmp_path / "home"
    files = {
        "opds": "opd_id,name,kind\nsosial,Dinas Sosial,dinas\n",
        "accounts": "account_id,opd_id,platform,handle\nig,sosial,instagram,@sosial\n",
        "users": "email,name,role,opd_ids\nsri@klaten.go.id,Sri,diskominfo,\n",
    }
    at = app(home, REGISTER)
    for step, text in files.items():
        assert at.subheader[0].value == "Memulai"
        assert at.query_params["bagian"] == step  # each opens by itself
        assert not [b for b in at.button if b.key == "start-next"]
        at = click(given(at, text), f"keep-{step}")
        assert not at.exception and not at.error
    assert any("4. **Unggahan pertama**" in element.value for element in at.markdown)
    register = Register.current(homes_of_data.Home(home))
    assert register.names == {"sosial": "Dinas Sosial"} and list(register.accounts) == ["ig"]


def test_screens_go_on_without_a_damaged_upload_and_say_so(app, home, tmp_path):
    waiting.load(home, tmp_path)
    path = next(home.glob("uploads/*/upload.json"))
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    for store_file in home.glob("store-*"):
        store_file.unlink()
    for page in (REGISTER, "pages/upload/upload.py", "pages/queue/queue.py"):
        at = app(home, page)
        assert not at.exception and "Data tidak dapat ditampilkan" not in [
            title.value for title in at.title
        ], page
        (said,) = [warning.value for warning in at.warning if "upload" in warning.value]
        assert "kurang hari" in said and "Minta Diskominfo memulihkannya" in said
    path.write_bytes(whole)  # while the server runs
    shown.look_again()
    assert not app(home, "pages/queue/queue.py").warning


def test_a_damaged_register_has_a_page_of_its_own(app, home):
    path = next((home / "documents" / "register").iterdir())
    path.write_bytes(path.read_bytes()[:-9])
    for store_file in home.glob("store-*"):
        store_file.unlink()
    at = app(home, "pages/queue/queue.py")
    assert not at.exception
    assert [title.value for title in at.title] == ["Data tidak dapat ditampilkan"]
    assert any("minta Diskominfo memulihkannya" in text.value for text in at.text)


def test_a_busy_folder_is_not_taken_for_one_without_a_register(app, home, monkeypatch):
    """A lock held too long once made the screen advise to load a register."""
    monkeypatch.setattr(homes_of_data, "WAIT_SECONDS", 0)
    for path in home.glob("store-*"):
        path.unlink()
    with homes_of_data.Home(home).lock(store.ASSEMBLING):
        at = app(home, "pages/queue/queue.py")
        assert not at.exception
        assert [title.value for title in at.title] == ["Data tidak dapat ditampilkan"]
        assert [text.value for text in at.text] == [
            "Folder data sedang dipakai proses lain lebih dari 60 detik; coba lagi sebentar lagi."
        ]


def test_what_is_empty_says_so_in_our_words(app, tmp_path):
    """Streamlit's own word for a table without rows is English."""
    for section, says in {
        **dict.fromkeys(("opds", "accounts", "users"), "Belum ada baris."),
        "history": "Belum ada yang dilakukan.",
    }.items():
        at = app(tmp_path / "home", REGISTER, bagian=section)
        assert says in [e.value for e in (*at.caption, *at.markdown)]
        assert not at.dataframe


OF_TWO = {  # table: head, and a row as two people write it
    "opds": ("opd_id,name", "wedi,{}"),
    "accounts": ("account_id,opd_id,platform,handle", "wedi-ig,wedi,instagram,@{}"),
    "users": ("email,name,role,opd_ids", "ratna@klaten.go.id,{},opd,sosial"),
    "settings": ("name,value,valid_from", "min_cases_opd,4{},"),
    "classes": ("class,resolution_days,valid_from", "ppid,1{},2026-01-01"),
    "topics": ("topic,class", "bansos,{}"),
    "schedules": (
        "schedule,valid_from,season,weekday,opens,closes",
        "giliran,2026-01-01,regular,1,08:00,1{}:00",
    ),
    "calendar": ("date,kind,source", "2026-08-17,holiday,SKB {}"),
}


@pytest.mark.parametrize("section", TABLES)
def test_of_two_people_the_second_overwrites_nothing_in_any_table(app, home, section):
    """The second sees who was faster and what they wrote; saved once more, their own row stands."""
    head, row = OF_TWO[section]
    values = ("complaint", "oversight") if section == "topics" else ("2", "3")
    mine, theirs = (f"{head}\n{row.format(value)}\n" for value in values)
    at, other = (app(home, REGISTER, bagian=section) for _ in range(2))
    at = given(at, mine)
    click(given(other, theirs), f"keep-{section}")
    place, table = homes_of_data.Home(home), TABLES[section]
    kept = table.rows(place)
    at = click(at, f"keep-{section}")
    assert table.rows(place) == kept
    faster = f"Sementara itu {access.OPERATOR} menyimpan"
    assert any(faster in said(at, warning) for warning in at.warning)
    at = click(at, f"keep-{section}")
    assert not at.exception and len(table.rows(place)) == len(kept) and table.rows(place) != kept
