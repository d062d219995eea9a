"""``backup``: a consistent copy of the lake that can be used as a home; the key stays where it
is."""

import shutil
from pathlib import Path

from data.errors import Refused, quote
from data.lake import damage, documents, key, leftovers, names, published
from data.lake.home import Home
from data.lake.removal import forget_derived
from data.lake.writing import copy_whole, flush, make_folder, sha256_of, write_whole

# in a first backup until home.json, its last file, is there: what a kill leaves is gone on with
UNFINISHED = "unfinished.json"


def backup(home: Home, target: Path) -> dict:
    """Copies uploads and documents as they are at one moment, while loads go on.

    ``target`` may be missing, empty, or an earlier backup of this home, which is brought up to
    date: only what is not there as it is here is written. Returns ``{dir, uploads, documents,
    copied, key}``; ``copied``: files that were written."""
    if not home.mark.exists():
        raise Refused("Belum ada data untuk dicadangkan; daftarkan dulu register.")
    with home.lock("backup.lock"):  # one backup at a time: two may have the same target
        try:
            _check_target(home, target)
            if not (target / home.mark.name).exists():
                write_whole(target / UNFINISHED, home.mark.read_bytes())
            uploads, kept, copied = _copy(home, target)
            (target / UNFINISHED).unlink(missing_ok=True)
            flush(target)
        except (NotADirectoryError, PermissionError, FileExistsError) as error:
            raise Refused(
                f"Cadangan tidak dapat ditulis ke {quote(target, 80)}; pilih folder lain."
            ) from error
    return {
        "dir": str(target),
        "uploads": len(uploads),
        "documents": sum(map(len, kept.values())),
        "copied": copied,
        "key": f"tidak ikut disalin; simpan {home.key_file} terpisah dan letakkan sebagai "
        f"{target}.key",
    }


def refuse_unfinished(home: Home) -> None:
    """Refused where the home is a first backup that is being written, or was cut short."""
    if (home.path / UNFINISHED).exists() and not home.mark.exists():
        raise Refused(
            f"Folder {quote(home.path, 80)} cadangan yang belum selesai; jalankan lagi “python -m "
            "data backup” ke folder itu dari folder data yang asli.",
            on_screen=f"Folder {quote(home.path, 80)} cadangan yang belum selesai; minta "
            "Diskominfo menyelesaikannya dari folder data yang asli.",
        )


def _copy(home: Home, target: Path) -> tuple[set[str], dict[str, list[str]], int]:
    """The files as they are at one moment, and how many were written; what is immutable is copied
    after the lock is given back."""
    copied = 0
    with home.lock():
        uploads = documents.upload_names(home)
        kept = {kind: documents.file_names(home, kind) for kind in documents.KINDS}
        contents = home.contents.read_bytes() if home.contents.exists() else b""
        versions = published.folders(home)
    for name in uploads:
        _refuse_damaged(home, name)
        try:
            copied += _copy_upload(home.uploads / name, target / "uploads" / name)
        except FileNotFoundError:  # purged meanwhile: the list is no longer true
            return _copy(home, target)
    for kind, of_kind in kept.items():
        for name in of_kind:
            content = (home.documents / kind / name).read_bytes()
            if documents.content_hash(content) not in name:
                raise damage.lost(home.documents / kind / name)
            copied += _bring(content, target / "documents" / kind / name)
    for version in versions:
        published.refuse_unless_whole(version)
        copied += _copy_upload(version, target / version.relative_to(home.path))
    _forget_gone(target, set(uploads), kept)
    for version in published.folders(Home(target)):
        if home.path / version.relative_to(target.absolute()) not in versions:
            shutil.rmtree(version)
    if contents:
        copied += _bring(contents, target / home.contents.name)
    copied += _bring(home.mark.read_bytes(), target / home.mark.name)
    return set(uploads), kept, copied


def _bring(content: bytes, target: Path) -> int:
    """Puts a small file in place where it is not there so; how many that are."""
    if target.is_file() and target.read_bytes() == content:
        return 0
    write_whole(target, content)
    return 1


def _refuse_damaged(home: Home, upload_id: str) -> None:
    """A damaged file never takes the place of the whole one in an earlier backup."""
    folder = home.uploads / upload_id
    info = damage.read_json(folder / "upload.json", "kind")
    rows = f"{info['kind']}.parquet"
    is_there = (
        folder / rows
    ).is_file()  # looked at first: a purge adds its document before it deletes the rows
    purged = not is_there and upload_id in {d["upload_id"] for d in documents.read(home, "purge")}
    damage.refuse_unless_whole(folder, rows if purged or is_there else None)


def _check_target(home: Home, target: Path) -> None:
    place, own = target.resolve(), home.path.resolve()
    if place.is_relative_to(own) or own.is_relative_to(place):
        raise Refused(
            "Cadangan tidak boleh di dalam folder data; pilih folder lain daripada "
            f"{quote(target, 80)}."
        )
    if not key.is_whole(home.mark):
        raise damage.lost(home.mark)
    if not _may_be_filled(home, target):
        raise Refused(
            f"Folder {quote(target, 80)} bukan folder kosong dan bukan cadangan sebelumnya; pilih "
            "yang lain."
        )


def _may_be_filled(home: Home, target: Path) -> bool:
    """Missing, empty (what an operating system puts into every folder aside), or a backup of this
    home, also one that was cut short."""
    if not target.is_dir():
        return not target.exists()
    earlier = [target / name for name in (home.mark.name, UNFINISHED)]
    if kept := [path.read_bytes() for path in earlier if path.is_file()]:
        return home.mark.read_bytes() in kept
    there = {path.name for path in target.iterdir()} - names.OF_SYSTEMS
    return all(names.TEMPORARY.fullmatch(name) for name in there)


def _copy_upload(source: Path, target: Path) -> int:
    """Copies what is not there as it is here, and says how many files that are; purged rows go.
    FileNotFoundError where the source went away meanwhile."""
    make_folder(target)
    ours = {p.name for p in source.iterdir() if _is_ours(p.name)}
    for path in target.iterdir():
        if path.name not in ours and _is_ours(path.name):
            path.unlink()
    other = [name for name in ours if not _is_same(source / name, target / name)]
    for name in other:
        copy_whole(source / name, target / name)
    return len(other)


def _is_same(source: Path, copy: Path) -> bool:
    """Also one that has rotted is another."""
    same_size = copy.is_file() and copy.stat().st_size == source.stat().st_size
    return same_size and sha256_of(copy) == sha256_of(source)


def _forget_gone(target: Path, uploads: set[str], kept: dict[str, list[str]]) -> None:
    """A backup of a home that was itself restored from an older backup holds nothing beyond it, nor
    what was derived from it where it was opened as a home."""
    forget_derived(Home(target))
    shutil.rmtree(target / "masked", ignore_errors=True)
    for name in set(documents.upload_names(Home(target))) - uploads:
        shutil.rmtree(target / "uploads" / name)
    for kind, of_kind in kept.items():
        for name in set(documents.file_names(Home(target), kind)) - set(of_kind):
            (target / "documents" / kind / name).unlink()
    for path in leftovers.temporary(Home(target)):
        path.unlink()


def _is_ours(name: str) -> bool:
    """Whether a file of an upload or a published version is called so; strangers are left alone."""
    known = name in names.OF_UPLOAD or name == names.MANIFEST or name.endswith(".parquet")
    return known or names.TEMPORARY.fullmatch(name) is not None
