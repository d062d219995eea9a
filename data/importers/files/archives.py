"""What an archive holds: the members that can hold rows, in its own order, unpacked."""

import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from data.errors import Refused, of_disk, quote

MAX_UNPACKED = 1_000_000_000  # bytes; a year of an account is a few megabytes
# what zipfile raises where an archive is broken, encrypted or packed in a way that it does not know
UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, OSError)
MAX_MEMBERS = 5_000  # of an archive, ZIPs in it included, without media
CHUNK = 1 << 20
MEDIA = frozenset(  # never unpacked
    "jpg jpeg png webp gif heic heif bmp tif tiff svg thumb mp4 mov m4v 3gp mkv avi webm mpeg "
    "opus ogg oga mp3 m4a aac amr wav flac tgs pdf doc docx ppt pptx odt rtf vcf apk css".split()
)


def unzip(path: Path, name: str, folder: Path) -> list[tuple[str, Path]]:
    """Path in the archive and unpacked file of each member; ZIPs in it (a phone makes one per chat)
    are unpacked in their place, but no deeper ones. Refused where that cannot be done in full."""
    numbers, found, left = itertools.count(1), list[tuple[str, Path]](), MAX_UNPACKED
    try:
        with zipfile.ZipFile(path) as archive:
            outer = _unpack(archive, name, "", left, folder=folder, numbers=numbers)
        left -= sum(target.stat().st_size for _, target in outer)
        for inner, target in outer:
            if not (inner.lower().endswith(".zip") and zipfile.is_zipfile(target)):
                found.append((inner, target))
                continue
            with zipfile.ZipFile(target) as packed:
                more = _unpack(packed, name, f"{inner}/", left, folder=folder, numbers=numbers)
            left -= sum(one.stat().st_size for _, one in more)
            found += more
    except UNREADABLE as error:
        if of_disk(error):  # the disk is full, the archive is not broken
            raise
        raise Refused(
            f"Arsip {quote(name)} rusak atau bersandi; buat ZIP baru tanpa sandi."
        ) from error
    if not found:
        raise Refused(f"Arsip {quote(name)} tidak berisi berkas data; pilih ZIP hasil ekspor.")
    return found


def safe_name(inner: str, number: int) -> str:
    """berkas-7.csv: the place in the archive, and the suffix; names may be citizens' names."""
    suffix = re.sub(r"[^a-z0-9]", "", _suffix(inner))[:8]
    return f"berkas-{number}.{suffix}" if suffix else f"berkas-{number}"


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
    for entry in archive.infolist():
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
            budget -= copied(source, target, budget, name)
        found.append((within + entry.filename, target))
    return found


def _suffix(name: str) -> str:
    return Path(name).suffix.lower().lstrip(".")


def _is_clutter(name: str) -> bool:
    return name.startswith("__MACOSX/") or Path(name).name.startswith(".")


def copied(source, target: Path, budget: int, name: str) -> int:
    """Writes a stream to a file and returns its size; Refused where it is larger than the
    budget."""
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
