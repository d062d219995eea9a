"""Every number of a document, led back to its version and computed anew from its folder."""

import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pypdf
from pptx import Presentation
from python_calamine import CalamineWorkbook

from data.errors import Refused, quote
from data.lake.home import Home
from reports.documents import brief, profile, report, slides, texts, workbook
from reports.documents.blocks import Identity
from reports.documents.ledger import looked_up
from reports.documents.month import Month
from reports.published import Version, open_version
from words.numbers import NBSP

IDENTITY = re.compile(r"tanggap:[a-z-]+:\d{4}-\d{2}:[\w.]+:[0-9a-f]*:[\w.-]*")


@dataclass(frozen=True)
class Traced:
    """One number: its key in words, the text in the document, what the version says now, and
    whether the document has it."""

    key: str
    text: str
    found: str | None
    is_there: bool

    @property
    def is_right(self) -> bool:
        """Whether the document and the version agree."""
        return self.is_there and self.text == self.found


def trace(home: Home, path: Path) -> list[Traced]:
    """Every number that was printed. Refused where the file is no document of a published month."""
    if not path.is_file():
        raise Refused(f"Berkas {quote(path.name)} tidak ada.")
    content = path.read_bytes()
    identity = _identity(path, content)
    if not identity.hash:
        raise Refused(
            f"{path.name}: ini konsep; hanya dokumen dari bulan yang terbit dapat ditelusuri."
        )
    version = open_version(home, identity.month, identity.version)
    if version.short_hash != identity.hash:
        raise Refused(
            f"{path.name}: sidik versinya {identity.hash}, tetapi versi {identity.version} bulan "
            f"{identity.month} di sini {version.short_hash}."
        )
    if identity.kind == "workbook":
        return _workbook(version, content)
    month = _month(version, identity)
    there = Counter(_numbers(_text(path, content)))
    wanted = Counter(number for one in month.ledger.printed for number in _numbers(one.text))
    missing = {number for number, count in wanted.items() if there[number] < count}
    return [
        Traced(
            f"{version.month} {version.version} {one.table} {'/'.join(v for _, v in one.key)} "
            f"{'–'.join(one.columns)}",
            one.text,
            looked_up(version, one),
            not missing.intersection(_numbers(one.text)),
        )
        for one in month.ledger.printed
    ]


def _month(version: Version, identity: Identity) -> Month:
    """The document made anew; its ledger knows what it prints."""
    match identity.kind:
        case "brief":
            return brief.brief(version)[1]
        case "report":
            return report.report(version)[1]
        case "profile":
            return profile.profile(version, identity.unit)[1]
        case "slides":
            return slides.slides(version, None)[1]
        case "group":
            return texts.group_text(version)[1]
        case "opd-text":
            return texts.opd_text(version, identity.unit)[1]
    raise Refused(f"Dokumen jenis {quote(identity.kind)} tidak dikenal.")


def _identity(path: Path, content: bytes) -> Identity:
    """By its ending, out of its properties; else out of its text."""
    found = IDENTITY.search(_properties(path, content))
    if found is None:
        raise Refused(
            f"{path.name}: berkas ini bukan dokumen Tanggap, atau namanya hilang di dalamnya."
        )
    return Identity.read(found[0])


def _properties(path: Path, content: bytes) -> str:
    match path.suffix.lower():
        case ".pdf":
            return str(pypdf.PdfReader(io.BytesIO(content)).metadata)
        case ".pptx":
            return Presentation(io.BytesIO(content)).core_properties.keywords
        case ".xlsx":
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                return book.read("docProps/core.xml").decode()
    return content.decode(errors="replace")


def _text(path: Path, content: bytes) -> str:
    match path.suffix.lower():
        case ".pdf":
            pages = pypdf.PdfReader(io.BytesIO(content)).pages
            return "\n".join(page.extract_text() for page in pages)
        case ".pptx":
            return "\n".join(_slide_texts(content))
    return content.decode(errors="replace")


def _slide_texts(content: bytes):
    for page in Presentation(io.BytesIO(content)).slides:
        for shape in page.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
        yield page.notes_slide.notes_text_frame.text


def _numbers(text: str) -> list[str]:
    """The numbers of a text, as they are written: 1.234,5; 82,4; 12."""
    return re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?", text.replace(NBSP, " "))


def _cell(value) -> str:
    """A cell as its number; a duration, which its format makes one, in days."""
    if isinstance(value, timedelta):
        value = value / timedelta(days=1)
    return f"{value:.9g}" if isinstance(value, (int, float)) else str(value)


def _workbook(version: Version, content: bytes) -> list[Traced]:
    """Cell by cell: what the file holds against the version's table."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    month, found = Month.of(version), []
    for by, unit_words in workbook.UNITS.items():
        for clock, clock_words in workbook.CLOCKS.items():
            name = f"{unit_words}, {clock_words}"
            cells = book.get_sheet_by_name(name).to_python()[workbook.FIRST :]
            rows = workbook.rows_of(month, by, clock)
            for at, values in enumerate(rows["values"]):
                written = cells[at] if at < len(cells) else []
                for number, value in enumerate(values, start=len(workbook.NAMES)):
                    cell = written[number] if number < len(written) else ""
                    shown = "" if value is None else f"{value:.9g}"
                    said = _cell(cell)
                    figure = workbook.FIGURE_NAMES[number - len(workbook.NAMES)][0]
                    key = (
                        f"{version.month} {version.version} {name} {rows['names'][at][0]} {figure}"
                    )
                    found.append(Traced(key, said, shown, True))
    return found
