"""Canonical fields by the names that screens give them."""

import re

ON_SCREEN = {
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
NAMES = re.compile(rf"\b({'|'.join(ON_SCREEN)})\b")


def shown(fields: str) -> str:
    """A list of fields as a screen says it: "sent_at, direction" is "“Waktu pesan”, “Arah …”"."""
    return NAMES.sub(lambda field: f"“{ON_SCREEN[field[0]]}”", fields)
