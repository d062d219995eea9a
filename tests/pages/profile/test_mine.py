"""Angka saya by interaction: the own profile, and a contest from the first word to its
withdrawal."""

import re
import shutil

import pytest

from data.cases import store
from data.lake.home import Home
from data.review import contests, looks
from metrics.cases import case_list
from pages.access import access, rights
from tests.pages.conftest import READ
from tests.pages.review.steps import opened, state

MINE, REVIEW = "pages/profile/mine.py", "pages/review/review.py"
CONTEST, FIGURE = "pages/contest/contest.py", "pages/figure/figure.py"
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


def said(at, html) -> str:
    drawn = " ".join(e.value for e in [*at.header, *at.subheader]).translate(READ)
    return " ".join([*html.headings, drawn])


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
    assert "Dinas Sosial menjawab 30,0 % dari 60 pesan dalam 24 jam" in said(at, html)
    assert "Instagram @sosial" in html["coverage"].replace(NBSP, " ")
    assert "Sanggah angka atau pesan" in said(at, html)


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
    assert "Tidak ada sanggahan yang menunggu" in said(at, html)


def test_a_case_is_chosen_by_its_moment_and_account_and_none_beforehand(app, home, as_opd):
    at = app(home, MINE)
    at.segmented_control(key="contest-kind").set_value("Pesan").run()
    field = at.selectbox(key="contest-case")
    assert field.value is None and at.button(key="contest-send").disabled
    assert (
        len(field.options) == 18
    )  # one every 35.6 hours since 1 July, 09.00: the 43rd to the 60th
    assert all(
        re.fullmatch(r"Pesan \d+ Sep 2026, \d\d\.\d\d WIB dari .…\S* · Instagram @sosial", option)
        for option in (option.replace(NBSP, " ") for option in field.options)
    )
    case_id = cases_of(home)[0]
    at.selectbox(key="contest-case").set_value(case_id)
    at.text_area(key="contest-reason").set_value("ini pesan uji coba").run()
    at.button(key="contest-send").click().run()
    assert contested(home) == [("sosial", "2026-09", None, True, "ini pesan uji coba", "waiting")]


def cases_of(home, opd: str = "sosial") -> list[str]:
    """The cases of September, oldest first."""
    cursor = store.cursor(store.current(Home(home)))
    return list(case_list.cases_behind(cursor, "opd", opd, "2026-09", "wall")["case_id"])


def test_several_cases_are_contested_at_once_with_one_reason(app, html, home, as_opd):
    ids = cases_of(home)[:3]
    at = app(home, CONTEST, kasus=".".join(ids))
    assert at.title[0].value.replace(NBSP, " ") == "Sanggah 3 pesan"
    assert html["contested"].count("<li>") == 3 and "dari W…" in html["contested"]
    at.text_area(key="contest-reason").set_value("pesan uji coba").run()
    at.button(key="contest-send").click().run()
    assert not at.exception
    assert at.success[0].value.startswith("Sanggahan nomor 1, 2 dan 3 terkirim")
    assert [c.subject.case_id for c in contests.read(Home(home))] == ids
    assert {(c.subject.unit, c.subject.month) for c in contests.read(Home(home))} == {
        ("sosial-ig", "2026-09")
    }


@pytest.mark.parametrize("asked", ["", "x", "0" * 16, "others"])
def test_nothing_of_others_and_nothing_that_is_not_there_is_contested(app, home, as_opd, asked):
    kasus = ".".join(cases_of(home, "wedi")[:2]) if asked == "others" else asked
    at = app(home, CONTEST, kasus=kasus)
    assert not at.exception and at.title[0].value == "Pilih dahulu pesan yang disanggah"
    assert not at.text_area


def test_a_contested_case_reads_the_same_on_both_sides_but_for_the_citizen(
    app, html, home, as_opd, monkeypatch
):
    """By account and moment; the masked name is for the OPD itself only (handbook, section 8)."""
    at = app(home, CONTEST, kasus=cases_of(home)[0])
    own = re.search("<b>(.*?)</b>", html["contested"])[1]
    at.text_area(key="contest-reason").set_value("uji coba").run()
    at.button(key="contest-send").click().run()
    monkeypatch.setattr(access, "current", lambda: access.Viewer("Budi", "diskominfo"))
    html.clear()
    opened(app(home, REVIEW), "contests")
    theirs = re.sub(r" dari .…\S*", "", own)
    assert theirs in html["contests"] and own not in html["contests"]
    assert cases_of(home)[0] not in html["contests"]


def test_a_case_is_contested_from_the_evidence_where_it_is_seen(app, home, as_opd):
    at = app(home, FIGURE, angka="on_time_rate", by="opd", unit="sosial")
    chosen = {"selection": {"rows": [0, 2], "columns": [], "cells": []}}
    at.session_state["rows-figure"] = chosen
    at.run()
    at.button(key="contest-figure").click().run()
    assert at.title[0].value.replace(NBSP, " ") == "Sanggah 2 pesan"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("", "Tulis dulu alasannya"),
        ("telepon 081234567890", "081234567890"),
        ("![](https://contoh.id/a.png) 081234567890", "081234567890"),
    ],
)
def test_a_refusal_is_a_sentence_and_keeps_what_was_written(app, home, as_opd, reason, told):
    at = app(home, MINE)
    at.text_area(key="contest-reason").set_value(reason).run()
    at.button(key="contest-send").click().run()
    assert told in at.error[0].value and "![](" not in at.error[0].value
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
    assert "Kecamatan Wedi menjawab" in said(other, html) and "contests" not in html


def test_two_opds_of_one_person_are_a_choice(app, html, base_home, as_opd):
    as_opd("wedi", "sosial")
    at = app(base_home, MINE)
    assert at.selectbox(key="opd").options == ["Dinas Sosial", "Kecamatan Wedi"]
    at.selectbox(key="opd").set_value("Kecamatan Wedi").run()
    assert "Kecamatan Wedi menjawab" in said(at, html)


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
    review = opened(app(home, REVIEW), "contests")
    assert "1 menunggu keputusan" in state(review, "3 · Sanggahan")
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
    assert not at.table and looks.read(Home(home), "2026-09") == {}  # nothing was seen yet
    at.session_state["draft-figures"] = True
    at.run()
    figures = at.table[0].value["Bulan ini"]
    assert figures["Pesan masuk"] == "18" and figures["Hari terisi"].startswith("100,0")
    assert list(looks.read(Home(home), "2026-09")) == ["sosial"]
    assert looks.read(Home(home), "2026-09")["sosial"][1] == "Ratna"


def test_after_the_preview_there_is_no_draft(app, home, as_opd, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-09T09:00:00+07:00")
    at = app(home, MINE)
    assert not at.info and looks.read(Home(home), "2026-09") == {}
