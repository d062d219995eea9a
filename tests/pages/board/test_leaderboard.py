"""Papan peringkat by interaction: switches, search, reasons, and what stands where there is
nothing."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest

from pages.access import access, rights
from tests.pages import homes

NBSP = "\u00a0"


def names(content: str) -> list[str]:
    """Unit names of a list, in order."""
    return [
        re.sub("<[^>]+>", "", found)
        for found in re.findall(r'<span class="name">(.*?)(?:<small|</span>)', content)
    ]


def titles(at, html: dict[str, str]) -> str:
    drawn = re.findall(r"<h\d class=\"title\">(.*?)</h\d>", "".join(html.values()))
    said = re.sub(r'<span class="unbroken">(.*?)</span>', r"\1", " ".join(drawn))
    return " ".join([*(element.value for element in at.title), said]).replace(NBSP, " ")


def test_first_view_says_rate_and_ranks_six_opds(app, html, base_home):
    at = app(base_home)
    assert not at.exception
    # 57 + 48 + 18 + 40 + 27 + 4 + 2 of 319 due cases
    assert "Juli–September 2026: 61,4 % pesan warga dijawab dalam 24 jam" in titles(at, html)
    found = names(html["places-response"])
    assert len(found) == 6
    assert found[0] == "Dinas Kependudukan dan Pencatatan Sipil" and found[-1] == "Kecamatan Cawas"
    assert "95,0\u00a0%" in html["places-response"] and "60\u00a0pesan" in html["places-response"]
    assert "1\u00a0Okt\u00a02026 · 7 dari 7\u00a0akun" in html["fresh"]


@pytest.mark.parametrize(
    ("board", "entry"), [("Respons", "on_time_rate"), ("Penyelesaian", "resolution_rate")]
)
def test_the_ground_of_its_target_is_one_click_away(app, html, base_home, board, entry):
    """tests/pages/dictionary says what stands there."""
    app(base_home, papan=board)
    assert f'<a class="onward" href="kamus?indikator={entry}">Dasar targetnya</a>' in html["rests"]


def test_the_opened_board_has_its_tables(app, base_home):
    """The 13 months behind the line, and every unit of the board, also those without a place."""
    at = app(base_home)
    assert not at.get("expander")
    at.session_state["tables-opened"] = True
    at.session_state["behind-board-months"] = at.session_state["behind-board-units"] = True
    months, units = (frame.value for frame in at.run().dataframe)
    # 61,4 % of 319 in the window
    named = [month.replace(NBSP, " ") for month in months["Bulan"]]
    assert named[-3:] == ["Juli 2026", "Agustus 2026", "September 2026"] and len(named) == 13
    assert (
        sum(map(int, months["Pesan dapat dinilai"])) == 319
        and sum(map(int, months["Tepat waktu"])) == 196
    )
    assert months.iloc[0, 3] == "tidak ada pesan"
    row = units.set_index("OPD").loc["Bagian Umum"]
    assert (row["Pesan dapat dinilai"], row["Tepat waktu"], row["Tempat yang mungkin"]) == (
        "4",
        "2",
        "tanpa tempat",
    )
    assert len(units) == 7


def test_a_point_of_the_line_says_month_rate_and_count(app, html, base_home):
    app(base_home)
    said = re.findall("<title>(.*?)</title>", html["months"].replace(NBSP, " "))
    assert any(re.fullmatch(r"September 2026: \d+,\d % dari \d+ pesan", one) for one in said)


def test_names_from_the_register_are_harmless(app, html, base_home):
    app(base_home)
    assert "<b>Bayat</b>" not in "".join(html.values())
    assert "Kecamatan &lt;b&gt;Bayat&lt;/b&gt; &amp; Sekitarnya" in html["places-response"]


def test_a_quiet_opd_stands_apart_with_reason_and_counts(app, html, base_home):
    at = app(base_home)
    assert "1 OPD belum dapat diperingkat" in titles(at, html)
    assert "Bagian Umum" not in html["places-response"]
    assert (
        "Pesan belum cukup" in html["unplaced"]
        and "2\u00a0dari\u00a04\u00a0pesan dijawab" in html["unplaced"]
    )


def follow(at, html: dict[str, str], words: str) -> None:
    """Clicks a link of the tools: the browser asks for its address in the same session."""
    [query] = re.findall(rf'<a href="\?([^"]*)"[^>]*>{words}</a>', html["tools"])
    html.clear()
    for name, [value] in parse_qs(unescape(query)).items():
        at.query_params[name] = value
    at.run()


def on(html: dict[str, str]) -> list[str]:
    """The links of the tools that are marked as chosen."""
    return re.findall("<a [^>]*aria-current=true>(.*?)</a>", html["tools"])


def test_accounts_and_kinds_change_the_rows(app, html, base_home):
    at = app(base_home)
    assert on(html) == ["OPD", "Semua"]
    follow(at, html, "Akun")
    assert names(html["places-response"])[0] == "Instagram @dukcapil" and on(html) == [
        "Akun",
        "Semua",
    ]
    follow(at, html, "Kecamatan")
    assert not at.exception and on(html) == ["Akun", "Kecamatan"]
    shown = names(html.get("places-response") or html["plain-response"])
    assert sorted(shown) == ["Instagram @bayat", "Instagram @cawas", "Instagram @wedi"]


def test_a_link_of_the_tools_keeps_all_that_is_chosen(app, html, base_home):
    app(
        base_home,
        bulan="2026-08",
        papan="Penyelesaian",
        jam="Jam kantor",
        daftar="Akun",
        jenis="Dinas",
    )
    for words, change in (("OPD", {"daftar": ["OPD"]}), ("Semua", {"jenis": ["Semua"]})):
        [query] = re.findall(rf'<a href="\?([^"]*)"[^>]*>{words}</a>', html["tools"])
        assert parse_qs(unescape(query)) == {
            "bulan": ["2026-08"],
            "papan": ["Penyelesaian"],
            "jam": ["Jam kantor"],
            "daftar": ["Akun"],
            "jenis": ["Dinas"],
            **change,
        }


def test_the_lists_above_the_tools_follow_them(app, html, base_home):
    def first() -> str:
        return re.search(r'<a class="unit-link"[^>]*>(.*?)</a>', html["short"])[1]

    at = app(base_home, daftar="Akun")
    assert first() == "Instagram @dukcapil"
    follow(at, html, "OPD")
    assert first() == "Dinas Kependudukan dan Pencatatan Sipil"
    at = app(base_home, jenis="Dinas")
    assert first() == "Dinas Kependudukan dan Pencatatan Sipil"
    follow(at, html, "Kecamatan")
    assert "Dinas" not in html.get("short", "")


@pytest.mark.parametrize("role", rights.EVERYONE)
def test_only_an_opds_start_page_takes_files(app, base_home, monkeypatch, role):
    own = ("sosial",) if role == rights.OPD else ()
    monkeypatch.setattr(access, "current", lambda: access.Viewer("Sari", role, own))
    assert len(app(base_home).file_uploader) == (role == rights.OPD)


def test_how_many_days_are_missing_is_not_for_guests(app, html, tmp_path, monkeypatch):
    home = homes.registered(tmp_path)
    (tmp_path / "pesan.csv").write_bytes(homes.csv_bytes(homes.talks("sosial-ig", 60, 1)))
    homes.command(
        home, "load", tmp_path / "pesan.csv", "--from", "2026-07-01", "--until", "2026-08-10"
    )
    for role, sees in ((rights.DISKOMINFO, True), (rights.VIEWER, False)):
        monkeypatch.setattr(access, "current", lambda role=role: access.Viewer("Sari", role))
        html.clear()
        app(home)
        assert (
            "Unggahannya belum lengkap" in html["unplaced"] and "Dinas Sosial" in html["unplaced"]
        )
        assert ("hari terisi" in html["unplaced"]) == sees


def test_fewer_than_five_units_have_no_places(app, html, base_home):
    at = app(base_home, jenis="Kecamatan")
    assert "Hanya 3 kecamatan dapat dibandingkan" in titles(at, html)
    assert "places-response" not in html
    assert names(html["plain-response"]) == [
        "Kecamatan &lt;b&gt;Bayat&lt;/b&gt; &amp; Sekitarnya",
        "Kecamatan Cawas",
        "Kecamatan Wedi",
    ]
    assert "27\u00a0dari\u00a045\u00a0pesan" in html["plain-response"]


def test_resolution_is_called_not_asked_again(app, html, base_home):
    at = app(base_home)
    html.clear()
    at.segmented_control(key="papan").set_value("Penyelesaian").run()
    assert not at.exception
    assert "tidak ditanyakan lagi" in titles(at, html).casefold()
    assert not any(re.search(r"\bselesai tepat waktu", content) for content in html.values())


def test_the_window_follows_the_address(app, html, base_home):
    at = app(base_home, bulan="2026-07")
    assert "Mei–Juli 2026" in titles(at, html)
    at.selectbox(key="bulan").set_value("2026-09").run()
    assert "Juli–September 2026" in titles(at, html)
    assert at.query_params["bulan"] == "2026-09"


@pytest.mark.parametrize(
    "address", [{"bulan": "1999-13"}, {"bulan": "../../etc"}, {"papan": "x"}, {"jenis": "<b>"}]
)
def test_a_spoilt_address_shows_the_default(app, html, base_home, address):
    at = app(base_home, **address)
    assert not at.exception
    assert "Juli–September 2026" in titles(at, html)


def test_office_clock_changes_the_sentence(app, html, base_home):
    at = app(base_home)
    at.selectbox(key="jam").set_value("Jam kantor").run()
    assert "dijawab dalam satu hari kerja" in titles(at, html)


def test_the_most_that_office_hours_allow_is_said_with_what_passing_it_means(app, html, base_home):
    """Several stand above it: the sentence does not say that nobody can."""
    app(base_home)
    said = html["rests"].replace(NBSP, " ")
    highest = float(re.search(r"paling tinggi ([\d,]+) %", said)[1].replace(",", "."))
    rates = [
        float(found.replace(",", "."))
        for found in re.findall(r'"rate"><b>(?:<[^>]+>)?([\d,]+)\u00a0%', html["places-response"])
    ]
    assert sum(rate > highest for rate in rates) >= 2, (highest, rates)
    assert "; lebih tinggi berarti dijawab juga di luar jam kerja." in said
    html.clear()
    app(base_home, jam="Jam kantor")
    assert "paling tinggi" not in html["rests"]


def test_the_most_improved_are_listed_with_both_rates(app, html, year_home):
    """Dinas Sosial: 30 % until June, 90 % since; the change of Kecamatan Wedi is a decline."""
    app(year_home)
    section = re.search("Paling membaik.*?</section>", html["short"])[0].replace(NBSP, " ")
    assert re.findall(r'<a class="unit-link"[^>]*>(.*?)</a>', section) == ["Dinas Sosial"]
    assert "↑ " in section and "menjadi 90,0 %" in section


def test_arrows_have_a_sign_and_a_word(app, html, year_home):
    app(year_home)
    cells = {
        found[0]: found[1]
        for found in re.findall(
            r'<span class="name"><a [^>]*>(.*?)</a><small .*?(<span class="change.*?)<span class="sparkline">',
            html["places-response"],
        )
    }
    assert "↑" in cells["Dinas Sosial"] and "membaik" in cells["Dinas Sosial"]
    assert "↓" in cells["Kecamatan Wedi"] and "menurun" in cells["Kecamatan Wedi"]
    steady = cells["Dinas Kependudukan dan Pencatatan Sipil"]
    assert 'class="change empty"' in steady and "↑" not in steady and "↓" not in steady


def test_a_guest_is_not_told_who_declines(app, html, year_home, guest):
    app(year_home)
    shown = "".join(html.values())
    assert "membaik" in shown
    assert "menurun" not in shown and "↓" not in shown and "Perlu perhatian" not in shown


def test_without_a_window_before_nobody_is_most_improved(app, html, base_home):
    app(base_home)
    assert "Paling membaik" not in html["short"]


def test_an_empty_home_says_what_to_do(app, tmp_path):
    at = app(tmp_path / "nothing")
    assert not at.exception
    assert at.title[0].value == "Belum ada register OPD dan akun"
    assert "Mulai di Register" in at.get("page_link")[0].proto.label


def test_a_home_without_uploads_leads_to_the_upload(app, tmp_path):
    at = app(homes.registered(tmp_path))
    assert not at.exception
    assert at.title[0].value == "Belum ada pesan untuk ditampilkan"


def test_unknown_replies_are_never_a_rate(app, html, tmp_path):
    home = homes.registered(tmp_path)
    days = [f"2026-08-{i % 28 + 1:02d}" for i in range(40)]
    rows = [
        ["sosial-ig", f"k{i}", f"{day}T09:00:00+07:00", f"{day}T15:00:00+07:00", "resolved"]
        for i, day in enumerate(days)
    ]
    (tmp_path / "lapor.csv").write_bytes(
        homes.csv_bytes(rows, ["account_id", "case_id", "opened_at", "closed_at", "status"])
    )
    homes.command(
        home, "load", tmp_path / "lapor.csv", "--from", "2026-06-01", "--until", "2026-08-31"
    )
    at = app(home)
    assert not at.exception
    assert "0,0 %" not in titles(at, html) + "".join(html.values()).replace(NBSP, " ")
    assert "balasannya tidak diketahui" in html["unplaced"]


def test_the_target_in_the_words_is_the_registers(app, html, tmp_path):
    home = homes.filled(tmp_path)
    (tmp_path / "settings.csv").write_text("name,value\nresponse_target_hours,12\n")
    homes.command(home, "settings", tmp_path / "settings.csv")
    assert "dijawab dalam 12 jam" in titles(app(home), html)


def test_the_freshness_leads_to_who_lacks_what_whoever_may_see_it(app, html, tmp_path, monkeypatch):
    """One of seven accounts has uploaded; "Cakupan" is not for guests."""
    home = homes.registered(tmp_path)
    rows = homes.talks("sosial-ig", 60, 0.5)
    (tmp_path / "a.csv").write_bytes(homes.csv_bytes(rows, homes.HEADER))
    days = ("--from", "2026-07-01", "--until", "2026-10-01")
    homes.command(home, "load", tmp_path / "a.csv", *days)
    app(home)
    assert '<a class="onward" href="cakupan">Siapa belum mengunggah</a>' in html["fresh"]
    monkeypatch.setattr(access, "current", lambda: access.Viewer("tamu", "viewer"))
    app(home)
    assert "cakupan" not in html["fresh"] and "dari 7\u00a0akun" in html["fresh"]
