"""Every OPD on one page: its place as a range among the others, and who has none and why."""

import pandas as pd

from metrics.statistics.effective import CLUSTER_CAP
from reports.documents.facts.ledger import Row
from reports.documents.facts.month import Month
from reports.documents.parts.blocks import Block, Column, Heading, Table, Text
from words import terms
from words.unranked import REASONS

SHADES = {"above": "better", "below": "worse"}  # the others are muted
HOW = (
    "Cara membaca: urutan memperhitungkan banyaknya pesan, dan satu kiriman yang ramai dihitung "
    f"paling banyak sebagai {CLUSTER_CAP} pesan, sehingga OPD dengan persentase lebih rendah dapat "
    "berdiri lebih atas. Batang menunjukkan tempat yang mungkin, dengan 9 dari 10 kemungkinan; "
    "garis tegak menandai tengah daftar. Di atas atau di bawah tengah juga berlaku dengan "
    "sekurangnya 9 dari 10 kemungkinan, jadi ujung batangnya dapat melewati garis. Batang yang "
    "bertumpuk panjang berarti bedanya bisa kebetulan."
)
NO_PLACES = (
    "Menurut abjad, tanpa tempat: bedanya bisa kebetulan. Satu kiriman yang ramai dihitung paling "
    f"banyak sebagai {CLUSTER_CAP} pesan."
)


def every_opd(month: Month) -> list[Block]:
    """The board with ranges, those without a place, and how all of it is counted."""
    return [
        Heading(_headline(month)),
        *_board(month),
        *_without(month),
        Text(" ".join(filter(None, (read(month), counted(month)))), True),
    ]


def read(month: Month) -> str:
    """How to read the board, as it is there: with bars, without, or not at all."""
    if month.count("ranked"):
        return HOW
    return NO_PLACES if month.count("compared") else ""


def _headline(month: Month) -> str:
    """8 OPD di atas tengah, 11 di bawah, 28 belum dapat dibedakan"""
    count, number = month.count, month.ledger.count
    if not count("compared"):
        return "Belum ada OPD yang dapat dibandingkan"
    if not count("ranked"):
        return "Antara OPD belum ada perbedaan yang dapat dipercaya"
    return (
        f"{number('above')} OPD di atas tengah, {number('below')} di bawah, "
        f"{number('undecided')} belum dapat dibedakan"
    )


def _board(month: Month) -> list[Block]:
    rows = [row for row in month.board() if row["status"] in ("ranked", "no_difference")]
    if not rows:
        return []
    has_places = bool(month.count("ranked"))
    columns = [
        *([Column("Tempat", right=True)] if has_places else []),
        Column("OPD", "wide"),
        Column(month.measure.head, "rate", right=True),
        Column("Pesan", right=True),
        *(
            [Column("Tempat yang mungkin", "track"), Column("Dibanding tengah")]
            if has_places
            else []
        ),
    ]
    order = "peringkat" if has_places else "abjad"
    about = f"Papan respons {month.window}, menurut {order}"
    if not has_places:
        rows.sort(key=lambda row: row["opd_name"].casefold())
    cells = [_line(month, row, has_places) for row in rows]
    return [Table(about, columns, cells, "OPD", is_dense=True)]


def _line(month: Month, row: Row, has_places: bool) -> list:
    rate, due = month.ledger.say(row, "rate", "rate"), month.ledger.say(row, "due", "count")
    middle = [row["opd_name"], {"text": rate, "shade": "strong"}, due]
    if not has_places:
        return middle
    if row["status"] != "ranked":
        return ["–", *middle, "", "–"]
    shade = SHADES.get(row["group"], "muted")
    places = [int(row[name]) for name in ("place_low", "place", "place_high")]
    return [
        month.ledger.place(row),
        *middle,
        {"places": places, "of": month.count("ranked"), "shade": shade},
        {"text": terms.GROUPS[row["group"]], "shade": shade},
    ]


def _without(month: Month) -> list[Block]:
    """One sentence per reason: who has no place."""
    names: dict[str, list[str]] = {}
    for row in sorted(month.board(), key=lambda row: row["opd_name"].casefold()):
        if row["status"] in REASONS and row["status"] != "inactive":
            names.setdefault(row["status"], []).append(row["opd_name"])
    said = " ".join(
        f"{terms.capital(REASONS[status][0].format(noun='pesan'))}: {', '.join(found)}."
        for status, found in names.items()
    )
    return [Text(f"Belum dapat diperingkat. {said}", True)] if said else []


def counted(month: Month) -> str:
    """On what the figures rest, and what an office could reach that answers in office hours."""
    row = month.ledger.row("headlines", board="response", clock=month.clock)
    ceiling = ""
    if row is not None and not pd.isna(row["ceiling"]):
        ceiling = f" {terms.in_office_hours(month.ledger.say(row, 'ceiling', 'rate'))}"
    clock = (
        "jam warga (siang malam, juga hari libur)"
        if month.clock == "wall"
        else "jam kerja OPD saja"
    )
    return (
        f"Yang dihitung hanya pesan dari kanal yang ekspornya diunggah, menurut {clock}.{ceiling} "
        "Pesan yang belum dijawab sampai batas waktunya ikut dihitung sebagai terlambat."
    )
