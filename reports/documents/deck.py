"""Drawing of slides: one master in the theme with the letterhead, native charts and tables that can
be edited, words for whoever does not see them."""

import io
from typing import NamedTuple

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.shapes.picture import CT_Picture
from pptx.util import Emu, Pt

from reports.documents.blocks import Table

ACCENT, GREY, INK, SOFT = (
    RGBColor.from_string(shade) for shade in ("0B6B5F", "5C6B65", "0F1A17", "E0F0ED")
)
SHADES = {"better": RGBColor(0x1A, 0x5D, 0xAB), "worse": RGBColor(0xA6, 0x4A, 0x00)}
WIDTH, HEIGHT = Emu(12192000), Emu(6858000)  # 16:9
LEFT, FONT = Emu(640000), "Plus Jakarta Sans"
HEAD, BELOW, FOOT = Emu(880000), Emu(1950000), HEIGHT - Emu(480000)
INNER = WIDTH - 2 * LEFT
LOGO = Emu(420000)  # its height
ROW = Emu(400000)
UNDER = Emu(520000)  # what a chart or table leaves for two lines below the title
TITLES = {80: 28, 110: 22, 10_000: 18}  # letters that still fit in two lines, and their size


class Words(NamedTuple):
    """Of a slide: its title says what it shows, ``below`` how sure that is, ``notes`` has the
    numbers for the speaker."""

    title: str
    below: str
    notes: str


def deck(letterhead: list[str], logo: bytes, foot: str):
    """An empty deck whose master carries the letterhead, the logo and the version."""
    found = Presentation()
    found.slide_width, found.slide_height = WIDTH, HEIGHT
    theme = found.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{FONT}"'.encode())
    layout = found.slide_layouts[5]  # title only
    for shape in [*layout.placeholders][1:]:  # date, footer, number: the letterhead stands there
        shape._element.getparent().remove(shape._element)
    _master(found, layout, letterhead, logo, foot)
    return found


def _master(found, layout, letterhead: list[str], logo: bytes, foot: str) -> None:
    """Draws on a slide that is thrown away, and moves what it drew into the layout."""
    draft = found.slides.add_slide(layout)
    begin = LEFT
    if logo:
        part, relation = layout.part.get_or_add_image_part(io.BytesIO(logo))
        wide, high = part.image.size
        begin = LEFT + LOGO * wide // high + Emu(140000)
        picture = CT_Picture.new_pic(
            90,
            "Logo",
            desc=f"Logo {letterhead[0]}",
            rId=relation,
            x=LEFT,
            y=Emu(300000),
            cx=begin - LEFT - 140000,
            cy=LOGO,
        )
        layout.shapes._spTree.append(picture)
    top = (begin, Emu(330000), WIDTH - LEFT - begin, Emu(360000))
    bottom = (LEFT, FOOT, INNER, Emu(300000))
    for box, text in ((top, " · ".join(letterhead)), (bottom, foot)):
        shape = draft.shapes.add_textbox(*box)
        shape.text_frame.word_wrap = True
        write(shape.text_frame, text, 12, shade=GREY)
        layout.shapes._spTree.append(shape._element)
    [own] = found.slides._sldIdLst
    found.part.drop_rel(own.rId)
    found.slides._sldIdLst.remove(own)


def page(found, words: Words):
    """A slide with its title, what stands below it, and the speaker's notes."""
    slide = found.slides.add_slide(found.slide_layouts[5])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = LEFT, HEAD, INNER, BELOW - HEAD - 60000
    title.text_frame.word_wrap, title.text_frame.vertical_anchor = True, MSO_ANCHOR.TOP
    size = next(size for longest, size in TITLES.items() if len(words.title) <= longest)
    write(title.text_frame, words.title, size, is_bold=True)
    if words.below:
        box = slide.shapes.add_textbox(LEFT, BELOW - Emu(90000), INNER, UNDER)
        box.text_frame.word_wrap = True
        write(box.text_frame, words.below, 15, shade=GREY)
    slide.notes_slide.notes_text_frame.text = words.notes
    return slide


def write(frame, text: str, size: int, is_bold: bool = False, shade: RGBColor = INK) -> None:
    """Text in the deck's letters, from the left."""
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.name = Pt(size), is_bold, FONT
            run.font.color.rgb = shade


def items(slide, lines: list[str]) -> None:
    """Numbered lines."""
    box = slide.shapes.add_textbox(LEFT, BELOW, INNER, FOOT - BELOW - 200000)
    box.text_frame.word_wrap = True
    numbered = [f"{number}.  {line}" for number, line in enumerate(lines, start=1)]
    write(box.text_frame, "\n".join(numbered), 22)
    for paragraph in box.text_frame.paragraphs:
        paragraph.space_after = Pt(18)


def table(slide, block: Table) -> None:
    """The same table as in the PDF, as one of the deck's own."""
    kept = [at for at, column in enumerate(block.columns) if column.width not in ("bar", "track")]
    top = BELOW + UNDER
    high = ROW * (len(block.rows) + 1)
    frame = slide.shapes.add_table(
        len(block.rows) + 1, len(kept), LEFT, top, width=INNER, height=high
    )
    described(frame, block.caption)
    its = frame.table
    its.horz_banding = False
    wide = [2 if block.columns[at].width == "wide" else 1 for at in kept]
    for to, at in enumerate(kept):
        column = block.columns[at]
        its.columns[to].width = Emu(INNER * wide[to] // sum(wide))
        for row, cell in enumerate([column.head, *(cells[at] for cells in block.rows)]):
            _cell(its.cell(row, to), cell, column.right, is_head=row == 0)


def _cell(cell, value, is_right: bool, is_head: bool) -> None:
    text, shade = (value["text"], value["shade"]) if isinstance(value, dict) else (value, "")
    write(cell.text_frame, text, 15, is_head or bool(shade), SHADES.get(shade, INK))
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    cell.fill.fore_color.rgb = SOFT if is_head else RGBColor(0xFF, 0xFF, 0xFF)
    if is_right:
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def bars(slide, names: list[str], values: list[float], form: str, words: Words) -> None:
    """Bars from 0, the first on top, each with its number."""
    data = CategoryChartData(number_format=form)
    data.categories = names[::-1]  # a bar chart begins below
    data.add_series(words.title, values[::-1])
    chart = _chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, form, words.notes)
    chart.value_axis.minimum_scale, chart.value_axis.visible = 0, False
    plot = chart.plots[0]
    plot.gap_width = 50
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    plot.series[0].format.fill.solid()
    plot.series[0].format.fill.fore_color.rgb = ACCENT


def line(slide, names: list[str], values: list[float | None], form: str, words: Words) -> None:
    """A line by month; a month without a value leaves a gap."""
    data = CategoryChartData(number_format=form)
    data.categories = names
    data.add_series(words.title, values)
    chart = _chart(slide, XL_CHART_TYPE.LINE_MARKERS, data, form, words.notes)
    known = [value for value in values if value is not None]
    axis = chart.value_axis
    axis.minimum_scale = max(0.0, min(known) - 0.05)
    axis.maximum_scale = min(1.0, max(known) + 0.05)
    axis.visible = False
    series = chart.plots[0].series[0]
    series.smooth = False
    series.format.line.color.rgb, series.format.line.width = ACCENT, Pt(3)
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = ACCENT
    series.marker.format.line.color.rgb = ACCENT
    chart.plots[0].data_labels.position = XL_LABEL_POSITION.ABOVE


def _chart(slide, kind, data: CategoryChartData, form: str, alt: str):
    top = BELOW + UNDER
    frame = slide.shapes.add_chart(kind, LEFT, top, cx=INNER, cy=FOOT - top, chart_data=data)
    described(frame, alt)
    chart = frame.chart
    chart.has_legend, chart.has_title = False, False
    chart.font.size, chart.font.name = Pt(13), FONT
    chart.font.color.rgb = INK
    chart.value_axis.has_major_gridlines = False
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.format.line.color.rgb = GREY
    chart.category_axis.has_major_gridlines = False
    plot = chart.plots[0]
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = form, False
    return chart


def described(shape, alt: str) -> None:
    """Words for whoever does not see it (``descr`` of the shape; python-pptx has no name for it)."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)
