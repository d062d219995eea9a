"""WhatsApp chats: every header form, both sides, what is no message, what is no courtesy, and
counting once."""

import io
import zipfile

import pytest

from data.errors import Refused
from data.importers.files import archives
from data.importers.files.opening import open_file
from data.questions import AsksOwn
from tests.data.importers.homes import Place, sides
from tests.program import figures

ANDROID = """21/07/2025 07.10 - Pesan dan panggilan terenkripsi secara end-to-end. Ketuk untuk info selengkapnya.
21/07/2025 07.10 - Siti Rahayu: Selamat pagi, syarat KTP hilang apa saja?
saya di Klaten Utara

terima kasih
21/07/2025 07.15 - Dukcapil Klaten: Surat kehilangan dan KK: bawa asli ya
21/07/2025 07.16 - Siti Rahayu: Terima kasih
21/07/2025 07.20 - Siti Rahayu mengubah nomor teleponnya ke nomor baru. Ketuk untuk mengirim pesan.
21/07/2025 07.21 - Panggilan suara tak terjawab
22/07/2025 08.00 - Siti Rahayu: Kalau KK: harus asli? <Pesan ini diedit>
"""
IOS = """[21/07/2025, 07.10.01] Siti Rahayu: \u200ePesan dan panggilan terenkripsi secara end-to-end.\r
[21/07/2025, 07.10.02] Siti Rahayu: Halo\r
\u200e[21/07/2025, 07.10.30] Siti Rahayu: \u200egambar tidak disertakan\r
\u200e[21/07/2025, 07.12.00] Siti Rahayu: \u200ePanggilan suara, \u200eTidak ada jawaban\r
[21/07/2025, 07.15.42] Dukcapil Klaten: Silakan datang\r
[21/07/2025, 07.16.42] ~\u202fSiti Rahayu: Baik\r
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_dash_of_any_kind_in_any_encoding_begins_a_message(place, encoding):
    text = "\ufeff" if encoding == "utf-16-be" else ""
    text += "21/07/26, 08.00 – Siti: Kapan buka?\n23/07/26, 08.05 – Dukcapil Klaten: Besok\n"
    assert place.counts("a.txt", text.encode(encoding)) == (2, 2, 0, 0, 0)


def test_lines_without_a_blank_are_counted_beside_those_that_were_taken(place):
    """Neither side is known but one: the other's line is rejected, and of how many is said."""
    text = "21/07/26, 08.00 - Siti:Kapan buka?\n23/07/26, 08.05 - Dukcapil Klaten:Besok\n"
    line = place.load("a.txt", text, "--account", "wa")
    assert tuple(line[c] for c in ("read", "accepted", "rejected")) == (2, 1, 1)
    assert line["bias"].startswith("1 dari 2 baris ditolak")


def android(*lines: str, author: str = "Siti Rahayu") -> str:
    """A chat of one citizen: one minute between lines; a line that begins with ">" is the
    account's."""
    said = (
        (f"07.{minute}", "Dukcapil Klaten" if line[0] == ">" else author, line.lstrip(">"))
        for minute, line in enumerate(lines, start=10)
    )
    return "".join(f"21/07/2025 {time} - {who}: {text}\n" for time, who, text in said)


def of_account(place: Place, month: str) -> dict:
    """The figures of the WhatsApp account on the citizen's clock."""
    return next(
        row for row in figures(place.home, "account", month, "wall") if row["account_id"] == "wa"
    )


def test_a_chat_of_an_indonesian_android_phone(place):
    assert place.counts("Chat WhatsApp dengan Siti Rahayu.txt", ANDROID) == (4, 4, 0, 0, 0)
    rows = place.messages()
    assert sides(rows) == "<><<" and [row["row"] for row in rows] == [2, 6, 7, 10]
    assert len({row["conversation_key"] for row in rows}) == 1 and not any(
        row["has_seconds"] for row in rows
    )
    first = "Selamat pagi, syarat KTP hilang apa saja?\nsaya di Klaten Utara\n\nterima kasih"
    assert rows[0]["text_length"] == len(first)
    assert [row["is_courtesy"] for row in rows] == [False, False, True, False]
    assert rows[3]["text_length"] == len("Kalau KK: harus asli?")


def test_a_chat_of_an_iphone_has_seconds_and_marks(place):
    assert place.counts("_chat.txt", IOS) == (4, 4, 0, 0, 0)
    rows = place.messages()
    assert sides(rows) == "<<><" and len({row["conversation_key"] for row in rows}) == 1
    assert len({row["author_key"] for row in rows if row["direction"] == "inbound"}) == 1
    assert [f"{row['sent_at']:%H:%M:%S}" for row in rows] == [
        "00:10:02",
        "00:10:30",
        "00:15:42",
        "00:16:42",
    ]
    assert rows[0]["has_seconds"] and rows[1]["fingerprint"] is None


@pytest.mark.parametrize(
    "headers",
    [
        {
            "[2025-07-21 15:02:33] {}: ": "08:02:33",
            "2025-07-21, 15:02 - {}: ": "08:02:00",
            "2025/07/21, 15:02. - {}: ": "08:02:00",
            "21.07.2025, 15:02 - {}: ": "08:02:00",
            "[21-07-25 15:02:33] {}: ": "08:02:33",
            "21/07/2025 15.02 - {}: ": "08:02:00",
            "21/07/25, 15.02 - {}: ": "08:02:00",
            "[21/07/25 15.02.33] {}: ": "08:02:33",
            "21/07/2025 3.02 sore - {}: ": "08:02:00",
            "21/07/2025 12.02 siang - {}: ": "05:02:00",
            "21/07/2025 11.02 siang - {}: ": "04:02:00",
            "21/07/2025 8.02 malam - {}: ": "13:02:00",
            "21/07/2025 12.02 malam - {}: ": "17:02:00",
            "21/07/2025 9.02 pagi - {}: ": "02:02:00",
            "21/07/2025 15.02 sore - {}: ": "08:02:00",
            "21/07/2025 12.02 AM - {}: ": "17:02:00",
        },
        {
            "7/21/25, 15:02 - {}: ": "08:02:00",
            "7/21/2025 3:02 p.m. - {}: ": "08:02:00",
            "7/21/2025 3:02 p. m. - {}: ": "08:02:00",
            "7/21/25, 3:02 p.\u00a0m. - {}: ": "08:02:00",
            "[7/21/25 3:02:33 p.m.] {}: ": "08:02:33",
            "[07.21.25, 15:02:33] {}: ": "08:02:33",
            "\u200e[7/21/25, 3:02:33\u202fPM] {}: ": "08:02:33",
            "7/21/25, 3:02\u202fPM - {}: ": "08:02:00",
        },
    ],
    ids=["day first", "month first"],
)
def test_every_header_form(place, headers):
    chats = {
        f"obrolan-{number:02d}.txt": f"{header.format(f'Warga {number:02d}')}Kapan buka?\n"
        f"{header.format('Dukcapil Klaten')}Jam 8.\n"
        for number, header in enumerate(headers)
    }
    assert place.counts("semua.zip", chats) == (2 * len(headers), 2 * len(headers), 0, 0, 0)
    for number, (header, moment) in enumerate(headers.items(), start=1):
        rows = [row for row in place.messages() if row["member"] == f"berkas-{number}.txt"]
        assert {f"{row['sent_at']:%m %H:%M:%S}" for row in rows} == {f"07 {moment}"}, header
        assert sorted(sides(rows)) == ["<", ">"], header


def test_a_time_that_is_none_rejects_its_row_only(place):
    text = (
        "[21/07/25 13:37:00 a.m.] Siti Rahayu: Halo?\n[31/02/2025 10:37:00] Siti Rahayu: Halo?\n"
        "[21/07/25 01:37:00 p.m.] Siti Rahayu: Pak?\n[21/07/25 02:37:00 p.m.] Dukcapil Klaten: Ya\n"
    )
    assert place.counts("_chat.txt", text) == (4, 2, 0, 0, 2)


def test_an_afternoon_of_a_clock_of_24_hours_that_says_it_twice_is_read(place):
    text = "[21/07/25 13:37:00 p.m.] Siti Rahayu: Halo?\n[21/07/25 14:37:00 p.m.] Dukcapil Klaten: Ya\n"
    assert place.counts("_chat.txt", text) == (2, 2, 0, 0, 0)
    assert [f"{row['sent_at']:%d %H:%M}" for row in place.messages()] == ["21 06:37", "21 07:37"]


def test_dates_that_can_be_read_two_ways_are_asked_for(place):
    text = "09/10/25, 10.37 - Siti Rahayu: Halo?\n09/10/25, 11.37 - Dukcapil Klaten: Ya\n"
    refusal = place.refused("obrolan.txt", text)
    assert "--dates" in str(refusal) and refusal.question.asks == "dates"
    assert "baris 1: tanggal “09/10/25, 10.37” bisa dibaca dua cara" in str(
        refusal
    )  # as it stands, year too
    assert place.counts("obrolan.txt", text, "--dates", "dmy") == (2, 2, 0, 0, 0)
    assert {(row["sent_at"].month, row["sent_at"].day) for row in place.messages()} == {(10, 9)}


def test_deleted_messages_open_and_answer_nothing(place):
    texts = (
        "Pesan ini dihapus",
        "Pesan ini telah dihapus",
        "Pesan ini dihapus.",
        "This message was deleted",
        "\u200eThis message was deleted.",
    )
    gone = {
        f"{i}.txt": android(text, ">Anda menghapus pesan ini", author=f"Warga {i}")
        for i, text in enumerate(texts)
    }
    asked = android("Kapan buka?", ">You deleted this message", author="Joko Susilo")
    line = place.load(
        "b.zip", gone | {"tanya.txt": asked}, "--from", "2025-07-21", "--until", "2025-07-31"
    )
    assert (line["accepted"], line["cases"]) == (2 * len(texts) + 2, 1)
    month = of_account(place, "2025-07")
    assert (month["due"], month["on_time"]) == (1, 0)


MEDIA = (
    "<Media tidak disertakan>",
    "<Media omitted>",
    "image omitted",
    "\u200egambar tidak disertakan",
    "video omitted",
    "IMG-20250721-WA0001.jpg (file terlampir)",
    "PTT-20250721-WA0002.opus (file attached)",
    "laporan.pdf (file attached)",
    "\u200e<attached: 00000012-PHOTO-2025-07-21.jpg>",
    "\u200e<terlampir: 00000012-AUDIO-2025.opus>",
    "null",
    "laporan.pdf • \u200e3 halaman \u200edokumen tidak disertakan",
    "Menunggu pesan ini. Perlu waktu lama.",
    "IMG-20250721-WA0001.jpg (file terlampir)\nTerima kasih",
    "makasih\n\u200e<attached: 1-PHOTO-2.jpg>",
)
STICKERS = (
    "sticker omitted",
    "\u200estiker tidak disertakan",
    "STK-20250721-WA0003.webp (file terlampir)",
    "\u200e<attached: 00000003-STICKER-2025-07-21.webp>",
)


def test_media_are_no_courtesies(place):
    line = place.load(
        "a.zip",
        {
            f"{i:02d}.txt": android(text, ">Baik", author=f"Warga {i:02d}")
            for i, text in enumerate(MEDIA)
        },
    )
    assert (line["read"], line["cases"]) == (2 * len(MEDIA), len(MEDIA))
    for number, text in enumerate(MEDIA, start=1):
        (row,) = (
            row
            for row in place.messages()
            if row["member"] == f"berkas-{number}.txt" and row["author_key"]
        )
        assert not row["is_courtesy"] and ("asih" in text) == (row["fingerprint"] is not None), text


def test_a_sticker_is_a_courtesy_of_a_citizen_and_an_answer_of_the_account(place):
    line = place.load(
        "a.zip",
        {
            f"{i}.txt": android(text, f">{text}", author=f"Warga {i}")
            for i, text in enumerate(STICKERS)
        },
    )
    assert (line["accepted"], line["cases"]) == (2 * len(STICKERS), 0)
    for row in place.messages():
        assert (
            row["is_courtesy"]
            if row["direction"] == "inbound"
            else row["is_request"] and row["fingerprint"] is None
        )


def test_pictures_sent_to_many_are_no_automatic_replies(place):
    chats = {
        f"{i}.txt": android("Kapan buka?", "><Media tidak disertakan>", author=f"Warga {i}")
        for i in range(6)
    }
    place.load("banyak.zip", chats, "--from", "2025-07-21", "--until", "2025-07-31")
    month = of_account(place, "2025-07")
    assert (month["due"], month["on_time"]) == (6, 6)


def test_words_of_people_are_no_notices(place):
    said = (
        "Panggilan video bisa pak?",
        "Saya keluar kota, siapa yang membuat grup RT?",
        "Chat ini WhatsApp resmi?",
        "Bisnis ini perlu izin?",
        "Nomor saya mengubah nomor lama",
        "maaf foto tidak disertakan tadi, ini lagi",
    )
    assert place.counts("a.txt", android(*said, ">Ya")) == (7, 7, 0, 0, 0)
    assert all(row["text_length"] for row in place.messages())


LATER = "".join(
    f"""{day:02d}/08/2025 09.00 - Siti Rahayu: Pertanyaan {day}?
{day:02d}/08/2025 09.00 - Siti Rahayu: Halo
{day:02d}/08/2025 09.30 - Dukcapil Klaten: Baik
{day:02d}/08/2025 09.30 - Dukcapil Klaten: Jawaban {day}
"""
    for day in (2, 9, 16, 23)
)
STATED = ("--from", "2025-07-21", "--until", "2025-08-31")


def test_overlapping_exports_count_once(tmp_path, reader, place):
    lines = (ANDROID + LATER).splitlines(keepends=True)
    part_1, part_2 = "".join(lines[:15]), "".join(lines[12:])
    other = tmp_path / "lain"
    other.mkdir()
    once = Place(other, reader)
    assert once.counts("utuh.txt", "".join(lines), *STATED) == (20, 20, 0, 0, 0)
    assert place.counts("bagian 1.txt", part_1, *STATED) == (9, 9, 0, 0, 0)
    read, accepted, updated, duplicates, rejected = place.counts("bagian 2.txt", part_2, *STATED)
    assert (accepted, updated, rejected) == (11, 0, 0) and duplicates == read - accepted > 0
    assert place.counts("utuh.txt", "".join(lines), *STATED) == (20, 0, 0, 20, 0)
    for month in ("2025-07", "2025-08"):
        assert of_account(place, month) == of_account(once, month)
    assert len({row["conversation_key"] for row in place.messages()}) == 1


def test_the_same_chat_of_another_phone_is_the_same_conversation(place):
    place.load("a.txt", ANDROID)
    place.load("b.txt", IOS)
    assert len({row["conversation_key"] for row in place.messages()}) == 1


def test_a_zip_of_chats_leaves_media_packed(place, monkeypatch):
    monkeypatch.setattr(archives, "MAX_UNPACKED", 20_000)
    bomb = b"\x00" * 500_000
    chats = {
        "WhatsApp Chat - Siti Rahayu/_chat.txt": IOS,
        "WhatsApp Chat - Siti Rahayu/00000012-PHOTO.jpg": bomb,
        "Chat WhatsApp dengan Joko.txt": android("Kapan?", ">Besok", author="Joko Susilo"),
        "VID-1.mp4": bomb,
        "catatan.txt": "sent_at,direction\nbukan,obrolan\n",
    }
    path = place.folder / "semua.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for inner, content in chats.items():
            archive.writestr(inner, content)
    folder = place.folder / "buka"
    folder.mkdir()
    members = open_file(path, folder, None)
    assert sorted(member.inner.rsplit("/")[-1] for member in members) == [
        "Chat WhatsApp dengan Joko.txt",
        "_chat.txt",
        "catatan.txt",
    ]
    assert sum(file.stat().st_size for file in folder.iterdir() if not file.is_symlink()) < 5_000
    line = place.load("semua.zip", chats)
    assert (line["read"], line["accepted"], line["rejected"]) == (6, 6, 0)
    rows = place.messages()
    assert (
        len({row["conversation_key"] for row in rows}) == len({row["member"] for row in rows}) == 2
    )


def test_a_zip_of_the_zips_that_iphones_make(place):
    inner = {}
    for name, text in (("Siti Rahayu", IOS), ("Joko", IOS.replace("Siti Rahayu", "Joko Susilo"))):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("_chat.txt", text)
            archive.writestr("00000001-PHOTO.jpg", "x")
        inner[f"WhatsApp Chat - {name}.zip"] = packed.getvalue()
    assert place.counts("semua.zip", inner) == (8, 8, 0, 0, 0)
    assert len({row["conversation_key"] for row in place.messages()}) == 2


def test_an_archive_within_an_archive_may_not_burst(place, monkeypatch):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", b"0" * 3_000_000)
    path = place.folder / "bom.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.zip", packed.getvalue())
    monkeypatch.setattr(archives, "MAX_UNPACKED", 2_000_000)
    folder = place.folder / "buka"
    folder.mkdir()
    with pytest.raises(Refused, match="bom.zip"):
        open_file(path, folder, None)
    assert (
        sum(file.stat().st_size for file in folder.iterdir() if not file.is_symlink()) <= 3_000_000
    )


@pytest.mark.parametrize(
    "group",
    [
        "21/07/2025 07.10 - Siti: Halo\n21/07/2025 07.11 - Joko: Halo\n21/07/2025 07.12 - Dukcapil "
        "Klaten: Ya\n",
        '21/07/2025 07.10 - Joko membuat grup "Rapat: RT"\n21/07/2025 07.11 - Siti: Halo\n'
        "21/07/2025 07.12 - Dukcapil Klaten: Ya\n",
        "[21/07/2025, 07.10.00] RT 5: \u200eAnda menambahkan Joko\n[21/07/2025, 07.11.00] Siti: "
        "Halo\n",
    ],
)
def test_groups_are_refused_and_the_chats_beside_them_are_not(place, group):
    assert "grup" in str(place.refused("grup.txt", group))
    read, accepted, _, _, rejected = place.counts("campur.zip", {"a.txt": group, "b.txt": ANDROID})
    assert (accepted, rejected) == (4, read - 4) and rejected >= 1
    assert len({row["conversation_key"] for row in place.messages()}) == 1


def test_staff_are_neither_citizens_nor_answers(place):
    text = (
        android("Kapan buka?") + "21/07/2025 08.00 - Bagus Staf: Sebentar\n"
        "21/07/2025 09.00 - Dukcapil Klaten: Jam 8\n"
    )
    assert place.counts("a.txt", text) == (3, 2, 0, 0, 1)
    assert sides(place.messages()) == "<>"


def test_the_own_side_is_asked_for_with_the_names_and_remembered(place):
    text = ANDROID.replace("Dukcapil Klaten", "Loket Satu")
    assert place.refused("a.txt", text).question.asks == "account"
    refusal = place.refused("Chat WhatsApp dengan Siti Rahayu.txt", text, "--account", "wa")
    assert refusal.question == AsksOwn(["Siti Rahayu", "Loket Satu"], "Loket Satu")
    assert place.counts("a.txt", text, "--account", "wa", "--own", "Loket Satu") == (4, 4, 0, 0, 0)
    assert sides(place.messages()) == "<><<"
    assert place.counts("b.txt", LATER.replace("Dukcapil Klaten", "Loket Satu"))[1] == 16
    # nobody has answered this citizen yet
    assert place.counts(
        "c.txt", android("Kapan buka?", author="Dewi Lestari"), "--account", "wa"
    ) == (1, 1, 0, 0, 0)


def test_a_citizen_whom_nobody_answered_is_known_by_the_file(place):
    line = place.load(
        "WhatsApp Chat with Dewi Lestari.txt",
        android("Kapan buka?", author="Dewi Lestari"),
        "--account",
        "wa",
    )
    assert line["cases"] == 1 and sides(place.messages()) == "<"
    refusal = place.refused("chat.txt", android("Halo?", author="Dewi Lestari"), "--account", "tg")
    assert "hanya “Dewi Lestari” yang menulis; sebutkan dengan --own NAMA siapa akun tg" in str(
        refusal
    )


def test_only_notices_is_no_chat(place):
    assert "pemberitahuan" in str(place.refused("a.txt", ANDROID.splitlines()[0]))


def test_nothing_of_a_citizen_is_stored(place):
    text = ANDROID.replace("Siti Rahayu", "Rahmawati Zulaikha") + android(
        "rahasiaku", author="Rahmawati Zulaikha"
    )
    assert place.counts("Chat WhatsApp dengan Rahmawati Zulaikha.txt", text)[1] == 5
    assert (
        place.counts(
            "arsip.zip",
            {
                "Chat WhatsApp dengan Rahmawati Zulaikha.txt": text + "31/02/2025 07.10 - "
                "Rahmawati Zulaikha: lenyapkan\n"
            },
        )[4]
        == 1
    )
    stored = place.bytes()
    for secret in ("ahmawati", "ulaikha", "ahasiaku", "enyapkan", "syarat KTP", "Klaten Utara"):
        assert secret.encode() not in stored and secret.upper().encode() not in stored


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(place, encoding):
    assert place.counts("a.txt", ANDROID.encode(encoding)) == (4, 4, 0, 0, 0)
