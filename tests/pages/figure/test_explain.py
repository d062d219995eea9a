"""A figure that is touched, on every screen that has figures, for those who may see cases and those
who may not; and the download computed by hand."""

import csv
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from html import unescape
from io import BytesIO, StringIO
from urllib.parse import parse_qsl

import pytest
from python_calamine import CalamineWorkbook

from data.cases import store
from data.lake.home import Home
from metrics.selection import Selection
from pages.access import access
from pages.figure import columns
from pages.figure import opened as explain
from pages.figure import rows as evidence_table
from pages.figure.sentences import Opened
from tests.pages import homes
from tests.pages.conftest import UPLOAD
from tests.pages.review.steps import opened
from tests.pages.upload.test_upload import upload

PROFILE, TREND = "pages/profile/profile.py", "pages/trend/trends.py"
FIGURE = "pages/figure/figure.py"
AUGUST = {"dari": "2026-08-01", "sampai": "2026-08-31"}
REVIEW, ABOUT = "pages/review/review.py", "pages/about/about.py"
VIEWERS = {
    "Diskominfo": access.Viewer("d", "diskominfo"),
    "its OPD": access.Viewer("o", "opd", ("pendidikan",)),
    "another OPD": access.Viewer("x", "opd", ("sosial",)),
    "Bupati": access.Viewer("b", "bupati"),
    "guest": access.Viewer("g", "viewer"),
}
SOSIAL = explain.Asked(
    Selection("opd", date(2026, 7, 1), date(2026, 9, 30), "wall", "sosial"), "Dinas Sosial", 24
)


def said(at) -> str:
    return (
        " ".join(e.value for e in [*at.title, *at.markdown, *at.caption])
        .replace("\u00a0", " ")
        .replace("\u2060", "")
    )


def listed(at):
    """The table of cases, where there is one."""
    return next((frame.value for frame in at.dataframe if "Masuk (WIB)" in frame.value), None)


def buttons(at) -> list[str]:
    return [
        button.proto.label
        for button in at.get("download_button")
        if button.proto.id.endswith(("-figure",))
    ]


@pytest.fixture
def touched(app):
    """``touched(home, figure, by, unit)`` → the page of that figure, as a link on a screen opens it."""

    def start(home, figure: str, by: str = "regency", unit: str = "regency", **address: str):
        at = app(home, FIGURE, angka=figure, by=by, unit=unit, **address)
        assert not at.exception
        return at

    return start


def asks_for(html, key: str, words: str) -> dict[str, str]:
    """What a figure of that piece of the screen opens."""
    return next(query for shown, query in html.opens[key] if shown == words)


def test_every_figure_of_the_boards_row_opens(app, html, base_home):
    """Place, count, rate, median and change, each of the unit of its row."""
    app(base_home)
    own = [query for _, query in html.opens["places-response"] if query["unit"] == "sosial"]
    assert {query["angka"] for query in own} == {"place", "due", "on_time_rate", "median_response"}
    assert all(query["bulan"] == "2026-09" and query["jam"] == "Jam warga" for query in own)


def test_the_figures_of_the_headline_the_lists_and_the_unplaced_open(app, html, base_home):
    app(base_home)
    assert asks_for(html, "title", "61,4 %")["by"] == "regency"
    assert asks_for(html, "short", "95,0 %")["unit"] == "dukcapil"
    assert asks_for(html, "unplaced", "2 dari 4 pesan")["unit"] == "sepi"


@pytest.mark.parametrize("piece", ["title", "short", "unplaced", "places-response"])
def test_what_a_link_of_the_board_opens_says_what_was_touched(app, html, base_home, piece):
    """All rates of the board, read again on their own pages."""
    app(base_home)
    for shown, query in [one for one in html.opens[piece] if one[1]["angka"] == "on_time_rate"]:
        at = app(base_home, FIGURE, **query)
        assert shown.split(" dari ")[0] in said(at), (shown, query)


def test_a_point_of_the_boards_line_opens_its_month(app, html, base_home):
    app(base_home)
    [*_, last] = re.findall(r'<a href="angka\?([^"]*)" aria-label="([^:]*)', html["months"])
    query = dict(parse_qsl(unescape(last[0])))
    assert last[1].replace("\u00a0", " ") == "September 2026"
    at = app(base_home, FIGURE, **query)
    assert "Kabupaten, September 2026." in said(at)


def test_every_figure_of_a_profile_opens(app, html, base_home):
    """Own, before and the regency; each account; each age of what waits."""
    app(base_home, PROFILE, by="opd", unit="sosial")
    own, before, regency = html.opens["figures"][:3]
    assert (own[0], own[1]["unit"], own[1]["bulan"]) == ("30,0 %", "sosial", "2026-09")
    assert (before[1]["unit"], before[1]["bulan"]) == ("sosial", "2026-06")
    assert (regency[0], regency[1]["unit"]) == ("61,4 %", "regency")
    assert {query["unit"] for _, query in html.opens["accounts"]} == {"sosial-ig"}


def test_the_newest_figures_of_a_line_open_their_month(app, html, base_home):
    """A point of the drawn line cannot be touched: below it stands each month's figure."""
    app(base_home, TREND, by="opd", unit="sosial")
    [(_, newest), *_] = html.opens["touched-unit"]
    assert (newest["unit"], newest["dari"], newest["sampai"]) == (
        "sosial",
        "2026-09-01",
        "2026-09-30",
    )
    *rates, (_, ceiling) = html.opens["touched-unit"]
    assert len(rates) == 3 and ceiling["angka"] == "ceiling"
    assert len(html.opens["touched-backlog"]) == 5
    for shown, query in [html.opens["touched-unit"][0], html.opens["touched-backlog"][0]]:
        assert f"**{shown}" in said(app(base_home, FIGURE, **query))


@pytest.mark.parametrize(
    "wrong",
    [
        {"angka": "rahasia"},
        {"unit": "tidak-ada"},
        {"by": "kind"},
        {"bulan": "2031-01"},
        {"jam": "Jam dinding"},
        {"dari": "2026-08-31", "sampai": "2026-08-01"},
        {"dari": "kemarin"},
    ],
    ids=str,
)
def test_a_dead_link_says_so_and_leads_on(app, html, base_home, wrong):
    at = app(base_home, FIGURE, **{"angka": "due", "by": "opd", "unit": "sosial"} | wrong)
    assert not at.exception and at.title[0].value == "Angka ini tidak ada dalam data"
    [told] = [words for key, words in html.items() if key.startswith("dead-")]
    assert "Buka angkanya dari Papan peringkat" in told and not at.dataframe


def test_an_opds_rate_with_its_counts_and_cases(touched, base_home):
    at = touched(base_home, "on_time_rate", "opd", "pendidikan")
    assert "Dinas Pendidikan, Juli–September 2026. Dijawab dalam 24 jam: **80,0 %**" in said(at)
    assert "**48**" in said(at) and "**60 pesan**" in said(at)
    rows = listed(at)
    assert len(rows) == 60 and list(rows["Ikut dihitung"]).count("ya") == 48
    assert {"Unggahan", "Baris", "Masuk (WIB)", "Balasan pertama (WIB)", "Target"} <= set(
        rows.columns
    )
    assert buttons(at) == ["Unduh CSV", "Unduh XLSX"]
    links = [link.proto.query_string for link in at.get("page_link")]
    assert "indikator=on_time_rate" in links


@pytest.mark.parametrize(
    ("who", "sees", "by", "unit"),
    [
        ("Diskominfo", True, "opd", "pendidikan"),
        ("its OPD", True, "account", "pendidikan-ig"),
        ("another OPD", False, "account", "pendidikan-ig"),
        ("Bupati", False, "opd", "pendidikan"),
        ("guest", False, "opd", "pendidikan"),
    ],
)
def test_the_cases_are_for_the_opd_itself_and_diskominfo(
    touched, base_home, monkeypatch, who, sees, by, unit
):
    monkeypatch.setattr(access, "current", lambda: VIEWERS[who])
    at = touched(base_home, "on_time_rate", by, unit)
    assert "**48**" in said(at) and "**60 pesan**" in said(at)  # the counts are for everyone
    assert bool(buttons(at)) is sees
    assert (
        "Daftar kasusnya hanya terlihat oleh OPD itu sendiri dan Diskominfo." in said(at)
    ) is not sees
    assert (listed(at) is not None) is sees


def test_the_regencys_cases_are_diskominfos(touched, base_home, monkeypatch):
    at = touched(base_home, "on_time_rate")
    assert "Kabupaten, Juli–September 2026. Dijawab dalam 24 jam: **61,4 %**" in said(at)
    assert "**196**" in said(at) and "**319 pesan**" in said(at)
    assert "200 dari 319 baris terlihat; unduhan memuat semuanya." in said(at) and buttons(at)
    monkeypatch.setattr(access, "current", lambda: VIEWERS["its OPD"])
    assert buttons(touched(base_home, "on_time_rate")) == []


def test_a_word_of_the_board_is_said_and_leads_to_its_entry(touched, base_home):
    at = touched(base_home, "place", "opd", "pendidikan")
    assert "Tempat dan rentangnya: Dinas Pendidikan, Juli–September 2026" in said(at)
    assert "indikator=place" in [link.proto.query_string for link in at.get("page_link")]


@pytest.mark.parametrize("word", ["place", "score", "group"])
def test_a_place_says_why_it_differs_from_the_rate(touched, base_home, word):
    told = said(touched(base_home, word, "opd", "pendidikan"))
    assert re.search(r"Tempat \S+ dari 6", told)
    assert re.search(
        r"Nilai yang mengurutkan \d\d,\d %; angka apa adanya 80,0 % dari 60 pesan\. Makin sedikit "
        "pesannya",
        told,
    )


def test_who_has_no_place_is_told_of_none(touched, base_home):
    assert "Nilai yang mengurutkan" not in said(touched(base_home, "place", "opd", "umum"))


@pytest.mark.parametrize("word", ["score", "place", "group", "change"])
def test_a_place_rests_on_the_cases_of_the_boards_rate(touched, base_home, word):
    at = touched(base_home, word, "opd", "pendidikan")
    assert "Dijawab dalam 24 jam: **80,0 %**" in said(at) and len(listed(at)) == 60
    assert buttons(at) == ["Unduh CSV", "Unduh XLSX"]


def test_on_the_other_board_it_rests_on_that_ones(touched, base_home):
    at = touched(base_home, "place", "opd", "pendidikan", papan="Penyelesaian")
    assert "Selesai dalam target" in said(at) and "Penyelesaian dapat dinilai" not in said(at)
    assert "Batas waktu (WIB)" in listed(at).columns


def test_a_month_of_the_trend(touched, base_home):
    at = touched(base_home, "on_time_rate", **AUGUST)
    august = sum(listed(at)["Masuk (WIB)"].str.contains("Agu"))
    assert august == len(listed(at)) > 0
    assert f"**{august} pesan**" in said(at) and "Kabupaten, Agustus 2026." in said(at)


@pytest.fixture(scope="module")
def channel_home(tmp_path_factory):
    """Dinas Sosial: of 60 private messages half are answered within 24 h, of 20 comments all."""
    folder = tmp_path_factory.mktemp("channels")
    home = homes.registered(folder)
    rows = [[*row, "private", ""] for row in homes.talks("sosial-ig", 60, 0.5)]
    rows += [
        [*row[:-1], "informasi", "comment", "p1"]
        for row in homes.talks("sosial-ig", 20, 1.0, prefix="c")
    ]
    (folder / "a.csv").write_bytes(homes.csv_bytes(rows, [*homes.HEADER, "channel", "post_id"]))
    homes.command(home, "load", folder / "a.csv", "--from", "2026-07-01", "--until", "2026-10-01")
    return home


@pytest.mark.parametrize(
    ("by", "part", "name", "met", "of"),
    [
        ("channel", "comment", "Komentar", 20, 20),
        ("channel", "private", "Pesan pribadi", 30, 60),
        ("platform", "instagram", "Instagram", 50, 80),
    ],
)
def test_a_part_of_the_trend_in_all_its_months(touched, channel_home, by, part, name, met, of):
    """ "Menurut kanal: Komentar 100,0 %", of all months that are shown: its cases come to that."""
    days = {"dari": "2026-07-01", "sampai": "2026-09-30"}
    at = touched(channel_home, "on_time_rate", by, part, **days)
    assert f"Kabupaten, {name}, Juli–September 2026." in said(at)
    assert f"**{met}**" in said(at) and f"**{of} pesan**" in said(at)
    rows = listed(at)
    assert (list(rows["Ikut dihitung"]).count("ya"), len(rows)) == (met, of)


def test_a_week_of_an_opd_of_the_trend(touched, base_home):
    week = {"dari": "2026-09-14", "sampai": "2026-09-20"}
    at = touched(base_home, "cases", "opd", "sosial", **week)
    assert "Dinas Sosial, pekan 14–20 Sep 2026." in said(at)
    days = {int(text.split()[0]) for text in listed(at)["Masuk (WIB)"].str.replace("\u00a0", " ")}
    assert days and days <= set(range(14, 21)) and f"**{len(listed(at))} kasus**" in said(at)


def test_the_window_before_has_no_case(touched, base_home):
    before = {"dari": "2026-04-01", "sampai": "2026-06-30"}
    at = touched(base_home, "on_time_rate", "opd", "sosial", **before)
    assert "Dinas Sosial, April–Juni 2026." in said(at) and listed(at) is None


def test_beside_a_figure_stand_its_months_and_the_others(touched, html, base_home):
    """The same rate month by month and every other figure of the same days, each a link."""
    touched(base_home, "on_time_rate", "opd", "sosial")
    assert [query["dari"] for _, query in html.opens["months"]] == [
        "2026-09-01",
        "2026-08-01",
        "2026-07-01",
    ]
    others = {query["angka"]: shown for shown, query in html.opens["others"]}
    assert others["due"] == "60 pesan" and "on_time_rate" not in others
    assert {"backlog", "backlog_gt_30d", "coverage", "resolution_rate"} <= set(others)


def test_what_a_page_says_of_all_data(app, html, base_home):
    app(base_home, ABOUT)
    cases, covered = html.opens["stated"]
    assert cases[0] == "319 kasus warga" and covered[0].startswith("100,0 %")
    at = app(base_home, FIGURE, **cases[1])
    assert "Kabupaten, Juli–September 2026." in said(at) and "**319 kasus**" in said(at)
    assert "**100,0 %**" in said(app(base_home, FIGURE, **covered[1]))


def test_what_an_upload_changed_opens(app, html, tmp_path):
    """A third of 18 were answered within 24 h, two thirds after it: the newer share leads to its
    cases; the month stands in the heading."""
    home = homes.filled(tmp_path)
    at = upload(app(home, UPLOAD), ("a.csv", homes.improvement()))
    heads = [head.value.replace("\u00a0", " ") for head in at.header]
    assert "Yang berubah pada angka Anda, September 2026" in heads
    assert "33,3 % →" in html["effect"].replace("\u00a0", " ")
    shown, asked = html.opens["effect"][0]
    assert (shown, asked["by"], asked["dari"]) == ("66,7 %", "account", "2026-09-01")
    at = app(home, FIGURE, **asked)
    assert "**66,7 %**" in said(at) and list(listed(at)["Ikut dihitung"]).count("ya") == 24


def test_every_figure_of_the_reviews_month_opens(app, html, base_home):
    opened(app(base_home, REVIEW), "month-figures-open")
    own = {
        query["angka"]: query
        for _, query in html.opens["month-figures"]
        if query["unit"] == "sosial"
    }
    assert set(own) == {
        "on_time_rate",
        "due",
        "median_response",
        "resolution_rate",
        "backlog",
        "coverage",
    }
    at = app(base_home, FIGURE, **own["median_response"])
    assert "Dinas Sosial, September 2026. Separuh dijawab dalam: **2 hari**" in said(at)
    assert "masih menunggu pada akhir data" in said(at)


def test_nothing_to_judge_is_said_in_words(touched, tmp_path):
    home = homes.registered(tmp_path)
    homes.command(
        home, "load", _one(tmp_path), "--from", "2026-09-01", "--until", "2026-09-30T12:00"
    )
    at = touched(home, "on_time_rate", "opd", "sosial")
    assert (
        "**tidak ada yang dapat dinilai**" in said(at)
        and "**0 pesan**" in said(at)
        and buttons(at) == []
    )


def _one(folder):
    path = folder / "one.csv"
    path.write_text(
        "account_id,conversation_id,sent_at,direction\nsosial-ig,1,2026-09-30T11:00:00,masuk\n"
    )
    return path


@pytest.fixture(scope="module")
def path(base_home):
    return str(store.current(Home(base_home)))


def test_the_download_recomputes_the_figure(path):
    """From the stamps of the CSV alone: 60 messages, 18 of them answered within 24 h."""
    found, row = explain.look_up(path, SOSIAL, "on_time_rate")
    rows = list(csv.DictReader(StringIO(evidence_table.as_csv(found.rows).decode("utf-8-sig"))))
    assert list(rows[0])[:3] == ["case_id", "account_id", "opened_at"]
    in_time = [
        r
        for r in rows
        if r["first_reply_at"]
        and datetime.fromisoformat(r["first_reply_at"]) - datetime.fromisoformat(r["opened_at"])
        <= timedelta(hours=24)
    ]
    assert (len(in_time), len(rows)) == (18, 60) == (row["on_time"], row["due"])
    assert row["on_time_rate"] == len(in_time) / len(rows)


def test_an_account_that_moved_is_diskominfos(tmp_path, monkeypatch):
    home = homes.registered(tmp_path)
    moved = tmp_path / "moved.csv"
    moved.write_text(
        "account_id,opd_id,platform,handle,valid_from,valid_to\n"
        "sosial-ig,sosial,instagram,@sosial,,2026-08-31\nsosial-ig,wedi,instagram,@sosial,2026-09-01,\n"
    )
    homes.command(home, "register", tmp_path / "opd.csv", moved)
    monkeypatch.setenv("TANGGAP_HOME", str(home))
    selection = replace(SOSIAL.selection, by="account", unit="sosial-ig")
    asked = explain.Asked(selection, "@sosial", 24)
    assert explain.owner(str(store.current(Home(home))), asked) is None


@pytest.mark.parametrize("figure", explain.NUMBERS)
def test_every_figure_has_its_table_and_its_workbook(path, figure):
    """Each row that is counted is in the table and in the workbook, whose headers are words."""
    found, _ = explain.look_up(path, SOSIAL, figure)
    shown = columns.shown(found.rows, {"sosial-ig": "Instagram @sosial"})
    assert len(shown) == min(len(found.rows), columns.SHOWN)
    assert "sosial-ig" not in shown.to_string()  # accounts are called by their names
    opened = Opened("Dinas Sosial", "Juli–September 2026", figure, {}, found, "wall")
    file = evidence_table.as_xlsx(found.rows, opened, explain.definition(figure), "Dasar")
    table = (
        CalamineWorkbook.from_filelike(BytesIO(file))
        .get_sheet_by_index(0)
        .to_python(skip_empty_area=False)
    )
    assert len(table) == 4 + len(found.rows)
    assert table[3] == [columns.HEADS[name][0] for name in found.rows.columns]
