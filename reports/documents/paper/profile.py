"""The profile of one OPD on one page."""

import pandas as pd

from reports.documents.facts.ledger import NOTHING, Row
from reports.documents.facts.month import Month, line
from reports.documents.paper import targets
from reports.documents.paper.sentences import change
from reports.documents.parts.blocks import Block, Column, Content, Heading, Sheet, Table, Text
from reports.published import Version
from words import terms, units
from words.figures import FIGURES
from words.unranked import REASONS

SHOWN = (
    "cases",
    "on_time_rate",
    "answered_rate",
    "median_response",
    "p90_response",
    "resolution_rate",
    "median_resolution",
    "reopen_rate",
    "waiting_again",
    "replies_sent",
    "excluded",
    "coverage",
)


def profile(version: Version, opd_id: str, is_public: bool = False) -> tuple[Content, Month]:
    """The document of an OPD of the month, and the month whose ledger knows its numbers; in public
    without what the boards do not show to guests."""
    month = Month.of(version)
    row = month.ledger.row(
        "boards", unit_type="opd", board="response", clock=month.clock, within="", unit=opd_id
    )
    name = name_of(version, opd_id)
    blocks = [
        Heading(headline(month, name, row), 1),
        *([] if is_public or row is None else [Text(place(month, row))]),
        *_line(month, opd_id, name),
        *_figures(month, opd_id),
        *_accounts(month, opd_id),
        *([] if is_public else _note(month, opd_id)),
        targets.text(month),
    ]
    title = f"{name}, {month.name}"
    return Content(
        title, month.identity("profile", opd_id), month.letterhead(), month.logo(), [Sheet(blocks)]
    ), month


def name_of(version: Version, opd_id: str) -> str:
    opds = version.table("opds")
    return str(opds.loc[opds["opd_id"] == opd_id, "name"].iloc[0])


def headline(month: Month, name: str, row: Row | None) -> str:
    """The OPD in one sentence, with how many messages it rests on."""
    if row is None or pd.isna(row["rate"]):
        return f"{name}: belum ada pesan yang dapat dinilai pada {month.window}."
    if row["status"] in ("low_coverage", "few_cases"):
        met, due = month.ledger.say(row, "met", "count"), month.ledger.say(row, "due", "count")
        why = "unggahan belum lengkap" if row["status"] == "low_coverage" else "pesan belum cukup"
        return f"{name}: {why}; {met} dari {due} pesan {month.measure.met} pada {month.window}."
    due = month.ledger.say(row, "due", "count")
    return (
        f"{name} menjawab {month.ledger.say(row, 'rate', 'rate')} dari {due} pesan "
        f"{month.measure.met.removeprefix('dijawab ')} pada {month.window}."
    )


def place(month: Month, row: Row | None) -> str:
    """Where the OPD stands, and its change; why it has no place; empty where the board has it not."""
    if row is None:
        return ""
    if row["status"] in REASONS:
        title, _ = REASONS[row["status"]]
        return f"Belum ada tempat: {title.format(noun='pesan').lower()}."
    if row["status"] == "no_difference":
        where = "Antara OPD belum ada perbedaan yang dapat dipercaya; tidak ada tempat."
    else:
        ranked = month.ledger.count("ranked")
        group = terms.GROUPS[row["group"]]
        where = f"Tempat yang mungkin: {month.ledger.place(row)} dari {ranked} OPD, {group}."
    moved = change(month, row).removeprefix(", ")
    return f"{where} {terms.capital(moved)}." if moved else where


def _line(month: Month, opd_id: str, name: str) -> list[Block]:
    drawn = line(month, "opd", opd_id, name)
    return [Heading("Bulan demi bulan"), drawn] if drawn else []


def _figures(month: Month, opd_id: str) -> list[Block]:
    """The month beside the window, and the regency."""
    columns = [
        month.ledger.row("figures", by=by, unit=unit, clock=month.clock, period=period)
        for by, unit, period in (
            ("opd", opd_id, "month"),
            ("opd", opd_id, "window"),
            ("regency", "regency", "window"),
        )
    ]
    target = month.measure.head.removeprefix("Dijawab dalam ")
    forms = {name: (words.format(target=target), form) for name, words, form in FIGURES}
    rows = [
        [forms[name][0], *(_cell(month, row, name, forms[name][1]) for row in columns)]
        for name in SHOWN
    ]
    heads = [
        Column("Angka", "wide"),
        Column(month.name, right=True),
        Column(month.window, right=True),
        Column("Kabupaten", right=True),
    ]
    return [Heading("Angkanya"), Table("Sebulan, tiga bulan, dan kabupaten", heads, rows, "angka")]


def _cell(month: Month, row: Row | None, name: str, form: str) -> str:
    return NOTHING if row is None else month.ledger.say(row, name, form)


def _accounts(month: Month, opd_id: str) -> list[Block]:
    rows = [
        row
        for row in month.ledger.rows("figures", by="account", clock=month.clock, period="window")
        if row["opd_id"] == opd_id
    ]
    if not rows:
        return []
    table = Table(
        "Akun satu per satu",
        [
            Column("Akun", "wide"),
            Column(month.measure.head, right=True),
            Column("", "bar"),
            Column("Pesan", right=True),
            Column("Hari terisi", right=True),
        ],
        [
            [
                units.account_name(row["platform"], row["handle"] or row["unit"]),
                month.ledger.say(row, "on_time_rate", "rate"),
                {"bar": None if pd.isna(row["on_time_rate"]) else float(row["on_time_rate"])},
                month.ledger.say(row, "due", "count"),
                month.ledger.say(row, "coverage", "rate"),
            ]
            for row in rows
        ],
        "akun",
    )
    return [Heading("Akunnya"), table]


def _note(month: Month, opd_id: str) -> list[Block]:
    """What Diskominfo wrote on this OPD."""
    found = month.version.table("notes")
    texts = [str(text) for text in found.loc[found["opd_id"] == opd_id, "text"]]
    return [Heading("Catatan Diskominfo"), *map(Text, texts)] if texts else []
