"""Refusals in the words of the screen instead of those of the command line: options, commands and
field names."""

import re

from data.importers.columns import fields

FIELDS = {
    "account_id": "Akun",
    "conversation_id": "Percakapan",
    "message_id": "Nomor pesan",
    "sent_at": "Waktu pesan",
    "direction": "Arah (masuk atau keluar)",
    "author": "Pengirim",
    "is_automatic": "Otomatis",
    "text": "Isi",
    "topic": "Topik",
    "channel": "Kanal",
    "post_id": "Nomor kiriman",
    "case_id": "Nomor kasus",
    "opened_at": "Waktu masuk",
    "first_reply_at": "Waktu dijawab",
    "closed_at": "Waktu selesai",
    "status": "Status",
    "reopened": "Dibuka kembali",
    "link": "Tautan kiriman",
    "opened_by": "Dibuka oleh (warga atau kantor)",
}
WORDS = (  # what a sentence says, as this screen says it; tried from the first to the last
    (r" Coba: --map.*$", ""),
    (r"; pilih kapan kasusnya selesai, misalnya --map.*$", "; pilih “Waktu selesai” di bawah."),
    (
        r"gabungkan dengan tanggal: --map “?.*?(; bila|\.?$)",
        r"gabungkan nomor dan tanggalnya di bawah\1",
    ),
    (r"Samakan, atau sebutkan --dates", "Samakan di berkas, atau pilih urutannya di bawah"),
    (r"\s*[Ss]ebutkan --dates.*$", " Pilih urutan tanggalnya di bawah."),
    (r" Sebutkan dengan --own.*$", " Pilih namanya di bawah."),
    (r"; sebutkan dengan --own NAMA.*$", "; pilih di bawah siapa akun Anda."),
    (r"tulis --own seperti.*$", "pilih namanya di bawah."),
    (r"; sebutkan (akunnya|yang mana) dengan --account", "; pilih akunnya di bawah"),
    (
        r"; sebutkan kolomnya dengan --map",
        "; cocokkan kolomnya di bawah, atau pakai templat Tanggap",
    ),
    (
        r"tambahkan kolomnya, sebutkan dengan --map( atau sebutkan akunnya dengan --account)?",
        "cocokkan di bawah, atau tambahkan kolomnya",
    ),
    (
        r"^--map (“[^”]*”) tidak dikenal; tulis FIELD=KOLOM dengan FIELD salah satu dari",
        r"Kolom \1 tidak dikenal; yang dikenal",
    ),
    (
        r"bila memang tidak ada pesan, nyatakan --account, --from dan --until",
        "pilih berkas yang berisi pesan",
    ),
    (r"nyatakan --from dan --until yang benar", "betulkan “Lengkap dari” dan “Lengkap sampai”"),
    (r"hapus --format atau pilih yang sesuai", "pilih jenis berkas yang sesuai di bawah"),
    (r" atau sebutkan --encoding yang benar", ""),
    (r"^--timezone", "Zona waktu"),
    (r"^--account", "Akun"),
    (r"^--rejected", "Berkas baris yang ditolak"),
    (r", atau sebutkan --dates bila memang begitu", ", atau pilih urutannya di bawah"),
    (r"--from", "“Lengkap dari”"),
    (r"--until", "“Lengkap sampai”"),
    (r"[\s,;]*[^,;.?]*--.*…$", " …"),
)  # of a sentence that was cut off
NAMES = re.compile(rf"\b({'|'.join(fields.FIELDS)})\b")
REASON = re.compile(rf"(?<=, kolom )({'|'.join(fields.FIELDS)})(?=[,:])")
NO_COLUMNS = re.compile(r"Tidak ada kolom sent_at dan direction \(pesan\) atau opened_at \(kasus\)")


def on_screen(sentence: str) -> str:
    """A refusal as the upload screen shows it."""
    for pattern, words in WORDS:
        sentence = re.sub(pattern, words, sentence)
    return sentence.strip()


def on_columns(sentence: str) -> str:
    """A refusal that asks for columns, with the fields by the names that the screen gives them."""
    plain = NO_COLUMNS.sub("kolomnya belum dikenal sebagai pesan atau kasus", on_screen(sentence))
    return NAMES.sub(lambda field: f"“{FIELDS[field[0]]}”", plain)


def on_reason(sentence: str) -> str:
    """Why a row was rejected, with the field by the name that the screen gives it."""
    return REASON.sub(lambda field: f"“{FIELDS[field[0]]}”", sentence, count=1)
