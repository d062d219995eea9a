"""Files that are no export that can be read: whoever hands one in reads what it is, and what to do
instead. In an archive they are left out with a remark where something else in it is a table."""

import re
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
FORM = re.compile(r"[,;\t|]")


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
    (8, b"WEBP", Known("gambar", CHAT)),
    (4, b"ftyp", Known("gambar, rekaman suara atau video", CHAT)),
    (0, b"OggS", Known("rekaman suara", CHAT)),
    (0, b"ID3", Known("rekaman suara", CHAT)),
    (0, b"{\\rtf", Known("dokumen teks (RTF)", "simpan tabelnya sebagai XLSX atau CSV")),
)
TEXTS = (  # in the first lines
    (r"\A\s*\[LINE\]|\A\s*LINE (?:chat|obrolan)", Known("percakapan LINE", TEMPLATE)),
    (r"\A\s*KakaoTalk ", Known("percakapan KakaoTalk", TEMPLATE)),
    (
        r"\A(?:--|/\*|SET |CREATE |INSERT |DROP |BEGIN;|PRAGMA ).*(?:(?:CREATE|DROP) TABLE|"
        r"INSERT INTO|\bdump\b)",
        Known("dump basis data", TABLE),
    ),
    (r"\A\s*BEGIN:VCARD", Known("daftar kontak", CHAT)),
    (r"\A\s*BEGIN:VCALENDAR", Known("kalender", CHAT)),
    (
        r"\A(?:From [^\n]*\n|(?:[\w-]+: [^\n]*\n(?:[ \t][^\n]*\n)*)*)(?:Received|Message-ID|"
        r"MIME-Version|Return-Path|Delivered-To): ",
        Known("surel", TEMPLATE),
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
        r"\A[^\n]{1,80}, \[\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? [^\]\n]{4,12}\]\s*\n",
        Known(
            "teks yang disalin dari Telegram",
            "ekspor riwayat obrolan itu dari Telegram Desktop dengan format JSON",
        ),
    ),
)
SUFFIXES = (
    (r"\.crypt\d*$", Known("cadangan WhatsApp yang bersandi", "buka obrolannya, lalu Ekspor chat")),
    (r"^word/", Known("dokumen Word", "salin tabelnya ke lembar XLSX")),
    (r"^ppt/", Known("presentasi", "salin tabelnya ke lembar XLSX")),
)
BEGINS = Pattern(rf"\W{{0,2}}(?:{STAMP}|{TIME}(?=[\s,]))", re.IGNORECASE)
DAY = Pattern(rf"\W{{0,2}}(?:[^\W\d]{{2,10}}\.?,? )?{DATE}\b.{{0,14}}", re.IGNORECASE)
SAID = re.compile(r"[^\W\d_][^\n:,;\t|{}\"]{0,40}: \S")


def find(members: list[Member], name: str, context: Context) -> Found | None:
    """The tables beside what is none; Refused where nothing in the FILE is one."""
    known = [(member, what_is(member)) for member in members]
    left = [member for member, what in known if what is None]
    none = [what for _, what in known if what is not None]
    if not none:
        return None
    if not left:
        raise Refused(f"Berkas {quote(name)} berisi {none[0].what}; {none[0].advice}.")
    found = canonical.find(left, name, context)
    what = ", ".join(dict.fromkeys(one.what for one in none))
    remark = f"{len(none)} berkas lain di dalam arsip tidak dibaca: {what}."
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
    return _talk([line for line in head.splitlines() if line.strip()][:LINES])


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
        return Known("percakapan tanpa tanggal dan jam", CHAT)
    return None
