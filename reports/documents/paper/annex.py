"""What the figures of a month rest on: coverage, cases left out, contests, targets, revisions."""

import pandas as pd

from reports.documents.facts.ledger import NOTHING, Row
from reports.documents.facts.month import Month
from reports.documents.paper import places, targets
from reports.documents.parts.blocks import Block, Column, Heading, Table, Text
from words import grounds, units
from words.review.revisions import WHY

EXCLUDED = {
    "spam": "spam",
    "no_request": "bukan permintaan",
    "wrong_agency": "bukan kewenangan",
    "duplicate": "kembar",
    "test": "uji coba",
    "rejected": "ditolak atau diarsipkan menurut ekspor",
}
STATES = {"waiting": "belum diputuskan", "accepted": "diterima", "declined": "ditolak"}
DICTIONARY = "Arti tiap angka ada di Kamus indikator."
CLOCKS = {"wall": "jam warga", "office": "jam kantor"}
MOVED = {"opened": "kasus baru", "gone": "kasus hilang", "changed": "kasus berubah"}


def annex(month: Month) -> list[Block]:
    """All of it."""
    return [
        *_coverage(month),
        *_excluded(month),
        *_contests(month),
        *_notes(month),
        *_targets(month),
        Heading("Bagaimana angka dihitung"),
        Text(" ".join(filter(None, (places.read(month), places.counted(month), DICTIONARY)))),
        *_revisions(month),
    ]


def _coverage(month: Month) -> list[Block]:
    rows = month.ledger.rows("figures", by="account", clock=month.clock, period="month")
    lacking = [row for row in rows if pd.isna(row["coverage"]) or row["coverage"] < 1]
    if not lacking:
        count = month.ledger.count("month_accounts")
        return [Heading("Kelengkapan"), Text(f"Semua {count} akun lengkap pada {month.name}.")]
    cells = [
        [
            row["opd_name"],
            units.account_name(row["platform"], row["handle"] or row["unit"]),
            month.ledger.say(row, "coverage", "rate"),
        ]
        for row in sorted(lacking, key=lambda row: (_known(row["coverage"]), row["opd_name"]))
    ]
    columns = [Column("OPD", "wide"), Column("Akun", "wide"), Column("Hari terisi", right=True)]
    count = month.ledger.count("month_accounts")
    about = f"Akun yang tidak lengkap pada {month.name}, dari {count} akun"
    return [Heading("Kelengkapan"), Table(about, columns, cells, "akun")]


def _known(coverage) -> float:
    return 0.0 if pd.isna(coverage) else float(coverage)


def _excluded(month: Month) -> list[Block]:
    found = month.version.table("exclusions")
    if found.empty:
        return [Heading("Kasus yang dikeluarkan"), Text("Tidak ada.")]
    cells = [
        [EXCLUDED.get(reason, reason), month.ledger.tally("exclusions", reason=reason)]
        for reason in found["reason"].value_counts().index
    ]
    columns = [Column("Alasan", "wide"), Column("Kasus", right=True)]
    count = month.ledger.count("exclusions")
    about = f"{count} kasus dikeluarkan dari angka enam bulan"
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
            _text(row["answer"]),
        ]
        for row in found.to_dict("records")
    ]
    columns = [
        Column("OPD", "wide"),
        Column("Alasan OPD", "wide"),
        Column("Keadaan"),
        Column("Jawaban", "wide"),
    ]
    about = f"Sanggahan OPD; {month.ledger.count('corrections')} kasus dibetulkan karenanya"
    return [Heading("Sanggahan"), Table(about, columns, cells, "sanggahan")]


def _notes(month: Month) -> list[Block]:
    """What Diskominfo wrote on single OPDs; the note on the whole month is on the first page."""
    found = month.version.table("notes")
    names = dict(month.version.table("opds")[["opd_id", "name"]].itertuples(index=False))
    cells = [
        [names.get(row["opd_id"], row["opd_id"]), row["text"]]
        for row in found[found["opd_id"].notna()].to_dict("records")
    ]
    columns = [Column("OPD", "wide"), Column("Catatan", "wide")]
    return (
        [Heading("Catatan Diskominfo"), Table("Menurut OPD", columns, cells, "OPD")]
        if cells
        else []
    )


def _targets(month: Month) -> list[Block]:
    cells = [
        [_text(row["meaning"]), _value(month, row), targets.ground(row.values)]
        for row in targets.settings(month)
    ]
    cells += [
        [
            f"Batas penyelesaian: {grounds.of_class(row['class'])}.",
            f"{month.ledger.say(row, 'resolution_days', 'count')} hari kerja",
            targets.ground(row.values),
        ]
        for row in targets.classes(month)
    ]
    columns = [Column("Aturan", "wide"), Column("Nilai"), Column("Dasar", "wide")]
    table = Table(f"Seperti pada akhir {month.name}", columns, cells, "aturan")
    return [Heading("Target dan aturan"), table]


def _value(month: Month, row: Row) -> str:
    """Numbers with a comma; words of the official clock as people say them."""
    return CLOCKS.get(row["value"]) or month.ledger.say(row, "value", "setting")


def _text(value) -> str:
    return NOTHING if value is None or pd.isna(value) or value == "" else str(value)


def _revisions(month: Month) -> list[Block]:
    """Why there is this version, and what moved since the one before."""
    manifest = month.version.manifest
    if manifest["reason"] is None:
        return []
    found = month.version.table("moved").dropna(subset=["case_id"])
    pairs = found[["why", "what"]].drop_duplicates().sort_values(["why", "what"])
    cells = [
        [
            WHY.get(why, why),
            MOVED.get(what, what),
            month.ledger.tally("moved", "case_id", why=why, what=what),
        ]
        for why, what in pairs.itertuples(index=False)
    ]
    columns = [Column("Sebab", "wide"), Column("Apa", "wide"), Column("Kasus", right=True)]
    said: list[Block] = [
        Heading("Revisi"),
        Text(f"Versi {manifest['version']}: {manifest['reason']}."),
    ]
    if cells:
        said.append(Table("Yang berpindah sejak versi sebelumnya", columns, cells, "baris"))
    return said
