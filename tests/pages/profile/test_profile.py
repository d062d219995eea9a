"""Profil by interaction: an OPD, an account, gaps, unknown replies, and addresses from outside."""

import re

import pytest

from metrics.board.sources import Source
from tests import waiting
from tests.pages import homes
from words.profile import beside, places

NBSP = "\u00a0"
PROFILE = "pages/profile/profile.py"


def said(html) -> str:
    return " ".join(html.headings)


@pytest.fixture
def profile(app):
    """``profile(home, unit, by)`` → the page, as if its link had been opened."""

    def start(home, unit: str, by: str = "opd", **address: str):
        at = app(home, **address)
        at.query_params["unit"], at.query_params["by"] = unit, by
        for name, value in address.items():
            at.query_params[name] = value
        return at.switch_page(PROFILE).run()

    return start


def test_an_opd_with_its_figures_places_and_accounts(profile, html, base_home):
    at = profile(base_home, "pendidikan")
    assert not at.exception
    assert "Dinas Pendidikan menjawab 80,0 % dari 60 pesan dalam 24 jam" in said(html)
    assert "1 akun: Instagram @pendidikan" in said(html)
    places = html["places"].replace(NBSP, " ")
    assert re.search(r"Tempat \d–\d dari 6, paling mungkin 3\.", places)
    [(shown, place)] = html.opens["places"]
    assert shown.startswith("Tempat") and place["papan"] == "Respons"
    assert (place["angka"], place["by"], place["unit"]) == ("place", "opd", "pendidikan")
    # 196 of 319 cases of the regency in time
    row = re.search(r"Dijawab dalam 24 jam</th>(.*?)</tr>", html["figures"].replace(NBSP, " "))[1]
    assert "80,0 %" in row and "61,4 %" in row and "belum ada pembanding" in row
    assert "2 jam" in html["figures"].replace(NBSP, " ")
    assert "Separuh warga dijawab dalam 2 jam; satu dari lima menunggu lebih dari 24 jam" in said(
        html
    )
    assert "Unggahan lengkap" in said(html)


def test_why_the_place_moved_in_parts_that_add_up(profile, html, year_home):
    """Dinas Sosial stood 5th of six with 30 %; with 90 % it passed two of the others, and Kecamatan
    Wedi fell."""
    profile(year_home, "sosial")
    told = html["places"].replace(NBSP, " ")
    assert (
        "Naik 3 tempat dari 5 (Apr–Jun): 2 karena angkanya sendiri, 1 karena perubahan unit lain."
        in told
    )


def test_the_months_line_has_no_verdict_of_the_citizen_clock_beside_that_of_the_office_clock(
    profile, html, year_home
):
    """Tren says it on the office clock; an account has no limits there, and keeps the colour."""
    heads = {}
    for by, unit in (("opd", "sosial"), ("account", "sosial-ig")):
        profile(year_home, unit, by)
        heads[by] = html["head-months"]
    assert all("dibanding" in head for head in heads.values())
    assert 'class="better"' not in heads["opd"] and 'class="better"' in heads["account"]


def test_the_first_place_is_not_said_to_be_certain_where_it_is_not(profile, html, base_home):
    profile(base_home, "dukcapil")
    told = html["places"].replace(NBSP, " ")
    assert re.search(r"Tempat 1–\d dari 6, paling mungkin 1\. Belum pasti yang terbaik\.", told)


@pytest.mark.parametrize(
    "change, first, sentence",
    [
        (
            -0.188,
            Source("wa", -0.12, 0.761, 0.921, 157),
            "Turunnya paling banyak dari WhatsApp x (92,1 % menjadi 76,1 %): 12,0 poin.",
        ),
        (
            -0.188,
            Source("wa", -0.12, 0.5, 0.4, 157),
            "Turunnya paling banyak dari WhatsApp x (kini 157 pesan): 12,0 poin.",
        ),
        (
            0.05,
            Source("wa", 0.09, 0.5, None, 31),
            "Naiknya paling banyak dari WhatsApp x (kini 31 pesan): 9,0 poin.",
        ),
        (0.0004, Source("wa", 0.09, 0.5, 0.4, 31), ""),
        (0.05, Source("gone", 0.09, None, 0.4, 0), ""),
    ],
)
def test_where_a_change_comes_from_is_said_in_a_sentence(change, first, sentence):
    said_of_it = places.source([first], {"wa": "WhatsApp x"}, {"change": change}, "response")
    assert said_of_it.replace(NBSP, " ") == sentence


def test_a_guest_is_not_told_that_a_unit_came_down(profile, html, year_home, guest):
    at = profile(year_home, "wedi")
    assert not at.exception
    shown = said(html) + "".join(html.values())
    assert (
        "Turun" not in shown
        and "menurun" not in shown
        and "↓" not in shown
        and 'class="worse' not in shown
    )


def test_another_unit_is_one_choice_away_and_in_the_address(profile, html, base_home):
    at = profile(base_home, "pendidikan")
    at.selectbox(key="unit").set_value(("account", "sosial-ig")).run()
    assert not at.exception
    assert "Instagram @sosial menjawab 30,0 % dari 60 pesan" in said(html)
    assert at.query_params["unit"] == "sosial-ig" and at.query_params["by"] == "account"


def test_names_from_the_register_are_harmless(profile, html, base_home):
    at = profile(base_home, "bayat")
    assert not at.exception
    assert "<b>Bayat</b> & Sekitarnya" in html.headings[0]
    assert "<b>Bayat" not in "".join(html.values())


def test_a_quiet_opd_says_why_it_has_no_place(profile, html, base_home):
    profile(base_home, "sepi")
    assert "Belum ada tempat. Pesan belum cukup." in html["places"].replace(NBSP, " ")


@pytest.mark.parametrize(
    "unit, by", [("tidak-ada", "opd"), ("pendidikan", "account"), ("<b>", "x"), ("", "opd")]
)
def test_a_spoilt_address_asks_for_a_unit(profile, base_home, unit, by):
    at = profile(base_home, unit, by)
    assert not at.exception
    assert at.title[0].value == "Pilih OPD atau akun untuk melihat profilnya"


@pytest.mark.parametrize(
    "address", [{"jam": "Jam kantor"}, {"papan": "Penyelesaian"}, {"bulan": "2026-07"}]
)
def test_every_filter_works_for_every_opd(profile, html, base_home, address):
    at = profile(base_home, "wedi", **address)
    assert not at.exception
    assert "Kecamatan Wedi" in said(html)


def test_the_gap_is_named_and_drawn(profile, html, tmp_path):
    home = homes.registered(tmp_path)
    rows = homes.talks("sosial-ig", 60, 0.5)
    (tmp_path / "a.csv").write_bytes(homes.csv_bytes(rows))
    homes.command(home, "load", tmp_path / "a.csv", "--from", "2026-07-01", "--until", "2026-08-04")
    (tmp_path / "b.csv").write_bytes(homes.csv_bytes(homes.talks("sosial-ig", 1, 1.0, prefix="b")))
    homes.command(home, "load", tmp_path / "b.csv", "--from", "2026-08-10", "--until", "2026-10-01")
    at = profile(home, "sosial")
    assert not at.exception
    assert "kurang 5–9 Agu 2026" in said(html)
    assert html["coverage"].count('class="missing"') == 5


def test_unknown_replies_are_said_in_words(profile, html, tmp_path):
    home = homes.registered(tmp_path)
    days = [f"2026-08-{i % 28 + 1:02d}" for i in range(40)]
    rows = [
        ["sosial-ig", f"k{i}", f"{day}T09:00:00+07:00", f"{day}T15:00:00+07:00", "resolved"]
        for i, day in enumerate(days)
    ]
    (tmp_path / "t.csv").write_bytes(
        homes.csv_bytes(rows, ["account_id", "case_id", "opened_at", "closed_at", "status"])
    )
    homes.command(home, "load", tmp_path / "t.csv", "--from", "2026-06-01", "--until", "2026-08-31")
    at = profile(home, "sosial")
    assert not at.exception
    assert "balasannya tidak diketahui" in said(html)
    assert "Ekspor tidak memuat waktu balasan" in html["accounts"]
    assert not re.search(r"(?<!\d)0,0 %", said(html) + html["figures"].replace(NBSP, " "))
    assert "tidak diketahui" in re.search(r"Belum dijawab</th>(.*?)</tr>", html["figures"])[1]
    assert "ages" not in html


def test_an_empty_home_says_what_to_do(app, tmp_path):
    at = app(tmp_path / "nothing", PROFILE)
    assert not at.exception
    assert at.title[0].value == "Belum ada register OPD dan akun"


def test_without_an_upload_it_is_not_said_that_nobody_wrote(profile, html, tmp_path):
    at = profile(waiting.home(tmp_path), "pendidikan")
    assert not at.exception
    assert "Dinas Pendidikan: belum ada unggahan untuk Juli–September 2026." in said(html)
    assert (
        "Belum ada unggahan untuk masa ini." in html["accounts"]
        and "Tidak ada pesan" not in html["accounts"]
    )


def test_no_heading_rests_on_fewer_cases_than_a_headline_needs(profile, html, base_home):
    at = profile(base_home, "sepi")  # 4 of the 30 messages that are needed
    assert any("Belum cukup pesan untuk dibandingkan" in one.value for one in at.header)
    assert "baru dari 4 pesan: belum cukup untuk disimpulkan" in said(html)
    assert "Separuh warga" not in said(html) and "menunggu lebih dari 24 jam" not in said(html)


def test_an_account_with_few_cases_is_not_in_the_heading():
    def row(rate: float, due: int) -> dict:
        return {"rate": rate, "due": due}

    rows = [row(1.0, 19), row(0.9, 20), row(0.8, 30), row(0.1, 3)]
    said_ = beside.accounts(rows, 20, lambda one: f"{one['rate']:.1f}")
    assert said_ == "Akunnya satu per satu: antara 0.8 dan 0.9"
