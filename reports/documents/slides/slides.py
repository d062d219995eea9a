"""Slides for the coordination meeting: titles that say what the slide shows, native charts, the
same bytes for the same version."""

import io
from datetime import datetime

from reports.documents.facts.ledger import Row
from reports.documents.facts.month import MONTHS_SHOWN, Month, line
from reports.documents.paper import brief, decisions, sentences
from reports.documents.parts.blocks import Table, Text
from reports.documents.parts.footer import footer
from reports.documents.slides import charts, deck, tables
from reports.documents.slides.deck import Words
from reports.documents.slides.rezip import with_fixed_stamps
from reports.published import Version
from words import numbers

MOST = 8  # rows of a chart
RATE, POINTS = "0.0%", '0.0" poin"'


def slides(version: Version, at: datetime | None) -> tuple[bytes, Month]:
    """The PPTX file, and the month whose ledger knows its numbers."""
    month = Month.of(version)
    identity = month.identity("slides")
    found = deck.deck(month.letterhead(), month.logo(), footer(identity))
    made = at or datetime(2000, 1, 1)
    properties = found.core_properties
    properties.title, properties.keywords = f"Rapat koordinasi, {month.name}", str(identity)
    properties.author = properties.last_modified_by = month.letterhead()[0]
    properties.created = properties.modified = made.replace(tzinfo=None)
    for build in (_opening, _months, _main, _leading, _improved, _attention, _decide):
        build(found, month)
    out = io.BytesIO()
    found.save(out)
    return with_fixed_stamps(out.getvalue()), month


def _opening(found, month: Month) -> None:
    said = sentences.headline(month)
    below = f"Rapat koordinasi, {month.name}"
    slide = deck.page(found, Words(said, "", f"{said} {sentences.rests_on(month)}"))
    box = slide.shapes.add_textbox(deck.LEFT, deck.BELOW + tables.ROW, deck.INNER, tables.ROW * 3)
    box.text_frame.word_wrap = True
    deck.write(box.text_frame, f"{below}\n{sentences.rests_on(month)}", 18, shade=deck.GREY)


def _months(found, month: Month) -> None:
    drawn = line(month, "regency", "regency", "kabupaten")
    if drawn is None:
        return
    rows = month.ledger.rows(
        "trends", by="regency", unit="regency", clock=month.clock, board="response"
    )[-MONTHS_SHOWN:]
    names = [numbers.short_month(row["period"], True) for row in rows]
    said = "; ".join(
        f"{name} {month.ledger.say(row, 'rate', 'rate')}"
        for name, row in zip(names, rows, strict=True)
    )
    unfinished = [name for name, row in zip(names, rows, strict=True) if row["unfinished"]]
    below = f"Pesan warga {month.measure.met}, bulan demi bulan."
    if unfinished:
        below += f" Belum selesai: {', '.join(unfinished)}."
    first, (last, now) = drawn.ends[0], drawn.ends[-1]
    before = f"; pada {names[first[0]]} {first[1]}" if first[0] != last else ", bulan pertama"
    title = f"{now} pada {names[last]}{before}"
    words = Words(title, below, f"{said}.")
    charts.line(deck.page(found, words), names, drawn.values, RATE, words)


def _main(found, month: Month) -> None:
    blocks = brief.main(month)
    [block] = [block for block in blocks if isinstance(block, Table)]
    below = " ".join(block.text for block in blocks if isinstance(block, Text)) or block.about
    words = Words("Angka utama kabupaten", below, _said(block))
    tables.table(deck.page(found, words), block)


def _said(block: Table) -> str:
    """A table as the speaker would read it."""
    texts = [
        [cell["text"] if isinstance(cell, dict) else cell for cell in row] for row in block.rows
    ]
    heads = [column.head for column in block.columns]
    return " ".join(
        f"{row[0]}: "
        + ", ".join(f"{head} {cell}" for head, cell in zip(heads[1:], row[1:], strict=True))
        + "."
        for row in texts
    )


def _leading(found, month: Month) -> None:
    rows = month.leading()[:MOST]
    if not rows:
        return
    first = f"{rows[0]['opd_name']}, {month.ledger.say(rows[0], 'rate', 'rate')}"
    below = (
        f"Pesan {month.measure.met}, menurut tempat di antara {month.ledger.count('ranked')} OPD. "
        "Rentang tempat yang bertumpuk: belum tentu berbeda."
    )
    said = "; ".join(
        f"{row['opd_name']} {month.ledger.say(row, 'rate', 'rate')}, tempat yang mungkin "
        f"{month.ledger.place(row)}"
        for row in rows
    )
    words = Words(f"Terdepan: {first}", below, f"{said}.")
    names = [f"{row['opd_name']} ({month.ledger.place(row)})" for row in rows]
    charts.bars(deck.page(found, words), names, _values(rows, "rate", 1), RATE, words)


def _improved(found, month: Month) -> None:
    rows = month.improved()[:MOST]
    if not rows:
        return
    first = f"{rows[0]['opd_name']}, naik {month.ledger.say(rows[0], 'change', 'size')}"
    below = (
        "Kenaikan yang lebih dari kebetulan dibanding tiga bulan sebelumnya, yang paling pasti "
        "lebih dulu."
    )
    said = "; ".join(
        f"{row['opd_name']} naik {month.ledger.say(row, 'change', 'size')}" for row in rows
    )
    words = Words(f"Paling membaik: {first}", below, f"{said}.")
    names = [row["opd_name"] for row in rows]
    charts.bars(deck.page(found, words), names, _values(rows, "change", 100), POINTS, words)


def _values(rows: list[Row], column: str, scale: int) -> list[float]:
    return [round(float(row[column]) * scale, 6) for row in rows]


def _attention(found, month: Month) -> None:
    block = next((one for one in decisions.attention(month) if isinstance(one, Table)), None)
    if block is None:
        return
    title = f"{month.ledger.count('attention')} OPD perlu perhatian"
    words = Words(title, f"{block.about}.", _said(block))
    tables.table(deck.page(found, words), block)


def _decide(found, month: Month) -> None:
    lines = decisions.decisions(month)
    words = Words("Untuk diputuskan dalam rapat", "", " ".join(lines))
    deck.items(deck.page(found, words), lines)
