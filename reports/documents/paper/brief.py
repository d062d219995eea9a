"""The brief for the Bupati, two pages: what he would say in the meeting, then every OPD."""

import pandas as pd

from reports.documents.facts.ledger import NOTHING
from reports.documents.facts.month import Month, line
from reports.documents.paper import places, targets
from reports.documents.paper.decisions import NOBODY, attention, decisions
from reports.documents.paper.sentences import change, headline, rests_on
from reports.documents.parts.blocks import (
    Block,
    Column,
    Content,
    Heading,
    Items,
    Page,
    Pair,
    Sheet,
    Table,
    Text,
    strong,
)
from reports.published import Version
from words import terms
from words.figures import FIGURES

LEADING, IMPROVED = 5, 5
MAIN = ("cases", "on_time_rate", "median_response", "p90_response", "resolution_rate")


def brief(version: Version) -> tuple[Content, Month]:
    """The document, and the month whose ledger knows its numbers."""
    month = Month.of(version)
    second = Sheet([*places.every_opd(month), targets.text(month)])
    blocks: list[Block] = [Sheet(first_page(month)), Page(), second]
    title = f"Ringkasan untuk Bupati, {month.name}"
    return Content(title, month.identity("brief"), month.letterhead(), month.logo(), blocks), month


def first_page(month: Month) -> list[Block]:
    """The month at a glance."""
    return [
        Heading(headline(month), 1),
        Text(rests_on(month), True),
        *_line(month),
        Pair(_leading(month), _improved(month)),
        *main(month),
        *attention(month),
        Heading("Untuk diputuskan dalam rapat"),
        Items(decisions(month), "enum"),
        *_note(month),
    ]


def _line(month: Month) -> list[Block]:
    drawn = line(month, "regency", "regency", "kabupaten")
    return [drawn] if drawn else []


def _leading(month: Month) -> list[Block]:
    rows = month.leading()[:LEADING]
    if not rows:
        words = "Antara OPD belum ada perbedaan yang dapat dipercaya; karena itu tidak ada tempat."
        return [Heading("Terdepan"), Text(words if month.count("compared") else NOBODY)]
    return [
        Heading("Terdepan"),
        Table(
            f"menurut peringkat di antara {month.ledger.count('ranked')} OPD; rentangnya di halaman 2",
            [Column("OPD", "wide"), Column(month.measure.head, "rate", right=True)],
            [[row["opd_name"], strong(month.ledger.say(row, "rate", "rate"))] for row in rows],
            "OPD teratas",
        ),
    ]


def _improved(month: Month) -> list[Block]:
    rows = month.improved()[:IMPROVED]
    if not rows:
        words = "Belum ada OPD yang kenaikannya lebih dari kebetulan."
        return [Heading("Paling membaik"), Text(words)]
    return [
        Heading("Paling membaik"),
        Table(
            "lebih dari kebetulan, yang paling pasti lebih dulu",
            [Column("OPD", "wide"), Column("Kenaikan", right=True)],
            [
                [row["opd_name"], strong(f"↑ {month.ledger.say(row, 'change', 'size')}", "better")]
                for row in rows
            ],
            "OPD",
        ),
    ]


def main(month: Month) -> list[Block]:
    """The months of the window one by one, then the window."""
    by = {"by": "regency", "unit": "regency", "clock": month.clock}
    rows = month.ledger.rows("monthly", **by)[-3:]
    window = month.ledger.row("figures", **by, period="window")
    target = month.measure.head.removeprefix("Dijawab dalam ")
    forms = {name: (words.format(target=target), form) for name, words, form in FIGURES}
    cells = [
        [
            forms[name][0],
            *(month.ledger.say(row, name, forms[name][1]) for row in rows),
            NOTHING if window is None else strong(month.ledger.say(window, name, forms[name][1])),
        ]
        for name in MAIN
    ]
    heads = [
        Column("", "wide"),
        *(Column(month.name_of(row["month"]), right=True) for row in rows),
        Column(month.window, right=True),
    ]
    table = Table("Tiap bulan, dan ketiganya bersama", heads, cells, "angka")
    return [Heading("Angka utama kabupaten"), table, *_resolution(month)]


def _resolution(month: Month) -> list[Block]:
    """The second board in one sentence."""
    row = month.ledger.row("headlines", board="resolution", clock=month.clock)
    if row is None or pd.isna(row["rate"]):
        return []
    rate = month.ledger.say(row, "rate", "rate")
    return [Text(f"{rate} {terms.REGENCY_RESOLUTION}{change(month, row)}.")]


def _note(month: Month) -> list[Block]:
    """What Diskominfo wrote for the whole month."""
    found = month.version.table("notes")
    texts = found.loc[found["opd_id"].isna(), "text"]
    return (
        [Heading("Catatan Diskominfo"), *(Text(str(text)) for text in texts)] if len(texts) else []
    )
