"""Cakupan: worst first, the uploads behind a cell, and the text that reminds."""

import re

import pytest

from pages.access import access, rights
from tests.pages import homes
from tests.pages.review.steps import opened

COVERAGE = "pages/coverage/coverage.py"


@homes.made_once
def half(folder):
    """Dinas Sosial lacks September's second half, all others nothing."""
    home = homes.registered(folder)
    rows = [row for opd in homes.OPDS for row in homes.talks(f"{opd[0]}-ig", 6, 1)]
    others = [row for row in rows if row[0] != "sosial-ig"]
    for name, some, until in (
        ("lain", others, "2026-10-01"),
        ("sosial", [r for r in rows if r[0] == "sosial-ig" and r[3] < "2026-09-16"], "2026-09-16"),
    ):
        (folder / f"{name}.csv").write_bytes(homes.csv_bytes(some))
        period = ("--from", "2026-07-01", "--until", until)
        homes.command(home, "load", folder / f"{name}.csv", *period)
    return home


def test_the_worst_stands_first_with_its_missing_days(app, tmp_path, html):
    at = app(half(tmp_path), COVERAGE)
    assert at.title[0].value.replace("\u00a0", " ") == (
        "1 dari 7 akun kurang unggahan dalam 14 minggu terakhir."
    )
    names = re.findall(r'class="name">([^<]+)<', html["heat"])
    assert names[0] == "Instagram @sosial" and len(names) == 7
    first = html["heat"].split("<li>")[1].replace("\u00a0", " ")
    assert "kurang 15 hari" in first and first.count("<rect") == 3  # full, one half week, none
    assert (
        "Data percakapan akun Dinas Sosial untuk September 2026 belum lengkap" in at.code[0].value
    )


def test_a_cell_opens_the_uploads_behind_it(app, tmp_path):
    home = half(tmp_path)
    at = app(home, COVERAGE, akun="sosial-ig", minggu="2026-09-07")
    assert at.subheader[0].value.replace("\u00a0", " ") == (
        "Instagram @sosial · Dinas Sosial, 7–13 Sep 2026"
    )
    found = at.dataframe[0].value
    assert len(found) == 1 and "1 Jul–16 Sep 2026" in found["Dinyatakan lengkap"][0].replace(
        "\u00a0", " "
    )
    at = app(home, COVERAGE, akun="sosial-ig", minggu="2026-09-21")
    assert "Tidak ada unggahan untuk masa ini." in [m.value for m in at.markdown]


def test_137_accounts_and_60_weeks_stay_light():
    from datetime import date

    from metrics.coverage.weeks import AccountWeeks, mondays
    from pages.coverage import heat

    weeks = mondays(date(2020, 1, 1), date(2026, 2, 16))
    row = AccountWeeks(
        "a" * 20, "instagram", "@" + "a" * 20, "opd", "Dinas" * 6, weeks=((7, 7), (7, 3)) * 30
    )
    assert len(heat.html([row] * 137, weeks, "")) < 800_000


def test_the_bupatis_office_sees_the_days_and_no_uploads(app, html, tmp_path, monkeypatch):
    """Who lacks what is theirs to know; file names, and the reminders, are Diskominfo's."""
    home = half(tmp_path)
    monkeypatch.setattr(access, "current", lambda: access.Viewer("x", rights.BUPATI))
    at = app(home, COVERAGE, akun="sosial-ig", minggu="2026-09-07")
    assert "kurang 15\u00a0hari" in html["heat"] and "profil?unit=sosial-ig" in html["heat"]
    assert not at.subheader and not at.dataframe and not at.code


@pytest.mark.parametrize("role", [rights.OPD, rights.VIEWER])
def test_it_is_not_for_others(app, base_home, monkeypatch, role):
    monkeypatch.setattr(access, "current", lambda: access.Viewer("x", role, ("sosial",)))
    assert app(base_home, COVERAGE).title[0].value == "Halaman ini tidak untuk Anda"


@pytest.mark.parametrize(
    ("role", "opds", "way", "said"),
    [
        (rights.DISKOMINFO, (), "cakupan", "Siapa belum mengunggah"),
        (rights.OPD, ("sosial",), "angka-saya", "Hari yang terisi di OPD kami"),
        (rights.VIEWER, (), "kamus?indikator=coverage", None),
    ],
    ids=lambda one: str(one),
)
def test_the_freshness_opens_who_lacks_what(
    app, html, tmp_path, monkeypatch, role, opds, way, said
):
    """The words themselves, and a link beside them for who may see it."""
    monkeypatch.setattr(access, "current", lambda: access.Viewer("x", role, opds))
    app(half(tmp_path), "pages/trend/trends.py")
    assert f'<a class="figure-link" href="{way}">Lengkap sampai ' in html.whole["fresh"]
    onward = re.findall(r'<a class="onward" href="([^?"]*)">([^<]*)</a>', html["fresh"])
    assert onward == ([(way, said)] if said else [])


SHORT = {"opd": "sosial", "bulan": "2026-09"}


def test_a_share_of_the_review_opens_the_days_that_it_counts(app, html, tmp_path):
    """14 of September's 30 days; below, which account and which days."""
    home = half(tmp_path)
    opened(app(home, "pages/review/review.py", bulan="2026-09"), "completeness")
    [(shown, asked)] = html.opens["incomplete"]
    assert (shown, asked) == ("53,3 % hari terisi", SHORT)
    app(home, COVERAGE, **asked)
    assert html.headings[-2] == f"Dinas Sosial, September 2026: {shown}"
    told = html["of-opd"].replace("\u00a0", " ")
    assert "Instagram @sosial" in told and "<em>16 dari 30 hari</em>" in told
    assert "17–30 Sep 2026" in told and "kamus?indikator=coverage" in told


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (SHORT | {"opd": "pendidikan"}, "Dinas Pendidikan: unggahan September 2026 lengkap."),
        (SHORT | {"opd": "hilang"}, "OPD yang tidak ada (lagi): “hilang”"),
    ],
    ids=["complete", "unknown"],
)
def test_an_opd_that_lacks_nothing_says_so(app, html, tmp_path, asked, told):
    app(half(tmp_path), COVERAGE, **asked)
    assert told in " ".join(html.values()).replace("\u00a0", " ") and "of-opd" not in html
