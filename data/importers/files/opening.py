"""Whatever the file is packed in (gz, zip, any encoding): plain UTF-8 files in a folder of one's
own."""

import gzip
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from data.errors import Refused, of_disk, quote
from data.importers.files import archives
from data.importers.files.encodings import as_utf8

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # XLS, and XLSX with a password
WORKBOOKS = {"xl/workbook.xml", "xl/workbook.bin"}
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


@dataclass
class Member:
    """One plain file to read: ``name`` is null unless it came from an archive with several
    (``berkas-1.csv``: names may be citizens' names). ``inner``: its path in the archive, or the
    FILE's own name; good for recognising only. ``is_searched``: nothing was known by its first
    64 KB, so that all of it is looked through (``json_text.has_names``). ``workbook``: what was
    opened of it (``tables.books.workbook``), for more than one importer looks into it."""

    name: str | None
    inner: str
    path: Path
    file: str  # of the FILE, for sentences
    encoding: str | None = None
    is_searched: bool = False
    workbook: Any = None

    @cached_property
    def head(self) -> bytes:
        """The first 64 KB as they came."""
        with open(self.path, "rb") as handle:
            return handle.read(1 << 16)

    @cached_property
    def is_workbook(self) -> bool:
        """Whether it is a workbook: XLSX, XLSB, ODS, or the older XLS."""
        return is_workbook(self.path)

    @cached_property
    def text(self) -> Path:
        """The member as UTF-8; Refused where its letters cannot be read."""
        return as_utf8(self.path, self.file, self.head, self.encoding)


def open_file(path: Path, folder: Path, encoding: str | None) -> list[Member]:
    """Unpacks ``path`` into ``folder``; Refused where that cannot be done in full."""
    plain = folder / "original"  # a name that every library can open
    plain.symlink_to(path.absolute())
    with open(plain, "rb") as handle:
        head = handle.read(4)
    if head.startswith(b"PK\x03\x04") and is_workbook(plain):
        return [Member(None, path.name, plain, path.name, encoding)]
    if head.startswith(b"PK\x03\x04"):
        found = archives.unzip(plain, path.name, folder)
        return [
            Member(
                archives.safe_name(inner, number) if len(found) > 1 else None,
                inner,
                target,
                path.name,
                encoding,
            )
            for number, (inner, target) in enumerate(found, start=1)
        ]
    if head == b"%PDF":
        raise Refused(
            f"Berkas {quote(path.name)} adalah PDF, yang barisnya tidak dapat dibaca; ekspor atau "
            "simpan sebagai XLSX atau CSV."
        )
    if head.startswith(b"\x1f\x8b"):
        plain = _gunzip(plain, path.name, folder / "gz")
    return [Member(None, path.name, plain, path.name, encoding)]


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook of a spreadsheet program, by its content."""
    with open(path, "rb") as handle:
        head = handle.read(8)
    if not head.startswith(b"PK\x03\x04"):
        return head == OLE
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            return (
                bool(names & WORKBOOKS)
                or "mimetype" in names
                and archive.open("mimetype").read(99) == ODS
            )
    except (*archives.UNREADABLE, KeyError):
        return False


def _gunzip(path: Path, name: str, target: Path) -> Path:
    try:
        with gzip.open(path) as source:
            archives.copied(source, target, archives.MAX_UNPACKED, name)
    except (OSError, EOFError, zlib.error) as error:
        if of_disk(error):  # the disk is full, the file is not broken
            raise
        raise Refused(
            f"Berkas {quote(name)} rusak (gzip tidak utuh); unduh atau buat lagi."
        ) from error
    return target
