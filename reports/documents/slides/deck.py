"""A deck: one master in the theme with the letterhead, slides with a title and the speaker's notes."""

import io
from typing import NamedTuple

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.shapes.picture import CT_Picture
from pptx.util import Emu, Pt

ACCENT, GREY, INK, SOFT = (
    RGBColor.from_string(shade) for shade in ("0B6B5F", "5C6B65", "0F1A17", "E0F0ED")
)
WIDTH, HEIGHT = Emu(12192000), Emu(6858000)  # 16:9
LEFT, FONT = Emu(640000), "Plus Jakarta Sans"
HEAD, BELOW, FOOT = Emu(880000), Emu(1950000), HEIGHT - Emu(480000)
INNER = WIDTH - 2 * LEFT
LOGO = Emu(420000)  # its height
LINK = Emu(2400000)  # how wide the link at the foot is
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


def paragraphs(slide, texts: list[str], size: int) -> None:
    """Texts one below the other, with room between them."""
    box = slide.shapes.add_textbox(LEFT, BELOW, INNER, FOOT - BELOW - 200000)
    box.text_frame.word_wrap = True
    write(box.text_frame, "\n".join(texts), size)
    for paragraph in box.text_frame.paragraphs:
        paragraph.space_after = Pt(18)


def lead_to_last(found, text: str) -> None:
    """A link at the foot of every slide but the last, which it opens."""
    *slides, last = found.slides
    for slide in slides:
        box = slide.shapes.add_textbox(WIDTH - LEFT - LINK, FOOT, LINK, Emu(300000))
        write(box.text_frame, text, 12, shade=ACCENT)
        box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
        box.click_action.target_slide = last


def described(shape, alt: str) -> None:
    """Words for whoever does not see it (``descr`` of the shape; python-pptx has no name for it)."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)
