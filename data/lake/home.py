"""The home folder: where it is, its key, its lock, and how a file gets into it whole or not at
all."""

import base64
import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import shutil
import tempfile
import time
from pathlib import Path

from data.errors import Busy, Refused

WAIT_SECONDS = 60
SHORTEST_KEY = 32  # signs; with a short one, hashes of telephone numbers are undone by trying
IN_USE = ".in-use"  # locked by the process whose staging folder it is
LAYOUT = 1  # of a home; a newer program reads every earlier one as it is
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
        self.cases = self.path / "cases"
        self.staging = self.path / "staging"
        self.mark = self.path / "home.json"
        self.contents = self.path / "contents.txt"
        self.key_file = self.path.with_name(self.path.name + ".key")
        self.proposed: dict[str, list[dict]] = {}
        self.withheld: frozenset[tuple[str, str]] = frozenset()

    def proposing(self, kind: str, content: dict) -> "Home":
        """The home as it would be with one more document; nothing is written."""
        home = Home(self.path)
        home.proposed = self.proposed | {kind: [*self.proposed.get(kind, []), content]}
        home.withheld = self.withheld
        return home

    def withholding(self, kind: str, *names: str) -> "Home":
        """The home as it would be without some documents of a kind; nothing is written."""
        home = Home(self.path)
        home.proposed = self.proposed
        home.withheld = self.withheld | {(kind, name) for name in names}
        return home

    def as_it_was(self, names: frozenset[str]) -> "Home":
        """The same home with only these uploads and documents in it, for reading."""
        return Home(self.path, names)

    def counts(self, name: str) -> bool:
        """Whether an upload or document (a path relative to the home) is one of those looked at."""
        return self.only is None or name in self.only

    def create(self) -> None:
        """Makes the folder and its key at the first start; later calls change nothing."""
        for folder in (self.uploads, self.documents, self.cases, self.staging):
            folder.mkdir(parents=True, exist_ok=True)
        if self.mark.exists():
            return
        with self.lock():
            if not self.mark.exists():
                if any(self.uploads.iterdir()):
                    raise Refused(
                        f"Berkas {self.mark} hilang, padahal sudah ada unggahan; kembalikan dari "
                        "cadangan."
                    )
                key = self._environment_key() or self._new_key()
                if len(key) < SHORTEST_KEY:
                    raise Refused(
                        f"Kunci ({self._key_place()}) hanya {len(key)} huruf, sehingga dapat ditebak; "
                        f"pakai paling sedikit {SHORTEST_KEY} huruf acak, misalnya dari “openssl rand "
                        "-hex 32”, atau kosongkan agar dibuatkan."
                    )
                mark = {"tanggap": LAYOUT, "key_fingerprint": _fingerprint(key)}
                write_whole(self.mark, json.dumps(mark, indent=1).encode())

    def key(self) -> str:
        """The secret of the keyed hashes, as hexadecimal text.

        Raises Refused where it is not the key that this home was made with: new hashes would count
        all twice."""
        key = self._environment_key()
        if key is None and self.key_file.exists():
            key = self.key_file.read_text().strip()
        try:
            expected = json.loads(self.mark.read_text())["key_fingerprint"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            broken = f"Berkas {self.mark.name} dalam folder data rusak atau hilang"
            raise Refused(
                f"{broken}; jalankan “python -m data verify”, lalu kembalikan dari cadangan.",
                on_screen=f"{broken}; minta Diskominfo memulihkannya dari cadangan.",
            ) from error
        if key is None or _fingerprint(key) != expected:
            raise Refused(
                "Kunci folder data tidak ada atau bukan kunci yang benar: kembalikan berkas "
                f"{self.key_file} (atau isi TANGGAP_KEY), lalu ulangi."
            )
        return key

    @contextlib.contextmanager
    def lock(self, name: str = "lock"):
        """Only one process at a time is inside; waits at most 60 s, then Busy."""
        self.path.mkdir(parents=True, exist_ok=True)
        with open(self.path / name, "a") as handle:
            deadline = time.monotonic() + WAIT_SECONDS
            while True:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        raise Busy from None
                    time.sleep(0.05)
            yield

    @contextlib.contextmanager
    def staging_folder(self):
        """A folder of one's own inside the home's file system, gone afterwards."""
        self.staging.mkdir(parents=True, exist_ok=True)
        self._forget_abandoned()
        folder = Path(tempfile.mkdtemp(dir=self.staging))
        try:
            with open(folder / IN_USE, "w") as mark:
                fcntl.flock(mark, fcntl.LOCK_EX)
                yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _forget_abandoned(self) -> None:
        """Deletes what a killed process left behind: an unpacked export is citizens' words."""
        for folder in self.staging.iterdir():
            try:
                with open(folder / IN_USE) as mark:
                    fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(folder, ignore_errors=True)
            except (FileNotFoundError, NotADirectoryError, BlockingIOError):
                continue  # being made or deleted by its owner, or in use

    def secret(self) -> str:
        """What goes into keyed hashes: 128 bits made from the key, short enough for one block of
        SHA-256."""
        return base64.b64encode(
            hashlib.sha256(b"tanggap secret " + self.key().encode()).digest()[:16]
        ).decode()[:22]

    def _environment_key(self) -> str | None:
        return os.environ.get("TANGGAP_KEY", "").strip() or None

    def _key_place(self) -> str:
        return "TANGGAP_KEY" if self._environment_key() else str(self.key_file)

    def _new_key(self) -> str:
        if self.key_file.exists():
            key = self.key_file.read_text().strip()
            if not key:
                raise Refused(
                    f"Berkas kunci {self.key_file} kosong; hapus berkas itu, atau kembalikan "
                    "isinya."
                )
            return key
        key = secrets.token_hex(32)
        descriptor = os.open(self.key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            handle.write(key + "\n")
            handle.flush()
            os.fsync(handle.fileno())
        return key


def current() -> Home:
    """The home that TANGGAP_HOME names, else ``home/`` in the working folder. Refused where a newer
    program made it."""
    home = Home(os.environ.get("TANGGAP_HOME") or "home")
    refuse_newer(home)
    return home


def refuse_newer(home: Home) -> None:
    """Refused: a home whose layout this program does not know yet. What it cannot read of the mark
    is for ``verify`` to say."""
    try:
        layout = json.loads(home.mark.read_bytes())["tanggap"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    if isinstance(layout, int) and layout > LAYOUT:
        raise Refused(
            f"Folder data ini dibuat program Tanggap yang lebih baru (susunan {layout}, program ini "
            f"mengenal sampai {LAYOUT}); pasang program yang terbaru, lalu ulangi."
        )


def shown(within: Home | None = None) -> Home:
    """The home that screens show and upload into: the demo's inside an otherwise empty home, else
    the home itself; ``within`` another home than the current one."""
    home = within or current()
    demo = Home(home.path / DEMO)
    has_register = any((home.documents / "register").glob("*.json"))
    return demo if not has_register and (demo.path / DEMO_MARK).exists() else home


def _fingerprint(key: str) -> str:
    return hashlib.sha256(b"tanggap key " + key.encode()).hexdigest()[:16]


def write_whole(path: Path, content: bytes) -> None:
    """Writes under a temporary name, flushes and renames: the file is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    with os.fdopen(descriptor, "wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(temporary, path)
    flush(path.parent)


def flush(path: Path) -> None:
    """Makes a file's content, or the renames inside a folder, last through a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with open(path, "rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
