"""What stands in a WhatsApp export in the place of what was sent, in Indonesian and English: a picture,
a sticker, a message that was deleted or that the phone does not show. Where the words come from:
whatsapp_words."""

import re

from data.importers.chats.talks import MEDIA, STICKER
from data.importers.files.letters import MARK
from data.importers.patterns import Pattern
from data.importers.rows.deleted import DELETED, GONE_MESSAGE
from data.importers.rows.no_message import NOT_SHOWN, UNSEEN

THINGS = (
    r"media|gambar|foto|image|photo|video|video ?note|pesan video|audio|pesan suara|voice message|ptt|gif|"
    r"dokumen|document|kartu kontak|contact card|kontak|contact|pesan sekali lihat|view once \w+(?: \w+)?"
)
GONE = r"(?:tidak disertakan|dihilangkan|omitted)"
ATTACHED = r"\((?:file|berkas) (?:terlampir|attached)\)"

EDITED = Pattern(
    r"\s*<(?:this message was edited|pesan (?:ini )?(?:telah )?diedit)>$", re.IGNORECASE
)
STICKER_LINE = Pattern(
    rf"<?(?:stiker|sticker) {GONE}>?|(?:STK-.*|.*\.webp) {ATTACHED}|"
    r"<(?:attached|terlampir|lampiran): .*(?:STICKER|\.webp).*>",
    re.IGNORECASE,
)
MEDIA_LINE = Pattern(
    rf"<?(?:.*[•·].{{0,20}})?(?:{THINGS}) {GONE}>?|.*\.\w{{2,5}} {ATTACHED}|"
    r"<(?:attached|terlampir|lampiran): .*>",
    re.IGNORECASE,
)
# iOS writes the caption before the picture, in its line
CAPTION = Pattern(
    rf"(?P<caption>.*\S)\s*(?:{MARK}<?(?:{THINGS}) {GONE}>?| ?{MARK}?<(?:attached|terlampir|lampiran): [^<>]*>)",
    re.IGNORECASE | re.DOTALL,
)
UNKNOWN = Pattern(
    r"live location shared|(?:lokasi terkini|lokasi langsung) dibagikan|"
    r"you received a view once message.*|anda menerima pesan sekali lihat.*|",
    re.IGNORECASE,
)
# Android writes "null" of a call and of what is seen once
NULL = Pattern(rf"null|{NOT_SHOWN}", re.IGNORECASE)


def content(text: str) -> str | None:
    """The text of a message as it counts; None where it is not in the export.

    STICKER for a sticker, DELETED for a deleted message, UNSEEN for one that the phone does not
    show, MEDIA before the caption of a picture or file."""
    if text and not _may_be_special(text.lower()):
        return text.replace(MARK, "")
    if caption := _caption(text):
        return f"{MEDIA}\n{caption}"
    text = EDITED.sub("", text.replace(MARK, "").strip()).strip()
    if GONE_MESSAGE.fullmatch(text):
        return DELETED
    if STICKER_LINE.fullmatch(text):
        return STICKER
    if NULL.fullmatch(text):
        return UNSEEN
    if UNKNOWN.fullmatch(text):
        return None
    lines = text.split("\n")
    kept = [
        line for line in lines if not (MEDIA_LINE.fullmatch(line) or STICKER_LINE.fullmatch(line))
    ]
    if len(kept) == len(lines):
        return text
    return "\n".join([MEDIA, *kept]) if any(kept) else None


def _caption(text: str) -> str:
    """The caption of a picture in its line, "" where there is none: a document's name and number of
    pages are none."""
    found = CAPTION.fullmatch(EDITED.sub("", text).strip())
    if found is None or MEDIA_LINE.fullmatch(text.replace(MARK, "").strip()):
        return ""
    return found["caption"].replace(MARK, "").strip()


def _may_be_special(text: str) -> bool:
    """A first look at a lower-cased text, with which most are done."""
    return (
        "disertakan" in text
        or "dihilangkan" in text
        or "omitted" in text
        or "attached" in text
        or "lampir" in text
        or "hapus" in text
        or "tarik" in text
        or "batalkan" in text
        or "deleted" in text
        or "unsent" in text
        or "removed" in text
        or "edit" in text
        or "null" in text
        or "waiting for" in text
        or "menunggu" in text
        or "shared" in text
        or "dibagikan" in text
        or "view once" in text
        or "sekali lihat" in text
        or "displayed" in text
        or "ditampilkan" in text
        or "upport" in text
        or "didukung" in text
    )
