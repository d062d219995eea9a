"""Slides for the coordination meeting: native, editable charts, built anew; the same bytes for the
same version."""

import io
from datetime import datetime

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Pt

from reports.documents.brief import decisions, headline, why_attention
from reports.documents.footer import footer
from reports.documents.ledger import Row
from reports.documents.month import Month, line
from reports.documents.rezip import with_fixed_stamps
from reports.published import Version

ACCENT, GREY, INK = (RGBColor.from_string(shade) for shade in ("0B6B5F", "84908B", "0F1A17"))
WIDTH, HEIGHT = Emu(12192000), Emu(6858000)  # 16:9
LEFT, TOP, FONT = Emu(640000), Emu(420000), "Plus Jakarta Sans"
MOST = 8  # rows of a chart


def slides(version: Version, at: datetime | None) -> tuple[bytes, Month]:
    """The PPTX file, and the month whose ledger knows its numbers."""
    month = Month.of(version)
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    identity = month.identity("slides")
    made = at or datetime(2000, 1, 1)
    properties = deck.core_properties
    properties.title, properties.keywords = f"Rapat koordinasi: {month.name}", str(identity)
    properties.author = properties.last_modified_by = month.letterhead()[0]
    properties.created = properties.modified = made.replace(tzinfo=None)
    for build in (_opening, _months, _leading, _improved, _attention, _decide):
        build(deck, month, footer(identity))
    out = io.BytesIO()
    deck.save(out)
    return with_fixed_stamps(out.getvalue()), month


def _slide(deck, title: str, foot: str, notes: str):
    """An empty slide with the title that says what it shows, the footer and the speaker's notes."""
    page = deck.slides.add_slide(deck.slide_layouts[5])  # title only
    head = page.shapes.title
    head.left, head.top, head.width, head.height = LEFT, TOP, WIDTH - 2 * LEFT, Emu(1000000)
    head.text_frame.word_wrap = True
    _write(head.text_frame, title, 28, True)
    box = page.shapes.add_textbox(LEFT, HEIGHT - Emu(420000), WIDTH - 2 * LEFT, Emu(300000))
    _write(box.text_frame, foot, 11, False, GREY)
    page.notes_slide.notes_text_frame.text = notes
    return page


def _write(frame, text: str, size: int, bold: bool, shade: RGBColor = INK) -> None:
    frame.text = text
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
            run.font.color.rgb = shade


def _opening(deck, month: Month, foot: str) -> None:
    said = headline(month)
    page = _slide(deck, said, foot, f"{said} {' · '.join(month.letterhead())}")
    mark = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, LEFT, Emu(2600000), Emu(1200000), Emu(60000))
    mark.fill.solid()
    mark.fill.fore_color.rgb = ACCENT
    mark.line.fill.background()
    _described(mark, "Garis hiasan")
    box = page.shapes.add_textbox(LEFT, Emu(2800000), WIDTH - 2 * LEFT, Emu(900000))
    _write(box.text_frame, "\n".join(month.letterhead()), 18, False, GREY)


def _months(deck, month: Month, foot: str) -> None:
    drawn = line(month, "regency", "regency", "kabupaten")
    if drawn is None:
        return
    notes = f"{drawn.alt} Bulan yang belum lengkap masih dapat berubah."
    title = f"Kabupaten menurut bulan: dari {drawn.ends[0][1]} menjadi {drawn.ends[-1][1]}"
    page = _slide(deck, title, foot, notes)
    data = CategoryChartData(number_format="0.0%")
    data.categories = drawn.labels if all(drawn.labels) else _numbered(month)
    data.add_series(month.measure.head, drawn.values)
    _chart(page, XL_CHART_TYPE.LINE_MARKERS, data, drawn.alt)


def _numbered(month: Month) -> list[str]:
    rows = month.ledger.rows(
        "trends", by="regency", unit="regency", clock=month.clock, board="response"
    )[-13:]
    return [f"{row['period']:%m/%y}" for row in rows]


def _leading(deck, month: Month, foot: str) -> None:
    rows = month.leading()[:MOST]
    if rows:
        first = f"{rows[0]['opd_name']} {month.ledger.say(rows[0], 'rate', 'rate')}"
        title = f"Terdepan: {first} {month.measure.met}"
        _bars(deck, month, (title, foot), rows, "rate")


def _improved(deck, month: Month, foot: str) -> None:
    rows = month.improved()[:MOST]
    if rows:
        first = f"{rows[0]['opd_name']}, naik {month.ledger.say(rows[0], 'change', 'size')}"
        _bars(deck, month, (f"Membaik lebih dari kebetulan: {first}", foot), rows, "change")


def _bars(deck, month: Month, words: tuple[str, str], rows: list[Row], column: str) -> None:
    title, foot = words
    form = "rate" if column == "rate" else "size"
    said = "; ".join(f"{row['opd_name']} {month.ledger.say(row, column, form)}" for row in rows)
    page = _slide(deck, title, foot, f"{said}. {_places(month, rows)}")
    data = CategoryChartData(number_format="0.0%")
    ordered = rows[::-1]  # a bar chart begins below
    data.categories = [row["opd_name"] for row in ordered]
    data.add_series(title, [round(float(row[column]), 6) for row in ordered])
    _chart(page, XL_CHART_TYPE.BAR_CLUSTERED, data, said)


def _places(month: Month, rows: list[Row]) -> str:
    ranked = [row for row in rows if row["status"] == "ranked"]
    said = "; ".join(f"{row['opd_name']} {month.ledger.place(row)}" for row in ranked)
    return f"Tempat yang mungkin: {said}." if said else ""


def _attention(deck, month: Month, foot: str) -> None:
    found = month.attention()[:MOST]
    if not found:
        return
    lines = []
    for row, reason in found:
        rate, why = why_attention(month, row, reason)
        lines.append(f"{row['opd_name']}: {why}{f', {rate}' if rate else ''}")
    page = _slide(deck, f"{len(found)} OPD perlu perhatian", foot, "; ".join(lines))
    _list(page, lines)


def _decide(deck, month: Month, foot: str) -> None:
    items = decisions(month)
    page = _slide(deck, "Tiga hal untuk diputuskan", foot, " ".join(items))
    _list(page, [f"{number}. {item}" for number, item in enumerate(items, start=1)])


def _list(page, lines: list[str]) -> None:
    box = page.shapes.add_textbox(LEFT, Emu(1600000), WIDTH - 2 * LEFT, HEIGHT - Emu(2300000))
    box.text_frame.word_wrap = True
    _write(box.text_frame, "\n".join(lines), 18, False)
    for paragraph in box.text_frame.paragraphs:
        paragraph.space_after = Pt(10)


def _chart(page, kind, data: CategoryChartData, alt: str) -> None:
    frame = page.shapes.add_chart(
        kind, LEFT, Emu(1500000), cx=WIDTH - 2 * LEFT, cy=HEIGHT - Emu(2100000), chart_data=data
    )
    _described(frame, alt)
    chart = frame.chart
    chart.has_legend, chart.has_title = False, False
    chart.font.size, chart.font.name = Pt(12), FONT
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.tick_labels.number_format = "0%"
    chart.value_axis.tick_labels.number_format_is_linked = False
    plot = chart.plots[0]
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "0.0%", False
    series = plot.series[0]
    if kind == XL_CHART_TYPE.LINE_MARKERS:
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = ACCENT, Pt(2.5)
        plot.data_labels.position = XL_LABEL_POSITION.ABOVE
    else:
        plot.gap_width = 60
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = ACCENT
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _described(shape, alt: str) -> None:
    """Words for whoever does not see it (``descr`` of the shape; python-pptx has no name for it)."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)
