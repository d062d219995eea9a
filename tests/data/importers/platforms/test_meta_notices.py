"""What Messenger and Instagram write themselves, in Indonesian and English: it opens nothing and answers
nothing; and words of people that are like it."""

import pytest

from data.importers.platforms.meta_threads import _kind, _subject

SUBJECT = _subject(frozenset({"Siti", "Dinas Contoh"}))
NOTICES = {
    "reaction": "Siti memberikan reaksi 😂 ke pesan Anda|Anda menanggapi 👍 ke pesan|Reacted ❤️ to your message"
    "|Siti reacted 👍 to Dinas's message",
    "call": "Audio call|Siti mencoba menelepon Anda.|Siti started sharing video.|Panggilan Video · 2 mnt"
    "|Siti menelepon|Undangan panggilan video|Incoming voice call",
    "system": "Percakapan ini ditugaskan kepada Budi|Budi was assigned to this conversation."
    "|Chat ini sekarang terenkripsi secara end-to-end.|Siti menyetel pesan sementara menjadi 24 jam."
    "|You accepted the message request.|Anda menerima permintaan pesan.|Anda kini berteman di Facebook."
    "|Siti menyebut Anda dalam ceritanya|Replied to your story|Siti membalas iklan Anda."
    "|Siti memperbarui timer pesan.|Pesan sementara dinonaktifkan.|Siti uses AI from Meta."
    "|You're now connected on Messenger. Say hi!|Mentioned you in their story|Siti menyebut Anda di ceritanya"
    "|Orang ini tidak tersedia di Messenger.|You marked this conversation as done.|Siti mengambil tangkapan layar"
    "|Percakapan ini ditandai sebagai selesai|You can't reply to this conversation|Siti meninggalkan obrolan.",
    "unsent": "Pesan ini tidak lagi tersedia karena pengirimnya membatalkan pengiriman.",
    "attachment": "Siti mengirim lokasi.|Siti sent a post by dinkes.",
}


@pytest.mark.parametrize(
    ("text", "kind"), [(text, kind) for kind, said in NOTICES.items() for text in said.split("|")]
)
def test_a_notice_is_known(text, kind):
    assert _kind({"content": text}, text, SUBJECT) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Siti membalas kemarin",
        "Saya menelepon Anda tadi",
        "Menyukai pesan layanan ini",
        "Siti keluar dari grup mana?",
        "You can't reply to this?",
        "Anda menerima berkas saya?",
        "Video call bisa?",
        "Menanggapi pesan Anda kemarin, kapan selesai?",
        "Keluhan ini ditugaskan kepada siapa?",
    ],
)
def test_what_people_write_is_a_message(text):
    assert _kind({"content": text}, text, SUBJECT) == "message"
