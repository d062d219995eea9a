"""A revision: old version byte for byte the same, the list of changes complete, each with the cause
that was found for it (handbook 7)."""

import re
import shutil
from datetime import datetime

import pytest

from data.intake.reader import Reader
from data.lake import published, verify
from data.lake.home import Home
from data.review import contests, decisions
from data.review.contests import Subject
from reports import compared, steadiness
from reports import published as reading
from reports.changes import differences
from reports.publish import publish
from tests import program
from tests.pages import homes
from tests.reports.conftest import MONTH, NOW
from words.review import revisions

LATE = {"sosial-ig": 6, "dukcapil-ig": 4, "wedi-ig": 3}  # account → cases of September more


def late_upload(home, account: str, cases: int, reader) -> str:
    begin = datetime(2026, 9, 3, tzinfo=homes.WIB)
    rows = homes.talks(
        account, cases, 0.5, "susulan", begin, datetime(2026, 9, 29, tzinfo=homes.WIB)
    )
    path = home.path.parent / f"{account}.csv"
    path.write_bytes(homes.csv_bytes(rows))
    stated = ("--from", "2026-09-01", "--until", "2026-10-01")
    return program.load_file(home, path, reader, *stated)["upload_id"]


def contested_case(home) -> tuple[str, str, str]:
    """(opd, account, case) of one case of September of an OPD without a late upload."""
    cases = reading.open_version(home, MONTH).table("cases")
    own = cases[(cases["opened_on"] >= datetime(2026, 9, 5).date()) & cases["on_time_wall"]]
    row = own[~own["account_id"].isin(LATE)].iloc[0]
    return row["opd_id"], row["account_id"], row["case_id"]


@pytest.fixture(scope="module")
def revised(published_once, tmp_path_factory):
    """(home, bytes of version 1.0 before the revision, the uploads, the contested case)."""
    folder = tmp_path_factory.mktemp("revised")
    shutil.copytree(published_once, folder, dirs_exist_ok=True)
    home = Home(folder / "home")
    before = {p.name: p.read_bytes() for p in published.folder(home, MONTH, "1.0").iterdir()}
    with pytest.MonkeyPatch.context() as patch, Reader() as reader:
        patch.setenv("TANGGAP_NOW", NOW)
        opd_id, account_id, case_id = contested_case(home)
        uploads = {a: late_upload(home, a, cases, reader) for a, cases in LATE.items()}
        subject = Subject(opd_id, "opd", opd_id, MONTH, case_id=case_id)
        number = contests.add(home, subject, "bukan pertanyaan", "", "Ratna").number
        decisions.accept(home, number, "exclude", "Memang uji coba", "Dina", reason="test")
        publish(home, MONTH, "Unggahan susulan dan sanggahan", "Diskominfo")
    return home, before, uploads, (opd_id, account_id, case_id)


def test_the_old_version_stays_byte_for_byte(revised):
    home, before, _, _ = revised
    folder = published.folder(home, MONTH, "1.0")
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    assert verify.bad_files(home)[1] == []


def test_the_list_has_every_figure_that_differs_and_no_other(revised):
    home, *_ = revised
    old, new = (reading.open_version(home, MONTH, name) for name in ("1.0", "1.1"))
    listed = compared.between(home, MONTH)
    expected = sum(len(list(differences(old, new, table))) for table in ("figures", "boards"))
    assert len(listed) == expected > 0
    rows = listed[listed["table"] == "figures"]
    keys = ["by", "unit", "clock", "period"]
    for table, version in (("old", old), ("new", new)):
        found = version.table("figures").set_index(keys)
        for row in rows.head(200).to_dict("records"):
            value = found.loc[tuple(row[key] for key in keys), row["figure"]]
            assert row[table] == value or (row[table] is None and str(value) == "<NA>")
    told = set(zip(*(rows[name] for name in (*keys, "figure")), strict=True))
    a, b = (version.table("figures").set_index(keys) for version in (old, new))
    for key in a.index:
        for figure in a.columns[6:]:
            if (*key, figure) not in told:
                one, other = a.loc[key, figure], b.loc[key, figure]
                assert one == other or (str(one) == "<NA>" and str(other) == "<NA>")


def test_each_change_is_said_in_words(revised):
    """No name of a column or of a value stands in what the screen says of it."""
    home, *_ = revised
    for row in compared.between(home, MONTH, last="1.1").to_dict("records"):
        said = [revisions.figure(row), revisions.why(row)]
        said += [revisions.value(row, side) for side in ("old", "new")]
        assert not re.search(r"_|\b(place|rate|due|met|wall|window|silence)\b", " ".join(said)), row


def test_each_change_has_the_cause_that_moved_its_cases(revised):
    home, _, uploads, (opd_id, account_id, case_id) = revised
    listed = compared.between(home, MONTH)
    for account, upload_id in uploads.items():
        [row] = listed.query(
            "by == 'account' and unit == @account and figure == 'cases'"
            " and clock == 'wall' and period == 'month'"
        ).to_dict("records")
        assert row["new"] - row["old"] == LATE[account] == row["cases"]
        assert (row["why"], row["causes"]) == ("upload", f"uploads/{upload_id}")
    [row] = listed.query(
        "by == 'opd' and unit == @opd_id and figure == 'cases'"
        " and clock == 'wall' and period == 'month'"
    ).to_dict("records")
    assert (row["why"], row["cases"], row["case_ids"]) == ("contest", 1, case_id)
    assert row["causes"].startswith("documents/exclusions/")
    accounts = {*uploads, account_id}
    units = accounts | {account.removesuffix("-ig") for account in accounts}
    kinds = {"regency", "dinas", "kecamatan"}
    assert set(listed.loc[listed["table"] == "figures", "unit"]) <= units | kinds
    assert (listed["causes"] != "").all()


def test_changes_are_read_from_the_folders_alone(revised, tmp_path):
    home, *_ = revised
    (tmp_path / "alone").mkdir()
    shutil.copytree(home.published, tmp_path / "alone" / "published")
    alone = compared.between(Home(tmp_path / "alone"), MONTH)
    assert alone.equals(compared.between(home, MONTH))


def test_verify_says_the_same_or_names_the_first_difference(revised, home, capsys, monkeypatch):
    from reports.__main__ import main

    monkeypatch.setenv("TANGGAP_HOME", str(home.path))
    assert main(["verify", "--month", MONTH]) == 0
    assert capsys.readouterr().out == "sama\n"
    with Reader() as reader:
        upload_id = late_upload(home, "sosial-ig", 6, reader)
    assert main(["verify", "--month", MONTH]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert upload_id in said.err and "unggahan" in said.err and "versi 1.0" in said.err
    assert re.search(r": \d+ menjadi \d+, sebab", said.err)  # as screens say them, not 45.0


def test_how_steady_the_month_is(revised, capsys, monkeypatch):
    home, *_ = revised
    [row] = steadiness.steadiness(home).to_dict("records")
    old, new = (reading.open_version(home, MONTH, name).table("boards") for name in ("1.0", "1.1"))
    a, b = (
        rows.query(
            "unit_type == 'opd' and board == 'response' and clock == 'wall' and within == ''"
        )
        .set_index("unit")
        .astype({"rate": float, "place": float})
        for rows in (old, new)
    )
    assert (row["month"], row["versions"], row["placed"]) == (MONTH, 2, a["place"].notna().sum())
    assert row["rate_moved"] == pytest.approx((b["rate"] - a["rate"]).abs().max())
    assert row["places_moved"] == ((b["place"] - a["place"]).abs() > 0).sum()
    assert 0 <= row["held"] <= row["placed"]
