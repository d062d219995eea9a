"""The register: merging, validity day by day, schedule history, and every refusal."""

from datetime import date

import pytest

from data.errors import Refused
from data.lake import documents
from data.lake.home import Home
from data.register import merging, register
from data.register.register import Register

OPDS = "opd_id,name,kind,schedule\nkes,Dinas Kesehatan,dinas,office\nrsud,RSUD,RSUD,24h\n"
ACCOUNTS = "account_id,opd_id,platform,handle\nig-1,kes,instagram,@kes\nfb-1,rsud,facebook,\n"
PERIODS = "account_id,opd_id,platform,handle,valid_from,valid_to\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", "2026-08-05T09:00:00+07:00")
    return Home(tmp_path / "home")


@pytest.fixture
def take_in(home, tmp_path):
    """Registers two texts; ``opened`` is a dict of account → days."""

    def take_in(opds=OPDS, accounts=ACCOUNTS, correct=False, opened=None):
        (tmp_path / "OPD.csv").write_text(opds)
        (tmp_path / "ACCOUNTS.csv").write_text(accounts)
        return merging.take_in(
            home,
            tmp_path / "OPD.csv",
            tmp_path / "ACCOUNTS.csv",
            correct,
            "test",
            lambda known: opened or {},
        )

    return take_in


@pytest.fixture
def refused(home, take_in):
    """The sentence of a refusal, after checking that it left no document."""

    def refused(*args, **kwargs) -> str:
        before = documents.file_names(home, "register")
        with pytest.raises(Refused) as caught:
            take_in(*args, **kwargs)
        assert documents.file_names(home, "register") == before
        assert len(str(caught.value)) < 300
        return str(caught.value)

    return refused


def test_no_register(home):
    assert Register.current(home) == Register({}, {})
    assert not home.path.exists()


def test_first_register(home, take_in):
    assert take_in() == {
        "opds": 2,
        "accounts": 2,
        "added_opds": 2,
        "added_accounts": 2,
        "changed_accounts": 0,
    }
    now = Register.current(home)
    assert now.names == {"kes": "Dinas Kesehatan", "rsud": "RSUD"}
    assert now.opds["rsud"].kind == "RSUD"
    assert now.account("ig-1", date(2000, 1, 1)).handle == "@kes"
    assert now.owner("fb-1", date(2000, 1, 1)) == "rsud"
    assert now.owner("none", date(2000, 1, 1)) is None
    assert documents.latest(home, "register")["by"] == "test"


def test_same_again_changes_nothing(home, take_in):
    take_in()
    before = Register.current(home)
    assert take_in() == {
        "opds": 2,
        "accounts": 2,
        "added_opds": 0,
        "added_accounts": 0,
        "changed_accounts": 0,
    }
    assert Register.current(home) == before


def test_defaults_where_columns_lack(home, take_in):
    take_in("opd_id,name\nkes,Dinas  Kesehatan\n", "account_id,opd_id,platform,handle\n")
    assert Register.current(home).opds["kes"] == register.Opd(
        "kes", "Dinas Kesehatan", "dinas", ((None, "office"),)
    )


def test_a_known_opd_keeps_what_the_file_does_not_say(home, take_in):
    take_in()
    take_in("opd_id,name\nrsud,RSUD Baru\nbaru,Badan Baru\n")
    now = Register.current(home)
    assert (now.opds["rsud"].name, now.opds["rsud"].kind) == ("RSUD Baru", "RSUD")
    assert now.schedule("rsud", date(2026, 8, 5)) == "24h"
    assert now.opds["baru"].schedules == ((None, "office"),)
    assert set(now.opds) == {"kes", "rsud", "baru"}


def test_rows_of_an_account_replace_its_rows_and_none_is_removed(home, take_in):
    take_in()
    result = take_in(
        accounts="account_id,opd_id,platform,handle\nig-1,kes,instagram,@baru\nyt-1,kes,youtube,x\n"
    )
    assert result == {
        "opds": 2,
        "accounts": 3,
        "added_opds": 0,
        "added_accounts": 1,
        "changed_accounts": 1,
    }
    now = Register.current(home)
    assert [row.handle for row in now.accounts["ig-1"]] == ["@baru"]
    assert now.owner("fb-1", date(2026, 8, 5)) == "rsud"


def test_accounts_only(home, take_in):
    take_in()
    assert (
        take_in("opd_id,name\n", "account_id,opd_id,platform,handle\nyt-1,kes,youtube,x\n")[
            "added_accounts"
        ]
        == 1
    )


@pytest.mark.parametrize(
    "day, owner",
    [
        ("2026-01-31", None),
        ("2026-02-01", "kes"),
        ("2026-03-31", "kes"),
        ("2026-04-01", None),
        ("2026-04-30", None),
        ("2026-05-01", "rsud"),
        ("2030-01-01", "rsud"),
    ],
)
def test_validity_is_inclusive_on_both_ends(home, take_in, day, owner):
    take_in(
        accounts=PERIODS
        + "ig-1,rsud,instagram,x,1 Mei 2026,\nig-1,kes,instagram,x,2026-02-01,31/03/2026\n"
    )
    assert Register.current(home).owner("ig-1", date.fromisoformat(day)) == owner


def test_staff_handles(home, take_in):
    take_in(
        accounts='account_id,opd_id,platform,handle,staff_handles\nig-1,kes,instagram,x,"budi; '
        'sari|tono"\n'
    )
    assert Register.current(home).accounts["ig-1"][0].staff_handles == ("budi", "sari", "tono")
    take_in(accounts="account_id,opd_id,platform,handle\nig-1,kes,instagram,x\n")
    assert Register.current(home).accounts["ig-1"][0].staff_handles == ("budi", "sari", "tono")
    take_in(accounts="account_id,opd_id,platform,handle,staff_handles\nig-1,kes,instagram,x,\n")
    assert Register.current(home).accounts["ig-1"][0].staff_handles == ()


def test_schedule_history(home, take_in, monkeypatch):
    take_in()
    monkeypatch.setenv("TANGGAP_NOW", "2026-08-09T17:30:00Z")  # 00:30 WIB of 10 August
    take_in(OPDS.replace("dinas,office", "dinas,24H"))
    now = Register.current(home)
    assert now.opds["kes"].schedules == ((None, "office"), (date(2026, 8, 10), "24h"))
    assert now.schedule("kes", date(2026, 8, 9)) == "office"
    assert now.schedule("kes", date(2026, 8, 10)) == "24h"
    take_in(OPDS)  # taken back on the same day
    assert Register.current(home).opds["kes"].schedules == ((None, "office"),)


def test_a_schedule_holds_from_the_day_that_is_stated(home, take_in, monkeypatch):
    """A day to come may be moved or taken back; a past one is a correction; the same row again, as
    a file that was downloaded has it, changes nothing, nor does one without the column."""
    head = "opd_id,name,schedule,schedule_from\n"

    def stated(schedule: str, since: str, correct: bool = False):
        take_in(f"{head}kes,Dinas Kesehatan,{schedule},{since}\n", correct=correct)
        return Register.current(home).opds["kes"].schedules

    monkeypatch.setenv("TANGGAP_NOW", "2026-08-10T09:00:00+07:00")
    take_in()
    office, coming, later = (None, "office"), date(2026, 9, 1), date(2026, 10, 1)
    assert stated("24h", "1 September 2026") == (office, (coming, "24h"))
    assert stated("24h", "2026-09-01") == (office, (coming, "24h"))
    take_in(OPDS.replace("dinas,office", "dinas,24h"))
    assert Register.current(home).opds["kes"].schedules == (office, (coming, "24h"))
    assert stated("24h", "2026-10-01") == (office, (later, "24h"))
    assert stated("office", "2026-10-01") == (office,)
    with pytest.raises(Refused, match="“schedule_from”: 2026-08-01 sudah lewat") as refused:
        stated("24h", "2026-08-01")
    assert refused.value.on_screen.endswith("atau ulangi sebagai pembetulan.")
    since = date(2026, 8, 1)
    assert stated("24h", "2026-08-01", correct=True) == (office, (since, "24h"))
    assert stated("24h", "2026-08-01", correct=True) == (office, (since, "24h"))
    assert stated("office", "2026-09-01") == (office, (since, "24h"), (coming, "office"))
    with pytest.raises(Refused, match="“schedule” kosong"):
        stated("", "2026-09-01")


def test_a_kept_schedule_keeps_its_history(home, take_in, monkeypatch):
    take_in()
    monkeypatch.setenv("TANGGAP_NOW", "2026-08-10T09:00:00+07:00")
    take_in(OPDS.replace("dinas,office", "dinas,24h"))
    monkeypatch.setenv("TANGGAP_NOW", "2026-09-01T09:00:00+07:00")
    take_in(OPDS.replace("dinas,office", "dinas,24h"))
    take_in("opd_id,name\nkes,Dinas Kesehatan\n", correct=True)
    assert Register.current(home).opds["kes"].schedules == (
        (None, "office"),
        (date(2026, 8, 10), "24h"),
    )


def test_a_corrected_schedule_holds_since_ever(home, take_in):
    take_in()
    take_in(OPDS.replace("dinas,office", "dinas,24h"), correct=True)
    assert Register.current(home).opds["kes"].schedules == ((None, "24h"),)


def test_a_move_from_today_on(home, take_in):
    take_in()
    take_in(
        accounts=PERIODS + "ig-1,kes,instagram,x,,2026-08-04\nig-1,rsud,instagram,x,2026-08-05,\n",
        opened={"ig-1": {date(2026, 8, 4), date(2026, 8, 5)}},
    )
    now = Register.current(home)
    assert (now.owner("ig-1", date(2026, 8, 4)), now.owner("ig-1", date(2026, 8, 5))) == (
        "kes",
        "rsud",
    )


def test_a_move_of_opened_cases(home, take_in, refused):
    take_in()
    moved = (
        PERIODS
        + "fb-1,rsud,facebook,,,\nig-1,kes,instagram,x,,2026-07-31\nig-1,rsud,instagram,x,2026-08-01,\n"
    )
    opened = {"ig-1": {date(2026, 7, 31), date(2026, 8, 3), date(2026, 8, 2)}}
    sentence = refused(accounts=moved, opened=opened)
    for part in (
        "“ACCOUNTS.csv” baris 3",
        "“ig-1”",
        "2026-08-02",
        "OPD “kes”",
        "OPD “rsud”",
        "--correct",
    ):
        assert part in sentence
    assert take_in(accounts=moved, opened={"ig-1": {date(2026, 7, 31)}})["changed_accounts"] == 1


def test_a_move_of_opened_cases_as_correction(home, take_in):
    take_in()
    take_in(
        accounts=ACCOUNTS.replace("ig-1,kes", "ig-1,rsud"),
        correct=True,
        opened={"ig-1": {date(2026, 8, 2)}},
    )
    assert Register.current(home).owner("ig-1", date(2026, 8, 2)) == "rsud"


def test_opened_cases_that_would_lose_their_opd(take_in, refused):
    take_in()
    sentence = refused(
        accounts=PERIODS + "ig-1,kes,instagram,x,2026-08-03,\n", opened={"ig-1": {date(2026, 8, 2)}}
    )
    assert "2026-08-02" in sentence and "ke tanpa OPD" in sentence


def test_opened_sees_the_register_before(home, tmp_path, take_in):
    take_in()
    (tmp_path / "ACCOUNTS.csv").write_text(ACCOUNTS.replace("ig-1,kes", "ig-1,rsud"))
    seen = []

    def opened(known):
        seen.append(known)
        return {}

    before = Register.current(home)
    merging.take_in(home, tmp_path / "OPD.csv", tmp_path / "ACCOUNTS.csv", False, "test", opened)
    assert seen == [before]


@pytest.mark.parametrize(
    "opds, parts",
    [
        (OPDS + "kes,Lagi,dinas,office\n", ["“OPD.csv” baris 4", "“kes”", "baris 2"]),
        ("opd_id,kind\nkes,dinas\n", ["“OPD.csv”", "kolom “name”"]),
        ("name,kind\nkes,dinas\n", ["“OPD.csv”", "kolom “opd_id”"]),
        (OPDS + ",Tanpa Id,dinas,office\n", ["“OPD.csv” baris 4 kolom “opd_id” kosong"]),
        (OPDS + "x,,dinas,office\n", ["“OPD.csv” baris 4 kolom “name” kosong"]),
        (OPDS + "x,X,dinas,shift\n", ["“OPD.csv” baris 4 kolom “schedule”: “shift”"]),
        (OPDS + f"{'x' * 101},X,dinas,office\n", ["“OPD.csv” baris 4 kolom “opd_id”", "100"]),
        (OPDS + "x\x07y,X,dinas,office\n", ["“OPD.csv” baris 4 kolom “opd_id”: “x y”"]),
        ("", ["“OPD.csv”"]),
    ],
)
def test_refused_opds(take_in, refused, opds, parts):
    for before in (False, True):  # without and with a register
        sentence = refused(opds)
        assert all(part in sentence for part in parts), sentence
        before or take_in()


@pytest.mark.parametrize(
    "accounts, parts",
    [
        (ACCOUNTS + "x,none,instagram,x\n", ["“ACCOUNTS.csv” baris 4 kolom “opd_id”", "“none”"]),
        ("account_id,opd_id,platform\nx,kes,instagram\n", ["“ACCOUNTS.csv”", "kolom “handle”"]),
        (ACCOUNTS + ",kes,instagram,x\n", ["“ACCOUNTS.csv” baris 4 kolom “account_id” kosong"]),
        (ACCOUNTS + "x,,instagram,x\n", ["“ACCOUNTS.csv” baris 4 kolom “opd_id” kosong"]),
        (ACCOUNTS + "x,kes,,x\n", ["“ACCOUNTS.csv” baris 4 kolom “platform” kosong"]),
        (
            ACCOUNTS + "1.08E+09,kes,whatsapp,x\n",
            ["“ACCOUNTS.csv” baris 4 kolom “account_id”: “1.08E+09”"],
        ),
        (
            ACCOUNTS + f"{'x' * 101},kes,instagram,x\n",
            ["“ACCOUNTS.csv” baris 4 kolom “account_id”", "100"],
        ),
        (
            ACCOUNTS + "ig-1,kes,instagram,x\n",
            ["“ACCOUNTS.csv” baris 2 dan 4", "“ig-1”", "bertumpang tindih"],
        ),
        (PERIODS + "x,kes,ig,x,,2026-03-01\nx,rsud,ig,x,2026-03-01,\n", ["baris 2 dan 3", "“x”"]),
        (
            PERIODS + "x,rsud,ig,x,2026-05-01,2026-05-02\nx,kes,ig,x,2026-01-01,2026-12-31\n",
            ["baris 3 dan 2", "“x”"],
        ),
        (
            PERIODS + "x,kes,ig,x,kemarin,\n",
            ["“ACCOUNTS.csv” baris 2 kolom “valid_from”: “kemarin”"],
        ),
        (
            PERIODS + "x,kes,ig,x,,31/02/2026\n",
            ["“ACCOUNTS.csv” baris 2 kolom “valid_to”: “31/02/2026”"],
        ),
        (
            PERIODS + "x,kes,ig,x,2026-03-02,2026-03-01\n",
            ["“ACCOUNTS.csv” baris 2", "2026-03-02", "2026-03-01"],
        ),
    ],
)
def test_refused_accounts(take_in, refused, accounts, parts):
    for before in (False, True):
        sentence = refused(accounts=accounts)
        assert all(part in sentence for part in parts), sentence
        before or take_in()


def test_nothing_in_either_file(refused):
    assert "“OPD.csv” dan “ACCOUNTS.csv”" in refused(
        "opd_id,name\n", "account_id,opd_id,platform,handle\n"
    )


def test_a_good_opd_file_beside_a_bad_account_file_changes_nothing(home, take_in, refused):
    take_in()
    before = Register.current(home)
    refused(OPDS + "baru,Baru,dinas,office\n", ACCOUNTS + "x,none,instagram,x\n")
    assert Register.current(home) == before
