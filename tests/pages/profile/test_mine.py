"""Angka saya by interaction: the own profile, and a contest from the first word to its
withdrawal."""

import shutil

import pytest

from data.lake.home import Home
from data.review import contests, looks
from pages.access import access, rights

MINE, REVIEW = "pages/profile/mine.py", "pages/review/review.py"
NBSP = "\u00a0"


@pytest.fixture
def home(base_home, tmp_path):
    """A home of one's own: contests are written into it."""
    shutil.copytree(base_home, tmp_path / "home")
    shutil.copy(base_home.with_name("home.key"), tmp_path / "home.key")
    return tmp_path / "home"


@pytest.fixture
def as_opd(monkeypatch):
    """``as_opd(*opd_ids)``: the one who looks is of these OPDs."""

    def become(*opd_ids: str) -> None:
        monkeypatch.setattr(access, "current", lambda: access.Viewer("Ratna", "opd", opd_ids))

    become("sosial")
    return become


def said(at) -> str:
    return " ".join(e.value for e in [*at.title, *at.header, *at.subheader]).replace(NBSP, " ")


def contested(home) -> list[tuple]:
    return [
        (
            c.subject.unit,
            c.subject.month,
            c.subject.figure,
            bool(c.subject.case_id),
            c.reason,
            c.state,
        )
        for c in contests.read(Home(home))
    ]


def test_the_own_profile_comes_first(app, html, base_home, as_opd):
    at = app(base_home, MINE)
    assert not at.exception
    assert "Dinas Sosial menjawab 30,0 % dari 60 pesan dalam 24 jam" in said(at)
    assert "Instagram @sosial" in html["coverage"].replace(NBSP, " ")
    assert "Sanggah angka atau kasus" in said(at)


def test_a_figure_is_contested_shown_and_withdrawn(app, html, home, as_opd):
    at = app(home, MINE)
    at.selectbox(key="contest-month").set_value("2026-08")
    at.selectbox(key="contest-unit").set_value(("account", "sosial-ig"))
    at.text_area(key="contest-reason").set_value("balasan <b>lewat</b> telepon")
    at.text_input(key="contest-reference").set_value("unggahan 000001, baris 7").run()
    at.button(key="contest-send").click().run()
    assert not at.exception
    assert at.success[0].value == "Sanggahan nomor 1 terkirim dan menunggu jawaban Diskominfo."
    assert contested(home) == [
        ("sosial-ig", "2026-08", "on_time_rate", False, "balasan <b>lewat</b> telepon", "waiting")
    ]
    shown = html["contests"].replace(NBSP, " ")
    assert "Dijawab dalam 24 jam · Instagram @sosial · Dinas Sosial · Agustus 2026" in shown
    assert (
        "<em>menunggu</em>" in shown
        and "&lt;b&gt;lewat" in shown
        and "unggahan 000001, baris 7" in shown
    )
    assert at.text_area(key="contest-reason").value == ""
    at.button(key="contest-withdraw").click().run()
    assert contested(home)[0][-1] == "withdrawn" and "<em>ditarik</em>" in html["contests"]
    assert "Tidak ada sanggahan yang menunggu" in said(at)


def test_a_case_is_chosen_by_its_place_in_the_file(app, html, home, as_opd):
    at = app(home, MINE)
    at.segmented_control(key="contest-kind").set_value("Kasus").run()
    options = at.selectbox(key="contest-case").options
    assert len(options) == 18  # one every 35.6 hours since 1 July, 09.00: the 43rd to the 60th
    assert all("unggahan 000001, baris" in option for option in options)
    at.text_area(key="contest-reason").set_value("ini pesan uji coba").run()
    at.button(key="contest-send").click().run()
    assert contested(home) == [("sosial", "2026-09", None, True, "ini pesan uji coba", "waiting")]


@pytest.mark.parametrize(
    ("reason", "told"), [("", "Tulis dulu alasannya"), ("telepon 081234567890", "081234567890")]
)
def test_a_refusal_is_a_sentence_and_keeps_what_was_written(app, home, as_opd, reason, told):
    at = app(home, MINE)
    at.text_area(key="contest-reason").set_value(reason).run()
    at.button(key="contest-send").click().run()
    assert told in at.error[0].value
    assert at.text_area(key="contest-reason").value == reason
    assert contested(home) == []


def test_an_opd_sees_and_contests_its_own_only(app, html, home, as_opd):
    at = app(home, MINE)
    assert at.selectbox(key="contest-unit").options == [
        "Dinas Sosial",
        "Instagram @sosial · Dinas Sosial",
    ]
    at.text_area(key="contest-reason").set_value("salah").run()
    at.button(key="contest-send").click().run()
    as_opd("wedi")
    html.clear()
    other = app(home, MINE)
    assert "Kecamatan Wedi menjawab" in said(other) and "contests" not in html


def test_two_opds_of_one_person_are_a_choice(app, base_home, as_opd):
    as_opd("wedi", "sosial")
    at = app(base_home, MINE)
    assert at.selectbox(key="opd").options == ["Dinas Sosial", "Kecamatan Wedi"]
    at.selectbox(key="opd").set_value("Kecamatan Wedi").run()
    assert "Kecamatan Wedi menjawab" in said(at)


@pytest.mark.parametrize("role", ["viewer", "bupati", "diskominfo"])
def test_nobody_else_comes_in(app, base_home, monkeypatch, role):
    monkeypatch.setattr(access, "current", lambda: access.Viewer("tamu", role))
    monkeypatch.setattr(rights, "of", lambda _: rights.SCREENS)
    at = app(base_home, MINE)
    assert at.title[0].value == "Halaman ini tidak untuk Anda"
    assert not at.text_area


def test_diskominfo_reads_what_waits(app, html, home, as_opd, monkeypatch):
    at = app(home, MINE)
    at.text_area(key="contest-reason").set_value("salah hitung").run()
    at.button(key="contest-send").click().run()
    monkeypatch.setattr(access, "current", lambda: access.Viewer("Budi", "diskominfo"))
    html.clear()
    review = app(home, REVIEW)
    assert any("1 menunggu keputusan" in e.label for e in review.expander)
    assert "salah hitung" in html["contests"]


def test_the_draft_says_until_when_it_can_be_contested_and_who_has_looked(
    app, home, as_opd, monkeypatch
):
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-06T09:00:00+07:00")
    at = app(home, MINE)
    assert not at.exception
    assert at.info[0].value.replace(NBSP, " ") == (
        "Konsep September 2026, dapat disanggah sampai 8 Oktober."
    )
    figures = at.table[0].value["Bulan ini"]
    assert figures["Pesan masuk"] == "18" and figures["Hari terisi"].startswith("100,0")
    assert list(looks.read(Home(home), "2026-09")) == ["sosial"]
    assert looks.read(Home(home), "2026-09")["sosial"][1] == "Ratna"


def test_after_the_preview_there_is_no_draft(app, home, as_opd, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-09T09:00:00+07:00")
    at = app(home, MINE)
    assert not at.info and looks.read(Home(home), "2026-09") == {}
