"""Users: adding, replacing, removing, and every refusal."""

import pytest

from data.access import users
from data.access.users import User, Users
from data.errors import Refused
from data.lake import documents
from data.lake.home import Home
from data.register import merging


@pytest.fixture
def home(tmp_path):
    """A home whose register knows the OPDs kes and rsud."""
    home = Home(tmp_path / "home")
    (tmp_path / "OPD.csv").write_text("opd_id,name\nkes,Dinas Kesehatan\nrsud,RSUD\n")
    (tmp_path / "ACCOUNTS.csv").write_text("account_id,opd_id,platform,handle\n")
    merging.take_in(
        home, tmp_path / "OPD.csv", tmp_path / "ACCOUNTS.csv", False, "test", lambda known: {}
    )
    return home


@pytest.fixture
def take_in(home, tmp_path):
    def take_in(rows, header="email,name,role,opd_ids"):
        (tmp_path / "users.csv").write_text(f"{header}\n{rows}")
        return users.take_in(home, tmp_path / "users.csv", "test")

    return take_in


def test_nobody(home):
    assert Users.current(home) == {}


def test_added(home, take_in):
    assert take_in("Ibu@Kab.go.id,Ibu  Sari,Bupati,\nb@kab.go.id,Budi,opd,kes; rsud|kes\n") == {
        "users": 2,
        "added": 2,
        "removed": 0,
    }
    assert Users.current(home) == {
        "ibu@kab.go.id": User("ibu@kab.go.id", "Ibu Sari", "bupati", ()),
        "b@kab.go.id": User("b@kab.go.id", "Budi", "opd", ("kes", "rsud")),
    }


def test_replaced_and_removed(home, take_in):
    take_in("a@x.id,A,viewer,\nb@x.id,B,opd,kes\nc@x.id,C,diskominfo,\n")
    assert take_in("B@X.id,B,diskominfo,\nc@x.id,,,\nnobody@x.id,,,\n") == {
        "users": 2,
        "added": 0,
        "removed": 1,
    }
    assert {email: user.role for email, user in Users.current(home).items()} == {
        "a@x.id": "viewer",
        "b@x.id": "diskominfo",
    }
    take_in("c@x.id,C,viewer,\n")
    assert Users.current(home)["c@x.id"].role == "viewer"


def test_without_name_and_opd_ids(home, take_in):
    take_in("a@x.id,viewer\n", "email,role")
    assert Users.current(home)["a@x.id"] == User("a@x.id", "", "viewer", ())


@pytest.mark.parametrize(
    "row, parts",
    [
        ("budi,Budi,viewer,", ["kolom “email”: “budi”"]),
        ("budi@,Budi,viewer,", ["kolom “email”: “budi@”"]),
        ("a@b@c,Budi,viewer,", ["kolom “email”: “a@b@c”"]),
        (
            "\u212abudi@x.id,Budi,viewer,",
            ["kolom “email”: “\u212abudi@x.id”", "di luar a sampai z"],
        ),
        (",Budi,viewer,", ["kolom “email” kosong"]),
        ("b@x.id,Budi,admin,", ["kolom “role”: “admin”", "diskominfo"]),
        ("b@x.id,Budi,opd,", ["kolom “opd_ids” kosong", "“b@x.id”"]),
        ("b@x.id,Budi,opd,kes;none", ["kolom “opd_ids”", "“none”", "register"]),
        ("b@x.id,Budi,viewer,kes", ["kolom “opd_ids”: “kes”"]),
        ("b@x.id,Budi,,kes", ["kolom “opd_ids”: “kes”"]),
        ("A@X.id,Budi,viewer,", ["kolom “email”: “a@x.id”", "dua kali"]),
    ],
)
def test_refused(home, take_in, row, parts):
    with pytest.raises(Refused) as caught:
        take_in(f"a@x.id,A,viewer,\n{row}\n")
    assert all(part in str(caught.value) for part in ["“users.csv” baris 3", *parts]), str(
        caught.value
    )
    assert documents.file_names(home, "users") == []


def test_missing_column(home, take_in):
    with pytest.raises(Refused, match="“users.csv” tidak punya kolom “role”"):
        take_in("a@x.id,viewer\n", "email,peran")
    assert documents.file_names(home, "users") == []
