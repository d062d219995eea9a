"""The brief for the Bupati, two pages: what he would say in the meeting."""

import pandas as pd

from reports.documents.blocks import Block, Column, Content, Heading, Items, Page, Table, Text
from reports.documents.ledger import NOTHING, Row
from reports.documents.month import Month, line
from reports.published import Version
from words import changes, numbers, terms

LEADING, IMPROVED, ATTENTION = 5, 5, 8


def brief(version: Version) -> tuple[Content, Month]:
    """The document, and the month whose ledger knows its numbers."""
    month = Month.of(version)
    title = f"Ringkasan untuk Bupati: {month.name}"
    blocks = [
        Heading(headline(month), 1),
        *_line(month),
        *_leading(month),
        *_improved(month),
        Page(),
        *_attention(month),
        *_decide(month),
        *_how(month),
    ]
    return Content(title, month.identity("brief"), month.letterhead(), month.logo(), blocks), month


def headline(month: Month) -> str:
    """The regency in one sentence, with its change and whether that can be chance."""
    row = month.ledger.row("headlines", board="response", clock=month.clock)
    if row is None or pd.isna(row["rate"]):
        return f"{month.window}: belum cukup pesan untuk satu angka kabupaten."
    said = f"{month.ledger.say(row, 'rate', 'rate')} pesan warga {month.measure.met}"
    return f"{month.window}: {said}{_change(month, row)}."


def _change(month: Month, row: Row) -> str:
    """, naik 4,3 poin; and whether that can be chance."""
    if pd.isna(row["change"]):
        return ""
    if not changes.is_seen(row["change"]):
        return ", tetap dibanding tiga bulan sebelumnya"
    size = month.ledger.say(row, "change", "size")
    sure = "" if row["direction"] != "undecided" else " (bisa kebetulan)"
    way = "naik" if row["change"] > 0 else "turun"
    return f", {way} {size} dibanding tiga bulan sebelumnya{sure}"


def _line(month: Month) -> list[Block]:
    drawn = line(month, "regency", "regency", "kabupaten")
    note = (
        "Tiap titik satu bulan; tiga bulan terakhir ditebalkan, bulan yang belum lengkap "
        "putus-putus."
    )
    return [drawn, Text(note, True)] if drawn else []


def _leading(month: Month) -> list[Block]:
    rows = month.leading()[:LEADING]
    ranked = sum(row["status"] == "ranked" for row in month.board())
    if not rows:
        return [
            Heading("Terdepan"),
            Text(
                "Antara OPD belum ada perbedaan yang dapat dipercaya; karena itu tidak ada tempat."
            ),
        ]
    table = Table(
        f"Terdepan di antara {ranked} OPD yang dapat diperingkat",
        [
            Column("OPD", "wide"),
            Column(month.measure.head, right=True),
            Column("", "bar"),
            Column("Pesan", right=True),
            Column("Tempat yang mungkin", right=True),
        ],
        [
            [
                row["opd_name"],
                month.ledger.say(row, "rate", "rate"),
                {"bar": float(row["rate"])},
                month.ledger.say(row, "due", "count"),
                month.ledger.place(row),
            ]
            for row in rows
        ],
        "OPD",
    )
    note = (
        "Tempat ditulis sebagai rentang: dengan 9 dari 10 kemungkinan tempat sebenarnya di "
        "dalamnya. OPD yang rentangnya bertumpuk belum tentu berbeda."
    )
    return [Heading("Siapa yang terdepan"), table, Text(note, True)]


def _improved(month: Month) -> list[Block]:
    rows = month.improved()[:IMPROVED]
    if not rows:
        return [
            Heading("Siapa yang membaik"),
            Text("Belum ada OPD yang kenaikannya lebih dari kebetulan."),
        ]
    table = Table(
        "Kenaikan yang lebih dari kebetulan, yang paling pasti lebih dulu",
        [
            Column("OPD", "wide"),
            Column("Kenaikan", right=True),
            Column(month.measure.head, right=True),
            Column("Pesan", right=True),
        ],
        [
            [
                row["opd_name"],
                {"text": f"↑ {month.ledger.say(row, 'change', 'size')}", "shade": "better"},
                month.ledger.say(row, "rate", "rate"),
                month.ledger.say(row, "due", "count"),
            ]
            for row in rows
        ],
        "OPD",
    )
    return [Heading("Siapa yang membaik"), table]


def _attention(month: Month) -> list[Block]:
    found = month.attention()
    if not found:
        return [Heading("Yang perlu perhatian"), Text("Tidak ada OPD yang menyimpang.")]
    rows = []
    for row, reason in found[:ATTENTION]:
        rate, why = why_attention(month, row, reason)
        rows.append([row["opd_name"], {"text": rate or NOTHING, "shade": "worse"}, why])
    columns = [
        Column("OPD", "wide"),
        Column(month.measure.head, right=True),
        Column("Mengapa", "wide"),
    ]
    blocks: list[Block] = [Heading("Yang perlu perhatian")]
    blocks.append(Table("OPD yang perlu dilihat", columns, rows, "OPD"))
    if len(found) > ATTENTION:
        blocks.append(Text(f"{len(found) - ATTENTION} OPD lain ada di laporan lengkap.", True))
    return blocks


def why_attention(month: Month, row: Row, reason: str) -> tuple[str, str]:
    """The rate (empty where none is said) and why the OPD needs a look."""
    if reason == "no_upload":
        return "", "ada akun tanpa satu pun unggahan dalam masa ini"
    due = month.ledger.say(row, "due", "count")
    rate = month.ledger.say(row, "rate", "rate")
    return rate, f"lebih rendah daripada yang wajar untuk {due} pesan"


def decisions(month: Month) -> list[str]:
    """Three things to decide, each with its number."""
    contests = month.version.table("contests")
    waiting = int((contests["state"] == "waiting").sum())
    questions = month.version.table("questions")
    still = int(questions["is_open"].fillna(True).astype(bool).sum())
    silent = sum(reason == "no_upload" for _, reason in month.attention())
    return [
        f"{numbers.count(silent)} OPD belum mengunggah semua akunnya: siapa yang menagih, dan sampai "
        "kapan?"
        if silent
        else "Semua OPD mengunggah: pertahankan jadwal unggah bulanan.",
        f"{numbers.count(still)} pertanyaan data belum dijelaskan OPD: perlu diminta penjelasannya?"
        if still
        else "Tidak ada pertanyaan data yang terbuka.",
        f"{numbers.count(waiting)} sanggahan belum diputuskan Diskominfo."
        if waiting
        else "Tidak ada sanggahan yang menunggu.",
    ]


def _decide(month: Month) -> list[Block]:
    return [Heading("Tiga hal untuk diputuskan"), Items(decisions(month), "enum")]


def _how(month: Month) -> list[Block]:
    row = month.ledger.row("headlines", board="response", clock=month.clock)
    ceiling = ""
    if row is not None and not pd.isna(row["ceiling"]):
        share = month.ledger.say(row, "ceiling", "rate")
        ceiling = (
            f" Kantor yang menjawab seketika tetapi hanya pada jam kerja dapat mencapai {share}; "
            "lebih tinggi berarti dijawab juga di luar jam kerja."
        )
    clock = (
        "jam warga, siang malam dan hari libur" if month.clock == "wall" else "jam kerja OPD saja"
    )
    text = (
        "Dihitung dari kanal yang ekspornya diunggah OPD, dengan "
        f"{clock}.{ceiling} Pesan yang belum dijawab ikut dihitung sebagai terlambat; OPD yang "
        "tidak mengunggah tidak mendapat tempat. Arti tiap angka ada di Kamus indikator."
    )
    return [Heading("Bagaimana angka ini dihitung"), Text(terms.capital(text), True)]
