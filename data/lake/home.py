"""The home folder: where it is, what lies where in it, and its mark."""

import base64
import hashlib
import json
import os
import stat
import tempfile
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path

from data.errors import Refused, refused_by_disk
from data.lake import key as keys
from data.lake import locks, names
from data.lake.writing import make_folder, write_whole

DEMO, DEMO_MARK = (
    "demo",
    "demo.json",
)  # the folder inside a home, and the file that says that it is filled


class Home:
    """One home folder.

    ``uploads/``, ``documents/`` and ``published/`` are the lake (the truth), ``cases/`` and
    ``store-*.duckdb`` are derived, ``staging/`` holds what is not yet there. The key lies beside
    the folder, never in it. ``only``: the uploads and documents that count (``documents.put_in``),
    where the home is looked at as it was; None: all.
    """

    def __init__(self, path: str | os.PathLike, only: frozenset[str] | None = None):
        self.path = Path(path).absolute()
        self.only = only
        self.uploads = self.path / "uploads"
        self.documents = self.path / "documents"
        self.published = self.path / "published"
        self.masked = self.path / "masked"
        self.mark = self.path / "home.json"
        self.contents = self.path / "contents.txt"
        self.key_file = self.path.with_name(self.path.name + ".key")
        self.proposed: dict[str, list[dict]] = {}
        self.withheld: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def derived(self) -> Path:
        """Where what can be made anew lies: in the home, or, of a home that this person can only
        read, in a folder of their own among the temporary ones."""
        if not self.is_read_only():
            return self.path
        name = hashlib.sha256(os.fsencode(self.path)).hexdigest()[:16]
        folder = Path(tempfile.gettempdir()) / f"tanggap-{os.getuid()}-{name}"
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
        if status.st_uid != os.getuid() or stat.S_IMODE(status.st_mode) != 0o700:
            raise Refused(
                f"Folder {folder} bukan milik Anda sendiri, sehingga angka tidak dapat disusun di "
                "sana; hapus folder itu, atau isi TMPDIR dengan folder Anda."
            )
        return folder

    @cached_property
    def cases(self) -> Path:
        """Derived: the cases of each account."""
        return self.derived / "cases"

    @cached_property
    def staging(self) -> Path:
        """Folders of those who are just writing."""
        return self.derived / "staging"

    def is_read_only(self) -> bool:
        """Whether it is there and this process cannot write into it."""
        return self.path.is_dir() and not os.access(self.path, os.W_OK)

    def proposing(self, kind: str, content: dict) -> "Home":
        """The home as it would be with one more document; nothing is written."""
        home = Home(self.path)
        home.proposed = self.proposed | {kind: [*self.proposed.get(kind, []), content]}
        home.withheld = self.withheld
        return home

    def withholding(self, kind: str, *of_kind: str) -> "Home":
        """The home as it would be without some documents of a kind; nothing is written."""
        home = Home(self.path)
        home.proposed = self.proposed
        home.withheld = self.withheld | {(kind, name) for name in of_kind}
        return home

    def as_it_was(self, only: frozenset[str]) -> "Home":
        """The same home with only these uploads and documents in it, for reading."""
        return Home(self.path, only)

    def counts(self, name: str) -> bool:
        """Whether an upload or document (a path relative to the home) is one of those looked at."""
        return self.only is None or name in self.only

    def has_register(self) -> bool:
        """Whether OPDs and accounts are known, or were: one that is lost is damage, which is named,
        and no empty home, in whose place the demo would be shown. Else there is nothing to show."""
        there = (self.documents / "register").glob("*.json")
        if any(names.DOCUMENT.fullmatch(path.name) for path in there):
            return True
        return self.contents.exists() and b"documents/register/" in self.contents.read_bytes()

    def create(self) -> None:
        """Makes the folder and its key at the first start; later calls change nothing."""
        with refused_by_disk():
            for folder in (self.uploads, self.documents, self.cases, self.staging):
                make_folder(folder)
        if self.mark.exists():
            return
        with self.lock():
            if not self.mark.exists():
                if any(names.UPLOAD.fullmatch(path.name) for path in self.uploads.iterdir()):
                    raise Refused(
                        f"Berkas {self.mark} hilang, padahal sudah ada unggahan; kembalikan dari "
                        "cadangan."
                    )
                write_whole(self.mark, keys.content(keys.first(self.key_file)))

    def key(self) -> str:
        """The secret of the keyed hashes, as hexadecimal text.

        Raises Refused where it is not the key that this home was made with: new hashes would count
        all twice."""
        key = self.kept_key()
        try:
            expected = keys.read(self.mark)
        except keys.Broken as error:
            broken = f"Berkas {self.mark.name} dalam folder data rusak, hilang, atau tidak terbaca"
            raise Refused(
                f"{broken}; jalankan “python -m data verify”, lalu kembalikan dari cadangan.",
                on_screen=f"{broken}; minta Diskominfo memulihkannya dari cadangan.",
            ) from error
        if key is None or keys.fingerprint(key) != expected:
            raise Refused(
                "Kunci folder data tidak ada atau bukan kunci yang benar: kembalikan berkas "
                f"{self.key_file} (atau isi TANGGAP_KEY), lalu ulangi."
            )
        return key

    def kept_key(self) -> str | None:
        """The key that is at hand, whether or not it is this home's."""
        return keys.at_hand(self.key_file)

    def lock(self, name: str = "lock") -> AbstractContextManager[None]:
        """Only one process at a time is inside; waits at most 60 s, then Busy."""
        return locks.held(self.path, name, self.is_read_only())

    def is_locked(self, name: str) -> bool:
        """Whether some process is inside that lock now."""
        return locks.is_held(self.path, name, self.is_read_only())

    def staging_folder(self) -> AbstractContextManager[Path]:
        """A folder of one's own inside the home's file system, gone afterwards."""
        with refused_by_disk():
            staging = self.staging
        return locks.staging_folder(staging)

    def secret(self) -> str:
        """What goes into keyed hashes: 128 bits made from the key, short enough for one block of
        SHA-256."""
        return base64.b64encode(
            hashlib.sha256(b"tanggap secret " + self.key().encode()).digest()[:16]
        ).decode()[:22]


def named() -> Path:
    """The folder that TANGGAP_HOME names, else ``home/`` in the working folder; nothing is read of
    it."""
    return Path(os.environ.get("TANGGAP_HOME") or "home").absolute()


def current() -> Home:
    """The home at :func:`named`. Refused where a newer program made it."""
    home = Home(named())
    refuse_newer(home)
    return home


def refuse_newer(home: Home) -> None:
    """Refused: a home whose layout this program does not know yet. What it cannot read of the mark
    is for ``verify`` to say."""
    try:
        layout = json.loads(home.mark.read_bytes())["tanggap"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    if isinstance(layout, int) and layout > keys.LAYOUT:
        raise Refused(
            f"Folder data ini dibuat program Tanggap yang lebih baru (susunan {layout}, program ini "
            f"mengenal sampai {keys.LAYOUT}); pasang program yang terbaru, lalu ulangi."
        )


def shown(within: Home | None = None) -> Home:
    """The home that screens show and upload into: the demo's inside an otherwise empty home, else
    the home itself; ``within`` another home than the current one."""
    home = within or current()
    demo = Home(home.path / DEMO)
    return demo if not home.has_register() and (demo.path / DEMO_MARK).exists() else home
