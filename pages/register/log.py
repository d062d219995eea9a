"""The sentences of "Riwayat": what somebody put in, changed or took out."""

from data.editing.past import by_id
from data.lake.log import Entry
from data.review import contests
from metrics import months
from pages.access import rights
from pages.register import words
from words import figures, grounds, numbers, settings
from words.review import questions
from words.uploads import number

REASONS = {
    "spam": "spam",
    "no_request": "bukan permintaan",
    "wrong_agency": "salah alamat",
    "duplicate": "ganda",
    "test": "percobaan",
}
TABLES = {
    "register": "register",
    "users": "pengguna",
    "settings": "setelan",
    "classes": "kelas topik",
    "topics": "topik",
    "schedules": "jadwal",
    "calendar": "kalender",
    "letterhead": "kop surat",
    "wall_link": "tautan layar",
}
SHOWN = 3


def sentence(entry: Entry) -> str:
    """“Membatalkan unggahan 000012-…”"""
    return WORDS[entry.kind](entry)


def _withdrawn(entry: Entry) -> str:
    number = int(entry.content["name"][:6])
    if entry.content["of"] == entry.kind:
        return f"Memberlakukan lagi yang dibatalkan dengan pembatalan nomor {number}"
    return f"Membatalkan perubahan {TABLES[entry.content['of']]} nomor {number}"


def _upload(entry: Entry) -> str:
    info = entry.content
    taken = numbers.count(info["accepted"] + info["updated"])
    return (
        f"Mengunggah {number(info['id'])}: {taken} dari {numbers.counted(info['read'], 'baris')} diterima, "
        f"akun {_some(sorted({*info['stamps'], *info['covered']}))}"
    )


def _register(entry: Entry) -> str:
    said = []
    for part, key, noun in (("opds", "opd_id", "OPD"), ("accounts", "account_id", "akun")):
        new, old = (by_id((d or {}).get(part, ()), key) for d in (entry.content, entry.before))
        added = sorted(new.keys() - old.keys())
        gone = sorted(old.keys() - new.keys())
        changed = sorted(i for i in new.keys() & old.keys() if new[i] != old[i])
        said += [
            f"{verb} {noun} {_some(ids)}"
            for verb, ids in (("menambah", added), ("mengubah", changed), ("mengeluarkan", gone))
            if ids
        ]
    back = entry.content.get("takes_back")
    begin = f"Membatalkan perubahan register nomor {int(back[:6])}" if back else "Register"
    return f"{begin}: {'; '.join(said) or 'tidak ada yang berubah'}"


def _settings(entry: Entry) -> str:
    earlier = entry.content.get("earlier", {})  # documents of earlier versions have none
    values = [
        f"{settings.NAMES[row['name']]} = {_value(row['value'])}{_since(row)}"
        + (f" (sebelumnya {_value(earlier[row['name']])})" if row["name"] in earlier else "")
        for row in entry.content["rows"]
    ]
    return f"Mengubah setelan: {_some(values)}"


def _since(row: dict) -> str:
    return f" sejak {settings.day(row['valid_from'])}" if row["valid_from"] else ""


def _value(kept: str | float | None) -> str:
    return "kosong" if kept is None else settings.value(str(kept))


def _users(entry: Entry) -> str:
    # documents of earlier versions have none of what stood before
    earlier = {row["email"]: _role(row) for row in entry.content.get("earlier", ())}
    said = []
    for row in entry.content["rows"]:
        now = _role(row)
        was = earlier.get(row["email"], now)
        before = f" (sebelumnya {was.removeprefix('sebagai ')})" if was != now else ""
        said.append(f"{row['email']} {now}{before}")
    return f"Pengguna: {'; '.join(said[:SHOWN])}{_more(said)}"


def _role(row: dict) -> str:
    if not row["role"]:
        return "dikeluarkan"
    return f"sebagai {rights.NAMES[row['role']]}" + (
        f" ({', '.join(row['opd_ids'])})" if row["opd_ids"] else ""
    )


def _classes(entry: Entry) -> str:
    earlier = entry.content["earlier"]
    said = [
        f"{grounds.of_class(row['class'])} = {row['resolution_days']} hari kerja{_since(row)}"
        + (f" (sebelumnya {earlier[row['class']]})" if row["class"] in earlier else "")
        for row in entry.content["rows"]
    ]
    return f"Mengubah kelas topik: {_some(said)}"


def _schedules(entry: Entry) -> str:
    names = dict.fromkeys(row["schedule"] for row in entry.content["rows"])
    said = [words.value("schedules", "schedule", name) for name in names]
    return f"Mengubah jadwal {_some(said)}"


def _calendar(entry: Entry) -> str:
    """Keeping a year confirms it."""
    years = sorted({row["date"][:4] for row in entry.content["rows"]})
    days = numbers.counted(len(entry.content["rows"]), "hari")
    return f"Memastikan kalender {_some(years)}: {days}"


def _exclusion(entry: Entry) -> str:
    found = entry.content
    if found["reason"] is None:
        return f"Mengembalikan satu kasus akun {found['account_id']}"
    return f"Mengeluarkan satu kasus akun {found['account_id']}: {REASONS[found['reason']]}"


def _mark(entry: Entry) -> str:
    found = entry.content
    what = {"asked": "sudah ditanyakan", "explained": "sudah dijelaskan"}[found["mark"]]
    return (
        f"Menandai pertanyaan “{questions.title(found)}” tentang {found['unit']}, "
        f"{_month(found['month'])}: {what}"
    )


def _contest(entry: Entry) -> str:
    found = entry.content["contest"]
    if found["state"] == contests.WITHDRAWN:
        return f"Menarik sanggahan nomor {found['number']}"
    subject = found["subject"]
    figure = subject["figure"] and f"“{figures.figure(subject['figure'], 'batas waktu')}”"
    what = figure or "satu pesan"
    month = _month(subject["month"])
    return f"Menyanggah {what} dari {subject['unit']}, {month}: nomor {found['number']}"


def _month(month: str) -> str:
    """2026-08 → Agustus 2026"""
    return numbers.month(months.first_day(month))


WORDS = {
    "corrections": lambda e: (
        f"{'Menarik pembetulan' if e.content['withdrawn'] else 'Membetulkan'} satu kasus akun "
        f"{e.content['account_id']} menurut sanggahan nomor {e.content['contest']}"
    ),
    "notes": lambda e: (
        f"{'Menulis' if e.content['text'] else 'Menghapus'} catatan {_month(e.content['month'])}"
        f"{' tentang ' + e.content['opd_id'] if e.content['opd_id'] else ''}"
    ),
    "samples": lambda e: f"Memeriksa sampel kasus selesai {_month(e.content['month'])}",
    "digests": lambda e: "Mengirim ringkasan kepada OPD",
    "looks": lambda e: f"OPD {e.content['opd_id']} melihat draf {_month(e.content['month'])}",
    "upload": _upload,
    "register": _register,
    "settings": _settings,
    "users": _users,
    "exclusions": _exclusion,
    "question_marks": _mark,
    "contests": _contest,
    "undo": lambda e: f"Membatalkan unggahan {number(e.content['upload_id'])}",
    "purge": lambda e: f"Menghapus isi unggahan {number(e.content['upload_id'])}",
    "forgotten": lambda e: (
        f"Membersihkan data warga dari {numbers.counted(len(e.content['files']), 'unggahan')}"
    ),
    "calendar": _calendar,
    "topics": lambda e: (
        f"Mengubah kelas dari {numbers.counted(len(e.content['classes']), 'topik')}"
    ),
    "classes": _classes,
    "schedules": _schedules,
    "letterhead": lambda e: f"Mengubah kop surat: {e.content['office'] or 'dikosongkan'}",
    "withdrawn": _withdrawn,
    "own_names": lambda e: f"Menyebut nama sendiri akun {e.content['account_id']} dalam ekspor",
    "mappings": lambda e: f"Mencocokkan kolom tabel untuk OPD {e.content['opd_id']}",
    "wall_link": lambda e: (
        "Membuat tautan layar baru" if e.content["hash"] else "Mencabut tautan layar"
    ),
}


def _some(said: list[str]) -> str:
    return ", ".join(said[:SHOWN]) + _more(said)


def _more(said: list) -> str:
    return f" dan {len(said) - SHOWN} lainnya" if len(said) > SHOWN else ""
