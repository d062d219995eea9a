"""Tables as offices here keep them, invented with known truth: what ``bench.everyday`` reads.

Names of columns, words of status and side, forms of dates, words for "nothing" and layouts are drawn
from those that public reports show."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from data.importers.rows import words

WIB = timedelta(hours=7)
CASES = {
    "case_id": "No Aduan|Nomor Tiket|Kode Laporan|ID Pengaduan|Ticket Number|Nomor Laporan|No. Reg",
    "opened_at": "Tanggal Terima|Tgl. Masuk|Waktu Lapor|Created Date|open_dt|Tanggal Aduan|Waktu Diterima"
    "|Tgl Pengaduan|Diterima Tgl",
    "first_reply_at": "Waktu Respons|Tgl Dijawab|Tanggal Tanggapan|First Response|Dibalas Tanggal"
    "|Tgl Tindak Lanjut|Respon Pertama|Tgl. Balas",
    "closed_at": "Tanggal Penyelesaian|Tgl Selesai|closed_dt|Waktu Ditutup|Resolved Date|Tanggal Closing"
    "|Selesai Tgl",
    "status": "Status Penanganan|Status|Keadaan|Progres|Status Aduan|State|Ket. Status",
    "author": "Nama Pelapor|Pelapor|Nama Warga|Pemohon|Requester|Nama Pengadu",
}
MESSAGES = {
    "conversation_id": "ID Percakapan|Obrolan|Chat ID|Nomor Percakapan|Thread",
    "message_id": "ID Pesan|Message ID|Kode Pesan|No Pesan",
    "sent_at": "Waktu Kirim|Tanggal Pesan|Timestamp|Waktu|Dikirim Tgl",
    "direction": "Arah|Tipe|Oleh|Direction|Jenis Pesan|Pengirim|Dari",
    "text": "Isi Pesan|Pesan|Teks|Content|Isi",
}
STATUS = {
    "open": "baru|belum diproses|Belum Direspon|diterima|menunggu verifikasi|BELUM DITANGGAPI"
    "|Belum di Tindak Lanjuti|Tunggu|Menunggu Respon OPD",
    "waiting": "on progress|Diteruskan|dalam penanganan|disposisi|proses|In Progress|PROSES...|Dalam Proses"
    "|Sedang di Proses|Diteruskan ke OPD|Verifikasi Lapangan|Penugasan",
    "resolved": "SELESAI.|done|Selesai diproses|sudah ditindaklanjuti|tuntas|Sudah Dijawab!|✅ Selesai"
    "|Sudah di jawab|Laporan Selesai|Rampung|Terpecahkan",
    "rejected": "duplikat|spam|dibatalkan|bukan kewenangan|BATAL|Salah Alamat|Bukan Kewenangan OPD|Ditolak Admin",
}
ODD = {"open": "di loket", "waiting": "di meja camat", "resolved": "oke", "rejected": "buang"}
SIDES = (
    "warga|admin",
    "masuk|keluar",
    "incoming|outgoing",
    "Masyarakat|Petugas",
    "in|out",
    "pesan|balasan",
    "Pelanggan|Agen",
    "Pesan Warga|Balasan Admin",
    "Kotak Masuk|Kotak Keluar",
    "Masyarakat Umum|Admin OPD",
)
NOTHING = (
    "", "-", "belum", "N/A", "0000-00-00 00:00:00", "NULL", "belum ada", "—", "Blm dijawab", "( - )", "nihil",
    "belum ada jawaban dari dinas", "dlm proses", "[null]", "31/12/9999", "tgl belum ada", "30/12/1899",
)  # fmt: skip
STAMPS = (
    "{t:%d/%m/%Y %H.%M}", "{t:%Y-%m-%d %H:%M:%S}", "{t:%d-%m-%Y %H:%M}", "{t.day} {month} {t:%Y pukul %H.%M} WIB",
    "{t:%d/%m/%Y - %I:%M%p}", "{t:%Y%m%dT%H%M%S}", "{t:%b %d, %Y, %I:%M %p}", "{t.day} {month} {t:%Y | %H:%M} WIB",
    "{t:%H:%M} {t:%d/%m/%Y}", "{t:%a %b %d %H:%M:%S} +0700 {t:%Y}", "{weekday}, {t.day} {month} {t:%Y %H.%M}",
    "{weekday} {t:%d/%m/%Y} {t:%H.%M}", "{t:%d/%m/%y %H.%M}", "{t.day} {month} {t:%Y} pkl {t:%H.%M} WIB",
    "{t:%d}-{short}-{t:%y %H:%M}", "{t:%d.%m.%Y} jam {t:%H.%M}", "{t:%d/%m/%Y}, {t:%H.%M} WIB",
)  # fmt: skip
MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)
SHORT = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()
DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
LAYOUTS = (
    "csv", "semicolon", "tsv", "xlsx", "html", "json", "ods", "titled", "numbered", "apart", "levels", "signed",
    "months", "sections", "clocks", "groups", "cells", "sums", "recap", "hints", "utf16", "members", "evenings",
)  # fmt: skip
GROUPED = ("clocks", "groups")  # every stamp in two columns
OF_CASES = ("months", "groups", "sums", "recap", "members")


@dataclass
class Log:
    """One invented table: ``rows`` of texts below ``header``, ``truth`` (sorted rows of the lake),
    ``moments`` (of each row its stamps, WIB, by column), what a person answers (``columns``,
    ``values``), and how it is written."""

    kind: str
    header: list[str]
    rows: list[list[str]]
    moments: list[dict[int, datetime]]
    truth: list[tuple]
    columns: dict[str, str]
    values: dict[str, dict[str, str]]
    layout: str


def invented(seed: int) -> Log:
    """The log of a seed."""
    draw = random.Random(seed)
    layout, form = draw.choice(LAYOUTS), draw.choice(STAMPS)
    is_cases = layout in OF_CASES or draw.random() < 0.7
    return (_cases if is_cases else _messages)(draw, layout, form)


def _times(draw: random.Random, rows: int) -> list[datetime]:
    first = datetime(2026, 7, 1, 8)
    return sorted(first + timedelta(minutes=draw.randrange(90 * 1440)) for _ in range(rows))


def _cases(draw: random.Random, layout: str, form: str) -> Log:
    names = {field: draw.choice(said.split("|")) for field, said in CASES.items()}
    nothing, odd = draw.choice(NOTHING), draw.choice([None, None, *ODD])
    states = {state: draw.choice(said.split("|")) for state, said in STATUS.items()}
    if odd:
        states[odd] = ODD[odd]
    rows, truth, moments = [], [], []
    for i, opened in enumerate(_times(draw, 40)):
        state = draw.choices(list(states), (2, 3, 6, 1))[0]
        replied = opened + timedelta(minutes=draw.randrange(5, 4000)) if state != "open" else None
        closed = replied + timedelta(minutes=90) if replied and state == "resolved" else None
        stamps = (opened, replied, closed)
        cells = [stamp(form, at) if at else nothing for at in stamps]
        rows.append([f"LP-{100 + 7 * i}", *cells, states[state], f"Warga {i % 9}"])
        moments.append({j: at for j, at in enumerate(stamps, start=1) if at})
        truth.append(tuple(at and at - WIB for at in stamps) + (state,))
    values = {"status": {words.fold(ODD[odd]): odd}} if odd else {}
    return Log(
        "cases", list(names.values()), rows, moments, sorted(truth, key=str), names, values, layout
    )


def _messages(draw: random.Random, layout: str, form: str) -> Log:
    names = {field: draw.choice(said.split("|")) for field, said in MESSAGES.items()}
    sides = dict(zip(("inbound", "outbound"), draw.choice(SIDES).split("|"), strict=True))
    values = {}
    if draw.random() < 0.2:
        sides["outbound"], values = "loket satu", {"direction": {"loket satu": "outbound"}}
    rows, truth, moments = [], [], []
    for i, sent in enumerate(_times(draw, 40)):
        side = draw.choice(list(sides))
        rows.append([f"k{i % 11}", f"m{i}", stamp(form, sent), sides[side], f"Pesan nomor {i}?"])
        moments.append({2: sent})
        truth.append((sent - WIB, side))
    return Log(
        "messages",
        list(names.values()),
        rows,
        moments,
        sorted(truth, key=str),
        names,
        values,
        layout,
    )


def stamp(form: str, at: datetime) -> str:
    """A moment as a table of this form writes it."""
    return form.format(
        t=at, month=MONTHS[at.month - 1], short=SHORT[at.month - 1], weekday=DAYS[at.weekday()]
    )
