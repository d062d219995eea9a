"""Which column is probably which canonical field: a proposal for a person to confirm, never taken
in silence.

By the words that offices here and common tools put above a column, and only where its contents can
be that field."""

import re
from collections.abc import Callable

from data.importers.columns.header import squeeze

WORDS = {  # field → headers, the likeliest first
    "account_id": "akun, kode akun, id akun, nama akun, akun media sosial, account, account id, "
    "account name",
    "conversation_id": "percakapan, id percakapan, nomor percakapan, obrolan, id obrolan, "
    "conversation, conversation id, chat id, thread id, thread, room id",
    "message_id": "id pesan, nomor pesan, kode pesan, message id, msg id",
    "sent_at": "waktu kirim, tanggal kirim, waktu pesan, tanggal pesan, dikirim, sent at, sent, "
    "timestamp, waktu, tanggal, tgl, date, datetime, created at, created time",
    "direction": "arah, arah pesan, jenis pesan, tipe pesan, masuk keluar, direction, type, "
    "message type",
    "author": "pengirim, nama pengirim, dari, warga, nama warga, pelapor, nama pelapor, pemohon, "
    "nama pemohon, username, sender, from, author, requester, nama",
    "is_automatic": "otomatis, balasan otomatis, pesan otomatis, bot, is automatic, automatic, is "
    "bot",
    "text": "isi, isi pesan, pesan, teks, teks pesan, message, text, body, content",
    "topic": "topik, kategori, jenis aduan, jenis laporan, jenis layanan, bidang, topic, category",
    "channel": "kanal, saluran, channel",
    "post_id": "id kiriman, kiriman, postingan, id postingan, post id, post",
    "case_id": "nomor tiket, no tiket, no. tiket, id tiket, kode tiket, nomor laporan, no laporan, "
    "id laporan, kode laporan, nomor pengaduan, id pengaduan, nomor aduan, tracking id, ticket "
    "id, ticket, case id, nomor, no, no., id",
    "opened_at": "tanggal masuk, tgl masuk, waktu masuk, tanggal lapor, tanggal laporan, tanggal "
    "pengaduan, tanggal aduan, tanggal diterima, tgl diterima, waktu diterima, diterima, tanggal "
    "dibuat, dibuat, opened at, created at, created, tanggal, tgl, waktu, date",
    "first_reply_at": "tanggal dijawab, tgl dijawab, waktu dijawab, dijawab, tanggal respon, waktu "
    "respon, tanggal balas, tanggal ditanggapi, tanggal tanggapan, respon pertama, tanggal respon "
    "pertama, first reply at, first response at, first response, responded at",
    "closed_at": "tanggal selesai, tgl selesai, waktu selesai, selesai, tanggal ditutup, tanggal "
    "tutup, ditutup, closed at, resolved at, closed, resolved, solved at",
    "status": "status, status laporan, status tiket, status pengaduan, status aduan, state",
    "reopened": "dibuka kembali, dibuka lagi, jumlah dibuka kembali, reopened, reopens",
    "link": "tautan, tautan kiriman, link, link kiriman, link postingan, url, url kiriman, post "
    "url, permalink",
}
CLOCK = ("jam", "pukul", "waktu", "time", "hour")
DAY = ("tanggal", "tgl", "hari", "date")
NAMES = {
    field: tuple(squeeze(word) for word in words.split(", ")) for field, words in WORDS.items()
}
KINDS = {
    "messages": (
        "account_id",
        "conversation_id",
        "message_id",
        "sent_at",
        "direction",
        "author",
        "is_automatic",
        "text",
        "topic",
        "channel",
        "post_id",
        "link",
    ),
    "cases": (
        "account_id",
        "case_id",
        "opened_at",
        "first_reply_at",
        "closed_at",
        "status",
        "author",
        "topic",
        "reopened",
        "link",
    ),
}
MONTHS = "jan feb peb mar apr mei may jun jul agu agt ags aug sep okt oct nov nop des dec".split()
TIME = re.compile(
    r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*wi[bt]a?)?", re.IGNORECASE
)
DATE = re.compile(
    r"(?:[a-z',]+\s+)?(?:\d{1,4}[-/. ](?:\d{1,2}|[a-z]{3,9})\.?[-/., ]+\d{1,4}(?!\d)"
    r"|[a-z]{3,9}\.? \d{1,2},? \d{4}(?!\d))",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d{5}(?:[.,]\d+)?|\d{8}|\d{10}|\d{12,14}|\d{16}")
DIRECTIONS = {"inbound", "outbound", "masuk", "keluar"}
ANSWERS = {"true", "false", "1", "0", "ya", "tidak", "yes", "no"}
CHANNELS = {"private", "comment", "ticket"}
MOST = 0.8  # of the filled cells must fit


def guess(header: list[str], rows: list[list[str]]) -> dict[str, str]:
    """Canonical field → column as ``--map`` takes it (``"Tanggal+Jam"`` where day and time stand
    apart).

    Of messages or of cases, whichever has more of its columns; only what is found. ``rows``: some
    rows of the table."""
    columns = {
        name: [row[i].strip() for row in rows if i < len(row) and row[i].strip()]
        for i, name in enumerate(header)
        if name and header.count(name) == 1
    }
    found = {kind: _fields_of(KINDS[kind], columns) for kind in KINDS}
    is_messages = "direction" in found["messages"]
    return (
        found["messages" if is_messages else "cases"]
        if found["cases"] or is_messages
        else found["messages"]
    )


def _fields_of(fields: tuple[str, ...], columns: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in sorted(
        fields, key=lambda f: f not in FITS
    ):  # those whose contents are checked choose first
        taken = {part for column in found.values() for part in column.split("+")}
        column = _named(
            field, {name: cells for name, cells in columns.items() if name not in taken}
        )
        if column is not None:
            found[field] = column
    return {field: found[field] for field in fields if field in found}


def _named(field: str, columns: dict[str, list[str]]) -> str | None:
    fits = FITS.get(field)
    by_name = {squeeze(name): name for name in columns}
    for word in (squeeze(field), *NAMES[field]):
        name = by_name.get(word)
        if name is None:
            continue
        if field.endswith("_at") and not _most(_has_time, columns[name]):
            joined = _with_clock(name, columns)
            if joined is not None:
                return joined
        if fits is None or _most(fits, columns[name]):
            return name
    return None


def _with_clock(day: str, columns: dict[str, list[str]]) -> str | None:
    """The column of the day with that of the time that belongs to it: "Tanggal masuk+Jam masuk"."""
    if not columns[day] or not _most(_is_date, columns[day]):
        return None
    rest = re.sub(rf"^(?:{'|'.join(DAY)})", "", squeeze(day))
    clocks = {clock + rest for clock in CLOCK}
    for name, cells in columns.items():
        if name != day and squeeze(name) in clocks and cells and _most(TIME.fullmatch, cells):
            return f"{day}+{name}"
    return None


def _most(fits: Callable, cells: list[str]) -> bool:
    """Whether most filled cells fit; a column without any content may be anything."""
    return sum(bool(fits(cell)) for cell in cells) >= MOST * len(cells)


def _is_date(cell: str) -> bool:
    found = DATE.match(cell)
    words = re.findall(r"[a-z]{3,}", found[0].casefold()) if found else []
    return bool(found) and all(w[:3] in MONTHS for w in words[-1:])


def _has_time(cell: str) -> bool:
    return (
        bool(re.search(r"\d[T ,]|pukul|jam", cell))
        and bool(re.search(r"\d[.:]\d\d", cell[6:]))
        or bool(NUMBER.fullmatch(cell) and len(cell) != 8)
    )


def _is_stamp(cell: str) -> bool:
    return _is_date(cell) or NUMBER.fullmatch(cell) is not None


FITS: dict[str, Callable] = {
    "sent_at": _is_stamp,
    "opened_at": _is_stamp,
    "first_reply_at": _is_stamp,
    "closed_at": _is_stamp,
    "direction": lambda cell: cell.casefold() in DIRECTIONS,
    "is_automatic": lambda cell: cell.casefold() in ANSWERS,
    "channel": lambda cell: cell.casefold() in CHANNELS,
    "reopened": lambda cell: cell.isdigit() or cell.casefold() in ANSWERS,
    "link": lambda cell: "://" in cell,
    "status": lambda cell: re.search(r"[^\W\d_]", cell) is not None,
}
