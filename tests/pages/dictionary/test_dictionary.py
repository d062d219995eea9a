"""Kamus indikator by interaction: every definition, the address, the regency's value, and a home
without data."""

import re
from urllib.parse import parse_qsl

import pytest

from data.cases import store
from data.lake.home import Home
from metrics.dictionary import dictionary
from pages.dictionary import entry
from tests.pages import homes
from words import numbers

DICTIONARY = "pages/dictionary/dictionary.py"


def words(at, html) -> str:
    drawn = " ".join(e.value for e in [*at.title, *at.markdown])
    return f"{drawn} {html['value']}".replace("\u00a0", " ")


def test_meaning_value_and_example(app, html, base_home):
    at = app(base_home, DICTIONARY)
    assert not at.exception
    assert at.title[0].value.startswith(
        "Dijawab dalam 24\u00a0jam: dari setiap 100\u00a0pesan warga"
    )
    assert (
        "Juli–September 2026, seluruh kabupaten: <b>61,4 %</b>, yaitu 196 dari 319 pesan."
        in words(at, html)
    )
    [(shown, asked)] = html.opens["value"]
    assert "61,4 %" in shown and (asked["angka"], asked["by"]) == ("on_time_rate", "regency")
    assert (
        "3 dibalas dalam 24 jam ÷ 5 pesan = 60,0 %" in html["example"]
        and html["example"].count("<li class") == 6
    )
    assert (
        "on_time_rate = on_time ÷ due" in html["facts"] and "belum oleh Diskominfo" in html["facts"]
    )


@pytest.mark.parametrize("column", dictionary.definitions())
def test_each_definition_opens_by_its_address(app, html, base_home, column):
    at = app(base_home, DICTIONARY, indikator=column)
    assert not at.exception
    shown, _, _ = at.title[0].value.replace("\u00a0", " ").partition(":")
    title, _, _ = dictionary.definitions()[column].title.partition(":")
    assert shown == title.replace("{target}", "24 jam")
    assert "{" not in words(at, html) + "".join(html.values())


def test_the_choice_changes_the_address(app, html, base_home):
    at = app(base_home, DICTIONARY)
    at.selectbox(key="indicator").set_value("coverage").run()
    assert (
        at.title[0].value.startswith("Hari terisi") and "coverage" in at.query_params["indikator"]
    )


def test_the_cases_behind_the_figure_are_one_click_away(app, base_home):
    at = app(base_home, DICTIONARY, indikator="median_response")
    asked = dict(parse_qsl(at.get("page_link")[-1].proto.query_string))
    assert (asked["angka"], asked["unit"]) == ("median_response", "regency")
    at = app(base_home, "pages/figure/figure.py", **asked)
    assert "Separuh dijawab dalam" in at.title[0].value.replace("\u00a0", " ")
    assert "Masuk (WIB)" in at.dataframe[0].value


def test_a_place_is_no_count_of_cases(app, base_home):
    links = app(base_home, DICTIONARY, indikator="place").get("page_link")
    assert not [link for link in links if "angka=" in link.proto.query_string]


def test_a_spoilt_address_shows_the_first(app, base_home):
    at = app(base_home, DICTIONARY, indikator="<b>")
    assert not at.exception and at.title[0].value.startswith("Dijawab dalam")


def test_the_target_is_the_registers(app, tmp_path):
    home = homes.filled(tmp_path)
    (tmp_path / "settings.csv").write_text("name,value\nresponse_target_hours,12\n")
    homes.command(home, "settings", tmp_path / "settings.csv")
    assert app(home, DICTIONARY).title[0].value.startswith("Dijawab dalam 12\u00a0jam")


@pytest.mark.parametrize("registered", [False, True])
def test_it_can_be_read_before_there_is_anything(app, html, tmp_path, registered):
    at = app(homes.registered(tmp_path) if registered else tmp_path / "nothing", DICTIONARY)
    assert not at.exception
    assert "angkanya muncul setelah unggahan pertama" in words(at, html) and html["example"]


def test_the_figures_of_others_stand_beside_ours(app, html, base_home):
    """196 of the 319 cases were answered after 2 h, the others after 48 h, all of them: the mean is
    2 h for 196 and 48 h for 123, and for the fastest 287 only 91 of the late ones count."""
    mean, fastest = (196 * 2 + 123 * 48) / 319, (196 * 2 + 91 * 48) / 287
    for column, hours in (("average_response", mean), ("facebook_badge", fastest)):
        said = words(app(base_home, DICTIONARY, indikator=column), html)
        theirs = f"{int(hours)} jam {int(hours % 1 * 60)} menit"
        assert "Angka kami, “Separuh dijawab dalam”: <b>2 jam</b>" in said
        assert f"dengan cara mereka: <b>{theirs}</b>." in said


def test_without_tickets_the_status_of_others_says_nothing(app, html, base_home):
    assert "dengan cara mereka tidak ada yang dapat dihitung" in words(
        app(base_home, DICTIONARY, indikator="lapor_status"), html
    )


def test_the_words_of_a_duration_are_its_clocks_and_are_no_share(app, html, tmp_path):
    """Weeks on the office clock are hours of work, not days; and nothing is divided."""
    home = homes.filled(tmp_path)
    slow = [
        [
            "sosial-ig",
            "lama",
            f"lama-{i}",
            f"2026-09-{day}T10:00:00+07:00",
            direction,
            "warga-lama",
            "false",
            f"teks {i}",
            "",
        ]
        for i, (day, direction) in enumerate([("01", "inbound"), ("22", "outbound")])
    ]
    (tmp_path / "slow.csv").write_bytes(homes.csv_bytes(slow))
    homes.command(home, "load", tmp_path / "slow.csv", "--partial")
    (tmp_path / "settings.csv").write_text("name,value\nofficial_clock,office\n")
    homes.command(home, "settings", tmp_path / "settings.csv")
    found = dictionary.value(
        store.cursor(store.current(Home(home))),
        dictionary.definitions()["longest_response"],
        "2026-09",
        "office",
    )
    said = words(app(home, DICTIONARY, indikator="longest_response"), html)
    assert f"<b>{numbers.duration(found.value, 'office')}</b>".replace("\u00a0", " ") in said
    assert numbers.duration(found.value, "office") != numbers.duration(found.value)
    assert (
        ":gray[Yang diukur:]" in said
        and ":gray[Dihitung dari:]" in said
        and ":gray[Dari:]" not in said
    )


@pytest.mark.parametrize(
    ("column", "verdicts"),
    [
        ("on_time_rate", {"ya", "tidak"}),
        ("coverage", {"ya", "tidak"}),
        ("ceiling", {"ya", "tidak"}),
        ("cases", {"terhitung", "tidak terhitung"}),
        ("pertanyaan_fewer_messages", {"ditanyakan", "tidak ditanyakan"}),
        ("pertanyaan_oversight", {"ikut dihitung", "tidak ikut dihitung"}),
    ],
)
def test_a_row_of_the_example_says_what_its_verdict_is_about(column, verdicts):
    drawn = entry.example(dictionary.definitions()[column])
    assert (
        set(re.findall(r"\(((?:ikut|tidak|ya|terhitung|ditanyakan)[^()]*)\)</span>", drawn))
        == verdicts
    )


def test_an_examples_data_can_be_taken_along(app, html, base_home):
    at = app(base_home, DICTIONARY, indikator="backlog")
    assert [code.value.splitlines()[0] for code in at.code] == [
        "conversation_id,sent_at,direction,is_automatic",
        "case_id,opened_at,first_reply_at,closed_at,status",
    ]
    assert "2. lengkap dari 1 Jan 2026, 00.00 WIB sampai 14 Feb 2026, 12.00 WIB." in words(at, html)
    assert len(at.get("download_button")) == 2


def test_a_target_stands_with_its_ground_and_whether_it_was_read(app, tmp_path, html):
    home = homes.filled(tmp_path)
    app(home, "pages/dictionary/dictionary.py", indikator="resolution_rate")
    assert "UU 14/2008 pasal 22 ayat (7). Belum diverifikasi." in html["facts"]
    assert "PermenPANRB 62/2018" in html["facts"] and "Kesepakatan" not in html["facts"]
    (tmp_path / "classes.csv").write_text(
        "class,resolution_days,valid_from,ground_kind,ground,verified_by,verified_on\n"
        "complaint,10,2026-01-01,regional_rule,Perbup 7/2026,Sri,2026-02-03\n"
    )
    homes.command(home, "classes", tmp_path / "classes.csv")
    app(home, "pages/dictionary/dictionary.py", indikator="resolution_rate")
    said = html["facts"].replace("\u00a0", " ")
    assert "pengaduan: 10 hari kerja, sejak 1 Jan 2026" in said
    assert "Peraturan daerah: Perbup 7/2026. Dibaca oleh Sri, 3 Feb 2026." in said
