"""Papan peringkat of a published month: what was published stands beside what is now."""

BOARD, MONTH = "pages/board/leaderboard.py", "2026-09"


def test_the_frozen_figures_stay_and_say_what_has_come_in_since(app, html, published_home):
    at = app(published_home, BOARD, bulan=MONTH)
    assert not at.exception
    said = html["published"].replace("\u00a0", " ")
    assert (
        "(versi 1.0, 20 Okt 2026); sejak itu 60 kasus masuk. Di bawah ini angka sekarang." in said
    )
    sosial = said.split("Dinas Sosial</b><em>")[1]
    assert sosial.startswith("30,0 %")  # as published; now 120 cases, 78 of them in time
    assert "<small>60 kasus</small>" in sosial


def test_a_month_that_is_not_published_says_nothing(app, html, published_home):
    app(published_home, BOARD, bulan="2026-08")
    assert "published" not in html
