"""Who may decide, note, sample, publish and revise: Diskominfo only, held by the actions themselves;
and an OPD sees its own draft only."""

import hashlib

import pytest

from data.cases import store
from data.lake.home import Home
from data.review import contests, decisions
from data.review.contests import Subject
from metrics.figures import figures
from metrics.selection import Selection
from pages.access import access, rights
from reports.publish import publish
from tests.pages.review.steps import opened
from tests.pages.review.test_publishing import MONTH, REVIEW, home  # noqa: F401

MINE = "pages/profile/mine.py"
OTHERS = (rights.OPD, rights.BUPATI, rights.VIEWER)
OPEN = ("Putuskan", "Simpan catatan", "Ambil sampel", "Terbitkan")
PUBLISHED = ("Tarik keputusan ini", "Ternyata belum", "Terbitkan revisi")
STEPS = ("contests", "samples", "notes", "publishing")  # in which they stand


@pytest.fixture
def open_month(home, monkeypatch) -> Home:  # noqa: F811
    """After its preview, with one contest that waits."""
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-20T08:00:00+07:00")
    return home


@pytest.fixture
def published_month(app, open_month) -> Home:
    """The same with its contest declined, a sample drawn, and published."""
    decisions.decline(open_month, 1, "Sudah dihitung", "Dina")
    at = opened(app(open_month.path, REVIEW, bulan=MONTH), "samples")
    at.button(key="sample-draw").click().run()
    publish(open_month, MONTH, None, "Dina")
    return open_month


def state(place: Home) -> dict[str, str]:
    """Documents and published versions."""
    paths = [
        p for part in (place.documents, place.published) for p in part.rglob("*") if p.is_file()
    ]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def pressed(app, place: Home, monkeypatch, label: str, role: str) -> None:
    """A button of a page that was drawn for Diskominfo, pressed by somebody else."""
    at = opened(app(place.path, REVIEW, bulan=MONTH), *STEPS)
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
