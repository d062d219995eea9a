"""Unggah by interaction, what only a person can know: whose name, which account, which columns,
complete for what."""

import io
import shutil
import threading
import zipfile

import pytest

from data.importers import registry
from pages.access import access, rights
from pages.upload import commands, guide, jobs
from tests.pages import homes
from tests.pages.conftest import BOARD, UPLOAD
from tests.pages.upload.test_upload import can_be_saved, choose, click, history, save, words

OPERATOR = access.Viewer("operator", rights.DISKOMINFO)
ACCOUNTS = [
    ("capil-wa", "capil", "whatsapp", "0812345678"),
    ("capil-web", "capil", "web", "capil"),
    ("dinkes-ig", "dinkes", "instagram", "@dinkes"),
    ("dinkes-wa", "dinkes", "whatsapp", "0812345679"),
]
CHAT = """21/07/2025 07.10 - {0}: Selamat pagi, syarat KTP hilang apa saja?
21/07/2025 07.15 - Layanan Capil: Surat kehilangan dan KK
31/02/2025 07.16 - {0}: Kalau KK bagaimana?
22/07/2025 08.00 - {0}: Jadi kapan?
"""
TABLE = """Tanggal,Jam,Nama Pelapor,No Laporan,Keadaan,Tgl Selesai
05/08/2026,14.30,Budi,L-1,selesai,06/08/2026 09.00
23/08/2026,08.10,Sari,L-2,{0},
24/08/2026,09.10,Joko,L-3,terbuka,
"""
TICKETS = """Ticket ID,Subject,Status,Source,Created time,Resolved time,Closed time,Initial response time,Contact ID
1,Perihal,Resolved,Phone,2026-09-01 09:00,2026-09-02 09:00,,2026-09-01 10:00,71
2,Perihal,Open,Phone,2026-09-03 09:00,,,,72
"""


@pytest.fixture(scope="module")
def registered(tmp_path_factory):
    """A register with two OPDs, made once."""
    folder = tmp_path_factory.mktemp("register")
    homes._write(
        folder / "opd.csv",
        ["opd_id", "name", "kind"],
        [("capil", "Dinas Kependudukan", "dinas"), ("dinkes", "Dinas Kesehatan", "dinas")],
    )
    homes._write(folder / "accounts.csv", ["account_id", "opd_id", "platform", "handle"], ACCOUNTS)
    homes.command(folder / "home", "register", folder / "opd.csv", folder / "accounts.csv")
    return folder


@pytest.fixture
def home(registered, tmp_path):
    """The register in a home of one's own."""
    shutil.copytree(registered / "home", tmp_path / "home")
    shutil.copy(registered / "home.key", tmp_path / "home.key")
    return tmp_path / "home"


def select(at, prefix: str, value: str):
    """Chooses in the selectbox whose key begins so."""
    next(box for box in at.selectbox if box.key.startswith(prefix)).set_value(value)
    return at.run()


def is_asked(at, prefix: str) -> bool:
    return any(box.key.startswith(prefix) for box in at.selectbox)


def known(html) -> str:
    """What was recognised, of the file that was drawn last."""
    return [content for key, content in html.items() if key.startswith("known-")][-1].replace(
        "\u00a0", " "
    )


def rejected(at) -> bytes:
    return at.session_state["results"][0].rejected


def test_a_chat_asks_whose_name_is_the_accounts_and_remembers_it(app, html, home):
    at = choose(app(home, UPLOAD), ("Chat WhatsApp dengan Budi.txt", CHAT.format("Budi").encode()))
    assert (
        "tidak ada nama atau nomor yang dikenal register sebagai akun; pilih akunnya di bawah."
        in words(at)
    )
    assert next(box for box in at.selectbox if box.key.startswith("whose")).options == [
        "WhatsApp 0812345678 · Dinas Kependudukan",
        "WhatsApp 0812345679 · Dinas Kesehatan",
    ]
    at = select(at, "whose", "capil-wa")
    assert (
        "siapa akun capil-wa di antara “Budi”, “Layanan Capil”? Pilih namanya di bawah."
        in words(at)
    )
    assert (
        next(box for box in at.selectbox if box.key.startswith("own")).value == "Layanan Capil"
    )  # the file says so
    at = click(at, "Pakai nama ini")
    assert "WhatsApp, 1 percakapan, 4 pesan, 21–22 Jul 2025" in known(html)
    assert "“Layanan Capil” dianggap akun, yang lain warga" in known(html)
    assert "<b>21/07</b> dibaca <b>21 Jul</b> (hari di depan)" in known(html)
    assert "Ekspor ini dibuat per obrolan" in words(at)
    at = save(at)
    assert "Tersimpan: 3 pesan menjadi 1 kasus (Juli 2025)." in words(at)

    at = choose(at, ("Chat WhatsApp dengan Sari.txt", CHAT.format("Sari").encode()))
    assert not is_asked(at, "whose") and not is_asked(at, "own")  # the answer is remembered
    assert "<b>WhatsApp 0812345678 · Dinas Kependudukan</b>" in known(html)


def test_rejected_rows_are_mended_and_loaded_once(app, html, home):
    at = app(home, UPLOAD)
    at.selectbox(key="account").set_value("capil-wa")
    at = choose(at, ("obrolan.txt", CHAT.format("Budi").encode()))
    at = save(click(select(at, "own", "Layanan Capil"), "Pakai nama ini"))
    mended = rejected(at).decode("utf-8-sig").splitlines()
    line = mended[1].split(",31/02/2025 07.16,")
    content = "\n".join([mended[0], ",21/07/2025 07.16,".join(line)]).encode()
    at = choose(at, ("baris-ditolak.csv", content))
    assert "Ini baris yang dulu ditolak dan sudah diperbaiki" in words(at)
    assert [b.key for b in at.button if b.key.startswith("save")] == [
        "save"
    ]  # the days stay as they were stated
    at = next(b for b in at.button if b.key == "save").click().run()
    assert "Tersimpan: 1 pesan tanpa kasus baru (Juli 2025)." in words(at)
    at = choose(at, ("baris-ditolak.csv", content))
    at = next(b for b in at.button if b.key == "save").click().run()
    assert "sudah pernah diunggah" in words(at) and "<b>1</b>sudah ada" in html["equation-0"]
    assert history(at)["Diterima"].tolist() == ["1", "3"]


def test_a_file_of_which_no_row_can_be_taken_cannot_be_saved(app, home):
    row = ["dinkes-ig", "k", "m", "31/02/2026 09.00", "inbound", "w", "", "a", ""]
    at = choose(app(home, UPLOAD), ("a.csv", homes.csv_bytes([row])))
    assert "Berkas ini belum dapat diambil" in words(
        at
    ) and "tanggal atau jam ini tidak terbaca" in words(at)
    assert not can_be_saved(at)


def test_an_unknown_table_asks_for_its_columns_and_remembers_them(app, html, home):
    at = app(home, UPLOAD)
    at.selectbox(key="account").set_value("capil-web")
    at = choose(at, ("laporan.csv", TABLE.format("di meja camat").encode()))
    assert "--map" not in words(at) and "cocokkan" in words(at)
    boxes = {box.key.split("-")[1]: box for box in at.selectbox if box.key.startswith("column-")}
    assert (boxes["opened_at"].value, boxes["case_id"].value) == (
        "Tanggal+Jam",
        "No Laporan",
    )  # guessed
    assert "account_id" not in boxes and boxes["status"].value == "Keadaan"
    at = select(select(at, "column-status", "tidak ada"), "column-closed_at", "tidak ada")
    assert next(
        b for b in at.button if b.label == "Pakai kolom ini"
    ).disabled  # neither a status nor a closing
    at = select(select(at, "column-status", "Keadaan"), "column-closed_at", "Tgl Selesai")
    at = click(at, "Pakai kolom ini")
    assert "Apa arti status “di meja camat”? 1 baris, misalnya baris 3." in words(at)
    assert not can_be_saved(at)
    at = click(select(at, "value-0", ""), "Pakai arti ini")  # not known: its row is rejected
    assert "Tabel kasus, 3 kasus, 5–24 Agu 2026" in known(html)
    at = save(at)
    assert "Tersimpan: 2 baris menjadi 2 kasus (Agustus 2026)." in words(at)
    mended = rejected(at).replace(b"di meja camat", b"ditutup")

    at = choose(at, ("ditolak.csv", mended))  # the same columns, and two more
    assert "Terisi seperti jawaban terakhir" in words(at)
    at = click(at, "Pakai kolom ini")
    at = next(b for b in at.button if b.key == "save").click().run()
    assert "Tersimpan: 1 baris menjadi 1 kasus (Agustus 2026)." in words(at)
    assert history(at)["Masa"].tolist() == ["tidak dinyatakan", "5–24\u00a0Agu\u00a02026"]


def test_a_word_is_asked_once_and_another_answer_keeps_the_rest(app, html, home):
    at = app(home, UPLOAD)
    at.selectbox(key="account").set_value("capil-web")
    table = ("laporan.csv", TABLE.format("di meja camat").encode())
    at = click(choose(at, table), "Pakai kolom ini")
    at = click(select(at, "value-0", "waiting"), "Pakai arti ini")
    assert can_be_saved(at)
    at = click(at, "Ubah jawaban: arti kata")
    assert "Apa arti status “di meja camat”?" in words(at) and not is_asked(at, "column-")
    at = save(click(select(at, "value-0", "resolved"), "Pakai arti ini"))
    assert "Tersimpan: 3 baris menjadi 3 kasus (Agustus 2026)." in words(at)
    later = TABLE.format("Di meja camat.").replace("L-", "M-").encode()
    at = click(choose(at, ("lagi.csv", later)), "Pakai kolom ini")
    assert can_be_saved(at)


def test_several_files_have_one_statement_and_a_zip_of_chats_one_question(app, html, home):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("Budi", "Sari", "Joko"):
            archive.writestr(f"Chat WhatsApp dengan {name}.txt", CHAT.format(name))
    at = app(home, UPLOAD)
    at = choose(
        at,
        ("obrolan.zip", packed.getvalue()),
        ("ig.csv", homes.csv_bytes(homes.talks("dinkes-ig", 4, 1.0))),
    )
    assert "1 dari 2 berkas dikenali. Lihat yang belum." in words(at)
    at = click(
        select(at, "whose", "capil-wa"), "Pakai nama ini"
    )  # the name in all three chats is offered
    assert any(
        "WhatsApp, 3 percakapan, 12 pesan" in content.replace("\u00a0", " ")
        for content in html.values()
    )
    assert "2 berkas dikenali. Lengkap untuk hari apa saja?" in words(at)
    at = save(at)
    assert "2 dari 2 berkas tersimpan." in words(at)
    assert "<b>9</b>diterima" in html["equation-0"] and "<b>8</b>diterima" in html["equation-1"]
    assert len(set(history(at)["Masa"])) == 1  # stated once for both


def test_chats_given_loose_are_asked_about_once(app, html, home):
    at = choose(
        app(home, UPLOAD),
        *(
            (f"Chat WhatsApp dengan {name}.txt", CHAT.format(name).encode())
            for name in ("Budi", "Sari", "Joko")
        ),
    )
    assert len([box for box in at.selectbox if box.key.startswith("whose")]) == 1
    assert words(at).count("Pertanyaan yang sama ada di atas") == 2
    at = select(at, "whose", "capil-wa")
    assert len([box for box in at.selectbox if box.key.startswith("own-")]) == 1
    at = click(select(at, "own-", "Layanan Capil"), "Pakai nama ini")
    assert "3 berkas dikenali. Lengkap untuk hari apa saja?" in words(at)
    at = save(at)
    assert "3 dari 3 berkas tersimpan." in words(at)
    assert [html[f"equation-{i}"].count("<b>3</b>diterima") for i in range(3)] == [1, 1, 1]


def test_the_person_may_say_that_the_file_is_something_else(app, html, home):
    at = app(home, UPLOAD)
    at.selectbox(key="account").set_value("capil-web")
    at = choose(at, ("tickets.csv", TICKETS.encode()))
    assert "Freshdesk, 2 kasus" in known(html)
    box = next(box for box in at.selectbox if box.key.startswith("kind-of-file"))
    assert box.value == "freshdesk" and "Tabel kasus" in box.options and "WhatsApp" in box.options
    at = select(at, "kind-of-file", "whatsapp")
    assert "“tickets.csv” bukan WhatsApp; pilih jenis berkas yang sesuai di bawah." in words(at)
    at = select(at, "kind-of-file", "canonical-cases")
    assert any(
        box.key.startswith("column-") for box in at.selectbox
    )  # taken as a table, its columns are asked
    at = click(at, "Ubah jawaban: jenis berkas")
    assert "Freshdesk, 2 kasus" in known(html)


def test_a_tool_for_tickets_asks_for_the_account_and_tells_the_zone(app, html, home):
    at = choose(app(home, UPLOAD), ("tickets.csv", TICKETS.encode()))
    assert "tidak menyebut akun; pilih akunnya di bawah." in words(at)
    at = select(at, "whose", "capil-web")
    assert "Freshdesk, 2 kasus, 1–3 Sep 2026" in known(html)
    first = at.dataframe[0].value["Waktu"][0]
    next(r for r in at.radio if r.key.startswith("zone")).set_value("UTC")
    at = at.run()
    assert (first, at.dataframe[0].value["Waktu"][0]) == (
        "1\u00a0Sep\u00a02026, 09.00\u00a0WIB",
        "1\u00a0Sep\u00a02026, 16.00\u00a0WIB",
    )
    at = save(at)
    assert "Tersimpan: 2 baris menjadi 2 kasus (September 2026)." in words(at)


def test_signs_of_a_wrong_file_are_shown_and_leave_the_person_free(app, html, home):
    rows = [
        [f"{cell[:11]}23{cell[13:]}" if i == 3 else cell for i, cell in enumerate(row)]
        for row in homes.talks("dinkes-ig", 30, 1.0)
    ]  # everything happens at 23
    at = choose(app(home, UPLOAD), ("malam.csv", homes.csv_bytes(rows)))
    shown = next(content for key, content in html.items() if key.startswith("signs-"))
    assert "Akun Instagram @dinkes · Dinas Kesehatan: separuh pesannya dikirim antara" in shown
    assert "Tersimpan: 60 pesan menjadi 30 kasus" in words(save(at))


def test_an_upload_goes_on_though_the_page_is_left(app, home, monkeypatch):
    monkeypatch.setenv("TANGGAP_HOME", str(home))
    gate, content = threading.Event(), homes.csv_bytes(homes.talks("dinkes-ig", 4, 1.0))

    def step():
        gate.wait(30)
        return commands.load("a.csv", content, ["--partial"], OPERATOR)

    at = app(home, UPLOAD)
    at.session_state["job"] = jobs.start([step])
    at = at.switch_page(BOARD).run()  # the page is left while the file is on its way
    assert not at.exception and at.session_state["job"].results == []
    gate.set()
    at.session_state["job"].future.result(60)
    at = at.switch_page(UPLOAD).run()
    assert "Tersimpan: 8 pesan menjadi 4 kasus" in words(at) and at.session_state["job"] is None
    assert history(at)["Diterima"].tolist() == ["8"]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("foto.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", "Berkas “foto.jpg” berisi gambar"),
        (
            "surat.pdf",
            b"%PDF-1.7\n1 0 obj\n",
            "Berkas “surat.pdf” adalah PDF, yang barisnya tidak dapat dibaca",
        ),
    ],
)
def test_what_is_no_export_is_refused_in_a_sentence_of_ours(app, home, name, content, sentence):
    at = choose(app(home, UPLOAD), (name, content))
    assert not at.exception and sentence in words(at)
    assert not is_asked(at, "column") and not can_be_saved(at)


def test_every_format_has_its_way_of_exporting_on_the_screen(app, home):
    heads = list(guide.sections())
    for known_format in registry.FORMATS:
        name = known_format.title.split(",")[0]
        assert any(head.startswith(name) for head in heads), name
    assert all("Yang tidak terlihat" in text for text in guide.sections().values())
    at = select(app(home, UPLOAD), "guide", "SP4N-LAPOR!")
    assert "kapan laporan ditanggapi dan kapan selesai" in words(at)
    at = select(at, "account", "capil-wa")
    assert "Jangan mengubah nama kontak" in words(at)  # the chosen account's platform stands open


OWN_TABLE = """account_id,conversation_id,sent_at,direction,text
capil-wa,w1,2025-07-22 08:30,inbound,Kapan jadi?
"""
OF_A_CHAT = ("Chat WhatsApp dengan Budi.txt", CHAT.format("Budi").encode())
OF_A_TABLE = ("pesan.csv", OWN_TABLE.encode())


@pytest.mark.parametrize("button", ["Ya, semuanya: simpan", "Tidak, hanya sebagian: simpan"])
@pytest.mark.parametrize("is_chat_first", [True, False])
def test_one_talk_out_of_two_tools_is_refused_whatever_was_pressed_before(
    app, home, button, is_chat_first
):
    first, second = (OF_A_CHAT, OF_A_TABLE) if is_chat_first else (OF_A_TABLE, OF_A_CHAT)
    at = choose(app(home, UPLOAD), first)
    if is_chat_first:
        at = click(select(at, "whose", "capil-wa"), "Pakai nama ini")
    at = choose(save(at, button), second)
    if not is_chat_first:
        at = select(at, "whose", "capil-wa")
    title = "WhatsApp" if is_chat_first else "Tabel pesan"
    assert f"22/07/2025 sudah diisi unggahan 000001 {title} (" in words(at)
    assert "Batalkan dulu unggahan itu di “Riwayat unggahan”" in words(at)
    assert not is_asked(at, "own") and not can_be_saved(at)
