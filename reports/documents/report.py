"""The full report: every OPD, method, coverage, exclusions, contests, revisions."""

import pandas as pd

from reports.documents.blocks import Block, Column, Content, Heading, Page, Table, Text
from reports.documents.brief import brief
from reports.documents.ledger import NOTHING, Row
from reports.documents.month import Month
from reports.published import Version
from words import terms
from words.board import REASONS

EXCLUDED = {
    "spam": "spam",
    "no_request": "bukan permintaan",
    "wrong_agency": "bukan kewenangan",
    "duplicate": "kembar",
    "test": "uji coba",
    "rejected": "ditolak atau diarsipkan menurut ekspor",
}
STATES = {"waiting": "belum diputuskan", "accepted": "diterima", "declined": "ditolak"}


def report(version: Version) -> tuple[Content, Month]:
    """The document, and the month whose ledger knows its numbers."""
    short, month = brief(version)
    blocks = [
        *short.blocks,
        Page(),
        Heading("Setiap OPD", 1),
        *_board(month),
        *_without(month),
        *_coverage(month),
        *_excluded(month),
        *_contests(month),
        *_targets(month),
        *_revisions(month),
    ]
    title = f"Laporan bulanan: {month.name}"
    return Content(title, month.identity("report"), month.letterhead(), month.logo(), blocks), month


def _board(month: Month) -> list[Block]:
    rows = [row for row in month.board() if row["status"] in ("ranked", "no_difference")]
    if not rows:
        return [Text("Belum ada OPD yang dapat diperingkat.")]
    columns = [
        Column("Tempat", right=True),
        Column("OPD", "wide"),
        Column("Kelompok"),
        Column(month.measure.head, right=True),
        Column("Pesan", right=True),
        Column("Perubahan", right=True),
    ]
    table = Table("Papan respons, semua OPD", columns, [_line(month, row) for row in rows], "OPD")
    return [table]


def _line(month: Month, row: Row) -> list:
    is_ranked = row["status"] == "ranked"
    return [
        month.ledger.place(row) if is_ranked else "–",
        row["opd_name"],
        terms.GROUPS[row["group"]] if is_ranked else "–",
        month.ledger.say(row, "rate", "rate"),
        month.ledger.say(row, "due", "count"),
        month.ledger.say(row, "change", "points"),
    ]


def _without(month: Month) -> list[Block]:
    rows = sorted(
        (row for row in month.board() if row["status"] not in ("ranked", "no_difference")),
        key=lambda row: row["opd_name"].casefold(),
    )
    if not rows:
        return []
    cells = [
        [
            row["opd_name"],
            terms.capital(REASONS[row["status"]][0].format(noun="pesan")),
            month.ledger.say(row, "met", "count"),
            month.ledger.say(row, "due", "count"),
            month.ledger.say(row, "coverage", "rate"),
        ]
        for row in rows
    ]
    columns = [
        Column("OPD", "wide"),
        Column("Mengapa"),
        Column("Tepat waktu", right=True),
        Column("Jatuh tempo", right=True),
        Column("Hari terisi", right=True),
    ]
    return [Heading("Belum dapat diperingkat"), Table("Menurut abjad", columns, cells, "OPD")]


def _coverage(month: Month) -> list[Block]:
    rows = month.ledger.rows("figures", by="account", clock=month.clock, period="month")
    lacking = [row for row in rows if pd.isna(row["coverage"]) or row["coverage"] < 1]
    if not lacking:
        return [Heading("Kelengkapan"), Text(f"Semua {len(rows)} akun lengkap pada {month.name}.")]
    cells = [
        [
            row["opd_name"],
            f"{row['platform']} {row['handle'] or ''}".strip(),
            month.ledger.say(row, "coverage", "rate"),
        ]
        for row in sorted(lacking, key=lambda row: (row["coverage"] or 0, row["opd_name"]))
    ]
    columns = [Column("OPD", "wide"), Column("Akun", "wide"), Column("Hari terisi", right=True)]
    about = f"Akun yang tidak lengkap pada {month.name}, dari {len(rows)}"
    return [Heading("Kelengkapan"), Table(about, columns, cells, "akun")]


def _excluded(month: Month) -> list[Block]:
    found = month.version.table("exclusions")
    if found.empty:
        return [Heading("Kasus yang dikeluarkan"), Text("Tidak ada.")]
    counts = found["reason"].value_counts()
    cells = [[EXCLUDED.get(reason, reason), str(count)] for reason, count in counts.items()]
    columns = [Column("Alasan", "wide"), Column("Kasus", right=True)]
    about = f"{len(found)} kasus dikeluarkan dari angka enam bulan"
    return [Heading("Kasus yang dikeluarkan"), Table(about, columns, cells, "alasan")]


def _contests(month: Month) -> list[Block]:
    found = month.version.table("contests")
    if found.empty:
        return [Heading("Sanggahan"), Text("Tidak ada sanggahan atas bulan ini.")]
    names = dict(month.version.table("opds")[["opd_id", "name"]].itertuples(index=False))
    cells = [
        [
            names.get(row["opd_id"], row["opd_id"]),
            row["reason"],
            STATES.get(row["state"], row["state"]),
        ]
        for row in found.to_dict("records")
    ]
    columns = [Column("OPD", "wide"), Column("Alasan", "wide"), Column("Keadaan")]
    return [Heading("Sanggahan"), Table("Sanggahan OPD", columns, cells, "sanggahan")]


def _targets(month: Month) -> list[Block]:
    found = month.version.table("targets")
    cells = [
        [_text(row["meaning"]), _text(row["value"]), _text(row["ground"]), _verified(row)]
        for row in found.to_dict("records")
    ]
    columns = [
        Column("Aturan", "wide"),
        Column("Nilai"),
        Column("Dasar", "wide"),
        Column("Diverifikasi"),
    ]
    return [
        Heading("Target dan aturan"),
        Table("Seperti pada akhir bulan", columns, cells, "aturan"),
    ]


def _verified(row: dict) -> str:
    return "belum diverifikasi" if pd.isna(row["verified_by"]) else str(row["verified_by"])


def _text(value) -> str:
    return NOTHING if value is None or pd.isna(value) else str(value)


def _revisions(month: Month) -> list[Block]:
    manifest = month.version.manifest
    if manifest["reason"] is None:
        return []
    return [Heading("Revisi"), Text(f"Versi {manifest['version']}: {manifest['reason']}")]
