"""Tren by interaction: the regency, a chosen unit, all OPDs, open cases, and the tables behind the charts."""

import io

import pytest
import python_calamine

from pages.parts import table_behind
from pages.parts.table_behind import Column
from tests.pages import homes

NBSP = "\u00a0"
TRENDS = "pages/bupati/trends.py"


def said(at) -> str:
    return " ".join(e.value for e in [*at.title, *at.header, *at.subheader, *at.markdown]).replace(NBSP, " ")


def test_the_newest_complete_month_against_those_before(app, html, base_home):
    at = app(base_home, TRENDS)
    assert not at.exception
    assert at.title[0].value.replace(NBSP, " ").startswith("September 2026: ")
    assert "dibanding 2 bulan sebelumnya" in said(at)
    assert "belum selesai" not in said(at)
    assert "Batang tegak" in said(at)


def test_a_month_that_is_not_over_is_named_as_such(app, tmp_path):
    home = homes.registered(tmp_path)
    (tmp_path / "a.csv").write_bytes(homes.csv_bytes(homes.talks("sosial-ig", 60, 0.5)))
    homes.command(home, "load", tmp_path / "a.csv", "--from", "2026-07-01", "--until", "2026-09-29")
    at = app(home, TRENDS)
    assert not at.exception
    assert at.title[0].value.replace(NBSP, " ").startswith("Agustus 2026: ")
    assert "September 2026 belum selesai, karena itu garisnya putus-putus." in said(at)


def test_a_unit_is_compared_and_in_the_address(app, base_home):
    at = app(base_home, TRENDS)
    at.selectbox(key="unit").set_value(("opd", "sosial")).run()
    assert not at.exception
    assert "Dinas Sosial: " in at.subheader[0].value
    assert at.query_params["unit"] == "sosial" and at.query_params["by"] == "opd"


def test_the_choice_stays_on_the_profile(app, base_home):
    at = app(base_home, TRENDS)
    at.selectbox(key="unit").set_value(("opd", "sosial")).run()
    at.switch_page("pages/bupati/profile.py").run()
    assert "Dinas Sosial menjawab" in at.title[0].value


def test_all_opds_link_to_their_profiles_with_harmless_names(app, html, base_home):
    app(base_home, TRENDS)
    grid = html["multiples"]
    assert grid.count('class="sm1"') == len(homes.OPDS)
    assert 'href="profil?unit=dukcapil&amp;by=opd"' in grid
    assert "<b>Bayat" not in grid


@pytest.mark.parametrize("address", [{"jam": "Jam kantor"}, {"papan": "Penyelesaian"}, {"bulan": "2026-07"},
                                     {"bulan": "1999-13"}])
def test_every_filter_works(app, base_home, address):
    at = app(base_home, TRENDS, **address)
    assert not at.exception
    assert len(at.title) == 1


def test_open_cases_fall_or_rise_in_words(app, base_home):
    at = app(base_home, TRENDS)
    assert any(h.value.startswith("Pesan yang belum dijawab") for h in at.header)


def test_an_empty_home_says_what_to_do(app, tmp_path):
    at = app(tmp_path / "nothing", TRENDS)
    assert not at.exception
    assert at.title[0].value == "Belum ada register OPD dan akun"


def test_downloads_are_harmless_in_a_spreadsheet():
    columns = [Column("OPD", "text", ["=HYPERLINK(1)", "Dinas"]), Column("Bagian", "rate", [0.5, None])]
    lines = table_behind._csv(columns).decode("utf-8-sig").splitlines()
    assert lines == ["OPD,Bagian", "'=HYPERLINK(1),0.5", "Dinas,"]
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(table_behind._xlsx(columns, "uji", "catatan")))
    rows = book.get_sheet_by_index(0).to_python()
    assert ["'=HYPERLINK(1)", 0.5] in rows and ["Dinas", ""] in rows
