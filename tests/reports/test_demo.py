"""What the demo shows of publishing: a month with a revision that says what two decided contests
changed, and a third one that waits."""

import csv

import pytest

from data.errors import Refused
from data.lake.home import DEMO, DEMO_MARK, Home
from data.review import contests
from reports import compared, demo
from reports.__main__ import main
from reports.published import open_version, versions
from tests.pages import homes

NOW = "2026-11-30T09:00:00+07:00"
UNITS = (demo.EXCLUDED, demo.DECLINED, demo.OPEN)


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Home:
    """A home whose demo has the three OPDs that the contests are of, with five months until 29
    November."""
    folder = tmp_path_factory.mktemp("demo")
    with open(folder / "opd.csv", "w", newline="") as target:
        rows = [(unit, f"Dinas {unit}", "dinas") for unit in UNITS]
        csv.writer(target).writerows([("opd_id", "name", "kind"), *rows])
    with open(folder / "accounts.csv", "w", newline="") as target:
        rows = [(f"{unit}-ig", unit, "instagram", f"@{unit}") for unit in UNITS]
        csv.writer(target).writerows([("account_id", "opd_id", "platform", "handle"), *rows])
    talks = [
        row
        for unit in UNITS
        for row in homes.talks(
            f"{unit}-ig", 150, 0.7, begin=homes.BEGIN, end=homes.END.replace(month=11, day=28)
        )
    ]
    (folder / "pesan.csv").write_bytes(homes.csv_bytes(talks))
    shown = folder / "home" / DEMO
    homes.command(shown, "register", folder / "opd.csv", folder / "accounts.csv")
    stated = ("--from", "2026-07-01", "--until", "2026-11-29")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TANGGAP_NOW", NOW)
        homes.command(shown, "load", folder / "pesan.csv", *stated)
        (shown / DEMO_MARK).write_text("{}")
        demo.fill(Home(folder / "home"))
    return Home(folder / "home")


def test_september_is_published_with_one_revision(place):
    shown = Home(place.path / DEMO)
    found = versions(shown)
    assert [(one["month"], one["version"]) for one in found] == [
        ("2026-09", "1.0"),
        ("2026-09", "1.1"),
    ]
    assert found[0]["reason"] is None and "sanggahan" in found[1]["reason"]
    listed = compared.between(shown, "2026-09")
    assert set(listed["why"]) == {"contest"}
    assert set(listed.loc[listed["by"] == "opd", "unit"]) >= {demo.EXCLUDED}


def test_two_contests_are_decided_and_one_is_open(place):
    shown = Home(place.path / DEMO)
    found = [(c.subject.opd_id, c.state) for c in contests.read(shown)]
    assert found == [
        (demo.EXCLUDED, "accepted"),
        (demo.DECLINED, "declined"),
        (demo.OPEN, "waiting"),
    ]
    said = open_version(shown, "2026-09").table("contests")
    assert list(said["state"]) == ["accepted", "declined"]  # the third is about the month after


def test_the_command_says_both_versions_and_does_it_once(place, capsys, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", NOW)
    monkeypatch.setenv("TANGGAP_HOME", str(place.path))
    assert main(["demo"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 and '"version": "1.1"' in lines[1]
    assert len(versions(Home(place.path / DEMO))) == 2


def test_without_a_demo_it_says_what_to_do(tmp_path):
    with pytest.raises(Refused, match="python -m data demo"):
        demo.fill(Home(tmp_path))
