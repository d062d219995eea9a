"""Tinjauan bulanan from contests to "Terbitkan": decided from the list, published when the preview
has ended, by Diskominfo only."""

from pathlib import Path
from random import Random

import pytest

from data.lake.home import Home
from data.review import contests, looks, samples
from data.review.contests import Subject
from pages.access import access, rights
from reports.publish import publish
from reports.published import versions
from tests.pages import homes
from tests.pages.review.steps import opened, state
from tests.published import MONTH, confirm, year
from tests.reports import mixes

REVIEW = "pages/review/review.py"


@homes.made_once
def contested(folder: Path) -> Path:
    """The quarter of seven OPDs, its calendar confirmed, one contest that waits."""
    place = homes.filled(folder)
    confirm(place)
    subject = Subject("sosial", "opd", "sosial", MONTH, figure="on_time_rate")
    contests.add(Home(place), subject, "Balasan telepon tidak ikut", "", "Ratna")
    return place


@pytest.fixture
def home(tmp_path) -> Home:
    """A home of one's own of these."""
    return Home(contested(tmp_path / "own"))


def test_a_contest_is_decided_from_the_list(app, home):
    at = opened(app(home.path, REVIEW, bulan=MONTH), "contests")
    assert "1 menunggu keputusan" in state(at, "3 · Sanggahan")
    at.text_input(key="decision-sentence").set_value("Sudah dihitung")
    [decide] = [button for button in at.button if button.label == "Putuskan"]
    decide.click().run()
    assert not at.exception
    [found] = contests.read(home)
    assert (found.state, found.answer, found.decided_by) == (
        "declined",
        "Sudah dihitung",
        "operator",
    )
    assert state(at, "3 · Sanggahan").endswith("✓ 1 ditolak")
    at.button(key="decided-back").click().run()
    assert "1 menunggu keputusan" in state(at, "3 · Sanggahan")


def test_what_waits_of_another_month_is_one_link_away(app, home):
    at = opened(app(home.path, REVIEW, bulan="2026-08"), "contests")
    assert state(at, "3 · Sanggahan").endswith(
        "✓ tidak ada yang menunggu · 1 menunggu pada bulan lain"
    )
    assert "decision-sentence" not in [field.key for field in at.text_input]
    [link] = [one.proto for one in at.get("page_link") if "sanggahan" in one.proto.label]
    assert "1\u00a0sanggahan menunggu pada September\u00a02026" in link.label
    assert link.query_string == "bulan=2026-09"


def test_publishing_opens_when_the_preview_has_ended(app, home, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-08T12:00:00+07:00")
    at = opened(app(home.path, REVIEW, bulan=MONTH), "publishing")
    assert at.button(key="publish").disabled
    said = " ".join(element.value for element in at.markdown).replace("\u00a0", " ")
    assert "September 2026 dapat diterbitkan mulai 9 Okt 2026" in said
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-09T08:00:00+07:00")
    at.run()
    at.button(key="publish").click().run()
    assert not at.exception
    [manifest] = versions(home, MONTH)
    assert (manifest["version"], manifest["by"]) == ("1.0", "operator")
    assert state(at, "7 · Terbitkan").endswith("✓ terbit, versi 1.0")
    said = " ".join(element.value for element in at.markdown)
    assert "Terbit dengan sanggahan yang belum diputuskan: nomor 1." in said


def test_what_a_revision_changed_is_listed_in_words(app, tmp_path, monkeypatch):
    home = Home(year(tmp_path / "year"))
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-20T10:00:00+07:00")
    mixes.target(home, Random(1))
    publish(home, MONTH, "Target baru", "Dina")
    at = opened(app(home.path, REVIEW, bulan=MONTH), "publishing", "changes")
    assert not at.exception
    [rows] = [table.value for table in at.dataframe if "Sebab" in table.value]
    assert "Dinas Sosial" in set(rows["Unit"]) and "Tepat waktu" in set(rows["Angka"])
    assert {one.partition(" · ")[0] for one in rows["Sebab"]} == {"perubahan register"}


def test_who_has_looked_at_the_draft(app, home, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-06T12:00:00+07:00")
    looks.add(home, MONTH, "sosial", "Ratna")
    at = opened(app(home.path, REVIEW, bulan=MONTH), "publishing")
    said = " ".join(element.value for element in at.markdown).replace("\u00a0", " ")
    assert "1 dari 7 OPD sudah melihat konsepnya." in said
    [missing] = [one.value for one in at.caption if "Belum melihat" in one.value]
    assert "Dinas Pendidikan" in missing and "Dinas Sosial" not in missing


@pytest.mark.parametrize("role", [rights.OPD, rights.BUPATI, rights.VIEWER])
def test_nobody_else_decides_or_publishes(app, home, monkeypatch, role):
    """Also where the click comes from a page that was drawn for Diskominfo: the action asks."""
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-20T08:00:00+07:00")
    at = opened(app(home.path, REVIEW, bulan=MONTH), "contests")
    monkeypatch.setattr(access, "current", lambda: access.Viewer("lain", role, ("sosial",)))
    at.text_input(key="decision-sentence").set_value("ya")
    [button for button in at.button if button.label == "Putuskan"][0].click().run()
    assert contests.read(home)[0].state == "waiting"
    assert versions(home) == []


def test_the_sample_is_drawn_once_and_looked_at_case_by_case(app, home):
    at = opened(app(home.path, REVIEW, bulan=MONTH), "samples")
    at.button(key="sample-draw").click().run()
    drawn = samples.read(home, MONTH)
    assert drawn and max(sum(c.opd_id == d.opd_id for c in drawn) for d in drawn) == 5
    at.button(key="sample-wrong").click().run()
    assert not at.exception
    assert [case.verdict for case in samples.read(home, MONTH)].count("wrong") == 1
    said = state(at, "4 · Sampel kasus selesai")
    assert f"1 dari {len(drawn)} dilihat, 1 ternyata belum selesai" in said


def test_a_note_that_is_being_written_stays_when_its_step_is_closed(app, home):
    at = opened(app(home.path, REVIEW, bulan=MONTH), "notes")
    at.text_area(key=f"note-{MONTH}-").set_value("belum selesai ditulis").run()
    at.session_state["step-notes"] = False
    assert not at.run().text_area
    assert opened(at, "notes").text_area(key=f"note-{MONTH}-").value == "belum selesai ditulis"
