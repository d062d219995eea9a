"""The one error that people see: a plain Indonesian sentence that names the thing and the way
out."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from data.questions import Question

FOR_SCREEN = "TANGGAP_SCREEN"  # set by a screen for the commands that it runs


class Refused(Exception):
    """What was asked is refused and nothing was stored; the text is the sentence shown to the
    person, on the command line.

    ``on_screen``: the same for one who sees a screen, where that has another way out than an option
    or a command; else the sentence itself. ``question``: where an answer would let it through, what
    a screen needs to ask for it."""

    def __init__(
        self, sentence: str, question: Question | None = None, on_screen: str | None = None
    ):
        super().__init__(_line(sentence))
        self.on_screen = _line(sentence if on_screen is None else on_screen)
        self.question = question


class NoRegister(Refused):
    """Nothing can be shown or loaded before OPDs and accounts are known."""

    def __init__(self):
        super().__init__(
            "Belum ada register; jalankan dulu “python -m data register OPD.csv ACCOUNTS.csv”.",
            on_screen="Belum ada register; minta Diskominfo memuatnya dulu.",
        )


class Busy(Refused):
    """Somebody else has held the data folder for too long."""

    def __init__(self):
        super().__init__(
            "Folder data sedang dipakai proses lain lebih dari 60 detik; coba lagi sebentar lagi."
        )


DISK = {
    errno.ENOSPC: "Disk penuh",
    errno.EDQUOT: "Jatah disk habis",
    errno.EFBIG: "Berkas lebih besar daripada yang boleh ditulis ke disk",
    errno.EROFS: "Disk hanya dapat dibaca",
    errno.EACCES: "Folder atau berkas tidak boleh ditulis oleh pengguna ini",
    errno.EIO: "Disk gagal dibaca atau ditulis",
}
# what DuckDB raises where the system refuses it a file; which of them depends on where it stands
DUCKDB_SAYS = ("IOException", "TransactionException", "FatalException", "InternalException")


class DiskFails(Refused):
    """A disk that is full, read-only or failing kept something from being stored. ``reason``: what
    it did; ``number``: the system's error, None where that is not known."""

    def __init__(self, reason: str, number: int | None):
        self.reason, self.number = reason, number
        unsure = number == errno.EIO  # then nobody can say what it has taken
        kept = "mungkin tidak tersimpan" if unsure else "tidak disimpan"
        check = ", jalankan “python -m data verify”" if unsure else ""
        super().__init__(
            f"{reason}; yang belum dilaporkan selesai {kept}. Pulihkan disk itu{check}, lalu ulangi.",
            on_screen=f"{reason}; yang ini {kept}. Beri tahu Diskominfo, lalu ulangi.",
        )


@contextmanager
def refused_by_disk() -> Iterator[None]:
    """Whatever a disk does inside is a refusal, at a command and on a screen alike."""
    try:
        yield
    except Exception as error:
        if isinstance(error, Refused) or (reason := of_disk(error)) is None:
            raise
        raise DiskFails(reason, getattr(error, "errno", None)) from error


def of_disk(error: BaseException) -> str | None:
    """What a disk that is full, read-only or failing did, in Indonesian; None where the error is
    another. DuckDB says it in the words of the system only."""
    if isinstance(error, DiskFails):
        return error.reason
    if isinstance(error, OSError) and error.errno in DISK:
        return DISK[error.errno]
    if "No usable temporary directory" in str(error):
        return DISK[errno.ENOSPC]  # so tempfile says it, of a folder that takes not a byte
    of_system = type(error).__name__ in DUCKDB_SAYS or isinstance(error, OSError)
    found = [said for code, said in DISK.items() if os.strerror(code) in str(error)]
    return found[0] if of_system and found else None


def is_for_screen() -> bool:
    """Whether a screen runs this command, and shows what it says."""
    return bool(os.environ.get(FOR_SCREEN))


def said(refusal: Refused) -> str:
    """The sentence for whoever asked: of a command that a screen runs, the screen's."""
    return refusal.on_screen if is_for_screen() else str(refusal)


def _line(sentence: str) -> str:
    return shorten(" ".join(sentence.split()))


def shorten(text: str, limit: int = 300) -> str:
    """The text, cut to ``limit`` characters with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def quote(value: object, limit: int = 40) -> str:
    """A value from outside as it may stand in a sentence: one line, printable, short, in quotation
    marks."""
    text = "".join(c if c.isprintable() else " " for c in str(value))
    return f"“{shorten(' '.join(text.split()), limit)}”"
