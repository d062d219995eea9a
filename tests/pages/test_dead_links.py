"""A link that names what is not there says so where it leads, on every screen with an id in its
address, and the page goes on."""

import pytest

from pages.access import access
from tests.pages import homes


@pytest.mark.parametrize(
    ("page", "address", "told"),
    [
        ("profile/profile", {"by": "opd", "unit": "hilang"}, "OPD atau akun yang tidak ada"),
        ("profile/profile", {"by": "opd", "unit": "sosial", "bulan": "2031-01"}, "2031-01"),
        ("trend/trends", {"by": "account", "unit": "hilang"}, "OPD atau akun yang tidak ada"),
        ("trend/trends", {"banding": "opd:sosial,opd:hilang"}, "“hilang”"),
        ("board/leaderboard", {"bulan": "2031-01"}, "Yang ditampilkan: Juli–September 2026"),
        ("queue/queue", {"opd": "Dinas Hilang"}, "“Dinas Hilang”"),
        ("review/review", {"bulan": "2031-01"}, "Yang ditampilkan: September 2026"),
        ("coverage/coverage", {"akun": "hilang-ig"}, "“hilang-ig”"),
        ("dictionary/dictionary", {"indikator": "hilang"}, "indikator yang tidak ada"),
    ],
    ids=lambda one: str(one),
)
def test_a_dead_link_says_what_it_names(app, html, base_home, page, address, told):
    at = app(base_home, f"pages/{page}.py", **address)
    assert not at.exception and at.title or html["title"]
    words = " ".join(html[key] for key in html if key.startswith("dead-"))
    assert told in words.replace("\u00a0", " ")


def test_a_dead_unit_shows_no_other_units_profile(app, html, base_home):
    at = app(base_home, "pages/profile/profile.py", by="opd", unit="sosial")
    at.query_params["unit"] = "hilang"
    at.run()
    assert at.title[0].value == "Pilih OPD atau akun untuk melihat profilnya"
    assert "“hilang”" in " ".join(html[key] for key in html if key.startswith("dead-"))


def test_cases_that_are_gone_are_counted(app, html, base_home, monkeypatch):
    monkeypatch.setattr(access, "current", lambda: access.Viewer("o", "opd", ("sosial",)))
    app(base_home, "pages/contest/contest.py", kasus="0000000000000001.x")
    assert "2 dari 2 pesan dalam tautan ini" in " ".join(html.values()).replace("\u00a0", " ")


def test_a_living_link_says_nothing(app, html, base_home):
    app(base_home, "pages/profile/profile.py", by="opd", unit="sosial", bulan="2026-08")
    assert not [key for key in html if key.startswith("dead-")]


def test_an_opd_without_an_account_is_not_called_gone(app, html, tmp_path):
    """It stands in the register; it has no figures yet."""
    home = homes.filled(tmp_path)
    opds, accounts = tmp_path / "o.csv", tmp_path / "a.csv"
    opds.write_text("opd_id,name,kind\nbaru,Badan Baru,badan\n")
    accounts.write_text("account_id,opd_id,platform,handle\nsosial-ig,sosial,instagram,@sosial\n")
    homes.command(home, "register", opds, accounts)
    app(home, "pages/profile/profile.py", by="opd", unit="baru")
    told = " ".join(html[key] for key in html if key.startswith("dead-"))
    assert "Badan Baru belum punya akun dalam register" in told
