"""What WhatsApp itself writes in an export, in Indonesian and English: notices, and what stands for
a missing content.

Seen in the samples (encryption, groups, media, deleted, edited); the rest from public parsers of
WhatsApp exports (starkdmi/whats_json, which lists them for all languages, and others). A person may
write the same words, so a notice below a person's name counts only where iOS marks it, or where the
words are long enough to be nobody's."""

import re
from functools import lru_cache

from data.importers.chats.chat_lines import MARK
from data.importers.chats.talks import MEDIA, STICKER

DELETED = "pesan ini dihapus"  # as read_messages.sql knows it
THINGS = (
    r"media|gambar|foto|image|photo|video|video ?note|pesan video|audio|pesan suara|voice message|ptt|gif|"
    r"dokumen|document|kartu kontak|contact card|kontak|contact|pesan sekali lihat|view once \w+(?: \w+)?"
)
GONE = r"(?:tidak disertakan|dihilangkan|omitted)"
ATTACHED = r"\((?:file|berkas) (?:terlampir|attached)\)"

EDITED = re.compile(
    r"\s*<(?:this message was edited|pesan (?:ini )?(?:telah )?diedit)>$", re.IGNORECASE
)
GONE_MESSAGE = re.compile(
    r"(?:pesan ini (?:telah )?dihapus(?: oleh admin .*)?|anda (?:telah )?menghapus pesan ini(?: sebagai admin)?|"
    r"this message was deleted(?: by admin .*)?|you deleted this message(?: as admin)?)\.?",
    re.IGNORECASE,
)
STICKER_LINE = re.compile(
    rf"<?(?:stiker|sticker) {GONE}>?|(?:STK-.*|.*\.webp) {ATTACHED}|"
    r"<(?:attached|terlampir|lampiran): .*(?:STICKER|\.webp).*>",
    re.IGNORECASE,
)
MEDIA_LINE = re.compile(
    rf"<?(?:.*[•·].{{0,20}})?(?:{THINGS}) {GONE}>?|.*\.\w{{2,5}} {ATTACHED}|"
    r"<(?:attached|terlampir|lampiran): .*>",
    re.IGNORECASE,
)
UNKNOWN = re.compile(
    r"null|waiting for this message.*|menunggu pesan ini.*|live location shared|"
    r"(?:lokasi terkini|lokasi langsung) dibagikan|",
    re.IGNORECASE,
)

LONG_NOTICE = re.compile(
    r"(?:messages and calls|messages you send|pesan dan panggilan|pesan yang anda kirim|pesan ke chat ini)"
    r".{0,80}(?:end-to-end|ujung ke ujung)|"
    r"(?:your security code with .* changed|kode keamanan anda dengan .* (?:telah )?berubah)|"
    r"(?:missed (?:group )?(?:voice|video) call|panggilan (?:grup )?(?:suara|video) (?:tak|tidak) terjawab)\W*$",
    re.IGNORECASE,
)
FIRST_SIGNS = frozenset("mpykMPYK" + MARK)  # with which such a notice begins
MARKED_NOTICE = re.compile(
    r"(?:missed |silenced )?(?:group )?(?:voice|video) call\b|panggilan (?:grup )?(?:suara|video)\b|"
    r".*(?:changed (?:their|your) phone number|(?:mengubah|mengganti) (?:ke )?nomor|"
    r"disappearing messages|pesan sementara|business account|akun bisnis|secure service|layanan aman|"
    r"is a contact|adalah kontak|(?:you )?(?:un)?blocked this|(?:mem|buka )blokir (?:kontak|bisnis)|"
    r"pinned a message|menyematkan pesan|security code|kode keamanan|end-to-end)",
    re.IGNORECASE,
)
NUMBER_NOTICE = re.compile(
    r"changed their phone number|(?:mengubah|mengganti) (?:ke )?nomor", re.IGNORECASE
)
GROUP_NOTICE = re.compile(
    r"created (?:this )?group|membuat grup|(?:added|removed) you|you (?:were )?(?:added|removed)|"
    r"(?:menambahkan|mengeluarkan) anda|anda (?:menambahkan|mengeluarkan|ditambahkan|dikeluarkan)|"
    r"joined using|bergabung (?:menggunakan|melalui|dengan) tautan|(?:this|the) group|grup ini|"
    r"(?:subject|subjek|nama grup|deskripsi grup) (?:from|dari|to|menjadi|ke) ",
    re.IGNORECASE,
)


def is_notice(author: str | None, text: str) -> bool:
    """WhatsApp says this, no person."""
    if author is None or _is_no_name(author):
        return True
    if text[:1] in FIRST_SIGNS and LONG_NOTICE.match(text.lstrip(MARK)):
        return True
    return text.startswith(MARK) and bool(MARKED_NOTICE.match(text, 1) or GROUP_NOTICE.search(text))


def _may_be_special(text: str) -> bool:
    """A first look at a lower-cased text, with which most are done."""
    return (
        "disertakan" in text
        or "dihilangkan" in text
        or "omitted" in text
        or "attached" in text
        or "lampir" in text
        or "hapus" in text
        or "deleted" in text
        or "edit" in text
        or "null" in text
        or "waiting for" in text
        or "menunggu" in text
        or "shared" in text
        or "dibagikan" in text
    )


@lru_cache(4096)
def _is_no_name(author: str) -> bool:
    """What stands before the first colon is a notice that has one: ``Budi membuat grup "Rapat:
    Oktober"``."""
    return bool(
        GROUP_NOTICE.search(author) or LONG_NOTICE.match(author) or NUMBER_NOTICE.search(author)
    )


def content(text: str) -> str | None:
    """The text of a message as it counts; None where it is not in the export.

    STICKER for a sticker, DELETED for a deleted message, MEDIA before the caption of a picture or
    file."""
    if text and not _may_be_special(text.lower()):
        return text.replace(MARK, "")
    text = EDITED.sub("", text.replace(MARK, "").strip()).strip()
    if GONE_MESSAGE.fullmatch(text):
        return DELETED
    if STICKER_LINE.fullmatch(text):
        return STICKER
    if UNKNOWN.fullmatch(text):
        return None
    lines = text.split("\n")
    kept = [
        line for line in lines if not (MEDIA_LINE.fullmatch(line) or STICKER_LINE.fullmatch(line))
    ]
    if len(kept) == len(lines):
        return text
    return "\n".join([MEDIA, *kept]) if any(kept) else None
