"""The one way in which a file of an upload is written anew: without what must not be kept.

A folder cannot be exchanged in one step, so a document says first what each file becomes
(``documents/forgotten``), then the files are replaced, last their list of hashes. What was cut
short between these steps is finished by :func:`finish`: the document vouches for the new file."""

from pathlib import Path

from data.lake import documents
from data.lake.home import Home
from data.lake.names import SUMS
from data.lake.writing import put, sha256_of, write_whole


def replace(home: Home, files: dict[str, dict[str, Path]], by: str) -> None:
    """Puts new files in place; call it inside ``home.lock("backup.lock")`` and ``home.lock()``.

    ``files``: upload id → name of a file → what takes its place, on the same disk (a staging
    folder). Says what was rewritten in a document, with the new hashes."""
    hashes = {
        upload_id: {name: sha256_of(path) for name, path in new.items()}
        for upload_id, new in files.items()
    }
    documents.add(home, "forgotten", {"files": hashes}, by)
    for upload_id, new in files.items():
        folder = home.uploads / upload_id
        for name, path in new.items():
            put(path, folder / name)
        _note(folder, hashes[upload_id])


def unfinished(home: Home) -> dict[str, dict[str, str]]:
    """Upload id → file → its new hash, where a file was replaced and its list of hashes was not."""
    latest: dict[str, dict[str, str]] = {}
    for document in documents.whole(home, "forgotten"):
        for upload_id, new in document["files"].items():
            latest.setdefault(upload_id, {}).update(new)
    found: dict[str, dict[str, str]] = {}
    for upload_id, new in latest.items():
        folder = home.uploads / upload_id
        if not (folder / SUMS).is_file():
            continue  # named by ``verify``
        listed = _listed(folder)
        open_ones = {
            name: sha256
            for name, sha256 in new.items()
            if listed.get(name) not in (None, sha256)
            and (folder / name).is_file()
            and sha256_of(folder / name) == sha256
        }
        found |= {upload_id: open_ones} if open_ones else {}
    return found


def finish(home: Home) -> None:
    """Brings the lists of hashes up to date where a rewriting was cut short."""
    if unfinished(home):
        with home.lock("backup.lock"), home.lock():
            for upload_id, new in unfinished(home).items():
                _note(home.uploads / upload_id, new)


def _listed(folder: Path) -> dict[str, str]:
    """File → hash, as the list of an upload has it; only whole lines."""
    lines = (folder / SUMS).read_text(errors="replace").splitlines()
    return {line[66:]: line[:64] for line in lines if line[64:66] == "  "}


def _note(folder: Path, new: dict[str, str]) -> None:
    """Writes the list of hashes with the new ones in their places."""
    listed = _listed(folder) | new
    write_whole(
        folder / SUMS, "".join(f"{sha256}  {name}\n" for name, sha256 in listed.items()).encode()
    )
