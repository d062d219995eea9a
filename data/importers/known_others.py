"""What a file may be that is no export, by its first bytes, its first lines or its name, and what to
do instead."""

from typing import NamedTuple

CHAT = "ekspor obrolannya dari aplikasi itu, atau isi templat XLSX dari halaman Unggah"
TABLE = "minta pengelola aplikasinya mengekspor tabelnya sebagai CSV atau XLSX"
TEMPLATE = "isi templat XLSX dari halaman Unggah dengan pesan warga dan jawabannya"
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
    (r"\A\s*<\?xml\b(?!.*<(?:\w+:)?(?:html|[Tt]able|Workbook)\b)", Known("XML", TABLE)),
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
