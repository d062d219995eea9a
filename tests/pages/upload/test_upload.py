"""Unggah by interaction: counts that add up, refusals as sentences, the question about dates, undo,
access."""

import re
from datetime import date

from pages.access import access, rights
from pages.upload import commands
from tests.pages import homes
from tests.pages.conftest import BOARD, READ, UPLOAD


def choose(at, *files: tuple[str, bytes]):
    """Chooses the files: nothing is stored yet."""
    for name, content in files:
        at.file_uploader[0].upload(name, content, "text/csv")
    return at.run()


def upload(at, *files: tuple[str, bytes]):
    """Chooses the files and saves them."""
    return save(choose(at, *files))


def save(at, answer: str = "Ya, semuanya: simpan"):
    """Says what the files are complete for, which stores them."""
    return click(at, answer)


def can_be_saved(at) -> bool:
    return any(b.key.startswith("save") for b in at.button)


def click(at, label: str):
    return next(b for b in at.button if b.label == label).click().run()


def history(at):
    """The table of all uploads."""
    return next(d.value for d in at.dataframe if "Keadaan" in d.value.columns)


def words(at) -> str:
    drawn = [*at.title, *at.header, *at.text, *at.markdown, *at.success]
    return re.sub(r"\\(.)", r"\1", " ".join(e.value for e in drawn)).translate(READ)


def test_an_upload_shows_an_equation_and_can_be_taken_out(app, html, tmp_path):
    home = homes.registered(tmp_path)
    at = upload(app(home, UPLOAD), ("../../etc/sosial.csv", homes.improvement()))
    assert not at.exception
    assert "Tersimpan: 120 pesan menjadi 60 kasus (Juli–September 2026)." in words(at)
    assert "<b>120</b>dibaca" in html["equation-0"] and "<b>0</b>ditolak" in html["equation-0"]
    assert history(at)["Keadaan"].tolist() == ["Tersimpan"]
    assert history(at)["Oleh"].tolist() == ["operator"]
    assert history(at)["Akun"].tolist() == ["Instagram @sosial · Dinas Sosial"]
    at = click(at, "Batalkan unggahan")
    assert "sudah dibatalkan" in words(at) and "unggah berkas yang sama" in words(at)
    assert history(at)["Keadaan"].tolist() == ["Dibatalkan"]
    at = upload(
        at, ("sosial.csv", homes.improvement())
    )  # pressed by mistake: the file is still at hand
    assert "Tersimpan: 120 pesan menjadi 60 kasus (Juli–September 2026)." in words(at)
    assert history(at)["Keadaan"].tolist() == ["Tersimpan", "Dibatalkan"]


def test_an_earlier_upload_is_taken_out_after_a_question_which_can_be_left(app, tmp_path):
    home = homes.registered(tmp_path)
    upload(app(home, UPLOAD), ("a.csv", homes.improvement()))
    at = app(home, UPLOAD)  # another day
    at.selectbox(key="undo-which").select_index(0).run()
    at = click(at, "Batalkan unggahan")
    assert "120 baris akan keluar dari semua angka" in words(at)
    at = click(at, "Tidak jadi")
    assert history(at)["Keadaan"].tolist() == ["Tersimpan"]
    at = click(click(at, "Batalkan unggahan"), "Ya, batalkan unggahan")
    assert "sudah dibatalkan" in words(at) and history(at)["Keadaan"].tolist() == ["Dibatalkan"]


def test_a_refused_file_shows_its_sentence_and_nothing_else(app, tmp_path):
    at = choose(app(homes.registered(tmp_path), UPLOAD), ("rusak.csv", b"\x00\x01"))
    assert not at.exception
    assert "Berkas ini belum dapat diambil" in words(at) and "“rusak.csv”" in words(at)
    assert "Traceback" not in words(at) and "--" not in words(at)
    assert not can_be_saved(at) and not at.dataframe


def test_nothing_is_stored_before_a_person_has_said_what_the_file_is_complete_for(
    app, html, tmp_path
):
    home = homes.registered(tmp_path)
    at = choose(app(home, UPLOAD), ("a.csv", homes.improvement()))
    known = next(content for key, content in html.items() if key.startswith("known-")).replace(
        "\u00a0", " "
    )
    assert "<b>Tabel pesan, 60 percakapan, 120 pesan, 1 Jul–26 Sep 2026</b>" in known
    assert "Berkas dikenali. Lengkap untuk hari apa saja?" in words(at)
    assert "Apakah berkas ini memuat semua percakapan" in words(at)
    assert [str(d.value) for d in at.date_input] == [
        "2026-07-01",
        "2026-09-26",
    ]  # first and last message
    at.date_input[1].set_value(None).run()
    assert next(
        b for b in at.button if b.key == "save-whole"
    ).disabled  # of no days at all nobody can say it
    assert at.dataframe[0].value["Arti"].tolist()[:2] == ["pesan warga", "jawaban akun"]
    assert not list((home / "uploads").glob("*"))


def test_a_file_with_only_some_conversations_covers_no_day(app, tmp_path):
    at = save(
        choose(app(homes.registered(tmp_path), UPLOAD), ("a.csv", homes.improvement())),
        "Tidak, hanya sebagian: simpan",
    )
    assert history(at)["Masa"].tolist() == ["tidak dinyatakan"]


def test_chosen_files_the_account_and_the_days_stay_when_the_page_is_left(app, html, tmp_path):
    home = homes.registered(tmp_path)
    at = app(home, UPLOAD)
    at.selectbox(key="account").set_value("sosial-ig")
    at = choose(at, ("a.csv", homes.improvement()))
    assert at.selectbox(key="account").value == "sosial-ig"
    assert can_be_saved(at)
    at.date_input[0].set_value(date(2026, 7, 3)).run()
    at = at.switch_page(BOARD).run()
    at = at.switch_page(UPLOAD).run()
    assert not at.exception and can_be_saved(at) and "a.csv" in words(at)
    assert at.selectbox(key="account").value == "sosial-ig"
    assert str(at.date_input[0].value) == "2026-07-03"  # as it was typed, not as it is offered
    at = click(at, "Buang berkas ini")
    assert not can_be_saved(at)


def test_what_was_answered_and_what_is_being_answered_stay_when_the_page_is_left(app, tmp_path):
    """The zone, which holds at once, and a meaning that waits for its button."""
    at = choose(app(homes.registered(tmp_path), UPLOAD), ("a.csv", homes.improvement()))
    [zone] = [radio for radio in at.radio if radio.key.startswith("zone-")]
    zone.set_value("UTC").run()
    at = at.switch_page(BOARD).run()
    at = at.switch_page(UPLOAD).run()
    [zone] = [radio for radio in at.radio if radio.key.startswith("zone-")]
    assert zone.value == "UTC" and not at.exception


def test_rejected_rows_are_shown_with_reasons(app, html, tmp_path):
    stranger = [
        "siapa",
        "x",
        "x1",
        "2026-08-01T09:00:00+07:00",
        "inbound",
        "w",
        "",
        "a",
        "![p](http://contoh.invalid/p)",
    ]
    rows = [*homes.talks("sosial-ig", 3, 1.0), stranger]
    at = upload(app(homes.registered(tmp_path), UPLOAD), ("a.csv", homes.csv_bytes(rows)))
    assert "<b>7</b>dibaca" in html["equation-0"] and "<b>1</b>ditolak" in html["equation-0"]
    assert "akun ini tidak ada dalam register" in html["reasons-0"]
    assert "contoh.invalid" not in words(at)
    assert any(d.label == "Unduh baris yang ditolak" for d in at.get("download_button"))


def test_of_very_many_rejected_rows_only_some_are_drawn(app, html, tmp_path):
    """The screen is drawn for one person but by the server of all."""
    strangers = [
        [
            "siapa",
            "x",
            f"x{i}",
            "2026-08-01T09:00:00+07:00",
            "inbound",
            "w",
            "",
            "a" * 200_000 * i,
            "",
        ]
        for i in range(2)
    ] * 150
    at = upload(
        app(homes.registered(tmp_path), UPLOAD),
        ("a.csv", homes.csv_bytes([*homes.talks("sosial-ig", 3, 1.0), *strangers])),
    )
    assert "kolom “Akun”, isi “siapa”" in html["reasons-0"]
    assert not at.exception and "<h2>300\u00a0baris ditolak</h2>" in html["reasons-0"]
    shown = next(d.value for d in at.dataframe if "alasan" in d.value.columns)
    assert len(shown) == 200 and shown.astype(str).map(len).max().max() < 1000
    assert any("200 dari 300\u00a0baris terlihat" in c.value for c in at.caption)


def test_ambiguous_dates_are_asked_on_the_screen(app, html, tmp_path):
    rows = [
        ["sosial-ig", "k", f"m{i}", f"05/08/2026 0{i}.15", "inbound", "w", "", "a", ""]
        for i in range(1, 4)
    ]
    at = choose(app(homes.registered(tmp_path), UPLOAD), ("tanggal.csv", homes.csv_bytes(rows)))
    assert "Satu hal perlu Anda pastikan" in words(at) and "bisa dibaca dua cara" in words(at)
    assert "--dates" not in words(at)
    at.radio[0].set_value("dmy")
    at = save(at.run())
    assert "Tersimpan: 3 pesan menjadi 1 kasus (Agustus 2026)." in words(at)


def test_the_same_file_again_changes_nothing(app, html, tmp_path):
    at = upload(app(homes.registered(tmp_path), UPLOAD), ("a.csv", homes.improvement()))
    at = upload(at, ("a.csv", homes.improvement()))
    assert "sudah pernah diunggah" in words(at) and "<b>120</b>sudah ada" in html["equation-0"]
    assert len(history(at)) == 1


def test_stated_days_and_account_are_handed_on(app, tmp_path):
    at = app(homes.registered(tmp_path), UPLOAD)
    at.selectbox(key="account").set_value("wedi-ig")
    at = choose(at, ("a.csv", homes.improvement()))
    at.date_input[0].set_value(homes.BEGIN.date())
    at.date_input[1].set_value(homes.END.date())
    at = save(at)
    assert history(at)["Masa"].tolist() == ["1\u00a0Jul–1\u00a0Okt\u00a02026"]
    assert history(at)["Akun"].tolist() == ["2\u00a0akun"]


def test_the_page_is_for_opd_and_diskominfo_only(app, tmp_path, monkeypatch):
    home = homes.registered(tmp_path)
    at = app(home, UPLOAD)
    monkeypatch.setattr(access, "current", lambda: access.Viewer("tamu", "viewer"))
    at.run()
    assert not at.exception and not at.file_uploader  # not even registered
    monkeypatch.setattr(rights, "of", lambda _: rights.SCREENS)
    at = app(home, UPLOAD)
    assert not at.exception and not at.file_uploader  # and the page itself asks, too
    assert "Halaman ini untuk OPD dan Diskominfo." in words(at)


def test_names_of_uploaded_files_are_harmless():
    assert commands.harmless("../../etc/passwd") == "passwd"
    assert commands.harmless("..\\..\\windows\\a b.csv") == "a b.csv"
    assert commands.harmless("--help") == "help"
    assert commands.harmless("") == "berkas"
    assert commands.harmless("a;rm -rf $(x).csv") == "a_rm -rf __x_.csv"
    assert len(commands.harmless("x" * 300 + ".csv")) == 80


def test_a_crash_of_the_command_is_one_sentence(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("TANGGAP_HOME", str(homes.registered(tmp_path)))
    monkeypatch.setenv("TANGGAP_NOW", "bukan waktu")
    result = commands.load(
        "a.csv", homes.improvement(), [], access.Viewer("operator", rights.DISKOMINFO)
    )
    assert result.line is None and result.sentence == commands.PROGRAM_ERROR
    assert re.search(
        r"python -m data load: exit 1, ValueError in \w+\.py:\d+", capsys.readouterr().err
    )


def test_of_several_files_a_refused_one_leaves_the_others_alone(app, html, tmp_path):
    at = app(homes.registered(tmp_path), UPLOAD)
    at = choose(at, ("a.csv", homes.improvement()), ("rusak.csv", b"\x00\x01"))
    assert "Berkas ini belum dapat diambil" in words(at)
    at = save(at)
    assert "Tersimpan: 120 pesan menjadi 60 kasus (Juli–September 2026)." in words(at)
    assert history(at)["Keadaan"].tolist() == ["Tersimpan"]
