"""Every number of a document, led back to its version and computed anew from its folder."""

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pypdf
from pptx import Presentation

from data.errors import Refused, quote
from data.lake.home import Home
from reports.documents.facts.ledger import looked_up
from reports.documents.facts.month import Month
from reports.documents.paper import brief, profile, report
from reports.documents.parts.blocks import Identity
from reports.documents.site import site
from reports.documents.slides import slides
from reports.documents.texts import texts
from reports.documents.trace.cells import Traced, of_charts, of_data, of_workbook
from reports.documents.trace.rendered import numbers_of, text_of
from reports.published import Version, open_version

IDENTITY = re.compile(r"tanggap:[a-z-]+:\d{4}-\d{2}:[\w.]+:[0-9a-f]*:[\w.-]*")


def trace(home: Home, path: Path) -> list[Traced]:
    """Every number that was printed. Refused where the file is no document of a published month."""
    if not path.is_file():
        raise Refused(f"Berkas {quote(path.name)} tidak ada.")
    content = path.read_bytes()
    identity = _identity(path, content)
    version = _version(home, path, identity)
    match identity.kind:
        case "workbook":
            return of_workbook(version, content)
        case "data":
            return of_data(home, path)
        case "slides":
            made, month = slides.slides(version, None)
            return [*_printed(version, month, path, content), *of_charts(version, made, content)]
    return _printed(version, _month(version, identity), path, content)


def _version(home: Home, path: Path, identity: Identity) -> Version:
    """The one that the document was made from, by its hash."""
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
    return version


def _printed(version: Version, month: Month, path: Path, content: bytes) -> list[Traced]:
    """What the document's ledger printed, and whether its text still has each of these numbers."""
    there = Counter(numbers_of(text_of(path, content)))
    wanted = Counter(number for one in month.ledger.printed for number in numbers_of(one.text))
    missing = {number for number, count in wanted.items() if there[number] < count}
    return [
        Traced(
            f"{version.month} {version.version} {one.table} {'/'.join(v for _, v in one.key)} "
            f"{'–'.join(one.columns)}".rstrip(),
            one.text,
            looked_up(version, one),
            not missing.intersection(numbers_of(one.text)),
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
        case "group":
            return texts.group_text(version)[1]
        case "opd-text":
            return texts.opd_text(version, identity.unit)[1]
        case site.INDEX:
            return site.index(version)[1]
        case site.PAGE:
            return site.opd_page(version, identity.unit)[1]
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
