"""Taking out of the lake: an upload out of all figures, its rows for good, whatever was derived, or a
whole home."""

import shutil

from data.errors import Refused, of_disk, quote
from data.lake import documents, rewriting, uploads
from data.lake.home import Home
from data.lake.writing import flush
from data.processes import edge


def undo(home: Home, upload_id: str, by: str) -> uploads.Upload:
    """Takes an upload out of all figures by one more document; its files stay. A second time is
    refused."""
    with home.lock():
        upload = uploads.Lake.read(home).upload(upload_id)
        if not upload.valid:
            raise Refused(f"Unggahan {quote(upload_id)} sudah dibatalkan; tidak ada yang diubah.")
        documents.add(home, "undo", {"upload_id": upload_id}, by)
    return upload


def purge(home: Home, upload_id: str, by: str) -> uploads.Upload:
    """Deletes an upload's rows for good and keeps that it was; what was derived from them goes too.

    A purge that was cut short is finished by calling it again, its last step by ``verify`` too.
    """
    # a backup never copies half of it
    with home.lock("backup.lock"), home.lock(), edge.said_at_the_end():
        upload = uploads.Lake.read(home).upload(upload_id)
        if upload.purged and not upload.rows_file.exists():
            raise Refused(f"Unggahan {quote(upload_id)} sudah dihapus; tidak ada yang diubah.")
        if not upload.purged:
            documents.add(home, "purge", {"upload_id": upload_id}, by)
        try:
            _delete_rows(home, upload, by)
        except Exception as error:
            if (reason := of_disk(error)) is None:
                raise
            noted = "Penghapusan sudah dicatat dan unggahan itu tidak dihitung lagi, tetapi isinya"
            rest = f"{noted} belum semua terhapus: {reason}. Pulihkan disk itu, lalu"
            raise Refused(
                f"{rest} jalankan “python -m data verify”.",
                on_screen=f"{rest} minta Diskominfo memeriksa folder data.",
            ) from error
    return upload


def _delete_rows(home: Home, upload: uploads.Upload, by: str) -> None:
    masked_names = home.masked / f"{upload.upload_id}.parquet"
    for path in (upload.rows_file, masked_names):
        path.unlink(missing_ok=True)
    flush(upload.folder)
    if home.masked.is_dir():
        flush(home.masked)
    forget_derived(home)
    _forget_contents(home, upload, by)


def _forget_contents(home: Home, upload: uploads.Upload, by: str) -> None:
    info = without_contents(upload.info)
    if info != upload.info:
        with home.staging_folder() as folder:
            new = folder / "upload.json"
            new.write_bytes(uploads.info_bytes(info))
            rewriting.replace(home, {upload.upload_id: {new.name: new}}, by)


def without_contents(info: dict) -> dict:
    """The ``upload.json`` of a purged upload: that it was and how much, nothing that stood in its
    file."""
    rejected = [row | {"value": None} for row in info["rejected_rows"]]
    reading = info["reading"] | {"map": {}}
    kept = {name: value for name, value in info.items() if name != "talks"}
    return kept | {"rejected_rows": rejected, "reading": reading, "topics": {}, "remarks": []}


def forget(home: Home) -> None:
    """Deletes a whole home and its key; only ever asked of the demo's."""
    shutil.rmtree(home.path, ignore_errors=True)
    home.key_file.unlink(missing_ok=True)


def forget_derived(home: Home) -> None:
    """Deletes every derived file; the next look makes them anew."""
    of_cases = [*home.cases.glob("*.parquet"), *home.cases.glob("*.sums")]
    for path in [*of_cases, *home.derived.glob("store-*"), home.derived / uploads.LACKING]:
        path.unlink(missing_ok=True)
    for folder in (home.cases, home.derived):
        if folder.is_dir():
            flush(folder)
