"""Antrean by interaction: longest first, masked names for the own OPD only, deadlines only while
the data are fresh."""

import pytest

from pages.access import access, rights, tried
from pages.cache import register, store
from pages.queue import cases as open_cases
from pages.queue import rows
from tests import waiting

QUEUE = "pages/queue/queue.py"
SOSIAL = access.Viewer("Ratna", "opd", ("sosial",))


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return waiting.home(tmp_path_factory.mktemp("waiting"))


@pytest.fixture
def at_six(monkeypatch):
    """The machine's clock two hours after the end of the data."""
    monkeypatch.setenv("TANGGAP_NOW", "2026-09-30T18:00+07:00")


@pytest.fixture
def drawn(html):
    """HTML of this page alone: the start page has been drawn before it."""

    class OfThisPage:
        def __getitem__(self, key: str) -> str:
            return plain(html[key])

        def __contains__(self, key: str) -> bool:
            return key in html

        def whole(self) -> str:
            return "".join(
                plain(html[key]) for key in ("unanswered", "again", "urgent", "old") if key in html
            )

    return OfThisPage()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_number_and_the_longest_wait_come_first(app, drawn, home, at_six):
    at = app(home, QUEUE)
    assert not at.exception
    assert plain(at.title[0].value) == "3 pesan belum dijawab; yang terlama menunggu 2 hari 7 jam."
    assert "Sudah dijawab, lalu warga menulis lagi: 1 pesan" in [plain(h.value) for h in at.header]
    rows = drawn["unanswered"].split("<li>")[1:]
    assert "2 hari 7 jam" in rows[0] and ">1 hari<" in rows[1] and "6 jam" in rows[2]
    assert 'class="late"' in rows[0] and 'class="late"' not in rows[2]
    assert "4 hari 7 jam" in drawn["again"]


def test_one_opd_with_file_row_and_masked_name(app, drawn, home, at_six):
    at = app(home, QUEUE, opd="Dinas Sosial")
    assert "2 pesan belum dijawab" in plain(at.title[0].value)
    assert "B…no" not in drawn.whole() and at.dataframe[0].value["Warga"].tolist() == [
        "",
        "",
    ]  # Diskominfo
    at.selectbox(key=tried.LOCAL_ROLE).set_value(rights.OPD).run()
    at.selectbox(key=tried.LOCAL_OPD).set_value("sosial").run()
    assert plain(at.title[0].value).startswith("2 pesan belum dijawab")
    shown = drawn["unanswered"]
    assert "B…no" in shown and "0…71" in shown and "Budi" not in shown and "0812" not in shown
    assert "Tabel pesan" in shown and "baris 2" in shown and "Pesan pribadi, 19 huruf" in shown
    assert at.dataframe[0].value["Warga"].tolist() == ["B…no", "0…71"]


def test_all_opds_together_show_no_names(app, drawn, home, at_six):
    app(home, QUEUE)
    assert "B…no" not in drawn.whole() and "Kecamatan Wedi" in drawn.whole()


def test_an_opd_sees_only_its_own(app, drawn, home, at_six, monkeypatch):
    monkeypatch.setattr(access, "current", lambda: SOSIAL)
    at = app(home, QUEUE, opd="Kecamatan Wedi")
    assert not [box for box in at.selectbox if box.key == "opd"]
    assert plain(at.title[0].value).startswith("2 pesan belum dijawab")
    assert "wedi" not in drawn.whole().casefold()
    assert "B…no" in drawn["unanswered"]


def test_an_opd_user_without_opd_sees_nothing(app, drawn, home, monkeypatch):
    monkeypatch.setattr(access, "current", lambda: access.Viewer("Baru", "opd"))
    at = app(home, QUEUE)
    assert at.title[0].value == "Akun Anda belum terhubung dengan OPD" and not drawn.whole()


def test_names_are_for_the_own_opd(monkeypatch):
    monkeypatch.setattr(access, "current", lambda: SOSIAL)
    assert (
        access.knows_citizens("sosial")
        and not access.knows_citizens("wedi")
        and not access.knows_citizens(None)
    )
    monkeypatch.setattr(access, "current", lambda: access.Viewer("Budi", "diskominfo"))
    assert not access.knows_citizens("sosial")


def test_the_page_is_for_opd_and_diskominfo_only(app, drawn, home, monkeypatch):
    monkeypatch.setattr(access, "current", lambda: access.Viewer("tamu", "viewer"))
    monkeypatch.setattr(rights, "of", lambda _: rights.SCREENS)
    at = app(home, QUEUE)
    assert any("Halaman ini untuk OPD dan Diskominfo." in m.value for m in at.markdown)
    assert "unanswered" not in drawn and not at.dataframe


def test_deadlines_only_while_the_data_are_fresh(app, html, drawn, home, at_six, monkeypatch):
    at = app(home, QUEUE, opd="Dinas Sosial")
    assert "1 pesan masih dapat dijawab dalam 24 jam" in drawn["urgent"]
    assert "sebelum 1 Okt 2026, 10.00 WIB" in drawn["urgent"] and "old" not in drawn
    assert plain(at.dataframe[0].value["Jawab sebelum"].tolist()[1]) == "1 Okt 2026, 10.00 WIB"
    html.clear()
    monkeypatch.setenv("TANGGAP_NOW", "2026-10-03T16:00+07:00")
    at.run()
    assert "urgent" not in drawn and "Data ini sudah 3 hari." in drawn["old"]
    assert "Jawab sebelum" not in at.dataframe[0].value


def test_account_and_channel_narrow_the_list(app, drawn, home, at_six):
    at = app(home, QUEUE)
    at.selectbox(key="queue-account").set_value("Instagram @wedi").run()
    assert plain(at.title[0].value).startswith(
        "1 pesan belum dijawab; yang terlama menunggu 1 hari"
    )
    assert not at.exception and "@sosial" not in drawn["unanswered"]


def test_nothing_waits(app, drawn, base_home):
    at = app(base_home, QUEUE)
    assert (
        plain(at.title[0].value)
        == "Semua pesan sudah dijawab menurut data sampai 2 Okt 2026, 00.00 WIB."
    )
    assert not at.dataframe and "unanswered" not in drawn


def test_an_opd_without_upload_is_led_to_it(app, home):
    at = app(home, QUEUE, opd="Dinas Pendidikan")
    assert at.title[0].value == "Belum ada unggahan untuk OPD ini."
    assert not at.exception


def test_downloads_carry_no_citizen(home, at_six, monkeypatch):
    monkeypatch.setenv("TANGGAP_HOME", str(home))
    path = store.store_path()
    cases = rows.readable(open_cases.of(path, "sosial"), register.uploads(path)).drop(
        columns="as_of"
    )
    cases = open_cases.with_links(cases)
    text = rows.as_csv(cases).decode("utf-8-sig")
    assert text.splitlines()[0].startswith("Menunggu,Sejak (WIB),Masuk (WIB),OPD,Akun,Kanal")
    assert len(text.splitlines()) == 1 + 3 and "…" not in text
    assert rows.as_xlsx(cases, "Data sampai").startswith(b"PK")
