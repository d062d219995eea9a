"""What a reader sees of a finished document: its text, and the numbers in it."""

import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pypdf
from pptx import Presentation

from words.numbers import NBSP


def text_of(path: Path, content: bytes) -> str:
    """What a reader sees of it, and the speaker's notes."""
    return "\n".join(texts_of(path, content))


def texts_of(path: Path, content: bytes) -> list[str]:
    """The same; slides and the notes, which say the slides' numbers again, apart."""
    match path.suffix.lower():
        case ".pdf":
            pages = pypdf.PdfReader(io.BytesIO(content)).pages
            return ["\n".join(page.extract_text() for page in pages)]
        case ".pptx":
            slides = Presentation(io.BytesIO(content)).slides
            notes = [slide.notes_slide.notes_text_frame.text for slide in slides]
            return ["\n".join(_shown(slides)), "\n".join(notes)]
        case ".html":
            return [unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", content.decode()))]
    return [content.decode(errors="replace")]


def _shown(slides) -> Iterator[str]:
    for shape in (shape for slide in slides for shape in slide.shapes):
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_chart:
            yield "\n".join(shape.chart.plots[0].categories)
        if shape.has_table:
            yield "\n".join(cell.text for cell in shape.table.iter_cells())


def numbers_of(text: str) -> list[str]:
    """The numbers of a text, as they are written: 1.234,5; 82,4; 12."""
    return re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text.replace(NBSP, " "))
