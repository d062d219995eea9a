"""A link that names what is not there says so where it leads, on every screen with an id in its
address, and the page goes on."""

import re
from html import escape

import pytest

from pages.access import access, opened_link
from pages.drawing import dead_link
from pages.figure import address as figure_address
from pages.figure import asked as figure_asked
from tests.pages import homes

PAGES = homes.ROOT / "pages"


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
        ("coverage/coverage", {"akun": "sosial-ig", "minggu": "kemarin"}, "“kemarin”"),
        ("coverage/coverage", {"opd": "sosial", "bulan": "2031-01"}, "“2031-01”"),
        ("board/leaderboard", {"jenis": "xx"}, "“xx”. Yang ditampilkan: semua jenis."),
        ("board/leaderboard", {"daftar": "Orang"}, "“Orang”. Yang ditampilkan: OPD."),
        ("board/leaderboard", {"papan": "Foo"}, "“Foo”. Yang ditampilkan: Respons."),
        ("profile/profile", {"jam": "Jam pasir"}, "“Jam pasir”. Yang ditampilkan: Jam warga."),
        ("trend/trends", {"langkah": "Hari"}, "“Hari”. Yang ditampilkan: Bulan."),
        ("trend/trends", {"banding": "lama"}, "“lama”"),
        ("board/leaderboard", {"bulan": "2026-09", "versi": "9"}, "“9 (2026-09)”"),
        ("board/leaderboard", {"versi": "9"}, "“9”. Yang ditampilkan: angka sekarang."),
        ("board/leaderboard", {"peran": "raja"}, "“raja”. Yang ditampilkan: Diskominfo."),
        ("about/about", {"peran": "opd:hilang"}, "“opd:hilang”. Yang ditampilkan: Diskominfo."),
        ("register/register", {"bagian": "gaji"}, "“gaji”. Yang ditampilkan: OPD."),
        ("figure/figure", {"angka": "rahasia"}, "angka yang tidak ada (lagi): “rahasia”"),
        ("figure/figure", {}, "Tautan ini tidak menyebut angka."),
        ("dictionary/dictionary", {"indikator": "hilang"}, "indikator yang tidak ada"),
    ],
    ids=lambda one: str(one),
)
def test_a_dead_link_says_what_it_names(app, html, base_home, page, address, told):
    at = app(base_home, f"pages/{page}.py", **address)
    assert not at.exception and at.title or html["title"]
    words = " ".join(html[key] for key in html if key.startswith("dead-"))
    assert told in words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "shown", ["<b>tebal</b>", "**tebal**", "[x](https://contoh.id)", "a\u202eb"]
)
def test_what_a_link_names_is_shown_as_text(app, html, base_home, shown):
    app(base_home, jenis=shown)
    [told] = [value for key, value in html.items() if key.startswith("dead-")]
    assert f"“{escape(shown).replace(chr(0x202E), ' ')}”" in told


def test_what_a_link_names_is_cut(app, html, base_home):
    app(base_home, jenis="x" * 5000)
    [told] = [value for key, value in html.items() if key.startswith("dead-")]
    assert f"“{'x' * (dead_link.LONGEST - 1)}…”" in told


def test_what_people_type_is_never_a_dead_link(app, html, base_home):
    app(base_home, cari="tidak ada yang bernama begini")
    assert not [key for key in html if key.startswith("dead-")]


def test_a_dead_version_shows_the_newest_figures_and_leaves_the_address(app, base_home):
    at = app(base_home, bulan="2026-09", versi="9")
    assert "versi" not in at.query_params and not at.button


def test_a_link_to_anothers_queue_says_whose_is_shown(app, html, base_home, monkeypatch):
    monkeypatch.setattr(access, "current", lambda: access.Viewer("o", "opd", ("sosial",)))
    app(base_home, "pages/queue/queue.py", opd="Dinas Pendidikan")
    told = " ".join(html[key] for key in html if key.startswith("dead-"))
    assert "OPD yang bukan milik Anda: “Dinas Pendidikan”. Yang ditampilkan: Dinas Sosial." in told


def test_more_than_a_screen_takes_is_said(app, html, base_home, monkeypatch):
    monkeypatch.setattr(access, "current", lambda: access.Viewer("o", "opd", ("sosial",)))
    app(base_home, "pages/contest/contest.py", kasus=".".join(f"{n:016x}" for n in range(60)))
    told = " ".join(html.values()).replace("\u00a0", " ")
    assert "Tautan ini menyebut 60 pesan. Yang ditampilkan: 50 yang pertama." in told


def test_every_key_that_a_page_reads_is_kept_over_the_sign_in():
    """Else the link shows something else to whoever has to sign in first."""
    read = re.compile(r'(?:query_params|address|said)\.get\(\s*"(\w+)"')
    found = {key for page in PAGES.rglob("*.py") for key in read.findall(page.read_text("utf-8"))}
    of_figures = {figure_address.WEEKDAY, figure_address.HOUR, *figure_asked.WHOSE}
    assert len(found) >= 10
    assert (found | of_figures | {"versi"}) <= set(opened_link.KEYS)


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
