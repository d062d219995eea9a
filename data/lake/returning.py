"""``backup --check``: whether a home could be had back from a backup, before it is needed."""

from pathlib import Path

from data.errors import Refused, quote
from data.lake import backup, damage, documents, verify
from data.lake import key as keys
from data.lake.home import Home
from data.lake.names import UPLOAD_JSON

NAMED = 3  # bad files


def check(home: Home, target: Path) -> dict:
    """Looks at every file of a backup; nothing is written. Returns ``{dir, files, uploads,
    documents, newest, behind, key}``: ``newest`` is when its newest upload was received (UTC, or
    None), ``behind`` how many uploads and documents of the home are not in it (None where there is
    no home), ``key`` whether the key that is at hand opens it. Refused where it would not work."""
    copy = Home(target)
    if not target.is_dir():
        raise Refused(f"Folder {quote(target, 80)} tidak ada; periksa namanya.")
    backup.refuse_unfinished(copy)
    looked, bad = verify.bad_files(copy)
    if not keys.is_whole(copy.mark) or bad or documents.gone(copy):
        names = sorted({*bad, *documents.gone(copy)} or {copy.mark.name})
        more = f" dan {len(names) - NAMED} lagi" if len(names) > NAMED else ""
        broken = f"{', '.join(names[:NAMED])}{more} dari {looked} berkas"
        raise Refused(
            f"Cadangan {quote(target, 60)} tidak utuh: {broken}. Buat cadangan lagi ke folder itu, atau "
            "ke folder baru."
        )
    there = documents.put_in(copy)
    return {
        "dir": str(target),
        "files": looked,
        "uploads": len(documents.upload_names(copy)),
        "documents": sum(name.startswith("documents/") for name in there),
        "newest": _newest(copy),
        "behind": len(documents.put_in(home) - there) if home.mark.exists() else None,
        "key": _key(home, copy),
    }


def _newest(copy: Home) -> str | None:
    names = documents.upload_names(copy)
    if not names:
        return None
    info = damage.read_json(copy.uploads / names[-1] / UPLOAD_JSON, "received_at")
    return str(info["received_at"])


def _key(home: Home, copy: Home) -> str:
    """Beside the backup, in the environment, or beside the home that it was made of."""
    for place in (copy, home):
        key = place.kept_key()
        if key and keys.fingerprint(key) == keys.read(copy.mark):
            return "cocok"
    return (
        f"tidak ada di sini: letakkan berkas kunci sebagai {copy.key_file} sebelum memuat unggahan"
    )
