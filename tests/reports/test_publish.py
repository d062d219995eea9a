"""Publishing a month: whole, chained, vouched for, and not before its time (handbook 7)."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from data.cases import store
from data.errors import Refused
from data.lake import backup, published, verify
from data.lake.home import Home
from data.lake.writing import sha256_of
from metrics.board.board import board
from metrics.figures import COLUMNS, figures
from metrics.selection import Selection
from reports import month as month_tables
from reports import published as reading
from reports.publish import freeze, publish
from tests.published import computed
from tests.reports.conftest import MONTH


def test_a_version_holds_what_the_screens_show(home):
    version = reading.open_version(home, MONTH)
    cursor = store.cursor(store.current(home))
    found = version.table("figures")
    for by, unit in (("opd", "opd_id"), ("account", "account_id"), ("regency", "regency")):
        for clock in ("wall", "office"):
            live = figures(cursor, Selection.of_month(by, MONTH, clock))
            own = found.query("by == @by and clock == @clock and period == 'month'")
            assert list(own["unit"]) == list(live[unit])
            pd.testing.assert_frame_equal(
                own[list(COLUMNS)].reset_index(drop=True), live[list(COLUMNS)], check_dtype=False
            )
    live = board(cursor, "opd", "response", MONTH, "wall")
    own = version.table("boards").query(
        "unit_type == 'opd' and board == 'response' and clock == 'wall' and within == ''"
    )
    columns = ["unit", "place", "place_low", "place_high", "group", "score", "status", "change"]
    pd.testing.assert_frame_equal(
        own[columns].reset_index(drop=True), live[columns], check_dtype=False
    )
    assert (live["status"] == "ranked").sum() > 2


def test_manifest_says_who_when_and_vouches_for_every_file(home):
    manifest = reading.open_version(home, MONTH).manifest
    folder = published.folder(home, MONTH, "1.0")
    assert (manifest["at"], manifest["by"], manifest["reason"], manifest["previous"]) == (
        "2026-10-20T02:00:00Z",
        "Diskominfo",
        None,
        None,
    )
    assert manifest["settings"]["preview_days"] == "5"
    assert set(manifest["files"]) | {"manifest.json"} == {p.name for p in folder.iterdir()}
    for name, file in manifest["files"].items():
        table = reading.open_version(home, MONTH).table(name.removesuffix(".parquet"))
        assert (file["sha256"], file["rows"]) == (sha256_of(folder / name), len(table))
        assert file["columns"] == list(table.columns)
    assert manifest["hash"] == published.hash_of(manifest)


@pytest.fixture(scope="module")
def chain(published_once, tmp_path_factory) -> tuple[Path, dict, dict]:
    """The folder of a home with August and a revision of September beside it, and the manifests of
    both; only to be copied. Their tables are those of September's first version."""
    folder = tmp_path_factory.mktemp("chain")
    shutil.copytree(published_once, folder, dirs_exist_ok=True)
    place = Home(folder / "home")
    found = computed(reading.open_version(place, MONTH))
    tables = {name: month_tables.frozen(table) for name, table in found.tables.items()}
    facts = {**found.facts, "at": "2026-10-20T02:00:00Z", "by": "Diskominfo", "reason": None}
    first = freeze(place, facts | {"month": "2026-08"}, tables, [])
    second = freeze(place, facts | {"reason": "Unggahan susulan"}, tables, ["1.0"])
    return folder, first, second


@pytest.fixture
def revised(chain, tmp_path) -> Home:
    """A home of one's own of these."""
    shutil.copytree(chain[0], tmp_path / "revised")
    return Home(tmp_path / "revised" / "home")


def test_versions_of_all_months_are_one_chain(revised, chain):
    _, first, second = chain
    [september, *_] = reading.versions(revised)
    assert (first["version"], first["previous"]) == ("1.0", september["hash"])
    assert (second["version"], second["previous"]) == ("1.1", first["hash"])
    assert [found["number"] for found in reading.versions(revised)] == [1, 2, 3]
    assert verify.bad_files(revised)[1] == []


@pytest.mark.parametrize("file", ["boards.parquet", "manifest.json"])
def test_a_flipped_byte_is_named(home, file):
    path = published.folder(home, MONTH, "1.0") / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert f"published/2026-09/1.0/{file}" in verify.bad_files(home)[1]


def test_a_link_of_the_chain_that_was_forged_is_named(revised):
    path = published.folder(revised, "2026-08", "1.0") / "manifest.json"
    forged = json.loads(path.read_text()) | {"by": "orang lain"}
    path.write_text(json.dumps(forged | {"hash": published.hash_of(forged)}))
    assert verify.bad_files(revised)[1] == ["published/2026-09/1.1/manifest.json"]


def test_a_version_that_was_taken_away_is_named(home):
    shutil.rmtree(home.published / MONTH)
    assert verify.bad_files(home)[1] == ["published/2026-09/1.0"]


def test_a_changed_table_is_never_shown(home):
    path = published.folder(home, MONTH, "1.0") / "figures.parquet"
    path.write_bytes((published.folder(home, MONTH, "1.0") / "trends.parquet").read_bytes())
    with pytest.raises(Refused, match="2026-09/1.0/figures.parquet"):
        reading.open_version(home, MONTH).table("figures")


def test_everything_is_read_from_the_folder_alone(home, tmp_path):
    names = [name.removesuffix(".parquet") for name in reading.versions(home)[0]["files"]]
    before = {name: reading.open_version(home, MONTH).table(name) for name in names}
    (tmp_path / "alone").mkdir()
    shutil.copytree(home.published, tmp_path / "alone" / "published")
    alone = reading.open_version(Home(tmp_path / "alone"), MONTH)
    for name, table in before.items():
        pd.testing.assert_frame_equal(alone.table(name), table)


def test_a_backup_has_the_published_months(home, tmp_path):
    backup.backup(home, tmp_path / "copy")
    copy = Home(tmp_path / "copy")
    assert reading.versions(copy) == reading.versions(home)
    assert verify.bad_files(copy)[1] == []


@pytest.mark.parametrize(
    "now, sentence",
    [
        ("2026-10-08T23:59:00+07:00", "mulai 9 Okt 2026: sampai 8 Okt 2026"),
        ("2026-09-30T12:00:00+07:00", "mulai 9 Okt 2026"),
    ],
)
def test_not_before_the_preview_has_ended(ready, monkeypatch, now, sentence):
    # 1 October 2026 is a Thursday: five working days after it are 2, 5, 6, 7 and 8 October
    monkeypatch.setenv("TANGGAP_NOW", now)
    with pytest.raises(Refused) as refusal:
        publish(ready, MONTH, None, "Diskominfo")
    assert sentence in str(refusal.value).replace("\u00a0", " ")
    assert reading.versions(ready) == []


def test_on_the_morning_after_the_preview_it_can_be_published_and_revised_with_a_reason(
    ready, version, monkeypatch
):
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-09T00:00:00+07:00")
    monkeypatch.setattr(month_tables, "of", lambda *_: computed(version))
    with pytest.raises(Refused, match="belum terbit"):
        publish(ready, MONTH, "alasan", "Diskominfo")
    assert publish(ready, MONTH, None, "Diskominfo")["version"] == "1.0"
    with pytest.raises(Refused, match="perlu alasan"):
        publish(ready, MONTH, " ", "Diskominfo")


def test_a_provisional_calendar_cannot_be_published(ready):
    for path in (ready.documents / "calendar").iterdir():
        path.unlink()
    with pytest.raises(Refused, match="Kalender 2026 masih sementara"):
        publish(ready, MONTH, None, "Diskominfo")


def test_who_publishes_what_another_has_just_published_is_told(ready, version, monkeypatch):
    found = computed(version)

    def slow(home, month):
        monkeypatch.setattr(month_tables, "of", lambda *_: found)  # nothing has changed since
        publish(home, MONTH, None, "yang pertama")
        return found

    monkeypatch.setattr(month_tables, "of", slow)
    with pytest.raises(Refused, match="baru saja diterbitkan orang lain"):
        publish(ready, MONTH, None, "yang kedua")
    assert [found["by"] for found in reading.versions(ready)] == ["yang pertama"]
