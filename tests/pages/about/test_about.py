"""Tentang data: the numbers are those of the home, the calendar's state is said, and it stands
without data too."""

import pytest

from pages.access import access
from tests.pages import homes
from tests.pages.conftest import READ

ABOUT = "pages/about/about.py"


def said(at) -> str:
    return " ".join(e.value for e in [*at.title, *at.header, *at.markdown, *at.caption]).translate(
        READ
    )


def test_its_numbers_are_those_of_the_data(app, html, base_home):
    at = app(base_home, ABOUT)
    assert not at.exception
    assert html.headings[0] == (
        "Dasar angka Juli–September 2026: 319 kasus warga; 7 dari 7 akun unggahannya lengkap."
    )
    assert "1 unggahan dengan 638 baris dari 7 akun milik 7 OPD, sejak Juli 2026" in said(at)
    assert "sampai 2 Okt 2026, 00.00 WIB" in said(at)
    assert (
        "sekurangnya 80 % hari tercakup. Dari semua hari akun dalam masa itu, 100,0 % tercakup"
        in said(at)
    )
    assert "30 kasus untuk OPD, 20 untuk akun" in said(at)


def test_calendar_and_targets_are_the_registers(app, tmp_path):
    home = homes.filled(tmp_path)
    assert "2026 masih sementara" in said(app(home, ABOUT))
    (tmp_path / "calendar.csv").write_text("date,kind,source\n2026-08-17,holiday,SKB 3 Menteri\n")
    homes.command(home, "calendar", tmp_path / "calendar.csv")
    (tmp_path / "settings.csv").write_text(
        "name,value\nresponse_target_hours,12\nresolution_days_complaint,10\n"
    )
    homes.command(home, "settings", tmp_path / "settings.csv")
    at = app(home, ABOUT)
    assert "2026 sudah dipastikan Diskominfo" in said(at) and "sementara" not in said(at)
    assert "balasan pertama 12 jam; penyelesaian 5 hari kerja untuk permintaan" in said(at)
    assert "10 untuk pengaduan, 60 untuk pengaduan berkadar pengawasan, 10 untuk perm" in said(at)


def test_every_target_has_its_ground_and_who_has_read_it(app, tmp_path):
    home = homes.filled(tmp_path)
    (tmp_path / "settings.csv").write_text(
        "name,value,valid_from,ground_kind,ground,verified_by,verified_on\n"
        "response_target_hours,12,2026-02-01,regional_rule,SK *Bupati* 4/2026,Sri,2026-02-03\n"
    )
    homes.command(home, "settings", tmp_path / "settings.csv")
    at = app(home, ABOUT)
    [grounds] = [one for one in at.expander if one.label == "Dasar setiap batas waktu"]
    lines = said(grounds).replace("\\", "").split("\n")
    assert lines[0] == (
        "- **Balasan pertama 12 jam pada jam warga, sejak 1 Feb 2026.** Peraturan daerah: SK *Bupati* "
        "4/2026. Dibaca oleh Sri, 3 Feb 2026."
    )
    assert [line for line in lines[2:] if "Belum diverifikasi." not in line] == []
    assert len(lines) == 6


def test_the_words_lead_to_the_dictionary(app, base_home):
    at = app(base_home, ABOUT)
    links = at.get("page_link")
    assert len(links) == 6
    assert {link.proto.query_string for link in links} >= {"indikator=place", "indikator=score"}


@pytest.mark.parametrize("prepare", [lambda folder: folder / "nothing", homes.registered])
def test_without_data_the_method_is_still_told(app, html, tmp_path, prepare, monkeypatch):
    monkeypatch.setattr(access, "current", lambda: access.Viewer("tamu", "viewer"))
    at = app(prepare(tmp_path), ABOUT)
    assert not at.exception
    assert html.headings[0].startswith("Belum ada data")
    assert "Cara mengurutkan" in said(at) and "Dari mana datanya" not in said(at)
