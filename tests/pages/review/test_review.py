"""Tinjauan bulanan by interaction: who is missing and the text that says so, figures with change,
the printed sheet."""

import json
import os
import shutil
from html import escape

import pandas as pd
import pytest

from data.lake.home import Home
from data.review import notes
from pages.access import access, rights
from pages.cache import reviewed, store
from pages.review import figures as month_figures
from pages.review.steps import STEPS
from tests import waiting
from tests.pages.review.steps import EVERY, opened, state

REVIEW, SHEET = "pages/review/review.py", "pages/review/account_sheet.py"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return waiting.home(tmp_path_factory.mktemp("waiting"))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_who_has_not_uploaded_and_a_text_for_each(app, html, home, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", "2026-09-30T20:00+07:00")
    at = opened(app(home, REVIEW), "completeness")
    assert not at.exception
    assert plain(at.title[0].value) == "September 2026: unggahan 2 dari 7 OPD lengkap, 5 belum."
    assert "5 OPD belum mengunggah sama sekali" in state(at, "1 · Kelengkapan")
    assert (
        "<b>Dinas Pendidikan</b>" in html["incomplete"] and "Dinas Sosial" not in html["incomplete"]
    )
    assert "Kecamatan &lt;b&gt;Bayat&lt;/b&gt; &amp; Sekitarnya" in html["incomplete"]
    at.selectbox(key="remind").set_value("Dinas Pendidikan").run()
    text = at.code[0].value
    assert (
        "Dinas Pendidikan untuk September 2026" in text
        and "Instagram @pendidikan: belum ada unggahan" in text
    )
    assert "paling lambat Kamis, 8 Oktober 2026" in text  # the last day of its preview
    assert f'data-text="{escape(text)}"' in html["share-reminder"]


def test_after_the_preview_the_text_names_no_past_day(app, home, monkeypatch):
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-09T08:00+07:00")
    text = opened(app(home, REVIEW), "completeness").code[0].value
    assert "8 Oktober" not in text and "Mohon segera diunggah" in text


def test_a_complete_month_says_so(app, base_home):
    at = app(base_home, REVIEW, bulan="2026-08")
    assert plain(at.title[0].value) == "Agustus 2026: unggahan 7 OPD lengkap."
    assert "✓ semua OPD lengkap" in state(at, "1 · Kelengkapan")
    assert not opened(at, "completeness").code


def behind(at):
    """With the table of all figures open."""
    at = opened(at, "month-figures-open")
    assert not at.dataframe  # the list of links stands before it
    at.session_state["behind-month"] = True
    return at.run()


def test_figures_of_opds_and_accounts_with_change(app, base_home):
    at = behind(app(base_home, REVIEW))
    found = at.dataframe[0].value
    assert found["OPD"].tolist() == sorted(found["OPD"], key=str.casefold) and len(found) == 7
    assert "Dijawab dalam 24\u00a0jam: perubahan" in found and "Hari terisi" in found
    at.segmented_control(key="daftar").set_value("Akun").run()
    assert not at.exception
    assert "Instagram @sosial" in at.dataframe[0].value["Akun"].tolist()


def test_no_name_is_cut_in_the_table_of_figures(app, base_home):
    """The column is wide enough for a phone and the rows high enough for the longest name, which
    wraps from 65 pixels on."""
    shown = behind(app(base_home, REVIEW)).dataframe[0].proto
    width = json.loads(shown.columns)["OPD"]["width"]
    assert shown.row_height >= 65 and width <= 324  # what a screen of 390 pixels has for the table
    longest = "Dinas Sosial, Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana dan Pengendalian Penduduk"
    lines = -(-len(longest) * 8 // (width - 16))  # of 14 pixels, a sign is 8 wide
    assert month_figures.row_height(pd.DataFrame({"OPD": ["Dinas", longest]})) >= lines * 20
    assert month_figures.row_height(pd.DataFrame({"OPD": []})) >= 65


def test_the_month_can_be_changed(app, base_home):
    at = app(base_home, REVIEW)
    at.selectbox(key="month").set_value("2026-07").run()
    assert at.title[0].value.startswith("Juli\u00a02026") and not at.exception


def test_the_month_goes_along_from_page_to_page(app, html, base_home):
    at = app(base_home)
    at.selectbox(key="bulan").set_value("2026-08").run()
    at = at.switch_page(REVIEW).run()
    assert at.title[0].value.startswith("Agustus\u00a02026")
    at.selectbox(key="month").set_value("2026-07").run()
    html.clear()
    at = at.switch_page(SHEET).run()
    assert html.headings[0].startswith("Juli 2026")
    html.clear()
    at.switch_page("pages/board/leaderboard.py").run()
    assert "Mei–Juli" in html["title"]


def test_the_workbook_has_both_sheets(base_home, monkeypatch):
    import io

    from python_calamine import CalamineWorkbook

    monkeypatch.setenv("TANGGAP_HOME", str(base_home))
    content = month_figures.as_xlsx(store.store_path(), "2026-09", "24 jam")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["OPD", "Akun"]
    assert "Lengkap sampai 1 Okt 2026 · 7 dari 7 akun." in plain(
        book.get_sheet_by_name("OPD").to_python()[1][0]
    )
    rows = book.get_sheet_by_name("Akun").to_python()
    assert rows[3][:3] == ["Akun", "OPD", "Pesan masuk"] and len(rows) == 4 + 7
    assert all(isinstance(row[2], float) for row in rows[4:])


def test_the_sheet_has_every_account_by_opd(app, html, home):
    at = app(home, SHEET)
    assert not at.exception
    assert html.headings[0] == "September 2026: 2 dari 4 pesan kepada 2 akun dijawab dalam 24 jam."
    opens = {asked["angka"] for _, asked in html.opens["accounts"]}
    assert opens == {"on_time_rate", "due"} and len(html.opens["accounts"]) == 2 * 3
    shown = html["accounts"]
    assert shown.count("<section>") == 7 and shown.count("belum ada unggahan") == 5
    assert "Kecamatan &lt;b&gt;Bayat&lt;/b&gt;" in shown and "<b>Bayat" not in shown


@pytest.mark.parametrize("page", [REVIEW, SHEET])
def test_both_are_for_diskominfo_only(app, html, home, monkeypatch, page):
    monkeypatch.setattr(access, "current", lambda: access.Viewer("Ratna", "opd", ("sosial",)))
    monkeypatch.setattr(rights, "of", lambda _: rights.SCREENS)
    at = app(home, page)
    assert any("Halaman ini untuk Diskominfo." in m.value for m in at.markdown)
    assert not at.dataframe and "accounts" not in html


def test_what_a_step_holds_is_made_when_it_is_opened(app, html, home):
    at = app(home, REVIEW)
    assert all(state(at, step.name) for step in STEPS)
    assert not html.keys() & {"incomplete", "questions", "contests", "month-figures"}
    kinds = ("code", "dataframe", "text_area", "text_input", "download_button")
    assert not any(at.get(kind) for kind in kinds)
    assert {one.key for one in at.selectbox} == {"month", "local-role"}
    assert opened(at, *EVERY).code and at.get("download_button")


def test_what_is_put_down_is_seen_at_once_and_read_once(base_home, tmp_path, monkeypatch):
    """Also within the tick of the clock in which the folder got its time."""
    shutil.copytree(base_home, tmp_path / "home")
    place, read = Home(tmp_path / "home"), []
    monkeypatch.setitem(reviewed.READ, "notes", lambda *of: read.append(of) or notes.read(*of))
    for count in range(1, 4):
        notes.add(place, "2026-09", None, f"catatan {count}", "Dina")
        assert [one.text for one in reviewed.notes(place, "2026-09")] == [f"catatan {count}"]
    os.utime(place.documents / "notes", (1_790_000_000, 1_790_000_000))
    read.clear()
    for _ in range(3):
        assert [one.text for one in reviewed.notes(place, "2026-09")] == ["catatan 3"]
    assert len(read) == 1
