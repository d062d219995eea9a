"""Why a row was rejected, in one plain sentence each: what is wrong and what to do."""

from data.errors import quote
from data.importers.columns import field_names

REASONS = {
    "missing": "isinya kosong; isi kolom ini",
    "unknown_account": "akun ini tidak ada dalam register, atau bukan akun OPD pengunggah; "
    "perbaiki kodenya atau daftarkan akunnya",
    "account_not_valid": "akun ini tidak berlaku pada tanggal baris ini; periksa tanggalnya atau "
    "masa berlaku akun",
    "unreadable_stamp": "tanggal atau jam ini tidak terbaca; tulis misalnya 05/08/2026 14.30",
    "number_clock": "jamnya berupa angka; format selnya sebagai jam (hh:mm), misalnya 08:30",
    "unclear_length": "ini lama waktu yang tidak menunjukkan satu saat (misalnya hanya hari, hari "
    "kerja, tanpa satuan, atau dihitung dari sekarang); tulis tanggal dan jamnya, misalnya 05/08/2026 14.30",
    "no_time": "jamnya tidak ada; tulis tanggal beserta jam, misalnya 05/08/2026 14.30",
    "future": "waktunya sesudah berkas ini diterima; periksa tanggal dan zona waktunya",
    "bad_direction": "harus inbound atau outbound (masuk atau keluar); jelaskan kata lain",
    "bad_automatic": "harus ya atau tidak, atau kosong",
    "bad_channel": "harus private, comment atau ticket, atau kosong",
    "bad_number": "harus angka 0, 1, 2 …",
    "before_opening": "waktunya sebelum kasus dibuka; periksa kedua waktunya",
    "unknown_status": "status ini tidak dikenal; jelaskan artinya, atau pakai open, waiting, resolved, "
    "closed, auto_closed atau rejected",
    "too_many_fields": "isinya lebih banyak daripada judul kolom; periksa tanda pemisah dan tanda "
    "kutip",
    "too_few_fields": "isinya lebih sedikit daripada judul kolom; periksa tanda pemisah, atau "
    "lengkapi sel di ujungnya",
    "stray_quote": "ada tanda kutip tanpa pasangannya; perbaiki tanda kutipnya",
    "no_object": "bukan objek JSON dengan nama kolom; hapus atau perbaiki",
    "group_chat": "obrolan grup (lebih dari satu warga) tidak dapat diukur; ekspor obrolan "
    "perorangan",
    "staff": "ditulis staf (staff_handles), jadi bukan warga dan bukan jawaban akun",
    "no_parent": "komentar yang dibalasnya tidak ada dalam berkas ini; unggah bersama halaman "
    "utasnya dalam satu ZIP",
    "opened_by_office": "kasus ini dibuka kantor sendiri, jadi bukan permintaan warga",
    "not_understood": "baris ini bukan pesan dan bukan pemberitahuan aplikasi yang dikenal; pesan "
    "ditulis “tanggal jam - Nama: pesan”, dengan spasi sesudah titik dua",
    "no_sender": "pengirimnya tidak tertulis; ekspor lagi dari aplikasinya",
    "error_cell": "sel ini berisi galat rumus, atau rumus tanpa hasil; buka di lembar sebar, "
    "perbaiki, lalu simpan lagi",
    "unknown_opener": "siapa yang membuka kasus ini tidak dikenal; pakai warga atau kantor, atau "
    "jelaskan kata ini",
    "long_cell": "satu selnya lebih dari 8 juta huruf; ekspor lagi dari aplikasinya",
    "open_quote": "tanda kutip dibuka tetapi tidak ditutup; perbaiki tanda kutipnya",
}


def sentence(rejected: dict, on_screen: bool = False) -> str:
    """``{row, column, value, why, member}`` as "Baris 118, kolom sent_at, isi “31/09/2026”: …";
    ``on_screen``: the column by the name that screens give it."""
    place = f"{rejected['member']}, baris" if rejected["member"] else "Baris"
    text = f"{place} {rejected['row']}"
    if rejected["column"]:
        column = rejected["column"]
        text += f", kolom {field_names.shown(column) if on_screen else column}"
    if rejected["value"] is not None:
        text += f", isi {quote(rejected['value'])}"
    return f"{text}: {REASONS[rejected['why']]}."
