"""Tren by interaction: the regency, a chosen unit, all OPDs, open cases, and the tables behind the
charts."""

import io
import json
import re
from datetime import datetime, timedelta

import pytest
import python_calamine

from pages.controls import table_behind
from pages.controls.table_behind import Column
from tests.pages import homes
from tests.pages.conftest import READ

NBSP = "\u00a0"
TRENDS = "pages/trend/trends.py"


def said(at, html) -> str:
    return " ".join([*(e.value for e in at.markdown), *html.headings]).translate(READ)


def test_the_newest_complete_month_against_those_before(app, html, base_home):
    at = app(base_home, TRENDS)
    assert not at.exception
    assert html.headings[0].startswith("September 2026: ")
    assert "dibanding 2 bulan sebelumnya" in said(at, html)
    assert "belum selesai" not in said(at, html)
    assert "Batang tegak" in said(at, html)


def test_a_month_that_is_not_over_is_named_as_such(app, html, tmp_path):
    home = homes.registered(tmp_path)
    (tmp_path / "a.csv").write_bytes(homes.csv_bytes(homes.talks("sosial-ig", 60, 0.5)))
    homes.command(home, "load", tmp_path / "a.csv", "--from", "2026-07-01", "--until", "2026-09-29")
    at = app(home, TRENDS)
    assert not at.exception
    assert html.headings[0].startswith("Agustus 2026: ")
    assert "September 2026 belum selesai, karena itu garisnya putus-putus." in said(at, html)


def test_a_unit_is_compared_and_in_the_address(app, html, base_home):
    at = app(base_home, TRENDS)
    at.selectbox(key="unit").set_value(("opd", "sosial")).run()
    assert not at.exception
    assert html.headings[0].startswith("Dinas Sosial: ")
    assert "Dinas Sosial: pesan masuk" in html["hours-cases"]
    assert "unit=sosial" in html["hours-cases"] and "unit=sosial" in html["hours-replies_sent"]
    assert at.query_params["unit"] == "sosial" and at.query_params["by"] == "opd"


def test_a_units_page_never_passes_the_regencys_figures_off_as_its_own(app, html, year_home):
    """The first line and the chart are the unit's, the maps say whose they are, and what is the
    regency's begins with its name; without a unit nothing bears one's name."""
    name, maps = "Kecamatan Wedi", ("cases", "replies_sent")
    at = app(year_home, TRENDS, by="opd", unit="wedi")
    heads = html.headings[1:]
    assert html.headings[0].startswith(f"{name}: ")
    assert [head for head in heads if "hari dan jam" in head][0].startswith(name)
    assert all(f"menurut hari dan jam. {name}: " in html[f"hours-{one}"] for one in maps)
    about_open = [head for head in heads if "dijawab" in head]
    assert len(about_open) == 2 and all(head.startswith("Kabupaten: ") for head in about_open)
    assert "lines-unit" in " ".join(c.proto.id for c in at.get("plotly_chart"))
    html.clear()
    at = app(year_home, TRENDS)
    heads = " ".join(html.headings)
    assert name not in heads
    assert all("menurut hari dan jam. Kabupaten: " in html[f"hours-{one}"] for one in maps)
    assert "lines-unit" not in " ".join(c.proto.id for c in at.get("plotly_chart"))


def test_lines_end_in_names(app, year_home):
    """Not in numbers alone: the first line, the regency's in grey, and the compared ones."""
    at = app(year_home, TRENDS, by="opd", unit="wedi", banding="opd:dukcapil,opd:sosial")
    for key, names in (
        ("lines-unit", {"Kecamatan Wedi", "Kabupaten"}),
        ("lines-compare", {"Kependudukan", "Dinas Sosial", "Kabupaten"}),
    ):
        [chart] = [c for c in at.get("plotly_chart") if key in c.proto.id]
        ends = [
            note["text"].replace("<br>", " ")
            for note in json.loads(chart.proto.spec)["layout"]["annotations"]
            if note["xref"] == "paper" and note["x"] == 1
        ]
        assert all(any(name in end for end in ends) for name in names), ends
        assert all(re.search("[A-Za-z]{4}", end) for end in ends)


def test_the_choice_stays_on_the_profile(app, html, base_home):
    at = app(base_home, TRENDS)
    at.selectbox(key="unit").set_value(("opd", "sosial")).run()
    at.switch_page("pages/profile/profile.py").run()
    assert "Dinas Sosial menjawab" in html.headings[0]


def test_all_opds_link_to_their_profiles_with_harmless_names(app, html, base_home):
    app(base_home, TRENDS)
    grid = html["multiples"]
    assert grid.count('class="multiple"') == len(homes.OPDS)
    assert 'href="profil?unit=dukcapil&amp;by=opd"' in grid
    assert "<b>Bayat" not in grid


@pytest.mark.parametrize(
    "address",
    [{"jam": "Jam kantor"}, {"papan": "Penyelesaian"}, {"bulan": "2026-07"}, {"bulan": "1999-13"}],
)
def test_every_filter_works(app, html, base_home, address):
    at = app(base_home, TRENDS, **address)
    assert not at.exception
    assert html["title"].count("<h1") == 1


def test_open_cases_fall_or_rise_in_words(app, html, base_home):
    """The data begin within the 13 months that are shown: nothing rises from a first month that no
    upload reaches."""
    at = app(base_home, TRENDS)
    told = [head for head in html.headings if "pesan belum dijawab" in head]
    assert len(told) == 1 and "dari" not in told[0].split(",")[0]
    assert "Data mulai " in said(at, html)


def answered(rows: list[list[str]], account: str | None, first: str, last: str) -> tuple[int, int]:
    """Of the cases that open on days from first to last: in time (24 h), and all; computed from the
    file's rows."""
    asked = [(rows[i], rows[i + 1]) for i in range(0, len(rows), 2)]
    hours = [
        (datetime.fromisoformat(out[3]) - datetime.fromisoformat(ask[3])) / timedelta(hours=1)
        for ask, out in asked
        if first <= ask[3][:10] <= last and account in (None, ask[0])
    ]
    return sum(h <= 24 for h in hours), len(hours)


def percent(met: int, due: int) -> str:
    return f"{met / due * 100:.1f} %".replace(".", ",")


def lines(at, name: str) -> list[list[float | None]]:
    """The points of every line of a chart, by the beginning of its key."""
    [chart] = [c for c in at.get("plotly_chart") if name in c.proto.id]
    return [
        trace["y"]
        for trace in json.loads(chart.proto.spec)["data"]
        if trace.get("mode") == "markers"
    ]


def test_by_week_the_newest_complete_week_is_said(app, html, year_home):
    at = app(year_home, TRENDS)
    at.segmented_control(key="langkah").set_value("Pekan").run()
    assert not at.exception
    rate = percent(*answered(homes.year_rows(), None, "2026-09-21", "2026-09-27"))
    assert html.headings[0].startswith(f"Pekan 21–27 Sep 2026: {rate} pesan warga dijawab")
    assert "Pekan 28 Sep–4 Okt 2026 belum selesai" in said(at, html)


def test_the_table_behind_a_weekly_line_has_the_weeks(app, year_home):
    at = app(year_home, TRENDS, langkah="Pekan")
    at.session_state["behind-regency"] = True
    at.run()
    [table] = [frame.value for frame in at.dataframe]
    met, due = answered(homes.year_rows(), None, "2026-09-14", "2026-09-20")
    row = table[table["Pekan"].str.replace(NBSP, " ") == "14–20 Sep 2026"].iloc[0]
    assert (row["Kabupaten: tepat waktu"], row["Kabupaten: pesan dapat dinilai"]) == (
        str(met),
        str(due),
    )
    assert len(table) == 26


def test_comparing_adds_a_line_with_the_units_own_rates(app, html, year_home):
    at = app(year_home, TRENDS)
    assert "lines-compare" not in " ".join(c.proto.id for c in at.get("plotly_chart"))
    for unit in ("dukcapil", "sosial"):
        at.selectbox(key="compare-add").set_value(f"opd:{unit}").run()
    assert not at.exception
    september = [
        answered(homes.year_rows(), f"{unit}-ig", "2026-09-01", "2026-09-30")
        for unit in ("dukcapil", "sosial")
    ]
    drawn = lines(at, "lines-compare")
    assert len(drawn) == 3  # and the regency
    assert {round(y[-1], 9) for y in drawn} >= {round(met / due, 9) for met, due in september}
    assert [percent(*pair) in html["compared"].replace(NBSP, " ") for pair in september] == [
        True,
        True,
    ]
    assert at.query_params["banding"] == "opd:dukcapil,opd:sosial"


def test_no_more_than_five_are_compared_and_each_can_be_let_go(app, html, year_home):
    six = ",".join(f"opd:{opd[0]}" for opd in homes.OPDS[:6])
    at = app(year_home, TRENDS, banding=f"{six},opd:tidak-ada,<b>")
    assert at.selectbox(key="compare-add").disabled
    assert html["compared"].count("<li>") == 5
    pills = next(p for p in at.pills if p.label == "Dibandingkan")
    pills.set_value(pills.value[1:]).run()
    assert html["compared"].count("<li>") == 4
    assert "opd:dukcapil" not in at.query_params["banding"]


def test_limits_are_offered_on_the_citizen_clock_and_shown_on_the_office_clock(
    app, html, year_home
):
    at = app(year_home, TRENDS)
    assert "Batas wajar dan tandanya ada pada jam kantor" in said(
        at, html
    ) and "rata-rata" not in said(at, html)
    at.button(key="office-clock").click().run()
    assert not at.exception
    assert at.selectbox(key="jam").value == "Jam kantor"
    assert "batas wajar" in html.headings[0]
    assert "Batas wajar September 2026: " in said(at, html) and "rata-rata" in said(at, html)
    assert "Garis titik-titik" not in said(at, html)  # the ceiling belongs to the citizen clock


def test_an_opd_outside_its_limits_is_a_signal_for_staff(app, html, year_home):
    at = app(year_home, TRENDS, by="opd", unit="wedi")
    at.selectbox(key="jam").set_value("Jam kantor").run()
    """27 cases are too few for a headline, but enough for its limits: the chart bears the sign."""
    head = html.headings[0]
    assert "belum cukup pesan, baru 27 pesan dapat dinilai" in head
    charts = [c.proto.spec for c in at.get("plotly_chart") if "lines-unit" in c.proto.id]
    assert "di bawah batas wajar" in charts[0]


def test_a_guest_sees_no_one_who_lags(app, html, year_home, guest):
    at = app(year_home, TRENDS, by="opd", unit="wedi")
    for clock in ("Jam warga", "Jam kantor"):
        at.selectbox(key="jam").set_value(clock).run()
        assert not at.exception
        shown = said(at, html) + "".join(html.values())
        assert "Kecamatan Wedi" in shown and "membaik" in said(at, html)
        for word in (
            "menurun",
            "↓",
            "di bawah batas wajar",
            'class="worse',
            "tidak membalas sama sekali",
        ):
            assert word not in shown


def test_staff_see_who_declines(app, html, year_home):
    at = app(year_home, TRENDS)
    assert "1 OPD membaik, 1 menurun" in said(at, html)
    assert "↓" in html["multiples"] and "↑" in html["multiples"]


def test_hours_of_a_chosen_unit_say_their_counts(app, html, year_home):
    at = app(year_home, TRENDS, by="opd", unit="sosial")
    _, due = answered(homes.year_rows(), "sosial-ig", "2026-07-01", "2026-09-30")
    assert f"{due} kasus baru dan {due} balasan yang ditulis orang" in said(at, html)


def test_activity_lists_the_accounts_of_a_chosen_opd(app, html, year_home):
    app(year_home, TRENDS, by="opd", unit="sosial")
    assert "Instagram @sosial" in html["activity"] and "Instagram @wedi" not in html["activity"]


def test_platforms_and_channels_stand_beside_each_other(app, html, tmp_path):
    home = homes.registered(tmp_path)
    rows = homes.talks("sosial-ig", 60, 0.5)
    comments = [
        [*row[:-1], "informasi", "comment", "p1"]
        for row in homes.talks("sosial-ig", 20, 1.0, prefix="c")
    ]
    (tmp_path / "a.csv").write_bytes(
        homes.csv_bytes(
            [[*row, "private", ""] for row in rows] + comments,
            [*homes.HEADER, "channel", "post_id"],
        )
    )
    homes.command(home, "load", tmp_path / "a.csv", "--from", "2026-07-01", "--until", "2026-10-01")
    at = app(home, TRENDS)
    assert (
        "Kabupaten menurut kanal: Komentar 100,0 % paling tinggi, Pesan pribadi 50,0 % paling rendah"
        in said(at, html)
    )
    assert "dari 20 pesan" in html["parts-channel"].replace(NBSP, " ")
    assert "parts-platform" not in html  # one platform is the regency itself


def test_an_empty_home_says_what_to_do(app, tmp_path):
    at = app(tmp_path / "nothing", TRENDS)
    assert not at.exception
    assert at.title[0].value == "Belum ada register OPD dan akun"


def test_downloads_are_harmless_in_a_spreadsheet():
    columns = [
        Column("OPD", "text", ["=HYPERLINK(1)", "Dinas"]),
        Column("Bagian", "rate", [0.5, None]),
    ]
    lines = table_behind._csv(columns).decode("utf-8-sig").splitlines()
    assert lines == ["OPD,Bagian", "'=HYPERLINK(1),0.5", "Dinas,"]
    book = python_calamine.CalamineWorkbook.from_filelike(
        io.BytesIO(table_behind._xlsx(columns, "uji", "catatan"))
    )
    rows = book.get_sheet_by_index(0).to_python()
    assert ["'=HYPERLINK(1)", 0.5] in rows and ["Dinas", ""] in rows
