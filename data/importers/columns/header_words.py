"""The words that offices here and common tools put above columns: whole names, and the parts of
names that tell a field."""

import re

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
    "id, ticket, tiket, case id, nomor, no, no., id",
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
    "opened_by": "dibuka oleh, dibuat oleh, opened by, created by, asal laporan",
}
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
        "opened_by",
    ),
}
SAME = {  # parts of names that mean the same
    "tgl": "tanggal", "tg": "tanggal", "hari": "tanggal", "date": "tanggal", "dt": "tanggal",
    "pukul": "jam", "pkl": "jam", "time": "waktu", "datetime": "waktu", "timestamp": "waktu",
    "stamp": "waktu", "at": "waktu", "on": "waktu",
    "pada": "waktu", "hour": "jam", "nomor": "no", "nomer": "no", "nmr": "no",
    "num": "no", "number": "no", "kode": "no", "code": "no", "id": "no", "ref": "no",
    "referensi": "no", "reference": "no", "registrasi": "no", "register": "no", "key": "no",
    "diterima": "terima", "penerimaan": "terima", "received": "terima", "receive": "terima",
    "dilaporkan": "lapor", "laporan": "lapor", "pelaporan": "lapor", "report": "lapor",
    "reported": "lapor", "aduan": "lapor", "pengaduan": "lapor", "keluhan": "lapor",
    "complaint": "lapor", "permohonan": "lapor", "permintaan": "lapor", "request": "lapor",
    "requested": "lapor", "tiket": "lapor", "ticket": "lapor", "kasus": "lapor", "case": "lapor",
    "incident": "lapor", "issue": "lapor", "masuk": "masuk", "incoming": "masuk",
    "dibuat": "buka", "pembuatan": "buka", "dibuka": "buka", "open": "buka", "opened": "buka",
    "created": "buka", "create": "buka", "creation": "buka", "submitted": "buka", "diajukan": "buka",
    "dijawab": "jawab", "jawaban": "jawab", "respon": "jawab", "respons": "jawab",
    "response": "jawab", "responded": "jawab", "direspon": "jawab", "direspons": "jawab",
    "reply": "jawab", "replied": "jawab", "balas": "jawab", "dibalas": "jawab",
    "balasan": "jawab", "answer": "jawab", "answered": "jawab", "acknowledged": "jawab",
    "konfirmasi": "jawab", "dikonfirmasi": "jawab", "klarifikasi": "jawab", "tanggapan": "jawab",
    "ditanggapi": "jawab", "tanggap": "jawab", "ditindaklanjuti": "jawab", "tindaklanjut": "jawab",
    "tindak": "jawab", "penanganan": "tangani", "ditangani": "tangani",
    "penyelesaian": "selesai", "diselesaikan": "selesai", "terselesaikan": "selesai",
    "resolved": "selesai", "resolve": "selesai", "resolution": "selesai", "solved": "selesai",
    "tuntas": "selesai", "rampung": "selesai", "beres": "selesai", "completion": "selesai",
    "completed": "selesai", "finished": "selesai", "done": "selesai",
    "ditutup": "tutup", "penutupan": "tutup", "closed": "tutup", "close": "tutup",
    "closing": "tutup", "dikirim": "kirim", "pengiriman": "kirim", "sent": "kirim",
    "send": "kirim", "message": "pesan", "msg": "pesan", "chat": "obrolan",
    "conversation": "percakapan", "thread": "percakapan", "room": "percakapan",
    "session": "percakapan", "sesi": "percakapan", "dialog": "percakapan",
    "account": "akun", "page": "akun", "inbox": "akun", "state": "status", "keadaan": "status",
    "progres": "status", "progress": "status", "kondisi": "status", "tahap": "status",
    "tahapan": "status", "stage": "status", "pelapor": "warga", "pemohon": "warga", "pengadu": "warga",
    "customer": "warga", "requester": "warga", "citizen": "warga", "pelanggan": "warga",
    "pengirim": "warga", "sender": "warga", "username": "warga", "kontak": "warga",
    "contact": "warga", "name": "nama", "kategori": "topik", "category": "topik",
    "jenis": "topik", "klasifikasi": "topik", "bidang": "topik", "topic": "topik",
    "subjek": "topik", "layanan": "topik", "type": "tipe", "direction": "arah",
    "first": "pertama", "awal": "pertama", "content": "isi", "konten": "isi", "body": "isi",
    "text": "isi", "teks": "isi", "uraian": "isi", "ringkasan": "isi", "deskripsi": "isi",
    "description": "isi", "url": "tautan", "link": "tautan", "permalink": "tautan",
}  # fmt: skip
DAY, CLOCK = {"tanggal"}, {"jam", "waktu"}
STAMP = {"tanggal", "waktu", "jam"}
TO_ANSWER, TO_END = {"jawab", "tangani"}, {"selesai", "tutup"}
TO_OPEN = {"masuk", "terima", "lapor", "buka"}
LENGTH = {"durasi", "lama", "menit", "minutes", "minute", "detik", "seconds", "hours", "duration",
          "selisih"}  # fmt: skip
NO_MOMENT = LENGTH | {"sla", "target", "batas", "due"}
# field → parts that tell it, parts of which one is needed, parts that rule it out
TOKENS: dict[str, tuple[set[str], set[str], set[str]]] = {
    "account_id": ({"akun"}, {"akun"}, STAMP | {"warga"}),
    "conversation_id": ({"percakapan", "obrolan", "no"}, {"percakapan", "obrolan"}, STAMP),
    "message_id": ({"pesan", "no"}, {"no"}, STAMP | {"lapor"}),
    "sent_at": (STAMP | {"kirim", "pesan", "obrolan"}, STAMP, TO_ANSWER | TO_END | NO_MOMENT),
    "direction": ({"arah", "tipe", "oleh", "dari", "peran", "role", "sisi"}, set(), STAMP | {"no"}),
    "author": ({"warga", "nama", "dari"}, set(), STAMP | {"no", "lapor", "topik", "isi"}),
    "is_automatic": ({"otomatis", "automatic", "bot", "auto"}, set(), STAMP),
    "text": ({"isi", "pesan"}, set(), STAMP | {"no", "tipe", "topik"}),
    "topic": ({"topik"}, set(), STAMP | {"no", "isi"}),
    "channel": ({"kanal", "channel", "saluran"}, set(), STAMP),
    "post_id": ({"post", "postingan", "kiriman", "no"}, {"post", "postingan", "kiriman"}, STAMP),
    "case_id": ({"no", "lapor"}, {"no", "tracking"}, STAMP | {"warga", "akun", "telepon", "hp",
                "telp", "wa", "nik", "petugas", "urut"}),
    "opened_at": (STAMP | TO_OPEN, STAMP | {"masuk", "terima", "buka"},
                  TO_ANSWER | TO_END | NO_MOMENT | {"update", "updated", "perubahan", "kejadian"}),
    "first_reply_at": (STAMP | TO_ANSWER | {"pertama"}, TO_ANSWER, TO_END | NO_MOMENT | {"isi"}),
    "closed_at": (STAMP | TO_END, TO_END, NO_MOMENT | {"isi"}),
    "status": ({"status"}, {"status"}, STAMP | {"no"}),
    "reopened": ({"reopened", "reopens", "kembali"}, set(), STAMP),
    "link": ({"tautan"}, {"tautan"}, set()),
    "opened_by": ({"oleh", "by", "buka", "asal"}, {"oleh", "by", "asal"}, STAMP),
}  # fmt: skip


def tokens(name: str) -> set[str]:
    """The parts of a name, each as what it means: "Tgl. Masuk" is tanggal and masuk."""
    split = re.sub(r"([a-z])([A-Z])", r"\1 \2", name.replace("#", " no "))
    parts = re.findall(r"[^\W_]+", split.casefold())
    return {SAME.get(part, part) for part in parts}
