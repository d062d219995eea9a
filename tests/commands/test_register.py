"""``register`` and the small tables: taken in whole, or refused with one sentence and nothing
changed."""

import pytest

from tests.commands.conftest import ACCOUNTS, OPDS
from tests.commands.shell import data, done, figures, message, refused, truth, written

ACCOUNT_HEADER = ACCOUNTS.splitlines()[0] + "\n"


def register(home, folder, opds=OPDS, accounts=ACCOUNTS, *options):
    return data(
        home,
        "register",
        written(folder / "opd.csv", opds),
        written(folder / "akun.csv", accounts),
        *options,
    )


def test_the_first_register_makes_the_home_and_its_key(tmp_path):
    home = tmp_path / "baru" / "home"
    accounts = "platform;handle;account_id;opd_id\nx;@x;ax;a\n"
    line = done(register(home, tmp_path, "NAME,OPD ID\nDinas A,a\n", accounts)).line
    assert (line["opds"], line["accounts"]) == (1, 1)
    key = tmp_path / "baru" / "home.key"
    secret = key.read_bytes().strip()
    assert key.stat().st_mode & 0o777 == 0o600 and len(secret) >= 32
    assert not [path for path in home.rglob("*") if path.is_file() and secret in path.read_bytes()]
    assert set(figures(home, "opd", "2026-09")) == {"a"}


@pytest.mark.parametrize(
    "opds, accounts, named",
    [
        (OPDS, ACCOUNTS.replace("ig,kes", "ig,lain"), ["akun.csv", "“lain”"]),
        (OPDS + "kes,Kedua,dinas,office\n", ACCOUNTS, ["opd.csv", "“kes”", "2", "5"]),
        (OPDS, ACCOUNTS + "ig,rsud,instagram,@lagi,\n", ["akun.csv", "“ig”", "2", "6"]),
        (
            OPDS,
            ACCOUNT_HEADER.replace("valid_from", "valid_from,valid_to")
            + "ig,kes,instagram,@a,,2026-06-30\nig,rsud,instagram,@a,2026-06-30,\n",
            ["akun.csv", "“ig”"],
        ),  # one day, two OPDs
        (OPDS.replace("name", "sebutan"), ACCOUNTS, ["opd.csv", "“name”"]),
        (OPDS, ACCOUNTS.replace("handle", "nama"), ["akun.csv", "“handle”"]),
        (OPDS.replace("24h", "malam"), ACCOUNTS, ["opd.csv", "“malam”", "3"]),
        (OPDS, ACCOUNTS.replace("2026-01-01", "kemarin"), ["akun.csv", "“kemarin”", "4"]),
        ("", ACCOUNTS, ["opd.csv"]),
    ],
    ids=[
        "unknown OPD",
        "OPD twice",
        "account twice",
        "two OPDs on a day",
        "missing column of OPD",
        "missing column",
        "schedule",
        "date",
        "empty",
    ],
)
def test_registers_that_are_refused(home, tmp_path, opds, accounts, named):
    before = truth(home)
    sentence = refused(register(home, tmp_path, opds, accounts))
    assert all(part in sentence for part in named), sentence
    assert truth(home) == before


def test_kind_and_schedule_have_defaults(home, tmp_path):
    done(register(home, tmp_path, "opd_id,name\nbaru,Baru\n", ACCOUNT_HEADER + "b1,baru,x,@b,\n"))
    done(
        register(
            home,
            tmp_path,
            "opd_id,name,kind,schedule\nlagi,Lagi,,\n",
            ACCOUNT_HEADER + "l1,lagi,x,@l,\n",
        )
    )


def test_opened_cases_stay_with_their_opd_unless_corrected(home, tmp_path):
    done(
        data(
            home,
            "load",
            written(tmp_path / "pesan.csv", [message("1", "2026-09-01T08:00:00+07:00")]),
        )
    )
    before = truth(home)
    moved = ACCOUNT_HEADER + "ig,rsud,instagram,@dinkes,\n"
    sentence = refused(register(home, tmp_path, OPDS, moved))
    assert "“ig”" in sentence and "--correct" in sentence and truth(home) == before
    gone = ACCOUNT_HEADER + "ig,kes,instagram,@dinkes,2026-09-02\n"
    assert "“ig”" in refused(register(home, tmp_path, OPDS, gone)) and truth(home) == before
    from_today = ACCOUNT_HEADER.replace("valid_from", "valid_from,valid_to") + (
        "ig,kes,instagram,@dinkes,,2026-10-04\nig,rsud,instagram,@dinkes,2026-10-05,\n"
    )
    line = done(register(home, tmp_path, OPDS, from_today)).line
    assert (line["opds"], line["accounts"]) == (3, 4)  # accounts that the file does not name stay
    assert figures(home, "opd", "2026-09")["kes"]["cases"] == 1
    done(register(home, tmp_path, OPDS, moved, "--correct"))
    found = figures(home, "opd", "2026-09")
    assert "kes" not in found and found["rsud"]["cases"] == 1


@pytest.mark.parametrize(
    "command, good, bad, named",
    [
        (
            "settings",
            "name,value,valid_from\nmin_cases_opd,5,\n",
            "name,value,valid_from\nmin_cases_opd,lima,\n",
            "“lima”",
        ),
        (
            "calendar",
            "date,kind,source\n2026-01-01,holiday,SKB\n",
            "date,kind,source\n32/01/2026,holiday,\n",
            "32/01/2026",
        ),
        ("topics", "topic,class\nparkir,pengaduan\n", "topic,class\nparkir,entah\n", "“entah”"),
        (
            "users",
            "email,name,role,opd_ids\na@b.id,A,opd,kes\n",
            "email,name,role,opd_ids\na@b.id,A,raja,\n",
            "“raja”",
        ),
    ],
)
def test_small_tables(home, tmp_path, command, good, bad, named):
    before = truth(home)
    sentence = refused(data(home, command, written(tmp_path / "tabel.csv", bad)))
    assert "tabel.csv" in sentence and "baris 2" in sentence and named in sentence
    assert truth(home) == before
    done(data(home, command, written(tmp_path / "tabel.csv", good)))
    assert set(before) < set(truth(home))


def test_a_setting_changes_the_figures(home, tmp_path):
    rows = [
        message("1", "2026-09-01T08:00:00+07:00"),
        message("2", "2026-09-02T07:00:00+07:00", "keluar", conversation_id="k-1"),
    ]
    done(data(home, "load", written(tmp_path / "pesan.csv", rows), "--until", "2026-09-30"))
    assert figures(home, "account", "2026-09")["ig"]["on_time"] == 1  # 23 h of 24
    done(
        data(
            home,
            "settings",
            written(tmp_path / "s.csv", "name,value,valid_from\nresponse_target_hours,22,\n"),
        )
    )
    assert figures(home, "account", "2026-09")["ig"]["on_time"] == 0
