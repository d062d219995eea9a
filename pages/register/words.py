"""What the register's tables are called, what each says, and the heads of their columns."""

import re
from collections.abc import Callable

from data.editing.table import Table
from pages.access import rights
from words import grounds, numbers, settings, terms, units

TITLES = {
    "opds": "OPD",
    "accounts": "Akun",
    "users": "Pengguna",
    "settings": "Setelan dan target",
    "classes": "Kelas topik",
    "topics": "Topik",
    "schedules": "Jadwal kerja",
    "calendar": "Kalender",
    "wall": "Tautan layar",
    "letterhead": "Kop surat",
}
ABOUT = {
    "opds": "Satu baris per OPD. Jadwal yang diubah berlaku mulai tanggalnya, tanpa tanggal mulai "
    "hari ini; narahubung adalah nomor atau nama yang dihubungi bila unggahan kurang.",
    "accounts": "Satu baris per akun dan OPD. Akun yang pindah mempunyai dua baris: yang lama "
    "berakhir sehari sebelum yang baru mulai. Nama petugas dipisahkan titik koma.",
    "users": "Siapa dapat masuk, sebagai apa. Peran OPD perlu id OPD-nya, beberapa dipisahkan titik "
    "koma. Baris yang dihapus mengeluarkan orang itu, seketika.",
    "settings": "Setiap nilai berlaku sejak tanggalnya; menambah baris dengan tanggal baru "
    "mengubahnya mulai hari itu. Dasar dan siapa yang sudah membaca teksnya tampil di mana pun "
    "target itu ditulis.",
    "classes": "Batas penyelesaian dalam hari kerja, sejak tanggalnya, dengan dasarnya.",
    "topics": "Topik dalam ekspor termasuk kelas mana. Topik yang tidak ada di sini dinilai sebagai "
    "permintaan informasi.",
    "schedules": "Satu baris per rentang jam buka (paling banyak tiga sehari). Jadwal tanpa baris "
    "Ramadan memakai jam biasanya juga dalam Ramadan. Jadwal 24 jam selalu buka dan tidak perlu "
    "ditulis.",
    "calendar": "Hari libur, cuti bersama, Ramadan, dan hari tutup daerah. Menyimpan perubahan sebuah "
    "tahun berarti memastikannya: tahun itu berisi tepat baris di sini.",
}
HEADS = {
    "opd_id": "Id OPD",
    "name": "Nama",
    "kind": "Jenis",
    "schedule": "Jadwal",
    "schedule_from": "Jadwal sejak",
    "contact": "Narahubung",
    "account_id": "Id akun",
    "platform": "Platform",
    "handle": "Nama akun",
    "valid_from": "Berlaku sejak",
    "valid_to": "Sampai dengan",
    "staff_handles": "Nama petugas",
    "email": "Surel",
    "role": "Peran",
    "opd_ids": "OPD",
    "value": "Nilai",
    "ground_kind": "Jenis dasar",
    "ground": "Dasar",
    "verified_by": "Dibaca oleh",
    "verified_on": "Dibaca pada",
    "class": "Kelas",
    "resolution_days": "Hari kerja",
    "topic": "Topik",
    "season": "Masa",
    "weekday": "Hari",
    "opens": "Buka",
    "closes": "Tutup",
    "date": "Tanggal",
    "source": "Sumber",
    "part": "Bagian",
    "link": "Tautan",
    "made_at": "Dibuat pada",
    "made_by": "Dibuat oleh",
}
SCHEDULES = {"office": "kantor", "24h": "24 jam"}  # those that are built in
VALUES = {  # of a table's column what its codes mean; a CSV has the codes
    ("opds", "schedule"): SCHEDULES,
    ("schedules", "schedule"): {"office": SCHEDULES["office"]},
    ("calendar", "kind"): {
        "holiday": "hari libur",
        "leave": "cuti bersama",
        "ramadan": "Ramadan",
        "local": "tutup daerah",
    },
    ("schedules", "season"): {"regular": "biasa", "ramadan": "Ramadan"},
    ("schedules", "weekday"): {str(day): numbers.weekday_name(day) for day in range(1, 8)},
    ("users", "role"): rights.NAMES,
    ("settings", "name"): settings.NAMES,
    ("topics", "class"): grounds.CLASSES,
    ("classes", "class"): grounds.CLASSES,
    **{
        (table, "ground_kind"): {kind: said for kind, said in grounds.KINDS.items() if kind}
        for table in ("settings", "classes")
    },
}
CORRECTION = "Pembetulan: register memang keliru sejak awal, berlaku juga untuk kasus lama"
SENTENCES = ("ground", "source", "staff_handles")  # columns that need room
WIDTHS = {**dict.fromkeys(SENTENCES, "large"), "value": 100}  # of a table's columns
DAYS = ("schedule_from", "valid_from", "valid_to", "verified_on", "date")
TIMES = ("opens", "closes")
SAID: dict[tuple[str, str], Callable[[str], str]] = {  # how what is no code is said
    ("opds", "kind"): terms.kind,
    ("accounts", "platform"): units.platform_name,
    ("settings", "value"): settings.value,
}
ROWS_OF = {"settings": {"name": "Nama setelan"}}  # heads that mean something else in one table


def head(table: str, column: str) -> str:
    """The head of a column."""
    return ROWS_OF.get(table, {}).get(column, HEADS[column])


def value(table: str, column: str, code: str) -> str:
    """What a cell says; codes, days and times in words."""
    if column in DAYS:
        return settings.day(code)
    if column in TIMES:
        return code.replace(":", ".")
    if (table, column) in SAID:
        return SAID[table, column](code)
    return VALUES.get((table, column), {}).get(code, code)


def codes(table: str, columns: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Which columns of a CSV have codes → what each means."""
    return {column: VALUES[table, column] for column in columns if (table, column) in VALUES}


def of_fields(table: Table, refusal: str) -> str:
    """A refusal of what was written in fields: rows, heads and words as the table shows them, where
    that of a file names its lines, columns and codes."""
    said = re.sub(r"Berkas “[^”]*” baris (\d+)", lambda line: f"Baris {int(line[1]) - 1}", refusal)
    for column in table.columns:
        told = f"“{head(table.name, column)}”"
        said = said.replace(f"kolom “{column}”", f"kolom {told}")
        if "_" in column:
            said = re.sub(rf"“{column}”|\b{column}\b", told, said)
        for code, meaning in VALUES.get((table.name, column), {}).items():
            said = said.replace(f"“{code}”", f"“{meaning}”")
    return re.sub(r"\b\d{4}-\d\d-\d\d\b", lambda day: settings.day(day[0]), said)
