"""The full report: the month at a glance, every OPD, then all that the figures rest on."""

from reports.documents.facts.ledger import NOTHING, Row
from reports.documents.facts.month import Month
from reports.documents.paper import annex, places, targets
from reports.documents.paper.brief import first_page
from reports.documents.parts.blocks import (
    Block,
    Column,
    Content,
    Heading,
    Page,
    Sheet,
    Table,
    Text,
    strong,
)
from reports.published import Version
from words.figures import FIGURES
from words.terms import capital
from words.unranked import REASONS

CERTAIN = {"improving": "better", "declining": "worse"}  # their shades
SHOWN = {  # and how wide their columns are
    "on_time_rate": "rate",
    "median_response": "time",
    "resolution_rate": "rate",
    "coverage": "auto",
}


def report(version: Version) -> tuple[Content, Month]:
    """The document, and the month whose ledger knows its numbers."""
    month = Month.of(version)
    blocks = [
        Sheet(first_page(month)),
        Page(),
        Sheet([*places.every_opd(month), targets.text(month)]),
        Page(),
        *_every_opd(month),
        *annex.annex(month),
    ]
    title = f"Laporan bulanan, {month.name}"
    return Content(title, month.identity("report"), month.letterhead(), month.logo(), blocks), month


def _every_opd(month: Month) -> list[Block]:
    """By name, with the figures beside the places; those without a place say why."""
    rows = sorted(month.board(), key=lambda row: row["opd_name"].casefold())
    rows = [row for row in rows if row["status"] != "inactive"]
    if not rows:
        return [Heading("Setiap OPD", 1), Text("Tidak ada OPD yang berlaku dalam masa ini.")]
    target = month.measure.head.removeprefix("Dijawab dalam ")
    heads = {name: (words.format(target=target), form) for name, words, form in FIGURES}
    columns = [
        Column("OPD", "wide"),
        Column("Pesan", right=True),
        *(Column(heads[name][0], width, right=True) for name, width in SHOWN.items()),
        Column("Perubahan", right=True),
    ]
    found = {
        row["unit"]: row
        for row in month.ledger.rows("figures", by="opd", clock=month.clock, period="window")
    }
    cells = [_line(month, row, found.get(row["unit"]), heads) for row in rows]
    about = (
        f"{month.window}, menurut abjad; perubahan dibanding tiga bulan sebelumnya, tebal bila lebih "
        "dari kebetulan"
    )
    return [
        Heading("Setiap OPD", 1),
        Table(about, columns, cells, "OPD", is_dense=True),
        *_reasons(rows),
    ]


def _line(month: Month, row: Row, own: Row | None, heads: dict[str, tuple[str, str]]) -> list:
    """A rate is said where the board says one; else why there is none."""
    is_compared = row["status"] in ("ranked", "no_difference")
    name = row["opd_name"] if is_compared else f"{row['opd_name']} ¹"
    figures = [
        month.ledger.say(own, name, heads[name][1])
        if own is not None and (is_compared or name == "coverage")
        else NOTHING
        for name in SHOWN
    ]
    change = _change(month, row) if is_compared else NOTHING
    return [name, month.ledger.say(row, "due", "count"), *figures, change]


def _change(month: Month, row: Row) -> str | dict:
    """Bold where it is more than chance."""
    said = month.ledger.say(row, "change", "points")
    return strong(said, CERTAIN[row["direction"]]) if row["direction"] in CERTAIN else said


def _reasons(rows: list[Row]) -> list[Block]:
    without = {row["status"] for row in rows} & set(REASONS)
    said = "; ".join(capital(REASONS[name][0].format(noun="pesan")) for name in sorted(without))
    return [Text(f"¹ Belum dapat diperingkat: {said}.", True)] if without else []
