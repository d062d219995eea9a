"""Whatever the file is packed in (gz, zip, any encoding): plain UTF-8 files in a folder of one's
own."""

import codecs
import gzip
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from charset_normalizer import from_bytes

from data.errors import Refused, of_disk, quote

MAX_UNPACKED = 1_000_000_000  # bytes; a year of an account is a few megabytes
MAX_MEMBERS = 5_000  # of an archive, ZIPs in it included, without media
CHUNK = 1 << 20
MEDIA = frozenset(  # never unpacked
    "jpg jpeg png webp gif heic heif bmp tif tiff svg thumb mp4 mov m4v 3gp mkv avi webm mpeg "
    "opus ogg oga mp3 m4a aac amr wav flac tgs pdf doc docx ppt pptx odt rtf vcf apk css".split()
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # XLS, and XLSX with a password
WORKBOOKS = {"xl/workbook.xml", "xl/workbook.bin"}
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
NOT_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


@dataclass
class Member:
    """One plain file to read: ``name`` is null unless it came from an archive with several
    (``berkas-1.csv``: names may be citizens' names). ``inner``: its path in the archive, or the
    FILE's own name; good for recognising only. ``is_searched``: nothing was known by its first
    64 KB, so that all of it is looked through (``json_text.has_names``)."""

    name: str | None
    inner: str
    path: Path
    file: str  # of the FILE, for sentences
    encoding: str | None = None
    is_searched: bool = False

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
        return _as_utf8(self)


def open_file(path: Path, folder: Path, encoding: str | None) -> list[Member]:
    """Unpacks ``path`` into ``folder``; Refused where that cannot be done in full."""
    plain = folder / "original"  # a name that every library can open
    plain.symlink_to(path.absolute())
    with open(plain, "rb") as handle:
        head = handle.read(4)
    if head.startswith(b"PK\x03\x04") and is_workbook(plain):
        return [Member(None, path.name, plain, path.name, encoding)]
    if head.startswith(b"PK\x03\x04"):
        return _unzip(plain, path.name, folder, encoding)
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
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        zlib.error,
        OSError,
        KeyError,
    ):
        return False


def _unzip(path: Path, name: str, folder: Path, encoding: str | None) -> list[Member]:
    """The members that can hold rows; ZIPs in it (a phone makes one per chat) are unpacked, too,
    but no deeper ones."""
    try:
        with zipfile.ZipFile(path) as archive:
            numbers = itertools.count(1)
            found = _unpack(archive, name, "", MAX_UNPACKED, folder=folder, numbers=numbers)
            inner = [
                (i, target)
                for i, target in found
                if i.lower().endswith(".zip") and zipfile.is_zipfile(target)
            ]
            for outer, target in inner:
                found.remove((outer, target))
                budget = MAX_UNPACKED - sum(t.stat().st_size for _, t in found)
                with zipfile.ZipFile(target) as packed:
                    found += _unpack(
                        packed, name, f"{outer}/", budget, folder=folder, numbers=numbers
                    )
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        zlib.error,
        OSError,
    ) as error:
        raise Refused(
            f"Arsip {quote(name)} rusak atau bersandi; buat ZIP baru tanpa sandi."
        ) from error
    if not found:
        raise Refused(f"Arsip {quote(name)} tidak berisi berkas data; pilih ZIP hasil ekspor.")
    return [
        Member(_safe_name(inner, number) if len(found) > 1 else None, inner, target, name, encoding)
        for number, (inner, target) in enumerate(found, start=1)
    ]


def _unpack(
    archive: zipfile.ZipFile,
    name: str,
    within: str,
    budget: int,
    folder: Path,
    numbers: Iterator[int],
) -> list[tuple[str, Path]]:
    """Path in the archive and unpacked file of every member but clutter and media."""
    found = []
    for entry in sorted(archive.infolist(), key=lambda e: e.filename):
        if entry.is_dir() or _is_clutter(entry.filename) or _suffix(entry.filename) in MEDIA:
            continue
        number = next(numbers)
        if number > MAX_MEMBERS:
            raise Refused(
                f"Arsip {quote(name)} berisi lebih dari {MAX_MEMBERS} berkas; pecah menjadi beberapa "
                "arsip."
            )
        target = folder / f"member-{number}"
        with archive.open(entry) as source:
            budget -= _copy(source, target, budget, name)
        found.append((within + entry.filename, target))
    return found


def _safe_name(inner: str, number: int) -> str:
    suffix = re.sub(r"[^a-z0-9]", "", _suffix(inner))[:8]
    return f"berkas-{number}.{suffix}" if suffix else f"berkas-{number}"


def _suffix(name: str) -> str:
    return Path(name).suffix.lower().lstrip(".")


def _is_clutter(name: str) -> bool:
    return name.startswith("__MACOSX/") or Path(name).name.startswith(".")


def _gunzip(path: Path, name: str, target: Path) -> Path:
    try:
        with gzip.open(path) as source:
            _copy(source, target, MAX_UNPACKED, name)
    except (OSError, EOFError, zlib.error) as error:
        if of_disk(error):  # the disk is full, the file is not broken
            raise
        raise Refused(
            f"Berkas {quote(name)} rusak (gzip tidak utuh); unduh atau buat lagi."
        ) from error
    return target


def _copy(source, target: Path, budget: int, name: str) -> int:
    size = 0
    with open(target, "wb") as out:
        while chunk := source.read(CHUNK):
            size += len(chunk)
            if size > budget:
                raise Refused(
                    f"Isi {quote(name)} lebih dari {MAX_UNPACKED // 10**6} MB setelah dibuka; "
                    "pecah menjadi beberapa berkas."
                )
            out.write(chunk)
    return size


def _as_utf8(member: Member) -> Path:
    target = member.path.parent / f"{member.path.name}.utf8"
    found = (
        member.encoding
        or next((e for bom, e in BOMS if member.head.startswith(bom)), None)
        or _wide(member.head)
    )
    if found is None:
        if _is_utf8(member.path):
            return member.path
        _refuse_damaged(member)
        found = _single_byte(member)
    try:
        with (
            open(member.path, encoding=found, newline="") as source,
            open(target, "w", encoding="utf-8", newline="") as out,
        ):
            while chunk := source.read(CHUNK):
                out.write(chunk)
    except (UnicodeError, LookupError) as error:
        raise Refused(
            f"Huruf di berkas {quote(member.file)} tidak terbaca sebagai {found}; simpan sebagai "
            "CSV UTF-8 atau sebutkan --encoding yang benar."
        ) from error
    return target


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with open(path, "rb") as handle:
            while chunk := handle.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _wide(head: bytes) -> str | None:
    """UTF-16 and UTF-32 without a mark: of Latin letters, one byte is the letter and the others are
    zero."""
    zeros = [head[i::4].count(0) * 4 > len(head) // 2 for i in range(4)]
    shapes: dict[tuple[bool, ...], str] = {
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
    }
    return shapes.get(tuple(zeros))


def _refuse_damaged(member: Member) -> None:
    """UTF-8 of which a few bytes are spoilt or cut off would turn into other letters if it were
    read as anything else.

    In a text of another encoding hardly any letter looks like UTF-8.
    """
    content = member.path.read_bytes()
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if sum(1 for letter in NOT_ASCII.findall(text) if letter != "\ufffd") < broken:
        return
    row = text[: text.index("\ufffd")].count("\n") + 1
    raise Refused(
        f"Berkas {quote(member.file)}, baris {row}: ada huruf yang rusak atau terpotong; unduh "
        "atau ekspor lagi berkas itu."
    )


def _single_byte(member: Member) -> str:
    """Windows-1252, which is what offices here write, unless the file has bytes that it lacks."""
    if not NOT_CP1252.search(member.path.read_bytes()):
        return "cp1252"
    best = from_bytes(member.head).best()
    return best.encoding if best is not None and best.encoding != "ascii" else "latin-1"
