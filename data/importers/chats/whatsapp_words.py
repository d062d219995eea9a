"""What WhatsApp itself says in an export, in Indonesian and English: its notices.

Seen in the samples (encryption, calls, business, groups, media, deleted, edited); the rest from
public parsers of WhatsApp exports (starkdmi/whats_json, which lists them for all languages, and
others). A person may write the same words, so below a person's name only those of
``whatsapp_notices.csv`` that are nobody's count as a notice, unless iOS marks the text."""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as compute

from data.importers.chats.whatsapp_content import content
from data.importers.files.letters import MARK
from data.importers.patterns import Pattern
from data.importers.rows.calls import is_call
from data.importers.rows.no_message import SENDERS

NOTICES = Path(__file__).with_name("whatsapp_notices.csv")
# what a person sends that has no words of its own: a place, a poll, an event, a contact
SENT_THINGS = Pattern(
    r"(?i:location|lokasi)\b.*https?:.*|[A-Z ]{3,30}:\s.*|.*\bhttps?://maps\..*", re.DOTALL
)
GROUP_NOTICE = Pattern(
    r"created (?:this )?group|membuat grup|(?:added|removed) you|you (?:were )?(?:added|removed)|"
    r"(?:menambahkan|mengeluarkan) anda|anda (?:menambahkan|mengeluarkan|ditambahkan|dikeluarkan)|"
    r"joined using|bergabung (?:menggunakan|melalui|dengan) tautan|(?:this|the) group|grup ini|"
    r"(?:subject|subjek|nama grup|deskripsi grup) (?:from|dari|to|menjadi|ke) ",
    re.IGNORECASE,
)
NUMBER_NOTICE = Pattern(
    r"changed their phone number|(?:mengubah|mengganti) (?:ke )?nomor|"
    r"(?:mengubah|mengganti|memiliki|changed|has) .{0,20}(?:nama pengguna|username)|"
    r"^(?:peringatan|warning|catatan|note)$",
    re.IGNORECASE,
)
SENDER = Pattern(SENDERS, re.IGNORECASE)
WHO = "\x00"  # in the place of the name below which a text stands
# a person asks or speaks of himself; an app does neither
PERSONAL = Pattern(
    r"[?？]|\b(?:saya|aku|tolong|mohon|dong|kok|sih|gimana|bagaimana|kenapa|mengapa|apakah|nggih|ya)\b",
    re.IGNORECASE,
)
BEGINNINGS = (  # of what nobody writes, lower-cased
    "pesan",
    "messages",
    "this",
    "the",
    "these",
    "replies",
    "response",
    "chat",
    "obrolan",
    "percakapan",
    "kode",
    "your",
    "you",
    "anda",
    "bisnis",
    "perusahaan",
    "akun",
    "new",
    "privasi",
    "advanced",
    "disappearing",
    "ai dari",
)
SPECIAL_WORDS = (  # of which a text that is_notice or content change has one
    "call", "panggilan", "elepon", "elpon", "chat", "kontak", "contact", "disertakan", "dihilangkan",
    "omitted", "attached", "lampir", "hapus", "tarik", "batalkan", "deleted", "unsent", "removed",
    "edit", "null", "waiting for", "menunggu", "shared", "dibagikan", "view once", "sekali lihat",
    "displayed", "ditampilkan", "upport", "didukung", "obrolan", "sementara", "disappear", "timer",
    "menyemat", "sematan", "pinned", "privasi", "privacy", "dari meta", "oleh meta", "from meta",
    "iklan", " ad", "whatsapp", "nomor t", "ke nomor", "phone number", "keamanan", "security code",
)  # fmt: skip
SPECIAL = (  # of a lower-cased text
    rf"{MARK}|^[\s\x0b\x1c-\x1f\x{{85}}]*(?:$|{'|'.join(BEGINNINGS)})|{'|'.join(SPECIAL_WORDS)}"
)


def may_be_special(texts: list[str]) -> list[bool]:
    """Which texts may be anything but a person's plain words: a first look, with which most are
    done. Of all others ``is_no_name`` tells whether they are a notice, and they count as they
    stand."""
    lowered = compute.utf8_lower(pa.array(texts, pa.string()))
    return compute.match_substring_regex(lowered, SPECIAL).to_pylist()


def is_notice(author: str | None, text: str) -> bool:
    """WhatsApp says this, no person."""
    if author is None or is_no_name(author):
        return True
    words = text.replace(MARK, "").strip()
    if is_nobodys(words) or _is_named(author, words):
        return True
    return text[:1] == MARK and is_known(words) and not is_content(words)


def is_nobodys(words: str) -> bool:
    """Words without marks that no person writes: of a call, or of a list of sentences."""
    lowered = words.lower()
    if _may_be_a_call(lowered) and is_call(words):
        return True
    return (
        lowered.startswith(BEGINNINGS)
        and bool(_notices("nobody").fullmatch(words))
        and not PERSONAL.search(words)
    )


def _is_named(author: str, words: str) -> bool:
    """Words of a list that speak of the one below whose name they stand: "Siti: Siti adalah
    kontak." """
    name = author.lstrip("~ ")
    if not name or name not in words:
        return False
    named = words.replace(name, WHO)
    return bool(_notices("named").fullmatch(named)) and not PERSONAL.search(named)


def is_known(words: str) -> bool:
    """Words without marks are a notice where it is known that an app wrote them."""
    return bool(
        is_call(words)
        or _notices("nobody").fullmatch(words)
        or _notices("app").fullmatch(words)
        or GROUP_NOTICE.search(words)
    )


def is_content(words: str) -> bool:
    """Words without marks that stand for what a person sent: a picture, a place, a deleted
    message."""
    return content(words) != words or bool(SENT_THINGS.fullmatch(words))


@cache
def _notices(who: str) -> re.Pattern:
    with open(NOTICES, encoding="utf-8", newline="") as handle:
        patterns = [row["pattern"] for row in csv.DictReader(handle) if row["who"] == who]
    written = "|".join(patterns).replace("{who}", WHO)
    return re.compile(written, re.IGNORECASE | re.DOTALL)


def _may_be_a_call(text: str) -> bool:
    """A first look for what is said of calls; written out, for every message passes here."""
    return (
        "call" in text
        or "panggilan" in text
        or "elepon" in text
        or "elpon" in text
        or "chat" in text
        or "obrolan" in text
    )


@lru_cache(4096)
def is_no_name(author: str) -> bool:
    """What stands before the first colon is an app, or a notice that has one: ``Budi membuat grup
    "Rapat: Oktober"``."""
    return bool(
        SENDER.fullmatch(author)
        or GROUP_NOTICE.search(author)
        or _notices("nobody").fullmatch(author)
        or NUMBER_NOTICE.search(author)
    )
