"""What is handed in and is no export: whoever does reads what it is, and the next step."""

import io
import zipfile

import pytest

from bench.pollutions.reading import CONTEXT
from data.errors import Refused
from data.importers import others
from data.importers.files.opening import open_file

FILES = {
    "percakapan LINE": (
        "[LINE] Chat with Siti\nSaved on: 2026/07/21",
        "2026/07/21(Tue)\n07:10\tSiti\tPagi\n",
        "Riwayat chat dengan Siti di LINE\nDisimpan pada: 21/07/2026\n",
    ),
    "teks yang disalin dari Telegram": (
        "Siti, [21/07/2026 07:10]\nPagi\n",
        "Siti, [21 Jul 2026 at 07.10.05]:\nPagi\n",
    ),
    "surel": (
        "Subject: lapor\nFrom: siti@contoh.id\nContent-Type: text/plain\n\nJalan rusak",
        "From 1@xxx Tue Jul 21 07:10:00 2026\nX-GM-THRID: 1\nDelivered-To: a@contoh.id\n",
    ),
    "halaman web yang disimpan": ("From: <Saved by Blink>\nMIME-Version: 1.0\n",),
    "dump basis data": (
        "-- MySQL dump 10.13\n",
        "# Ekspor\nINSERT INTO aduan VALUES (1);\n",
        "INSERT INTO `tiket` (`id`, `tgl`) VALUES\n(1, '2026-07-21');\n",
        b"PGDMP\1\x0e",
    ),
    "XML": ('<?xml version="1.0"?><rows><row><a>1</a></row></rows>',),
    "pintasan ke halaman web": (
        "[InternetShortcut]\nURL=https://contoh.id/\n",
        '{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}',
    ),
    "pesan galat dari aplikasi, bukan data": (
        '{"error": {"message": "Invalid token", "code": 190}}',
        '{"status": "error", "message": "Unauthenticated."}',
    ),
    "teks biasa, bukan tabel": (
        "Rapat koordinasi\nHari ini kita membahas keluhan warga\n",
        "Siti Contoh\nPagi bu\n07.10\nAnda mengirim\nPagi juga\n",
        "Siti Contoh 2026-07-21 07:10\nPagi\n\nDinas Contoh 2026-07-21 07:20\nPagi juga\n",
    ),
    "teks dengan nama di depan barisnya, tanpa tanggal dan jam": ("Siti: pagi\nDinkes: ya\n",),
    "arsip RAR": (b"Rar!\x1a\7\1",),
    "arsip 7z": (b"7z\xbc\xaf\x27\x1c",),
    "gambar": (b"II*\0", b"\x89PNG", b"\xff\xd8\xff"),
    "rekaman suara": (b"RIFF\0\0\0\0WAVE", b"OggS"),
    "basis data Access": (b"\0\1\0\0Standard ACE DB\0",),
    "dokumen Word": ({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"},),
    "presentasi": ({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"},),
}
TABLES = (
    "a,b\n1,2\n3,4\n",
    "nama isi\nSiti halo\nBudi ya\n",
    "satu dua tiga empat\na b c d\ne f g h\n",
    "Laporan\n\na;b;c;d\n1;2;3;4\n",
    "isi\nhalo pak\nya\n" + 'a,b,c,d\n"x, y",1,2,3\n',
    '{"error": null, "data": [{"a": 1}]}',
    '{"status": "ok", "data": [{"a": 1}]}',
    "BM,nomor\n1,2\n",
    '<?xml version="1.0"?>\n<ss:Workbook xmlns:ss="urn:x"><ss:Worksheet/></ss:Workbook>',
)


def packed(content) -> bytes:
    """The bytes of a file; a dict is an archive."""
    if not isinstance(content, dict):
        return content if isinstance(content, bytes) else content.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for inner, text in content.items():
            archive.writestr(inner, text)
    return out.getvalue()


def found(content, folder) -> str | None:
    """What ``others`` says of a file; None where it leaves it to the tables."""
    path = folder / "berkas"
    path.write_bytes(packed(content))
    try:
        assert others.find(open_file(path, folder, None), path.name, CONTEXT) is None
    except Refused as refusal:
        return str(refusal)


@pytest.mark.parametrize(
    ("content", "what"), [(content, what) for what, files in FILES.items() for content in files]
)
def test_it_is_said_what_a_file_is_and_what_to_do(content, what, tmp_path):
    begin, advice = found(content, tmp_path).split("; ", 1)
    assert begin == f"Berkas “berkas” berisi {what}" and len(advice) > 20


@pytest.mark.parametrize("content", TABLES)
def test_what_may_be_a_table_is_left_to_it(content, tmp_path):
    assert found(content, tmp_path) is None
