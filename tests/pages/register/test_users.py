"""Register: who may sign in is listed, added, changed and let go."""

import pytest

from pages.access import access
from tests.pages.register.steps import REGISTER, click, deeds, given, people, said


def test_users_are_listed_with_role_and_opd(app, home):
    at = app(home, REGISTER, bagian="users")
    assert at.title[0].value.replace("\u00a0", " ") == (
        "7 OPD, 7 akun; 5 orang dapat masuk; tautan layar tidak ada."
    )
    users = next(d.value for d in at.dataframe if "email" in d.value.columns)
    assert users["role"].tolist() == ["Kantor Bupati", "OPD", "Diskominfo", "Tamu", "OPD"]
    assert users["opd_ids"].tolist() == ["", "sosial", "", "", "wedi"]


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
