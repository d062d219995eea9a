"""Register: rows in plain fields, new, changed and taken out."""

import re
from datetime import date

import pytest

from data.access.users import Users
from data.editing.tables import TABLES
from data.lake import home as homes_of_data
from data.register.register import Register
from tests.pages.register.steps import REGISTER, click, fill, people, said


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


def test_a_day_is_written_as_people_write_it_and_kept_as_a_file_has_it(app, home):
    """In the fields 01/10/2026, in the table 1 Okt 2026, and no day as it was written."""
    day = {"account_id": "baru-ig", "opd_id": "wedi", "platform": "instagram", "handle": "@baru"}
    at = fill(app(home, REGISTER, bagian="accounts"), "accounts", **day, valid_from="1 Okt 2026")
    assert at.dataframe[0].value["valid_from"].iloc[-1].replace("\u00a0", " ") == "1 Okt 2026"
    [which] = [box for box in at.selectbox if box.label == "Baris"]
    at = which.select_index(len(which.options) - 1).run()
    [field] = [one for one in at.text_input if re.fullmatch("row-.*-valid_from", one.key)]
    assert field.value == "01/10/2026"
    click(click(at, "look-accounts"), "keep-accounts")
    [account] = Register.current(homes_of_data.Home(home)).accounts["baru-ig"]
    assert account.valid_from == date(2026, 10, 1)
    at = app(home, REGISTER, bagian="accounts")
    at = fill(at, "accounts", **day | {"account_id": "lain-ig"}, valid_from="31/02/2026")
    assert "“31/02/2026” bukan tanggal" in said(at, click(at, "look-accounts").error[0])
