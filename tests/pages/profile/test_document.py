"""The one page of paper of an OPD: offered of a published month, to whoever may see its place."""

import shutil

import pytest

from tests.pages.review.steps import opened

PROFILE, REVIEW, MONTH = "pages/profile/profile.py", "pages/review/review.py", "2026-09"


def offered(at) -> list[str]:
    return [button.label for button in at.get("download_button") if "PDF" in button.label]


def test_a_published_month_has_the_page(app, published_home):
    at = app(published_home, PROFILE, by="opd", unit="sosial", bulan=MONTH)
    assert offered(at) == ["Unduh satu halaman (PDF), versi 1.0"]
    assert offered(app(published_home, PROFILE, by="account", unit="sosial-ig", bulan=MONTH)) == []
    assert offered(app(published_home, PROFILE, by="opd", unit="sosial", bulan="2026-08")) == []


def test_a_guest_is_not_offered_it(app, guest, published_home):
    assert offered(app(published_home, PROFILE, by="opd", unit="sosial", bulan=MONTH)) == []


@pytest.mark.parametrize("bulan", [MONTH, "2026-08"])
def test_the_review_shows_the_pages_of_the_brief(app, published_home, tmp_path, bulan):
    """Of the version, and of a draft."""
    shutil.copytree(published_home, tmp_path / "home")
    at = opened(app(tmp_path / "home", REVIEW, bulan=bulan), "documents")
    at.segmented_control(key="document-look").set_value("ringkasan").run()
    assert not at.exception
    said = [caption.value for caption in at.caption]
    assert "Ringkasan untuk Bupati (PDF), 2 halaman. Isinya sebagai teks ada di PDF." in said
