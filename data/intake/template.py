"""The template that OPDs can fill by hand: a log of messages with drop-down lists, and a sheet that
explains it."""

import io
from datetime import date, time

import xlsxwriter

from data.importers.columns.fields import CASE_FIELDS, MESSAGE_FIELDS
from data.safe_text import safe

SHEET, HELP = "Catatan", "Petunjuk"
ROWS = 2_000
FIRST_DAY, LAST_DAY = (
    date(2020, 1, 1),
    date(2099, 12, 31),
)  # between these Excel takes a day for meant
STATUSES = ("belum dijawab", "diproses", "selesai", "ditutup", "ditolak")
TOPICS = ("informasi", "pengaduan", "pengaduan berkadar pengawasan")
COLUMNS = (  # header, width, kind of cell, what to write
    ("Akun", 18, "account", "Kode akun seperti dalam register, misalnya dinkes-ig."),
    ("Tanggal masuk", 14, "date", "Hari pesan warga masuk."),
    ("Jam masuk", 11, "time", "Jam pesan warga masuk."),
    ("Warga", 20, "text", "Nama atau nomor warga; hanya untuk mengenali baris, tidak disimpan."),
    ("Ringkasan", 40, "text", "Isi pesan dengan singkat; tidak disimpan."),
    ("Topik", 18, "topic", "Pilih dari daftar, atau kosongkan."),
    ("Tanggal dijawab", 15, "date", "Hari balasan pertama oleh petugas; kosong bila belum."),
    ("Jam dijawab", 12, "time", "Jam balasan pertama oleh petugas; kosong bila belum."),
    (
        "Status",
        16,
        "status",
        "Pilih dari daftar: diproses bila sudah dijawab tetapi belum selesai; ditolak bila bukan "
        "urusan kantor (tidak ikut dihitung).",
    ),
    ("Tanggal selesai", 15, "date", "Hari masalah selesai; kosong bila belum."),
    ("Jam selesai", 12, "time", "Jam masalah selesai; kosong bila belum."),
    (
        "Tautan",
        30,
        "text",
        "Tautan kiriman publik tempat warga menulis (Instagram, Facebook, YouTube, TikTok, X), "
        "bila ada; dari Antrean kiriman itu dapat dibuka. Tautan profil atau chat tidak disimpan.",
    ),
)
EXAMPLE = (
    "dinkes-ig",
    "05/08/2026",
    "14:30",
    "Bu Sri",
    "Tanya jadwal imunisasi",
    "informasi",
    "05/08/2026",
    "15:10",
    "selesai",
    "05/08/2026",
    "15:10",
    "https://www.instagram.com/p/C1aBcD2eFgH/",
)


def template_file(accounts: list[str]) -> bytes:
    """The XLSX; ``accounts`` are the ids offered in the first column (any text is allowed where
    empty)."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "bg_color": "#E0F0ED", "bottom": 1})
    formats = {
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "time": book.add_format({"num_format": "hh:mm"}),
        "text": book.add_format({"num_format": "@"}),
    }
    lists = {"account": accounts, "topic": list(TOPICS), "status": list(STATUSES)}
    log = book.add_worksheet(SHEET)
    log.freeze_panes(1, 0)
    for i, (header, width, kind, _) in enumerate(COLUMNS):
        log.set_column(i, i, width, formats.get(kind))
        log.write(0, i, header, bold)
    _write_help(book, bold, lists)
    for i, (header, _, kind, text) in enumerate(COLUMNS):
        example = f" Contoh: {EXAMPLE[i]}" if EXAMPLE[i] else ""
        hint = {"input_title": header, "input_message": text + example, "error_type": "warning"}
        log.data_validation(1, i, ROWS, i, _rule(kind, lists) | hint)
    book.close()
    return out.getvalue()


def table_file(kind: str) -> bytes:
    """The canonical table of ``messages`` or ``cases`` as an XLSX with nothing but its columns."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 20, 18)
    sheet.write_row(
        0,
        0,
        {"messages": MESSAGE_FIELDS, "cases": CASE_FIELDS}[kind],
        book.add_format({"bold": True}),
    )
    book.close()
    return out.getvalue()


def _rule(kind: str, lists: dict[str, list[str]]) -> dict:
    """What a cell may hold: one of the list, a day or a time of day; Excel warns of anything else,
    as of 31/11/2026."""
    if lists.get(kind):
        column = {"account": "F", "topic": "G", "status": "H"}[kind]
        return {
            "validate": "list",
            "source": f"={HELP}!${column}$2:${column}${len(lists[kind]) + 1}",
        }
    limits = {
        "date": (FIRST_DAY, LAST_DAY, "Tulis tanggal seperti 05/08/2026."),
        "time": (time(0, 0), time(23, 59, 59), "Tulis jam seperti 14:30."),
    }
    if kind not in limits:
        return {"validate": "any"}
    low, high, message = limits[kind]
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_message": message,
    }


def _write_help(book: xlsxwriter.Workbook, bold, lists: dict[str, list[str]]) -> None:
    """What each column is, with a filled example beside it, and the lists that the log offers."""
    sheet = book.add_worksheet(HELP)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 70, book.add_format({"text_wrap": True, "valign": "top"}))
    sheet.set_column(2, 2, 26)
    sheet.write_row(0, 0, ["Kolom", "Cara mengisi", "Contoh"], bold)
    for i, ((header, _, _, text), example) in enumerate(
        zip(COLUMNS, EXAMPLE, strict=True), start=1
    ):
        sheet.write_row(i, 0, [header, text, example])
    note = (
        "Satu baris untuk setiap pesan warga, juga yang belum dijawab. Simpan, lalu unggah di "
        "halaman Unggah. Unggah lagi kapan saja: baris yang sama tidak dihitung dua kali. Baris "
        "dikenali dari waktu masuk, warga dan ringkasannya; jangan mengubah ketiganya sesudah "
        "diunggah."
    )
    sheet.write(len(COLUMNS) + 2, 1, note)
    for column, (kind, title) in enumerate(
        (("account", "Akun"), ("topic", "Topik"), ("status", "Status")), start=5
    ):
        sheet.write(0, column, title, bold)
        sheet.write_column(1, column, map(safe, lists[kind]))
