"""Files that are no export that can be read: whoever hands one in reads what it is, and what to do
instead. In an archive they are left out with a remark where something else in it is a table."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from data.errors import Refused, quote
from data.importers.chats.chat_stamps import DATE, STAMP, TIME
from data.importers.context import Context
from data.importers.files.letters import EDGE, plain_line
from data.importers.files.opening import Member
from data.importers.patterns import Pattern
from data.importers.rows.formats import Format, Found
from data.importers.tables import canonical

FORMATS: tuple[Format, ...] = ()  # none of its own: what it finds is a table, or refused
CHAT = "ekspor obrolannya dari aplikasi itu, atau isi templat XLSX dari halaman Unggah"
TABLE = "minta pengelola aplikasinya mengekspor tabelnya sebagai CSV atau XLSX"
TEMPLATE = "isi templat XLSX dari halaman Unggah dengan pesan warga dan jawabannya"
LINES = 12  # that show what a text is
MOST_COMMAS = 2  # of a line of prose
FORM = re.compile(r"[,;\t|]")
UNPACK = "buka arsipnya, lalu unggah berkas di dalamnya, sendiri atau sebagai ZIP"
TABLE_ONLY = "salin tabelnya ke lembar XLSX"


class Known(NamedTuple):
    """What a file is, as "berisi" takes it, and what to do."""

    what: str
    advice: str


BINARY = (  # the first bytes, after as many others
    (0, b"SQLite format 3\0", Known("basis data SQLite", TABLE)),
    (0, b"PGDMP", Known("dump basis data", TABLE)),
    (0, b"\x89PNG", Known("gambar", CHAT)),
    (0, b"\xff\xd8\xff", Known("gambar", CHAT)),
    (0, b"GIF8", Known("gambar", CHAT)),
    (0, b"II*\0", Known("gambar", CHAT)),
    (0, b"MM\0*", Known("gambar", CHAT)),
    (8, b"WEBP", Known("gambar", CHAT)),
    (8, b"WAVE", Known("rekaman suara", CHAT)),
    (8, b"AVI ", Known("video", CHAT)),
    (4, b"ftyp", Known("gambar, rekaman suara atau video", CHAT)),
    (0, b"OggS", Known("rekaman suara", CHAT)),
    (0, b"ID3", Known("rekaman suara", CHAT)),
    (0, b"Rar!\x1a\x07", Known("arsip RAR", UNPACK)),
    (0, b"7z\xbc\xaf\x27\x1c", Known("arsip 7z", UNPACK)),
    (4, b"Standard Jet DB", Known("basis data Access", TABLE)),
    (4, b"Standard ACE DB", Known("basis data Access", TABLE)),
    (0, b"{\\rtf", Known("dokumen teks (RTF)", "simpan tabelnya sebagai XLSX atau CSV")),
)
TEXTS = (  # in the first lines
    (
        r"\A\s*\[LINE\]|\A\s*LINE (?:chat|obrolan)|"
        r"\A[^\n]{0,40}\b(?:chat|obrolan)\b[^\n]{0,60} (?:di|on|in) LINE\b|"
        r"\A\s*\d{4}[/.]\d\d[/.]\d\d ?\([^)\n]{1,12}\)\s*\n\d\d?[:.]\d\d(?: ?[AP]M)?\t",
        Known("percakapan LINE", TEMPLATE),
    ),
    (r"\A\s*KakaoTalk ", Known("percakapan KakaoTalk", TEMPLATE)),
    (
        r"\A(?:\s*INSERT INTO |(?:--|/\*|# |SET |CREATE |DROP |BEGIN;|PRAGMA ).*(?:(?:CREATE|DROP) TABLE|"
        r"INSERT INTO|\bdump\b))",
        Known("dump basis data", TABLE),
    ),
    (r"\A\s*BEGIN:VCARD", Known("daftar kontak", CHAT)),
    (r"\A\s*BEGIN:VCALENDAR", Known("kalender", CHAT)),
    (r"\AFrom: <Saved by ", Known("halaman web yang disimpan", TABLE)),
    (
        r"\A(?:From [^\n]*\n)?(?:[\w-]+: [^\n]*\n(?:[ \t][^\n]*\n)*)*(?:Received|Message-ID|"
        r"MIME-Version|Return-Path|Delivered-To|Content-Type): ",
        Known("surel", TEMPLATE),
    ),
    (
        r"\A\[InternetShortcut\]|\A\s*\{[^\n]{0,200}https://docs\.google\.com/[^\n]{0,200}\"doc_id\"",
        Known(
            "pintasan ke halaman web", "buka halamannya, lalu unduh tabelnya sebagai XLSX atau CSV"
        ),
    ),
    (
        r"\A(?!.*\[\s*\{)\s*\{[^{}\[\]]{0,200}\"(?:errors?\": ?[{\"]|status\": ?\"(?:error|fail))",
        Known("pesan galat dari aplikasi, bukan data", "ekspor lagi dari aplikasinya"),
    ),
    (r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<smses\b", Known("cadangan SMS", TEMPLATE)),
    (
        r'"(?:Media Owner|Pemilik Media|comments_v2)"|'
        r"\AComment ID,Channel ID,|\A[^\n]*\bComment create timestamp\b",
        Known(
            "komentar yang Anda tulis sendiri, tanpa komentar warga yang dibalas",
            "ekspor pesan langsung akun itu (lihat “Cara mengekspor”)",
        ),
    ),
    (
        r"\A[^\n]*\bPost ID\b[^\n]*\bPage ID\b[^\n]*\bPublish time\b",
        Known(
            "daftar kiriman dari Meta Business Suite, bukan pesan",
            "unduh informasi akun itu dengan pesannya (lihat “Cara mengekspor”)",
        ),
    ),
    (
        r"\A[^\n]{1,80}, \[\d{1,4}[./ -](?:\d{1,2}|[A-Za-z]{3,9})[./ -]\d{1,4}(?:,| at| pukul)? "
        r"[^\]\n]{4,12}\]:?\s*\n",
        Known(
            "teks yang disalin dari Telegram",
            "ekspor riwayat obrolan itu dari Telegram Desktop dengan format JSON",
        ),
    ),
)
SUFFIXES = (
    (r"\.crypt\d*$", Known("cadangan WhatsApp yang bersandi", "buka obrolannya, lalu Ekspor chat")),
)
DOCUMENTS = {  # one member of an archive that is a document
    "word/document.xml": Known("dokumen Word", TABLE_ONLY),
    "ppt/presentation.xml": Known("presentasi", TABLE_ONLY),
    "Index/Document.iwa": Known("lembar Numbers, Pages atau Keynote", "ekspor sebagai XLSX"),
    "content.xml": Known("dokumen OpenDocument", TABLE_ONLY),
}
BEGINS = Pattern(rf"\W{{0,2}}(?:{STAMP}|{TIME}(?=[\s,]))", re.IGNORECASE)
DAY = Pattern(rf"\W{{0,2}}(?:[^\W\d]{{2,10}}\.?,? )?{DATE}\b.{{0,14}}", re.IGNORECASE)
SAID = re.compile(r"[^\W\d_][^\n:,;\t|{}\"]{0,40}: \S")


def find(members: list[Member], name: str, context: Context) -> Found | None:
    """The tables beside what is none; Refused where nothing in the FILE is one."""
    document = next((DOCUMENTS[m.inner] for m in members if m.inner in DOCUMENTS), None)
    if document is not None:
        raise Refused(f"Berkas {quote(name)} berisi {document.what}; {document.advice}.")
    known = [(member, what_is(member)) for member in members]
    left = [member for member, what in known if what is None]
    none = [(member, what) for member, what in known if what is not None]
    if not none:
        return None
    if not left:
        _, first = none[0]
        raise Refused(f"Berkas {quote(name)} berisi {first.what}; {first.advice}.")
    found = canonical.find(left, name, context)
    what = ", ".join(dict.fromkeys(one.what for _, one in none))
    remark = (
        f"{len(none)} berkas lain di dalam arsip tidak dibaca: {what} (misalnya "
        f"{quote(none[0][0].name or name)})."
    )
    return replace(found, remarks=(*found.remarks, remark))


def what_is(member: Member) -> Known | None:
    """What a member is that is no export; None where it may be a table."""
    path = member.inner.replace("\\", "/")
    for pattern, known in SUFFIXES:
        if re.search(pattern, path) or re.search(pattern, PurePosixPath(path).name):
            return known
    for offset, begin, known in BINARY:
        if member.head[offset:].startswith(begin):
            return known
    if member.is_workbook or b"\0" in member.head[:1024]:
        return None
    return _text(member.head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))


def _text(head: str) -> Known | None:
    for pattern, known in TEXTS:
        if re.search(pattern, head, re.DOTALL):
            return known
    if re.match(r"\s*<(?:!doctype html|html)", head, re.IGNORECASE):
        is_page = "<table" not in head.lower() and len(head) < 1 << 16
        return (
            Known("halaman web tanpa tabel", "ekspor lagi sebagai XLSX atau CSV")
            if is_page
            else None
        )
    if re.match(r"\s*<\?xml\b(?!.*<table\b)", head, re.IGNORECASE | re.DOTALL):
        return Known("XML", TABLE)
    lines = [line for line in head.splitlines() if line.strip()][:LINES]
    return _talk(lines) or _prose(lines)


def _talk(lines: list[str]) -> Known | None:
    """A talk in a form that nobody knows: lines that begin with date and time, or with a name."""
    lines = [" ".join(plain_line(line).lstrip(EDGE).split()) for line in lines]
    if not lines or (
        len({len(FORM.findall(line)) for line in lines}) == 1 and FORM.search(lines[0])
    ):
        return None
    begun = [bool(BEGINS.match(line) or DAY.fullmatch(line)) for line in lines]
    if begun[0] and sum(begun) * 2 >= len(lines) and any(map(BEGINS.match, lines)):
        return Known(
            f"percakapan dalam bentuk yang tidak dikenal (baris 1: {quote(lines[0], 40)})", CHAT
        )
    if len(lines) > 1 and sum(bool(SAID.match(line)) for line in lines) * 3 >= len(lines) * 2:
        return Known("teks dengan nama di depan barisnya, tanpa tanggal dan jam", CHAT)
    return None


def _prose(lines: list[str]) -> Known | None:
    """Text in which nothing parts columns: neither signs, as many in most lines, nor blanks."""
    counts = Counter(len(FORM.findall(line)) for line in lines)
    usual, times = counts.most_common(1)[0] if lines else (0, 0)
    is_parted = max(counts, default=0) > MOST_COMMAS or usual and times * 2 > len(lines)
    words = {len(line.split()) for line in lines}
    if len(lines) < 2 or is_parted or len(words) < 2 or lines[0].lstrip()[:1] in "{[<":
        return None
    return Known("teks biasa, bukan tabel", CHAT)
