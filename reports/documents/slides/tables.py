"""Tables of slides: those of the PDF, as the deck's own."""

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu

from reports.documents.parts.blocks import Table
from reports.documents.slides.deck import BELOW, INK, INNER, LEFT, SOFT, UNDER, described, write

SHADES = {"better": RGBColor(0x1A, 0x5D, 0xAB), "worse": RGBColor(0xA6, 0x4A, 0x00)}
ROW = Emu(400000)


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
    write(
        cell.text_frame, text, 13 if is_head else 15, is_head or bool(shade), SHADES.get(shade, INK)
    )
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    cell.fill.fore_color.rgb = SOFT if is_head else RGBColor(0xFF, 0xFF, 0xFF)
    if is_right:
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
