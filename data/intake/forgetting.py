"""``lupakan``, the step of ``verify`` and ``backup`` that takes out of a home what must not be kept
there (any more): old masked names, and of uploads from before these were left out, the cells of
rejected rows and topics that are free text."""

import errno
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from data.errors import DiskFails, Refused
from data.importers.rows.kept_values import without_citizens, without_quotes
from data.intake import old_topics
from data.lake import damage, masked, removal, rewriting, uploads
from data.lake.home import Home
from data.lake.uploads import Lake, Upload
from data.register.register import Register

STEP = "lupakan"


@dataclass(frozen=True)
class Forgotten:
    """What one run took out: ``masked_names`` (files), ``values`` (cells of rejected rows),
    ``topics`` (rows whose topic became "lainnya"); ``rewritten``: how many uploads."""

    masked_names: int
    values: int = 0
    topics: int = 0
    rewritten: int = 0

    def as_line(self) -> dict[str, int]:
        """For the JSON line of the command."""
        return asdict(self)


def forget(home: Home, by: str) -> Forgotten:
    """Cleans a whole home; a second run finds nothing. Damaged where an upload to be cleaned is not
    as it was recorded: such a one is never written anew."""
    try:
        masked_names = masked.forget_old(home)
        if not _unclean(home):
            return Forgotten(masked_names)
        with home.lock("backup.lock"), home.lock(), home.staging_folder() as folder:
            return _rewrite(home, by, folder, masked_names)
    except (PermissionError, DiskFails) as error:
        if isinstance(error, DiskFails) and error.number not in (errno.EACCES, errno.EROFS):
            raise
        raise Refused(
            f"Folder data {home.path} tidak dapat ditulis, padahal masih memuat data warga yang "
            "harus dihapus; jalankan sebagai pemilik folder itu."
        ) from error


def _unclean(home: Home) -> list[Upload]:
    """Uploads that hold more than they may, or may do so."""
    accounts = Register.current(home).accounts
    return [
        upload
        for upload in Lake.read(home).uploads
        if old_topics.is_old(upload) or _cleaned(upload, accounts) != upload.info
    ]


def _rewrite(home: Home, by: str, folder: Path, masked_names: int) -> Forgotten:
    unclean, accounts = _unclean(home), Register.current(home).accounts
    for upload in unclean:
        damage.refuse_unless_whole(upload.folder, upload.rows_file.name if upload.purged else None)
    chosen = old_topics.chosen(Lake.read(home), folder)
    files: dict[str, dict[str, Path]] = {}
    values, topics = 0, 0
    for upload in unclean:
        info, new = _cleaned(upload, accounts), dict[str, Path]()
        values += _values(upload.info) - _values(info)
        if old_topics.is_old(upload):
            info, new, gone = _without_old_topics(upload, info, chosen, folder)
            topics += gone
        written = folder / f"{upload.upload_id}.json"
        written.write_bytes(uploads.info_bytes(info))
        files[upload.upload_id] = new | {"upload.json": written}
    if files:
        rewriting.replace(home, files, by)
        removal.forget_derived(home)
    return Forgotten(masked_names, values, topics, len(files))


def _without_old_topics(
    upload: Upload, info: dict, chosen: dict[str, old_topics.Chosen], folder: Path
) -> tuple[dict, dict[str, Path], int]:
    """``upload.json`` with the topics that stay, the rows file where it changes, and how many of its
    rows do."""
    if not upload.rows_file.exists():
        return info | {"topics": {}}, {}, 0
    allowed, names = chosen[upload.info["kind"]]
    rows = folder / f"{upload.upload_id}.parquet"
    gone = old_topics.cleaned(upload.rows_file, allowed, rows)
    kept = {account_id: names[account_id] for account_id in info["stamps"] if account_id in names}
    return info | {"topics": kept}, {upload.rows_file.name: rows} if gone else {}, gone


def _cleaned(upload: Upload, accounts: Collection[str]) -> dict:
    """Its ``upload.json`` as it may be, topics aside."""
    if upload.purged:
        return removal.without_contents(upload.info)
    rejected = [without_citizens(row, accounts) for row in upload.info["rejected_rows"]]
    remarks = [without_quotes(remark) for remark in upload.info.get("remarks", ())]
    return upload.info | {"rejected_rows": rejected, "remarks": remarks}


def _values(info: dict) -> int:
    return sum(row["value"] is not None for row in info["rejected_rows"])
