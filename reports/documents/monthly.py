"""All documents of a month, as files of a folder."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from data.errors import Refused, quote
from reports.documents.facts.month import Month
from reports.documents.paper import brief, profile, report
from reports.documents.pdf import pdf
from reports.documents.slides import slides
from reports.documents.texts import texts
from reports.documents.workbook import workbook
from reports.published import Version


def monthly(version: Version, out: Path, opd_id: str | None = None) -> list[Path]:
    """Writes them, or those of one OPD; an earlier file of that name is replaced. Out: the files."""
    at = Month.of(version).published_at()
    made = _of_opd(version, opd_id) if opd_id else _all(version, at)
    paths = []
    for name, content in made:
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        paths.append(path)
    return paths


DOCUMENTS: dict[str, tuple[str, Callable[[Version, datetime | None], bytes]]] = {
    "ringkasan": (".pdf", lambda version, at: pdf.pdf(brief.brief(version)[0], at)),
    "laporan": (".pdf", lambda version, at: pdf.pdf(report.report(version)[0], at)),
    "angka": (".xlsx", workbook.workbook),
    "rapat": (".pptx", lambda version, at: slides.slides(version, at)[0]),
    "teks-grup": (".txt", lambda version, at: texts.group_text(version)[0].encode()),
}


def document(version: Version, name: str) -> bytes:
    """One of DOCUMENTS of the whole regency."""
    _, make = DOCUMENTS[name]
    return make(version, Month.of(version).published_at())


def profile_pdf(version: Version, opd_id: str) -> bytes:
    """The one page of an OPD."""
    return pdf.pdf(profile.profile(version, opd_id)[0], Month.of(version).published_at())


def _all(version: Version, at: datetime | None):
    for name, (ending, make) in DOCUMENTS.items():
        yield f"{name}-{version.month}{ending}", make(version, at)
    for opd_id in _opds(version):
        yield from _of_opd(version, opd_id)


def _of_opd(version: Version, opd_id: str):
    if opd_id not in _opds(version):
        raise Refused(f"OPD {quote(opd_id)} tidak ada dalam register bulan {version.month}.")
    month = version.month
    yield f"opd/{opd_id}-{month}.pdf", profile_pdf(version, opd_id)
    yield f"opd/{opd_id}-{month}.txt", texts.opd_text(version, opd_id)[0].encode()


def _opds(version: Version) -> list[str]:
    """The OPDs that were active in the month's window."""
    rows = Month.of(version).board()
    return sorted(row["unit"] for row in rows if row["status"] != "inactive")
