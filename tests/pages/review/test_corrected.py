"""A case that was corrected because its OPD contested it is counted on board and profile; what it
moved stands in the review, in figures."""

import shutil

import pytest

from data.cases import store
from data.lake.home import Home
from data.review import contests, decisions
from data.review.contests import Subject
from reports import effects
from tests.pages.conftest import BOARD
from tests.pages.review.steps import opened

REVIEW, PROFILE, MONTH = "pages/review/review.py", "pages/profile/profile.py", "2026-09"
SAID = "1 kasus dikoreksi atas sanggahan OPD."


@pytest.fixture
def home(tmp_path, base_home) -> Home:
    """Dinas Sosial's first late case of September is taken out; another of its contests was
    declined."""
    shutil.copytree(base_home.parent, tmp_path / "own")
    place = Home(tmp_path / "own" / "home")
    [[late]] = (
        store.cursor(store.current(place))
        .execute(
            "SELECT format('{:016x}', case_key) FROM cases WHERE account_id = 'sosial-ig'"
            " AND opened_on >= '2026-09-01' AND first_reply_at - opened_at > INTERVAL 24 HOURS"
            " ORDER BY opened_at, case_key LIMIT 1"
        )
        .fetchall()
    )
    contest = contests.add(
        place, Subject("sosial", "opd", "sosial", MONTH, case_id=late), "Siaran", "", "Ratna"
    )
    decisions.accept(place, contest.number, "exclude", "Memang", "Dina", reason="no_request")
    subject = Subject("sosial", "opd", "sosial", MONTH, figure="on_time_rate")
    decisions.decline(place, contests.add(place, subject, "Lain", "", "Ratna").number, "No", "Dina")
    return place


def said(at) -> str:
    texts = [e.value for kind in (at.caption, at.text, at.markdown) for e in kind]
    return " ".join(texts).replace("\u00a0", " ")


def test_the_board_says_how_many_were_corrected(app, html, home):
    app(home.path, BOARD, bulan=MONTH)
    assert SAID in html["rests"].replace("\u00a0", " ")


def test_the_profile_says_it_of_the_opd_and_of_no_other(app, home):
    assert SAID in said(app(home.path, PROFILE, by="opd", unit="sosial", bulan=MONTH))
    assert SAID in said(app(home.path, PROFILE, by="account", unit="sosial-ig", bulan=MONTH))
    assert SAID not in said(app(home.path, PROFILE, by="opd", unit="wedi", bulan=MONTH))


def test_the_review_says_what_it_moved(app, home):
    moved = effects.of_contests(home, MONTH).set_index("figure")
    assert set(moved["opd_id"]) == {"sosial"}
    assert moved.loc["due", "with"] == moved.loc["due", "without"] - 1
    assert moved.loc["on_time_rate", "with"] > moved.loc["on_time_rate", "without"]
    at = opened(app(home.path, REVIEW, bulan=MONTH), "contests")
    at.button(key="decided-moved").click().run()
    assert not at.exception
    assert "Dinas Sosial, Dijawab dalam 24 jam: " in said(at) and "tanpa koreksi" in said(at)
