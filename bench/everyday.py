"""What becomes of tables as offices here keep them: 200 invented logs of cases and of messages, with
known truth.

    .venv/bin/python -m bench.everyday [--tables 200] [--all]

Names of columns, words of status and side, forms of dates, words for "nothing" and layouts are drawn
from those that public reports show. A person who knows the office answers what is asked: which
column is which, what a word means, how dates are ordered. Per table: *right* (the lake's rows are
the truth, after at most two questions), *guessed* (right, and the proposed columns needed no
change), *counted* (some rows are rejected by number, all others right), *refused* (one sentence),
*wrong* (anything else; must be none). ``--all`` prints every table that is not right."""

import argparse
import csv
import io
import json
import random
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow.parquet
import xlsxwriter

from bench.pollutions import CONTEXT
from data.errors import Refused
from data.importers import registry
from data.importers.files.opening import open_file
from data.importers.rows import words

WIB = timedelta(hours=7)
CASES = {
    "case_id": "No Aduan|Nomor Tiket|Kode Laporan|ID Pengaduan|Ticket Number|Nomor Laporan",
    "opened_at": "Tanggal Terima|Tgl. Masuk|Waktu Lapor|Created Date|open_dt|Tanggal Aduan|Waktu Diterima",
    "first_reply_at": "Waktu Respons|Tgl Dijawab|Tanggal Tanggapan|First Response|Dibalas Tanggal|Tgl Tindak Lanjut",
    "closed_at": "Tanggal Penyelesaian|Tgl Selesai|closed_dt|Waktu Ditutup|Resolved Date|Tanggal Closing",
    "status": "Status Penanganan|Status|Keadaan|Progres|Status Aduan|State",
    "author": "Nama Pelapor|Pelapor|Nama Warga|Pemohon|Requester",
}
MESSAGES = {
    "conversation_id": "ID Percakapan|Obrolan|Chat ID|Nomor Percakapan|Thread",
    "message_id": "ID Pesan|Message ID|Kode Pesan|No Pesan",
    "sent_at": "Waktu Kirim|Tanggal Pesan|Timestamp|Waktu|Dikirim Tgl",
    "direction": "Arah|Tipe|Oleh|Direction|Jenis Pesan",
    "text": "Isi Pesan|Pesan|Teks|Content",
}
STATUS = {
    "open": "baru|belum diproses|Belum Direspon|diterima|menunggu verifikasi",
    "waiting": "on progress|Diteruskan|dalam penanganan|disposisi|proses|In Progress",
    "resolved": "SELESAI.|done|Selesai diproses|sudah ditindaklanjuti|tuntas",
    "rejected": "duplikat|spam|dibatalkan|bukan kewenangan",
}
ODD = {"open": "di loket", "waiting": "di meja camat", "resolved": "oke", "rejected": "buang"}
SIDES = (
    "warga|admin",
    "masuk|keluar",
    "incoming|outgoing",
    "Masyarakat|Petugas",
    "in|out",
    "pesan|balasan",
)
NOTHING = ("", "-", "belum", "N/A", "0000-00-00 00:00:00", "NULL", "belum ada", "—")
STAMPS = (
    "{t:%d/%m/%Y %H.%M}", "{t:%Y-%m-%d %H:%M:%S}", "{t:%d-%m-%Y %H:%M}", "{t.day} {month} {t:%Y pukul %H.%M} WIB",
    "{t:%d/%m/%Y - %I:%M%p}", "{t:%Y%m%dT%H%M%S}", "{t:%b %d, %Y, %I:%M %p}", "{t.day} {month} {t:%Y | %H:%M} WIB",
    "{t:%H:%M} {t:%d/%m/%Y}", "{t:%a %b %d %H:%M:%S} +0700 {t:%Y}",
)  # fmt: skip
MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)
LAYOUTS = ("csv", "semicolon", "xlsx", "html", "json", "titled", "numbered", "apart", "levels")


@dataclass
class Log:
    """One invented table: ``rows`` of texts below ``header``, ``truth`` (sorted rows of the lake),
    what a person answers (``columns``, ``values``), and how it is written."""

    kind: str
    header: list[str]
    rows: list[list[str]]
    truth: list[tuple]
    columns: dict[str, str]
    values: dict[str, dict[str, str]]
    layout: str


def invented(seed: int) -> Log:
    """The log of a seed."""
    draw = random.Random(seed)
    make = _cases if draw.random() < 0.7 else _messages
    return make(draw, draw.choice(LAYOUTS), draw.choice(STAMPS))


def _moments(draw: random.Random, rows: int) -> list[datetime]:
    first = datetime(2026, 7, 1, 8)
    return sorted(first + timedelta(minutes=draw.randrange(90 * 1440)) for _ in range(rows))


def _cases(draw: random.Random, layout: str, form: str) -> Log:
    names = {field: draw.choice(words_.split("|")) for field, words_ in CASES.items()}
    nothing, odd = draw.choice(NOTHING), draw.choice([None, None, *ODD])
    states = {state: draw.choice(list_.split("|")) for state, list_ in STATUS.items()}
    if odd:
        states[odd] = ODD[odd]
    rows, truth = [], []
    for i, opened in enumerate(_moments(draw, 40)):
        state = draw.choices(list(states), (2, 3, 6, 1))[0]
        replied = opened + timedelta(minutes=draw.randrange(5, 4000)) if state != "open" else None
        closed = replied + timedelta(minutes=90) if replied and state == "resolved" else None
        cells = [_stamp(form, at) if at else nothing for at in (opened, replied, closed)]
        rows.append([f"LP-{100 + 7 * i}", *cells, states[state], f"Warga {i % 9}"])
        truth.append(tuple(at and at - WIB for at in (opened, replied, closed)) + (state,))
    values = {"status": {words.fold(ODD[odd]): odd}} if odd else {}
    return Log("cases", list(names.values()), rows, sorted(truth, key=str), names, values, layout)


def _messages(draw: random.Random, layout: str, form: str) -> Log:
    names = {field: draw.choice(words_.split("|")) for field, words_ in MESSAGES.items()}
    sides = dict(zip(("inbound", "outbound"), draw.choice(SIDES).split("|"), strict=True))
    values = {}
    if draw.random() < 0.2:
        sides["outbound"], values = "loket satu", {"direction": {"loket satu": "outbound"}}
    rows, truth = [], []
    for i, sent in enumerate(_moments(draw, 40)):
        side = draw.choice(list(sides))
        rows.append([f"k{i % 11}", f"m{i}", _stamp(form, sent), sides[side], f"Pesan nomor {i}?"])
        truth.append((sent - WIB, side))
    return Log(
        "messages", list(names.values()), rows, sorted(truth, key=str), names, values, layout
    )


def _stamp(form: str, at: datetime) -> str:
    return form.format(t=at, month=MONTHS[at.month - 1])


def written(log: Log, folder: Path) -> Path:
    """The log as a file of its layout; "apart" and "levels" put day and time of opening in two
    columns."""
    header, rows = log.header, log.rows
    stamp = "opened_at" if log.kind == "cases" else "sent_at"
    place, name = header.index(log.columns[stamp]), log.columns[stamp]
    above: list[list[str]] = []
    if log.layout in ("apart", "levels"):
        index = 0 if log.kind == "cases" else 0
        moments = [row[index] for row in sorted(log.truth)] if log.kind == "messages" else None
        moments = moments or sorted(row[0] for row in log.truth)
        days = [f"{m + WIB:%d/%m/%Y}" for m in moments]
        clocks = [f"{m + WIB:%H.%M}" for m in moments]
        rows = [
            [*row[:place], day, clock, *row[place + 1 :]]
            for row, day, clock in zip(rows, days, clocks, strict=True)
        ]
        if log.layout == "apart":
            header = [*header[:place], f"Tanggal {name}", f"Jam {name}", *header[place + 1 :]]
            log.columns[stamp] = f"Tanggal {name}+Jam {name}"
        else:
            above = [[*header[:place], name, "", *header[place + 1 :]]]
            header = ["" for _ in above[0]]
            header[place : place + 2] = ["Tanggal", "Jam"]
            log.columns[stamp] = f"{name} Tanggal+{name} Jam"
    if log.layout == "titled":
        above = [["REKAP PENGADUAN MASYARAKAT TAHUN 2026"], []]
    if log.layout == "numbered":
        rows = [[f"({i})" for i in range(1, len(header) + 1)], *rows]
    return _file([*above, header, *rows], log.layout, folder)


def _file(table: list[list[str]], layout: str, folder: Path) -> Path:
    if layout in ("xlsx", "levels", "titled"):
        path = folder / "log.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("Rekap")
            for i, row in enumerate(table):
                for j, cell in enumerate(row):
                    sheet.write_string(i, j, cell) if cell else None
        return path
    path = folder / "log.txt"
    if layout == "html":
        cells = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in table
        )
        path.write_text(f"<html><table>{cells}</table></html>", encoding="utf-8")
    elif layout == "json":
        records = [dict(zip(table[0], row, strict=True)) for row in table[1:]]
        path.write_text(json.dumps(records), encoding="utf-8")
    else:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=";" if layout == "semicolon" else ",").writerows(table)
        path.write_text(out.getvalue(), encoding="utf-8")
    return path


def outcome(log: Log) -> tuple[str, str]:
    """What became of a log, and why it is not right."""
    context, questions, is_guessed = {**CONTEXT, "account": "ig"}, 0, True
    with tempfile.TemporaryDirectory() as name:
        path = written(log, Path(name))
        while True:
            folder = Path(name) / f"look-{questions}"
            folder.mkdir()
            asked, said = None, None
            try:
                reading = registry.read(open_file(path, folder, None), path.name, folder, context)
                asked = {"asks": "values"} if reading["unknown_words"] else None
            except Refused as refusal:
                asked, said = refusal.question, str(refusal)
            if asked is None or questions == 2:
                break
            questions += 1
            if asked["asks"] == "map":
                is_guessed = all(asked["guess"].get(f) == c for f, c in log.columns.items())
                context |= {"map": log.columns}
            elif asked["asks"] == "values":
                context |= {"values": log.values}
            else:
                context |= {"dates": "dmy"}
        if said is not None:
            return "refused", said
        if reading["rejected_rows"]:
            row = reading["rejected_rows"][0]
            return "counted", f"{len(reading['rejected_rows'])} baris: {row}"
        stored = pyarrow.parquet.read_table(folder / f"{log.kind}.parquet").to_pylist()
    if log.kind == "cases":
        names = ("opened_at", "first_reply_at", "closed_at", "status")
        known = reading["has_reply"] and reading["has_closed_at"]
    else:
        names, known = ("sent_at", "direction"), True
    rows = sorted((tuple(row[n] for n in names) for row in stored), key=str)
    if rows != log.truth or not known:
        first = next(
            (pair for pair in zip(rows, log.truth, strict=False) if pair[0] != pair[1]), ""
        )
        return "wrong", f"{len(rows)} baris, {first}"
    return ("guessed" if is_guessed else "right"), "" if is_guessed else f"{asked}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--tables", type=int, default=200)
    options.add_argument("--all", action="store_true")
    chosen = options.parse_args()
    found: Counter[str] = Counter()
    for seed in range(chosen.tables):
        log = invented(seed)
        what, why = outcome(log)
        found[what] += 1
        if chosen.all and what != "guessed":
            print(seed, what, log.kind, log.layout, log.rows[0], why[:300])
    right = found["right"] + found["guessed"]
    print(json.dumps({**found, "right_share": right / chosen.tables}))


if __name__ == "__main__":
    main()
