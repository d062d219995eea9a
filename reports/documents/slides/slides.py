"""Slides for the coordination meeting: titles that say what the slide shows, native charts, the
same bytes for the same version."""

import io
from datetime import datetime

import pandas as pd
from pptx.enum.text import MSO_ANCHOR

from reports.documents.facts.ledger import Row
from reports.documents.facts.month import Month, line
from reports.documents.paper import brief, decisions, sentences, targets
from reports.documents.parts.blocks import Table, Text
from reports.documents.parts.footer import footer
from reports.documents.slides import charts, deck, tables
from reports.documents.slides.deck import Words
from reports.documents.slides.rezip import with_fixed_stamps
from reports.published import Version
from words import numbers

MOST = 8  # rows of a chart


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
    for build in (_opening, _months, _main, _leading, _improved, _attention, _decide, _grounds):
        build(found, month)
    deck.lead_to_last(found, targets.HEAD)
    out = io.BytesIO()
    found.save(out)
    return with_fixed_stamps(out.getvalue()), month


def _opening(found, month: Month) -> None:
    said = sentences.headline(month)
    below = f"Rapat koordinasi, {month.name}"
    rests = sentences.rests_on(month)
    slide = deck.page(found, Words(said, "", f"{said} {rests}"))
    title = slide.shapes.title
    # It stands on the middle and grows upwards: other letters than the deck's may need a line more
    title.height = deck.HEIGHT // 2 - deck.HEAD
    title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    deck.write(title.text_frame, said, 34, is_bold=True)
    box = slide.shapes.add_textbox(deck.LEFT, deck.HEIGHT // 2, deck.INNER, tables.ROW * 4)
    box.text_frame.word_wrap = True
    deck.write(box.text_frame, f"{below}\n{rests}", 20, shade=deck.GREY)


def _months(found, month: Month) -> None:
    drawn = line(month, "regency", "regency", "kabupaten")
    if drawn is None:
        return
    rows = month.ledger.rows(
        "trends", by="regency", unit="regency", clock=month.clock, board="response"
    )[-len(drawn.values) :]
    names = [numbers.short_month(row["period"], True) for row in rows]
    said = "; ".join(
        f"{name} {month.ledger.say(row, 'rate', 'rate')}"
        for name, row in zip(names, rows, strict=True)
    )
    unfinished = [name for name, row in zip(names, rows, strict=True) if row["unfinished"]]
    which = ", ".join(unfinished) if len(unfinished) < len(names) else "semuanya"
    below = f"Pesan warga {month.measure.met}, bulan demi bulan."
    if unfinished:
        below += f" Belum selesai: {which}."
    (first, before), (last, now) = drawn.ends
    title = f"Dari {before} pada {names[first]} menjadi {now} pada {names[last]}"
    words = Words(title, below, f"{said}.")
    values = [charts.thousandths(value) for value in drawn.values]
    charts.line(deck.page(found, words), names, values, charts.RATE, words)


def _main(found, month: Month) -> None:
    blocks = brief.main(month)
    [block] = [block for block in blocks if isinstance(block, Table)]
    below = " ".join(block.text for block in blocks if isinstance(block, Text)) or block.about
    words = Words(_halves(month), below, _said(block))
    tables.table(deck.page(found, words), block)


def _halves(month: Month) -> str:
    """How long citizens wait, as the title of the regency's figures."""
    row = month.ledger.row(
        "figures", by="regency", unit="regency", clock=month.clock, period="window"
    )
    if row is None or pd.isna(row["median_response"]) or pd.isna(row["p90_response"]):
        return "Angka utama kabupaten"
    half, most = (month.ledger.say(row, f"{n}_response", "duration") for n in ("median", "p90"))
    return f"Separuh pesan dijawab dalam {half}, 9 dari 10 dalam {most}"


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
        f"Pesan {month.measure.met}, menurut peringkat. Dalam kurung: tempat yang mungkin di antara "
        f"{month.ledger.count('ranked')} OPD; yang bertumpuk belum tentu berbeda."
    )
    said = "; ".join(
        f"{row['opd_name']} {month.ledger.say(row, 'rate', 'rate')}, tempat yang mungkin "
        f"{month.ledger.place(row)}"
        for row in rows
    )
    words = Words(f"Terdepan: {first}", below, f"{said}.")
    names = [f"{row['opd_name']} ({month.ledger.place(row)})" for row in rows]
    charts.bars(deck.page(found, words), names, _values(rows, "rate"), charts.RATE, words)


def _improved(found, month: Month) -> None:
    rows = month.improved()[:MOST]
    if not rows:
        return
    first = f"{rows[0]['opd_name']}, {month.ledger.say(rows[0], 'change', 'size')}"
    below = (
        "Kenaikan yang lebih dari kebetulan dibanding tiga bulan sebelumnya, yang paling pasti "
        "lebih dulu."
    )
    said = "; ".join(
        f"{row['opd_name']} naik {month.ledger.say(row, 'change', 'size')}" for row in rows
    )
    words = Words(f"Kenaikan yang paling pasti: {first}", below, f"{said}.")
    names = [row["opd_name"] for row in rows]
    charts.bars(deck.page(found, words), names, _values(rows, "change"), charts.POINTS, words)


def _values(rows: list[Row], column: str) -> list[int | None]:
    return [charts.thousandths(row[column]) for row in rows]


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
    numbered = [f"{number}.  {line}" for number, line in enumerate(lines, start=1)]
    deck.paragraphs(deck.page(found, words), numbered, 22)


def _grounds(found, month: Month) -> None:
    """Last, for whoever asks where 24 hours come from."""
    said = targets.sentences(month)
    deck.paragraphs(deck.page(found, Words(targets.HEAD, "", " ".join(said))), said, 18)
