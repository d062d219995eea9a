"""The lake: everything that people put in, as immutable files; here uploads come in."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from data import moment
from data.errors import Refused, quote
from data.lake import damage, documents, rewriting
from data.lake.home import Home
from data.lake.names import SUMS, UPLOAD_JSON
from data.lake.writing import put, write_whole

LACKING = "lacking.json"  # derived: which uploads the newest store had to do without
NEEDED = (
    "kind",
    "received_at",
    "sha256",
    "from",
    "until",
    "covered",
    "stamps",
    "reading",
    "rejected_rows",
)  # of upload.json, for any figure, and for what must be taken out of it


@dataclass(frozen=True)
class Upload:
    """One upload: its ``upload.json`` and where its rows lie. ``info`` keys are those of
    ``upload.json``."""

    upload_id: str
    folder: Path
    info: dict
    undone: bool = False
    purged: bool = False

    @property
    def rows_file(self) -> Path:
        """``messages.parquet`` or ``cases.parquet``."""
        return self.folder / f"{self.info['kind']}.parquet"

    @property
    def valid(self) -> bool:
        """Neither undone nor purged: its rows and its coverage count."""
        return not (self.undone or self.purged)

    @property
    def stated_until(self) -> datetime | None:
        """The stated end of its coverage, as it was stated."""
        return moment.from_text(self.info["until"])

    @property
    def interval(self) -> tuple[datetime, datetime] | None:
        """What it covers, the end at most the moment of receipt; None where nothing was stated."""
        if self.info["from"] is None:
            return None
        end = min(moment.from_text(self.info["until"]), moment.from_text(self.info["received_at"]))
        return moment.from_text(self.info["from"]), end

    @property
    def repeats(self) -> bool:
        """Whether some of its rows were there already when it came; True while that is not known."""
        return self.info.get("updated", 1) + self.info.get("duplicates", 1) > 0

    @property
    def is_staged(self) -> bool:
        """Whether it is only counted yet: its list of hashes is written when it comes in."""
        return self.folder.name != self.upload_id

    def accounts(self) -> set[str]:
        """Accounts that it has rows of or states coverage for."""
        return set(self.info["covered"]) | set(self.info["stamps"])


@dataclass(frozen=True)
class Lake:
    """A view of one home at one moment; every derived file is a function of it. ``lost``: what is
    wrong with the uploads that are left out, because they are not as they were written."""

    home: Home
    uploads: tuple[Upload, ...] = field(default=())
    lost: tuple[damage.Damaged, ...] = field(default=())

    @classmethod
    def read(cls, home: Home) -> "Lake":
        """Reads all ``upload.json`` and marks; Damaged where one of them is not as it was written, or
        something that came in is gone: nobody changes what he cannot see whole."""
        documents.refuse_gone(home)
        view = cls.readable(home)
        if view.lost:
            raise view.lost[0]
        return view

    @classmethod
    def readable(cls, home: Home) -> "Lake":
        """The same for those who only look, without the uploads that cannot be read (``lost``)."""
        undone = {d["upload_id"] for d in documents.read(home, "undo")}
        purged = {d["upload_id"] for d in documents.read(home, "purge")}
        found: list[Upload] = []
        lost: list[damage.Damaged] = []
        for name in documents.upload_names(home):
            folder = home.uploads / name
            if not folder.is_dir():
                continue
            try:
                info = _info(home, folder)
                found.append(Upload(name, folder, info, name in undone, name in purged))
            except damage.Damaged as error:
                lost.append(error)
        return cls(home, tuple(found), tuple(lost))

    def plus(self, upload: Upload) -> "Lake":
        """The lake as it would be with one more upload."""
        return Lake(self.home, (*self.uploads, upload), self.lost)

    def without(self, error: damage.Damaged) -> "Lake":
        """The lake without the upload whose file is named; the error itself where that is none of
        the valid ones."""
        name = error.path.parent.name
        if name not in {upload.upload_id for upload in self.valid}:
            raise error
        kept = tuple(upload for upload in self.uploads if upload.upload_id != name)
        return Lake(self.home, kept, (*self.lost, error))

    @cached_property
    def lacking(self) -> tuple[damage.Damaged, ...]:
        """Those of ``lost`` whose uploads would count."""
        marks = (documents.read(self.home, kind) for kind in ("undo", "purge"))
        gone = {document["upload_id"] for of_kind in marks for document in of_kind}
        return tuple(error for error in self.lost if error.path.parent.name not in gone)

    @cached_property
    def valid(self) -> tuple[Upload, ...]:
        """Uploads that count, oldest first."""
        return tuple(u for u in self.uploads if u.valid)

    @cached_property
    def by_account(self) -> dict[str, list[Upload]]:
        """Valid uploads of each account, those with coverage only included."""
        found: dict[str, list[Upload]] = {}
        for upload in self.valid:
            for account_id in upload.accounts():
                found.setdefault(account_id, []).append(upload)
        return found

    def upload(self, upload_id: str) -> Upload:
        """The upload of that id; Refused where there is none."""
        for upload in self.uploads:
            if upload.upload_id == upload_id:
                return upload
        missing = f"Unggahan {quote(upload_id)} tidak ada; lihat daftarnya"
        raise Refused(
            f"{missing} dengan “python -m data uploads”.", on_screen=f"{missing} dalam riwayat."
        )


def _info(home: Home, folder: Path) -> dict:
    """Its ``upload.json``, which must be as it was written, or as it is being written anew."""
    info = damage.read_json(folder / UPLOAD_JSON, *NEEDED)
    try:
        damage.refuse_unless_whole(folder, only=UPLOAD_JSON)
    except damage.Damaged:
        if UPLOAD_JSON not in rewriting.unfinished(home).get(folder.name, {}):
            raise
    return info


def fingerprint(home: Home, program: str) -> str:
    """What the store depends on: names of uploads and documents (both vouch for their content) and
    the program."""
    digest = hashlib.sha256(program.encode())
    uploads = documents.upload_names(home)
    kinds = [kind for kind in documents.KINDS if kind not in documents.BESIDE_FIGURES]
    for name in uploads + [f"{k}/{n}" for k in kinds for n in documents.file_names(home, k)]:
        digest.update(name.encode() + b"\n")
    return digest.hexdigest()[:20]


def new_id(home: Home, original_sha256: str, rows_sha256: str) -> str:
    """The id of the next upload: a running number and a hash of the file and of the rows that were
    read from it."""
    last = max((int(name.split("-")[0]) for name in documents.upload_names(home)), default=0)
    return f"{last + 1:06d}-{hashlib.sha256((original_sha256 + rows_sha256).encode()).hexdigest()[:12]}"


def commit(home: Home, staged: Upload, rows_sha256: str) -> Upload:
    """Moves a staged upload into the lake, whole; call it inside ``home.lock()``.

    Its folder holds the rows file, whose hash is ``rows_sha256``; ``upload.json`` and
    ``SHA256SUMS`` (for ``sha256sum -c`` too) are added."""
    text = info_bytes(staged.info)
    write_whole(staged.folder / "upload.json", text)
    sums = (
        f"{rows_sha256}  {staged.rows_file.name}\n{hashlib.sha256(text).hexdigest()}  upload.json\n"
    )
    write_whole(staged.folder / SUMS, sums.encode())
    with documents.noted(home, f"uploads/{staged.upload_id}"):
        put(staged.folder, home.uploads / staged.upload_id)
    return replace(staged, folder=home.uploads / staged.upload_id)


def info_bytes(info: dict) -> bytes:
    """``upload.json`` as it is written."""
    return json.dumps(info, ensure_ascii=False, indent=1).encode()
