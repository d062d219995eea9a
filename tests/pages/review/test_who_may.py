"""Who may decide, note, sample, publish and revise: Diskominfo only, held by the actions themselves;
and an OPD sees its own draft only."""

import hashlib
import shutil
from pathlib import Path

import pytest

from data.cases import store
from data.lake.home import Home
from data.review import contests, decisions
from data.review.contests import Subject
from metrics.figures import figures
from metrics.selection import Selection
from pages.access import access, rights
from reports import month as month_tables
from reports.publish import publish
from reports.published import open_version
from tests import made, published
from tests.pages.review.test_publishing import REVIEW, home  # noqa: F401
from tests.published import MONTH

MINE = "pages/profile/mine.py"
OTHERS = (rights.OPD, rights.BUPATI, rights.VIEWER)
OPEN = {  # the buttons, and the steps in which they stand
    "Putuskan": "contests",
    "Simpan catatan": "notes",
    "Ambil sampel": "samples",
    "Terbitkan": "publishing",
}
PUBLISHED = {
    "Tarik keputusan ini": "contests",
    "Ternyata belum": "samples",
    "Terbitkan revisi": "publishing",
}


@pytest.fixture(autouse=True)
def nothing_computed(tmp_path, monkeypatch):
    """Publishing takes the tables of a month that was published: who may is the point, not what."""
    before = open_version(Home(published.year(tmp_path / "before")), MONTH)
    monkeypatch.setattr(month_tables, "of", lambda *_: published.computed(before))


@pytest.fixture
def open_month(home, monkeypatch) -> Home:  # noqa: F811
    """After its preview, with one contest that waits."""
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-20T08:00:00+07:00")
    return home


@pytest.fixture
def published_month(app, open_month, tmp_path) -> Home:
    """The same with its contest declined, a sample drawn, and published: once, then copied."""

    def publish_it(folder: Path) -> None:
        shutil.copytree(open_month.path.parent, folder, dirs_exist_ok=True)
        place = Home(folder / "home")
        decisions.decline(place, 1, "Sudah dihitung", "Dina")
        at = app(place.path, REVIEW, "step-samples", bulan=MONTH)
        at.button(key="sample-draw").click().run()
        publish(place, MONTH, None, "Dina")

    shutil.copytree(made.once(__name__, publish_it), tmp_path / "published")
    return Home(tmp_path / "published" / "home")


def state(place: Home) -> dict[str, str]:
    """Documents and published versions."""
    paths = [
        p for part in (place.documents, place.published) for p in part.rglob("*") if p.is_file()
    ]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def pressed(app, place: Home, monkeypatch, label: str, role: str) -> None:
    """A button of a page that was drawn for Diskominfo, pressed by somebody else."""
    at = app(place.path, REVIEW, f"step-{(OPEN | PUBLISHED)[label]}", bulan=MONTH)
    assert not at.exception
    if label == "Putuskan":
        at.text_input(key="decision-sentence").set_value("ya")
    elif label == "Simpan catatan":
        at.text_area(key=f"note-{MONTH}-").set_value("catatan")
    elif label == "Terbitkan revisi":
        at.text_input(key=f"revision-reason-{MONTH}").set_value("keputusan ditinjau")
    [button] = [button for button in at.button if button.label == label]
    monkeypatch.setattr(access, "current", lambda: access.Viewer("lain", role, ("sosial",)))
    button.click().run()


@pytest.mark.parametrize("label", OPEN)
def test_nobody_else_changes_an_open_month(app, open_month, monkeypatch, label):
    before = state(open_month)
    for role in OTHERS:
        with monkeypatch.context() as patch:
            pressed(app, open_month, patch, label, role)
        assert state(open_month) == before, role
    with monkeypatch.context() as patch:
        pressed(app, open_month, patch, label, rights.DISKOMINFO)
    assert state(open_month) != before


@pytest.mark.parametrize("label", PUBLISHED)
def test_nobody_else_changes_a_published_month(app, published_month, monkeypatch, label):
    before = state(published_month)
    for role in OTHERS:
        with monkeypatch.context() as patch:
            pressed(app, published_month, patch, label, role)
        assert state(published_month) == before, role
    with monkeypatch.context() as patch:
        pressed(app, published_month, patch, label, rights.DISKOMINFO)
    assert state(published_month) != before


@pytest.mark.parametrize("asked", ["", "wedi", "nobody"])
def test_an_opd_sees_its_own_draft_only(app, home, monkeypatch, asked):  # noqa: F811
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-06T12:00:00+07:00")
    viewer = access.Viewer("Ratna", rights.OPD, ("sosial",))
    monkeypatch.setattr(access, "current", lambda: viewer)
    contests.add(home, Subject("wedi", "opd", "wedi", MONTH, figure="due"), "keliru", "", "Wahyu")
    at = app(home.path, MINE, **({"opd": asked, "unit": asked, "by": "opd"} if asked else {}))
    assert not at.exception
    [info] = [one.value for one in at.info]
    assert info.replace("\u00a0", " ") == (
        "Konsep September 2026, dapat disanggah sampai 8 Oktober."
    )
    at.session_state["draft-figures"] = True
    shown = at.run().table[0].value["Bulan ini"]
    live = figures(store.cursor(store.current(home)), Selection.of_month("opd", MONTH, "wall"))
    own, wedi = (live[live["opd_id"] == one].iloc[0] for one in ("sosial", "wedi"))
    assert own["on_time"] != wedi["on_time"]
    assert shown["Tepat waktu"] == str(own["on_time"])
    assert "Wahyu" not in str(at.main) and "keliru" not in str(at.main)
